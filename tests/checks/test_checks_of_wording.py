"""Checks that read wording: what they take for what it says, and what they leave alone."""

from __future__ import annotations

import pytest

from bylawkit.pipeline import findings, read_text

HEAD = '规约 "试验小区"\n  类型 {kind}\n  辖区 中国 自 2026-01-01\n\n'


def codes_in(text: str, kind: str = "商品房") -> set[str]:
    reading = read_text(HEAD.format(kind=kind) + text)
    assert reading.ok, [one.message("zh") for one in reading.diagnostics]
    return {one.code.id for one in findings(reading)}


def norm(word: str, action: str, when: str | None = None, who: str = "业主") -> str:
    modal = {"义务": "应当", "权利": "有权", "禁止": "不得"}[word]
    text = f"{word} 甲\n  主体 {who}\n  {modal} {action}\n  对象 业主, 物业\n"
    return text + (f"  条件 {when}\n" if when else "")


@pytest.mark.parametrize(
    ("word", "action", "when"),
    [
        ("权利", "参加车位摇号", "已缴清物业费"),
        ("权利", "开通门禁卡", "缴纳物业服务费的"),
        ("禁止", "乘坐电梯", "拖欠物业费六个月以上的"),
        ("禁止", "出入小区", "未缴物业管理费"),
        ("right", "take part in the draw for parking", "the property fee is paid"),
    ],
)
def test_living_conditions_tied_to_a_fee(word: str, action: str, when: str) -> None:
    if word == "right":
        text = f"right a\n  bearer owners\n  may {action}\n  owed-to owners\n  when has paid the property fee\n"
    else:
        text = norm(word, action, when)
    assert "BK378" in codes_in(text)


@pytest.mark.parametrize(
    ("word", "action", "when"),
    [
        ("权利", "参加车位摇号", "名下有机动车"),
        ("权利", "停放一辆车", "已缴清停车费"),
        ("义务", "保持电梯正常运行", "业主缴纳物业费"),
        ("权利", "查阅账目", "已缴清物业费"),
        ("禁止", "乘坐电梯", "携带电动自行车"),
    ],
)
def test_other_conditions_are_left_alone(word: str, action: str, when: str) -> None:
    assert "BK378" not in codes_in(norm(word, action, when))


@pytest.mark.parametrize(
    ("word", "action", "who", "code"),
    [
        ("禁止", "转让房屋", "业主", "BK380"),
        ("禁止", "出售、出租自己的住宅", "业主", "BK380"),
        ("禁止", "向法院起诉物业", "业主", "BK381"),
        ("禁止", "越级投诉", "使用人", "BK381"),
        ("权利", "拒交物业费", "业主", "BK382"),
        ("权利", "将所有物业服务外包", "物业", "BK383"),
    ],
)
def test_what_cannot_be_taken_away(word: str, action: str, who: str, code: str) -> None:
    assert code in codes_in(norm(word, action, who=who))


@pytest.mark.parametrize(
    ("word", "action", "who"),
    [
        ("禁止", "将房屋分割后按床位出租", "业主"),
        ("禁止", "出租地下储藏室供人居住", "业主"),
        ("禁止", "出租、出借公共房屋", "物业"),
        ("禁止", "转租房屋", "承租人"),
        ("权利", "就物业服务向有关部门投诉", "业主"),
        ("禁止", "打击报复投诉的业主", "物业"),
        ("禁止", "捏造事实恶意投诉", "业主"),
        ("禁止", "阻挠业主起诉", "物业"),
        ("权利", "要求少交停水期间的物业费", "业主"),
        ("权利", "将绿化养护委托给专业单位", "物业"),
        ("禁止", "将全部物业服务转委托给他人", "物业"),
    ],
)
def test_what_may_be_agreed(word: str, action: str, who: str) -> None:
    found = codes_in(norm(word, action, who=who)) & {"BK380", "BK381", "BK382", "BK383"}
    assert found == set()


