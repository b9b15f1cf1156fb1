"""Tally files: exact figures, and every value that cannot be right named by its key."""

from __future__ import annotations

import json
from typing import Any

import pytest
from evaluating import CHOICE, ORDINARY, codes, matter

from bylawkit.evaluate import tally_keys
from bylawkit.evaluate.tally_file import TallyFile, read_tally
from bylawkit.model.votes import Measure

GOOD: dict[str, Any] = {
    "matter": "甲",
    "on": "2026-05-01",
    "area": {"total": "31860.50", "for": 16010.2, "against": "3,100", "silent": "0"},
    "heads": {"total": 412, "for": "205", "against": 40, "abstain": 0},
}


def read(data: bytes | dict[str, Any], fields: str = ORDINARY) -> tuple[TallyFile | None, Any]:
    raw = data if isinstance(data, bytes) else json.dumps(data, ensure_ascii=False).encode()
    return read_tally("计票.json", raw, matter(fields)[1])


def test_figures_are_read_exactly() -> None:
    found, noticed = read(GOOD)
    assert found is not None
    assert codes(noticed) == ["not-offered"]
    assert found.tally.of(Measure.AREA).figures == {
        "total": 3186050,
        "for": 1601020,
        "against": 310000,
        "silent": 0,
        "follow": 0,
    }
    assert found.tally.of(Measure.HEADS).figures == {
        "total": 412,
        "for": 205,
        "against": 40,
        "abstain": 0,
        "follow": 0,
    }
    assert str(found.on) == "2026-05-01"


def test_no_float_comes_between() -> None:
    found, _ = read(b'{"area": {"total": 123456789012.13, "for": 0.29, "against": 1.10}}')
    assert found is not None
    figures = found.tally.of(Measure.AREA).figures
    assert figures == {"total": 12345678901213, "for": 29, "against": 110, "follow": 0}


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("area.for", "-3", "negative-figure"),
        ("area.for", -3.5, "negative-figure"),
        ("area.for", "89.123", "too-many-decimals"),
        ("area.for", "many", "not-a-number"),
        ("area.for", "1e5", "not-a-number"),
        ("area.for", True, "not-a-number"),
        ("area.for", [1], "not-a-number"),
        ("area.for", "9" * 5000, "too-large-figure"),
        ("area.for", None, "no-value"),
        ("area.for", "", "no-value"),
        ("area.against", {"甲": 1}, "not-a-number"),
        ("heads.for", "20.5", "not-whole"),
        ("heads.for", "＝1", "not-a-number"),
        ("heads.fro", 3, "unknown-key"),
        ("heads", 412, "not-an-object"),
        ("heads", None, "not-an-object"),
        ("haeds", {"total": 3}, "unknown-key"),
        ("matter", "乙", "wrong-matter"),
        ("matter", 5, "not-words"),
        ("on", "2026-02-30", "bad-date"),
        ("on", 20260501, "bad-date"),
        ("announced", [], "not-an-object"),
        ("announced", {"heads": {"for_share": "74,28"}}, "not-a-share"),
        ("announced", {"heads": {"for_share": 74}}, "not-a-share"),
        ("announced", {"heads": {"forshare": "74%"}}, "unknown-key"),
        ("announced", {"heads": {"for": -1}}, "negative-figure"),
        ("announced", {"outcome": "won"}, "unknown-key"),
    ],
)
def test_every_wrong_value_is_named_with_its_key(key: str, value: object, code: str) -> None:
    data = json.loads(json.dumps(GOOD))
    first, _, last = key.partition(".")
    if last:
        data[first][last] = value
    else:
        data[first] = value
    found, noticed = read(data)
    assert found is None
    assert codes(noticed) == [code]
    assert noticed[0].span.cell.startswith(key)
    for lang in ("zh", "en"):
        assert len(noticed[0].message(lang)) < 300
        assert noticed[0].hint(lang)


