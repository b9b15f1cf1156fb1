"""Slips: each with its own message, on the right words, in both languages."""

from __future__ import annotations

import pytest

from bylawkit.pipeline import read_text

HEAD = '规约 "甲小区规约"\n  类型 商品房\n'

SLIPS = [
    ('事项 "使用维修资金"\n', "BK024", '"使用维修资金"'),
    ("事项 用款 使用维修资金\n", "BK066", "用款 使用维修资金"),
    ('事项 用款 "使用维修资金\n', "BK017", '"使用维修资金'),
    ("事项 用款 “使用维修资金\n", "BK017", "“使用维修资金"),
    ("事项 用款\n  归宿 业主大会\n", "BK011", "归宿"),
    ("事项 用款\n归属 业主大会\n", "BK049", "归属"),
    ("事项 用款\n  通知 15\n", "BK013", "15"),
    ("事项 用款\n  通知 15号\n", "BK079", "号"),
    ("事项 用款\n  参与 面积三分之二\n", "BK023", "三分之二"),
    ("事项 用款\n  参与 面积三分之二 且 人数过半数\n", "BK023", "三分之二"),
    ("事项 用款\n  参与 面积半数以上\n", "BK120", "半数以上"),
    ("事项 用款\n  参与 面积2/0以上\n", "BK110", "2/0"),
    ("事项 用款\n  参与 面积三分之零以上\n", None, ""),
    ("事项 用款\n  参与 面积3/2以上\n", "BK111", "3/2"),
    ("事项 用款\n  参与 三分之二以上\n", "BK082", "三分之二以上"),
    ("事项 用款\n  参与 (面积过半数\n", "BK035", "("),
    ("事项 用款\n  公示 每月\n", "BK117", "公示 每月"),
    ("事项 用款\n  类别 维修资金\n", "BK015", "维修资金"),
    ("费用 物业费\n  缴纳 业主 物业\n", "BK022", "物业"),
    ("费用 物业费\n  标准 住宅 0.80美元/平方米/月\n", "BK076", "美元"),
    ("费用 物业费\n  标准 住宅 0.80/平方米/月\n", "BK013", "0.80"),
    ("费用 物业费\n  标准 住宅 -0.80元/平方米/月\n", "BK112", "-0.80"),
    ("费用 物业费\n  阶段 试用 3个月\n", "BK012", "个月"),
    ("费用 物业费\n  起算 2026-02-30\n", "BK115", "2026-02-30"),
    ("费用 物业费\n  起算 2026年13月1日\n", "BK115", "2026年13月1日"),
    ("费用 物业费\n  应缴 每月31日前\n", "BK119", "31"),
    ("程序 电梯\n  阶段 提议 业主 提交 不成 结束\n", "BK022", "结束"),
    ("程序 电梯\n  阶段 提议 业主 提交 不成 → 街道\n", "BK108", "街道"),
    ("义务 保洁\n  主体 屋主\n  应当 打扫\n", "BK104", "屋主"),
    ("义务 保洁\n  主体 物业\n", "BK130", "保洁"),
    ('条 "一"\n  这是一段话\n', "BK025", "这是一段话"),
    ('条 "一"\n  项 "甲"\n', "BK133", '项 "甲"'),
    ('条 "一"\n  "见 {不存在}"\n', "BK104", "{不存在}"),
    ('条 "一"\n  "见 {业主.面积}"\n', "BK104", "{业主.面积}"),
    ('条 "一"\n  "见 { }"\n', "BK107", "{ }"),
    ('章 "一"\n  "二"\n', "BK019", '"二"'),
    ("第一条 业主应当守法\n", "BK045", "第一条"),
    ("事项 用款\n  归属 业主大会\n    类别 管理规约\n", "BK039", "    "),
    ("事项 用款\n  归属 业主大会\n\t类别 管理规约\n", "BK040", "\t"),
    ("事项 用款\n  归属 业主大会\n  归属 业主\n", "BK103", "归属"),
    ("事项 用款\n事项 用款\n", "BK102", "用款"),
    ("资金 收益\n  分配 业主 120%\n", "BK111", "120%"),
    ("义务 保洁，\n", "BK061", "，"),
    ("组织 委员会\n  席位 业主\n", "BK012", "业主"),
    ("组织 委员会\n  人数 5\n", "BK013", "5"),
    ("组织 委员会\n  人数 0人\n", "BK116", "0"),
    ("组织 委员会\n  人数 2.5人\n", "BK116", "2.5"),
    ("底线 参与\n", "BK132", "底线 参与"),
    ("事项 用款\n  归属 \u200b业主大会\n", None, ""),
    ("事项 用款\u202e\n", "BK027", "\u202e"),
]


@pytest.mark.parametrize(("text", "code", "words"), SLIPS, ids=[one[0][:16] for one in SLIPS])
def test_a_slip_is_explained(text: str, code: str | None, words: str) -> None:
    found = [one for one in read_text(HEAD + text).diagnostics if one.code.id == code]
    if code is None:
        assert not read_text(HEAD + text).diagnostics
        return
    assert found, [(one.code.id, one.message("zh")) for one in read_text(HEAD + text).diagnostics]
    assert found[0].span.text == words
    for lang in ("zh", "en"):
        assert "\n" not in found[0].message(lang)
        assert found[0].hint(lang)


def test_did_you_mean_reaches_both_languages() -> None:
    reading = read_text(HEAD + "义务 保洁\n  主体 屋主\n  应当 打扫\n")
    assert reading.diagnostics[0].message("zh") == "没有叫 `屋主` 的主体"
    assert reading.diagnostics[0].hint("zh") == "是不是 `业主`？"
    assert reading.diagnostics[0].message("en") == "no party is called `屋主`"
    assert reading.diagnostics[0].hint("en") == "did you mean `业主`?"


def test_every_mistake_of_a_file_comes_in_one_run_and_in_order() -> None:
    text = HEAD + "".join(one for one, code, _ in SLIPS if code and code < "BK100")
    lines = [one.span.line for one in read_text(text).diagnostics]
    assert lines == sorted(lines)
    wrong = sum(1 for _, code, _ in SLIPS if code and code < "BK100")
    assert len(lines) >= wrong - 2  # names repeat across the pieces, and two slips share a line


@pytest.mark.parametrize("text", ["", "\n\n", "   \n", "\ufeff"])
def test_an_empty_file_says_so(text: str) -> None:
    assert [one.code.id for one in read_text(text).diagnostics] == ["BK137"]


def test_a_file_of_comments_has_no_bylaw() -> None:
    assert [one.code.id for one in read_text("# 只有注释\n").diagnostics] == ["BK100"]


def test_two_bylaws_in_one_file() -> None:
    assert [one.code.id for one in read_text(HEAD + HEAD).diagnostics] == ["BK101"]
