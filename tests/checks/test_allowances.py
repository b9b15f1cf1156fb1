"""Comments that allow findings: where they hold, what they need, and that nothing is hidden."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bylawkit.checks.allowances import NO_REASON, UNUSED
from bylawkit.cli import main
from bylawkit.diagnostics import Allowed
from bylawkit.pipeline import Outcome, outcome, read_text
from bylawkit.source import Source
from bylawkit.syntax.printer import format_text

HEAD = """规约 "试验小区"
  类型 商品房
  辖区 中国 自 2026-01-01

"""
LONELY = "义务 清扫楼道{comment}\n  主体 物业\n  应当 每日清扫楼道\n  否则 返工\n"
VOTE = """事项 选聘物业
  归属 业主大会
  类别 选聘物业
  参与 面积三分之二以上 且 人数三分之二以上
  同意 参与面积过半数 且 参与人数过半数
  通知 3日
"""


def judged(text: str) -> Outcome:
    reading = read_text(HEAD + text)
    assert reading.ok, [one.message("en") for one in reading.diagnostics]
    return outcome(reading)


def codes(judgement: Outcome) -> list[str]:
    return [one.code.id for one in judgement.found]


def reasons(allowed: tuple[Allowed, ...]) -> list[tuple[str, str]]:
    return [(one.diagnostic.code.id, one.reason) for one in allowed]


def test_without_a_comment_the_finding_is_reported() -> None:
    assert "BK310" in codes(judged(LONELY.format(comment="")))


@pytest.mark.parametrize(
    "comment",
    [
        "# allow BK310: 另行商定",
        "# 允许 BK310：另行商定",
        "＃允许ｂｋ３１０：另行商定",
        "# 允许 BK310, BK310: 另行商定",
        "# ALLOW bk310 : 另行商定 ",
    ],
)
@pytest.mark.parametrize("above", [False, True])
def test_a_comment_with_a_reason_allows_it(comment: str, above: bool) -> None:
    text = LONELY.format(comment="" if above else f"  {comment}")
    judgement = judged(f"{comment}\n{text}" if above else text)
    assert "BK310" not in codes(judgement)
    assert reasons(judgement.allowed) == [("BK310", "另行商定")]


def test_it_holds_for_all_of_a_statement_only_on_its_first_line() -> None:
    whole = judged(VOTE.replace("选聘物业\n", "选聘物业  # allow BK208: 试验\n", 1))
    assert ("BK208", "试验") in reasons(whole.allowed)
    own_line = judged(VOTE.replace("通知 3日", "通知 3日  # allow BK208: 试验"))
    assert ("BK208", "试验") in reasons(own_line.allowed)
    above = judged(VOTE.replace("  通知 3日", "  # allow BK208: 试验\n  通知 3日"))
    assert ("BK208", "试验") in reasons(above.allowed)
    other_line = judged(VOTE.replace("归属 业主大会", "归属 业主大会  # allow BK208: 试验"))
    assert other_line.allowed == ()
    assert {"BK208", UNUSED.id} <= set(codes(other_line))


def test_it_does_not_reach_the_next_statement() -> None:
    text = "# allow BK310: 甲\n" + LONELY.format(comment="")
    two = judged(f"{text}\n{LONELY.format(comment='').replace('楼道', '广场')}")
    assert codes(two).count("BK310") == len(two.allowed) == 1


def test_several_comments_may_stand_above_a_line() -> None:
    judgement = judged("# allow BK310: 甲\n# 说明\n" + LONELY.format(comment=""))
    assert reasons(judgement.allowed) == [("BK310", "甲")]


def test_a_blank_line_below_leaves_it_without_a_line() -> None:
    judgement = judged("# allow BK310: 甲\n\n" + LONELY.format(comment=""))
    assert judgement.allowed == ()
    assert {"BK310", UNUSED.id} <= set(codes(judgement))


@pytest.mark.parametrize("comment", ["# allow BK310", "# allow BK310:", "# 允许 BK310：  "])
def test_without_a_reason_it_has_no_effect_and_is_a_warning(comment: str) -> None:
    judgement = judged(LONELY.format(comment=f"  {comment}"))
    assert judgement.allowed == ()
    assert {"BK310", NO_REASON.id} <= set(codes(judgement))
    assert UNUSED.id not in codes(judgement)


def test_each_code_without_a_finding_is_pointed_at() -> None:
    judgement = judged(LONELY.format(comment="  # allow BK310, BK208: 试验"))
    (unused,) = (one for one in judgement.found if one.code is UNUSED)
    assert unused.span is not None
    assert unused.args == {"code": "BK208"}
    assert str(unused.span).endswith(":5:25")


def test_comments_that_cannot_be_told_of_are_left_alone() -> None:
    quiet = judged(LONELY.format(comment="  # 见 BK310；allowed in 2026"))
    assert {NO_REASON.id, UNUSED.id}.isdisjoint(codes(quiet))


def test_the_comments_about_comments_cannot_be_allowed() -> None:
    judgement = judged(LONELY.format(comment="  # allow BK601, BK602: 试验"))
    assert codes(judgement).count(UNUSED.id) == 2


def test_a_text_that_is_not_understood_is_reported_whole() -> None:
    reading = read_text(HEAD + "义务 清扫  # allow BK101, BK310: 试验\n  主体 某某\n  应当 清扫\n")
    assert not reading.ok
    assert outcome(reading) == Outcome(reading.diagnostics)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_tidying_keeps_what_is_allowed(lang: str) -> None:
    text = HEAD + "# 允许 BK310：甲\n" + LONELY.format(comment="")
    text += "\n" + VOTE.replace("通知 3日", "通知 3日 # allow BK208: 乙")
    tidy, _ = format_text(Source("-", text), lang)
    assert tidy is not None
    assert reasons(outcome(read_text(tidy)).allowed) == [("BK310", "甲"), ("BK208", "乙")]


# ── The command ──


@pytest.fixture
def allowed_error(tmp_path: Path) -> Path:
    path = tmp_path / "a.bylaw"
    text = HEAD + VOTE.replace("通知 3日", "通知 3日  # allow BK208: 试验")
    path.write_text(text, encoding="utf-8")
    return path


def test_the_summary_counts_an_allowed_error(
    allowed_error: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(allowed_error)]) == 0
    out, err = capsys.readouterr()
    assert "BK208" not in err
    assert "，0 个错误，" in out
    assert out.endswith("，允许 1 个（BK208）\n")
    assert main(["check", str(allowed_error), "--lang", "en"]) == 0
    assert capsys.readouterr().out.endswith(", allowed: 1 (BK208)\n")


def test_json_lists_it_with_its_reason(
    allowed_error: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(allowed_error), "--format", "json"]) == 0
    told = json.loads(capsys.readouterr().out)
    (one,) = told["allowed"]
    assert (one["code"], one["severity"], one["line"]) == ("BK208", "error", 10)
    assert (one["reason"], one["comment"]["line"]) == ("试验", 10)
    assert "BK208" not in {each["code"] for each in told["diagnostics"]}


def test_sarif_marks_it_as_suppressed(
    allowed_error: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(allowed_error), "--format", "sarif"]) == 0
    results = json.loads(capsys.readouterr().out)["runs"][0]["results"]
    told = {one["ruleId"]: one.get("suppressions") for one in results}
    assert told["BK208"] == [{"kind": "inSource", "justification": "试验"}]
    assert all(value is None for code, value in told.items() if code != "BK208")


def test_the_page_can_be_read(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "BK602", "--lang", "en"]) == 0
    assert "What is allowed does not vanish" in capsys.readouterr().out