def test_every_slip_is_reported_in_one_go() -> None:
    _, noticed = read({"area": {"for": "-1", "against": "x"}, "heads": {"total": 1.5}, "x": 1})
    assert codes(noticed) == ["unknown-key", "negative-figure", "not-a-number", "not-whole"]


def test_a_misspelt_key_gets_a_suggestion() -> None:
    _, noticed = read({"heads": {"agianst": 3}})
    assert noticed[0].hint("zh") == "您是不是想写 `against`？"


@pytest.mark.parametrize(
    ("figures", "code"),
    [
        ({"total": 10, "for": 11}, "over-the-whole"),
        ({"total": 10, "for": 6, "against": 5}, "over-the-whole"),
        ({"returned": 5, "for": 6}, "over-the-whole"),
        ({"total": 10, "returned": 5, "silent": 3, "unserved": 1}, "not-the-sum"),
        (
            {"total": 10, "for": 5, "against": 1, "abstain": 1, "follow": 0, "invalid": 0}
            | {"silent": 1, "unserved": 1},
            "not-the-sum",
        ),
    ],
)
def test_parts_must_fit_the_whole(figures: dict[str, int], code: str) -> None:
    found, noticed = read({"heads": figures})
    assert (found, codes(noticed)) == (None, [code])


def test_numbers_beyond_a_file_of_figures() -> None:
    for text, code in (
        (b'{"area": {"total": NaN}}', "not-a-number"),
        (b'{"area": {"total": -Infinity}}', "not-a-number"),
        (b'{"area": {"total": 1, "total": 2}}', "key-twice"),
        (b'{"area": {}, "area": {"total": 1}}', "key-twice"),
        (b'{"area": {"total": ' + b"9" * 100_000 + b"}}", "too-large-figure"),
        (b"[1, 2]", "not-an-object"),
        (b'"text"', "not-an-object"),
        (b"", "not-json"),
        (b"{", "not-json"),
        (b'{"area": {"total": 1,}}', "not-json"),
        ("｛“area”：1｝".encode(), "not-json"),
        (b"\xff\xfe\x00", "not-json"),
        (b'{"a":' * 100_000, "too-deep"),
        (b"[" * 100_000, "too-deep"),
    ):
        found, noticed = read(text)
        assert found is None
        assert codes(noticed) == [code], text[:40]


def test_a_byte_order_mark_does_no_harm() -> None:
    assert read(b'\xef\xbb\xbf{"heads": {"total": 3}}')[0] is not None


def test_candidates_are_given_for_each_option() -> None:
    found, _ = read({"heads": {"total": 9, "for": {"甲公司": 4, "乙公司": 3}}}, CHOICE)
    assert found is not None
    count = found.tally.of(Measure.HEADS)
    assert (count.candidates, count.figures["for"]) == ({"甲公司": 4, "乙公司": 3}, 7)
    one, noticed = read({"heads": {"for": {"甲公司": 4, "丙公司": 3}}}, CHOICE)
    assert (one, codes(noticed)) == (None, ["unknown-candidate"])
    one, noticed = read({"heads": {"for": 7}}, CHOICE)
    assert (one, codes(noticed)) == (None, ["candidates-wanted"])
    assert noticed[0].hint("en") == 'write it like {"甲公司": 214, "乙公司": 214}'


def test_a_candidate_left_out_leaves_the_sum_unknown() -> None:
    found, _ = read({"heads": {"total": 9, "for": {"甲公司": 4}}}, CHOICE)
    assert found is not None
    assert "for" not in found.tally.of(Measure.HEADS).figures


MANY = "\n  参与  人数三分之二以上\n  同意  参与人数过半数\n  选项  甲, 乙, 丙\n  可选  最多2\n  当选  2"
BALLOTS = {"total": 100, "returned": 90, "against": 5, "abstain": 0, "follow": 0, "invalid": 5}


