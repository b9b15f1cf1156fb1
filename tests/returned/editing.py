"""Documents edited as people edit them: words replaced in the body, parts put in and taken out."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from pathlib import Path

import bylawkit as bk
from bylawkit.returned.values import Outcome, Verified

ROOT = Path(__file__).parents[2]
BODY = "word/document.xml"

TEXT = """规约 "甲小区管理规约"
  类型  商品房
  规模  600户 60000.00平方米

章 "总则"

主体 物业 "安居物业"
  角色  物业服务人

条 "目的"
  "业主应当爱护共有部分，不得损害他人权益。"

章 "表决"

事项 修订 "修订管理规约"
  归属    业主大会
  类别    管理规约
  参与    面积三分之二以上 且 人数三分之二以上
  同意    参与面积过半数 且 参与人数过半数
  未表决  不计入
  通知    15日
  委托    最多3户 书面
  依据    民法典 278

义务 清扫 "清扫楼道"
  主体  物业
  应当  清扫楼道，擦拭扶手
  频次  每日1次
  对象  业主

费用 物业费 "物业费"
  缴纳  业主 → 物业
  标准  住宅 0.80元/平方米/月, 商铺 1.60元/平方米/月
  对价  清扫
  应缴  每季度末月20日前

条 "附则"
  "修订本规约的，按照{修订}办理。"
"""


def issued(text: str = TEXT, kind: str = "bylaws", lang: str | None = None) -> bytes:
    """The document of a text as it is issued."""
    made = bk.documents(text, kinds=[kind], lang=lang).unwrap()
    assert len(made) == 1
    return made.popitem()[1]


def parts_of(document: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def edited(document: bytes, changes: dict[str, str]) -> bytes:
    """The document with the first occurrence of some of its body's XML replaced."""
    parts = parts_of(document)
    body = parts[BODY].decode()
    for old, new in changes.items():
        assert old in body, old
        body = body.replace(old, new, 1)
    return zipped({**parts, BODY: body.encode()})


def without_record(document: bytes, ids: bool = True) -> bytes:
    """What a program leaves that drops custom parts and properties, and ids if so wished."""
    parts = parts_of(document)
    kept = {
        name: data
        for name, data in parts.items()
        if not name.startswith("customXml/") and name != "docProps/custom.xml"
    }
    if not ids:
        kept[BODY] = re.sub(rb' w14:paraId="[0-9A-F]+"', b"", kept[BODY])
    return zipped(kept)


def told(document: bytes, source: object = TEXT) -> Verified:
    """What becomes of a document beside its source, else beside its record."""
    result = bk.verify(document, source)  # type: ignore[arg-type]
    assert result.value is not None, result.messages("en")
    return result.value


def counts(found: Verified) -> dict[str, int]:
    """How many paragraphs have each fate, but for those that are unchanged."""
    every = Counter(one.fate.value for one in found.outcomes)
    del every["unchanged"]
    return dict(every)


def changed(found: Verified) -> list[Outcome]:
    return [one for one in found.outcomes if one.fate.value != "unchanged"]