@pytest.mark.parametrize(
    ("remedy", "code"),
    [
        ("切断其自来水", "BK217"),
        ("物业可以限制其用电", "BK217"),
        ("对欠费户停止供水", "BK217"),
        ("暂停该户的燃气", "BK217"),
        ("欠费的，门禁卡停用", "BK218"),
        ("欠费期间不予充值水卡", "BK218"),
    ],
)
def test_cut_offs_in_other_words(remedy: str, code: str) -> None:
    assert code in codes_in(norm("义务", "按时缴费") + f"  否则 {remedy}\n")


def lease(*lines: str) -> str:
    body = "".join(f"  {line}\n" for line in lines)
    return f"租约 租住\n  双方 公房产权人 → 承租人\n{body}"


@pytest.mark.parametrize(
    "ground",
    [
        "累计拖欠租金六个月以上",
        "无正当理由连续闲置",
        "将住房用于经营，改变了用途",
        "利用住房从事违法活动",
        "购买了商品住房",
        "承租人提出退租",
        "不再符合保障条件",
        "the home is sublet or lent",
        "tenants are no longer eligible",
    ],
)
def test_grounds_of_the_measures(ground: str) -> None:
    assert "BK372" not in codes_in(lease(f"解除 {ground}"), "公租房")


@pytest.mark.parametrize(
    "ground", ["不服从管理", "缺席租户大会", "欠缴物业费", "与邻居争吵", "does not volunteer"]
)
def test_grounds_beyond_the_measures(ground: str) -> None:
    assert "BK372" in codes_in(lease(f"解除 {ground}"), "公租房")
    assert "BK372" not in codes_in(lease(f"解除 {ground}"))


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        (("欠租 6个月",), None),
        (("欠租 半年",), None),
        (("欠租 2个季度",), None),
        (("欠租 5个月",), "BK373"),
        (("闲置 90日",), "BK373"),
        (("限制 60个月",), None),
        (("限制 6年",), "BK374"),
        (("任期 5年",), None),
        (("任期 6年",), "BK375"),
    ],
)
def test_times_of_a_lease(lines: tuple[str, ...], code: str | None) -> None:
    found = codes_in(lease(*lines), "公租房") & {"BK373", "BK374", "BK375"}
    assert found == ({code} if code else set())


@pytest.mark.parametrize(
    ("content", "readers", "closed"),
    [
        ("业主委员会会议记录", "业主委员会", True),
        ("公共收益账目", "业主委员会, 物业", True),
        ("公共收益账目", "业主", False),
        ("公共收益账目", "居民", False),
        ("监控录像", "物业", False),
        ("业主名册，含联系方式和车位", "业主委员会", False),
    ],
)
def test_papers_that_owners_may_read(content: str, readers: str, closed: bool) -> None:
    text = f"档案 甲\n  内容 {content}\n  保管 物业\n  保存 3年\n  查阅 {readers}\n"
    assert ("BK371" in codes_in(text)) is closed


def test_tenants_of_the_public_landlord_may_read_as_owners_do() -> None:
    text = "档案 甲\n  内容 会议记录\n  保管 物业\n  保存 3年\n  查阅 承租人\n"
    assert "BK371" not in codes_in(text, "公租房")
    assert "BK371" in codes_in(text)


@pytest.mark.parametrize(
    ("steps", "codes"),
    [
        (("自逾期15日 物业 催告", "自逾期60日 物业 起诉"), set()),
        (("自逾期15日 物业 催告后起诉",), set()),
        (("自逾期15日 物业 起诉",), {"BK343"}),
        (("自逾期1个月 物业 催告", "自逾期20日 物业 起诉"), {"BK342"}),
        (("自逾期30日 物业 催告", "自逾期30日 业主委员会 督促"), set()),
        (("自逾期1个月 物业 催告", "自逾期30日 业主委员会 督促"), set()),
    ],
)
def test_ladders(steps: tuple[str, ...], codes: set[str]) -> None:
    text = "费用 物业费\n  缴纳 业主 → 物业\n  标准 住宅 1元/平方米/月\n"
    text += "".join(f"  催缴步骤 {one}\n" for one in steps)
    assert codes_in(text) & {"BK342", "BK343"} == codes
