"""Law packs read as packs: ours are clean, and every slip is told where it stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from bylawkit.checks.packs import CODES
from bylawkit.cli import main
from bylawkit.model.law import Rank, Statute, outranks
from bylawkit.pipeline import findings, read_text
from bylawkit.source import Source, Span

LAWS = Path(__file__).resolve().parents[2] / "src" / "bylawkit" / "laws"
HEAD = """法规 某条例
  编号  "cn-x/rules"
  辖区  中国/某市
  层级  地方性法规
  施行  2020-01-01
  说明  示例
"""
PROVISION = "\n底线 通知\n  通知  15日\n  说明  十五日\n  依据  某条例 1\n"

FIXED = "\n定值 任期\n  角色  业主委员会\n  移交  180日\n  说明  任期\n  依据  某条例 2\n"
OTHER_HEAD = HEAD.replace("cn-x/rules", "cn-x/order")


def told(text: str) -> list[tuple[str, int]]:
    return [
        (one.code.id, one.span.line)
        for one in findings(read_text(text, "包.bylaw"))
        if isinstance(one.span, Span)
    ]


def test_a_pack_without_slips_has_no_findings() -> None:
    assert told(HEAD + PROVISION) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (HEAD.replace("  层级  地方性法规\n", "") + PROVISION, ("BK250", 1)),
        (HEAD.replace("  辖区  中国/某市\n", "") + PROVISION, ("BK251", 1)),
        (HEAD.replace("地方性法规", "法律") + PROVISION, ("BK252", 4)),
        (HEAD.replace("地方性法规", "行政法规") + PROVISION, ("BK252", 4)),
        (HEAD.replace("2020-01-01", "2020-01-01\n  终止  2019-12-31") + PROVISION, ("BK253", 6)),
        (HEAD + PROVISION + "  施行  2022-01-01\n  终止  2021-12-31\n", ("BK253", 13)),
        (HEAD + PROVISION + PROVISION, ("BK254", 13)),
        (HEAD + PROVISION + HEAD + PROVISION.replace("通知\n", "另一\n", 1), ("BK255", 12)),
        (HEAD + "\n必备 空的\n  依据  某条例 1\n", ("BK256", 8)),
        (HEAD + PROVISION.replace("依据  某条例", "依据  民法典"), ("BK257", 11)),
        (HEAD + PROVISION.replace("15日", "10日"), ("BK258", 9)),
        (
            HEAD + FIXED + FIXED.replace("任期\n", "移交期\n", 1).replace("180", "90"),
            ("BK260", 16),
        ),
        (
            HEAD + PROVISION + "  终止  2021-12-31\n" + PROVISION + "  施行  2022-02-01\n",
            ("BK261", 18),
        ),
        (
            HEAD + FIXED + OTHER_HEAD + FIXED.replace("180", "90"),
            ("BK262", 22),
        ),
        (PROVISION, ("BK136", 2)),
    ],
)
def test_a_slip_in_a_pack(text: str, expected: tuple[str, int]) -> None:
    assert told(text) == [expected]


def test_every_code_for_packs_is_tried_here() -> None:
    tried = {
        args[1][0]
        for mark in test_a_slip_in_a_pack.pytestmark  # type: ignore[attr-defined]
        for args in mark.args[1]
    }
    assert {code.id for code in CODES} <= tried


@pytest.mark.parametrize(
    ("first", "second", "clash"),
    [
        ("  终止  2021-12-31\n", "  施行  2022-01-01\n", False),
        ("  终止  2022-01-01\n", "  施行  2022-01-01\n", True),
        ("", "  施行  2022-01-01\n", True),
        ("  终止  2021-12-31\n", "", True),
    ],
)
def test_a_provision_may_be_replaced_from_a_day_on(first: str, second: str, clash: bool) -> None:
    found = told(HEAD + PROVISION + first + PROVISION + second)
    assert [code for code, _ in found] == ["BK254"] * clash


def test_a_syntax_slip_in_a_pack_is_told() -> None:
    found = findings(read_text(HEAD + "\n底线 通知\n  通知  15日日\n"))
    assert found
    assert all(one.code.id.startswith("BK0") for one in found)


def test_our_own_packs(capsys: pytest.CaptureFixture[str]) -> None:
    """One finding: Hangzhou's seven days for an extraordinary meeting are below the nation's fifteen."""
    assert main(["check", str(LAWS), "--lang", "en"]) == 0
    told = capsys.readouterr()
    assert told.out.endswith("errors: 0, warnings: 1, notes: 0\n")
    assert "cn-hangzhou.bylaw:" in told.err
    assert (
        "BK258 below-higher-law: `临时会议通知` is below Property Management Regulations art. 14"
        in told.err
    )
    assert "not verified" in told.err


def statute(rank: Rank, *place: str) -> Statute:
    return Statute(name="甲", title="甲", span=Span(Source("x", ""), 0, 0), rank=rank, place=place)


def test_rank_decides() -> None:
    act, local = statute(Rank.STATUTE, "中国"), statute(Rank.LOCAL_REGULATION, "中国", "北京")
    assert outranks(act, local)
    assert not outranks(local, act)
    assert not outranks(act, act)


def test_the_law_of_a_province_prevails_over_that_of_its_city() -> None:
    province = statute(Rank.LOCAL_REGULATION, "中国", "浙江")
    city = statute(Rank.LOCAL_REGULATION, "中国", "浙江", "杭州")
    elsewhere = statute(Rank.LOCAL_REGULATION, "中国", "山东", "青岛")
    assert outranks(province, city)
    assert not outranks(city, province)
    assert not outranks(province, elsewhere)


def test_a_ministry_and_a_city_are_not_ordered() -> None:
    ministry = statute(Rank.DEPARTMENT_RULE, "中国")
    city = statute(Rank.LOCAL_REGULATION, "中国", "北京")
    assert not outranks(ministry, city)
    assert not outranks(city, ministry)
    assert outranks(city, statute(Rank.GUIDANCE, "中国"))


def test_a_matter_among_statutes_makes_no_pack() -> None:
    found = told(HEAD + PROVISION + "\n事项 甲\n  归属  业主大会\n")
    assert ("BK100", 1) in found
    assert ("BK132", 1) in found


def test_the_packs_are_tidy() -> None:
    packs = Path(__file__).parent / "packs"
    assert main(["fmt", str(LAWS), str(packs), "--check", "--lang", "zh"]) == 0