@pytest.mark.parametrize(
    ("votes", "wrong"),
    [
        ({"甲": 80, "乙": 80, "丙": 0}, []),
        ({"甲": 81, "乙": 2, "丙": 1}, ["votes-beyond-ballots"]),
        ({"甲": 500, "乙": 400, "丙": 1}, ["votes-beyond-ballots"] * 2),
        ({"甲": 80, "乙": 80, "丙": 1}, ["votes-beyond-ballots"]),
    ],
)
def test_candidates_have_no_more_votes_than_there_are_ballots(
    votes: dict[str, int], wrong: list[str]
) -> None:
    found, noticed = read({"heads": BALLOTS | {"for": votes}}, MANY)
    assert codes(noticed) == wrong
    assert (found is None) is bool(wrong)


def test_votes_of_a_candidate_are_set_against_the_total_if_nothing_else_is_known() -> None:
    _, noticed = read({"area": {"total": "100", "for": {"甲": "100.01"}}}, MANY)
    assert [one.message("zh") for one in noticed] == ["`甲`得票的面积 100.01，超过全体 100.00"]


# ── Chinese keys ──

CHINESE: dict[str, Any] = {
    "事项": "甲",
    "日期": "2026-05-01",
    "面积": {"全体": "31860.50", "同意": 16010.2, "反对": "3,100", "未表决": "0"},
    "人数": {"全体": 412, "同意": "205", "反对": 40, "弃权": 0, "无效": 3, "随多数": 0},
    "公布": {"人数": {"同意比例": "74.28%", "参与": 248}, "结果": "通过"},
}


def test_keys_may_be_chinese() -> None:
    found, noticed = read(CHINESE)
    assert found is not None
    assert [str(one.message("zh")) for one in noticed] == [
        "计票没有写 面积.随多数；规约的表决票没有“随多数”这一项，按 0 计"
    ]
    assert found.tally.of(Measure.HEADS).figures == {
        "total": 412,
        "for": 205,
        "against": 40,
        "abstain": 0,
        "follow": 0,
        "invalid": 3,
    }
    assert [one.path for one in found.announced] == ["heads.for_share", "heads.participating"]
    assert (found.outcome, str(found.on), found.chinese) == ("carried", "2026-05-01", True)


@pytest.mark.parametrize("one", [*tally_keys.TOP, *tally_keys.FIGURES, *tally_keys.ANNOUNCED])
def test_no_two_keys_share_a_word(one: str) -> None:
    for words in (tally_keys.TOP, tally_keys.FIGURES, tally_keys.ANNOUNCED):
        names = tally_keys.every_name(words)
        assert len(names) == len(set(names))
        assert one not in words or words[one]


@pytest.mark.parametrize(
    ("more", "first", "second"),
    [
        ({"heads": {"total": 3}}, "人数", "heads"),
        ({"on": "2026-05-01"}, "日期", "on"),
        ({"人数": {"全体": 3, "total": 3}}, "人数.全体", "人数.total"),
        ({"人数": {"无效": 3, "无效票": 3}}, "人数.无效", "人数.无效票"),
        ({"公布": {"人数": {"同意": 3, "for": 3}}}, "公布.人数.同意", "公布.人数.for"),
    ],
)
def test_a_key_in_both_languages_is_refused(more: Any, first: str, second: str) -> None:
    found, noticed = read({**CHINESE, **more})
    assert found is None
    assert codes(noticed) == ["key-in-both"]
    assert noticed[0].message("zh") == f"`{first}` 和 `{second}` 是同一项"


def test_slips_are_told_in_the_words_of_the_file() -> None:
    _, noticed = read({"人数": {"全体": 3, "同意": -1, "反对票": 1}, "公布": {"结果": "赢了"}})
    assert [(one.code.name, one.span.cell) for one in noticed] == [
        ("unknown-key", "人数.反对票"),
        ("negative-figure", "人数.同意"),
        ("unknown-key", "公布.结果"),
    ]
    assert noticed[0].hint("zh") == "您是不是想写 `反对`？"
    assert "可选：通过、未通过" in (noticed[2].hint("zh") or "")
