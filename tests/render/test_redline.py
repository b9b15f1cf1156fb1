"""Tracked changes: all accepted they are the new document, all rejected the old one."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rendering import EXAMPLES, W, bylaw_of, parts, tree
from tracking import plain_lines, settled

from bylawkit.pipeline import read_text
from bylawkit.render.bylaws import bylaws
from bylawkit.render.view import Link, View, plain
from bylawkit.render.word import word
from bylawkit.render.word.redline import redline
from bylawkit.render.word.tracked import stretches

DAY = date(2027, 1, 1)


@cache
def _bylaws(text: str) -> View:
    found = read_text(text)
    assert found.bylaw is not None, found.diagnostics
    assert found.ok, found.diagnostics
    return bylaws(found.bylaw, found.bylaw.lang)


def example(change: dict[str, str] | None = None, which: int = 0) -> View:
    text = EXAMPLES[which].read_text("utf-8")
    for old, new in (change or {}).items():
        assert old in text, old
        text = text.replace(old, new, 1)
    return _bylaws(text)


def article(text: str, title: str) -> str:
    """The source of an article in words."""
    found = re.search(rf'^条 "{title}"\n(?:  .*\n)+\n?', text, re.MULTILINE)
    assert found is not None
    return found.group()


def holds(old: View, new: View) -> bytes:
    """The redline of two documents, which settles to both."""
    made = redline(old, new, DAY)
    assert settled(made, accept=True) == plain_lines(word(new))
    assert settled(made, accept=False) == plain_lines(word(old))
    return made


TEXT = EXAMPLES[0].read_text("utf-8")
LAST = '条 "解释"\n  "本规约由业主大会解释。"\n\n'
CHANGES = {
    "words": {"共同决定、按质付费": "按质付费、公开透明"},
    "a number": {"通知      15日": "通知      20日"},
    "a table": {"住宅 2.60元/平方米/月": "住宅 2.80元/平方米/月, 车位 1.00元/平方米/月"},
    "an article more": {'章 "议事与组织"': '条 "养犬"\n  "应当依法登记。"\n\n章 "议事与组织"'},
    "an article less": {article(TEXT, "撤销"): ""},
    "an article moved": {
        article(TEXT, "撤销"): "",
        '条 "投票权与计票"': article(TEXT, "撤销") + '\n条 "投票权与计票"',
    },
    "the last article": {article(TEXT, "生效"): '条 "施行"\n  "自公布之日起施行。"\n\n'},
    "one article more at the end": {article(TEXT, "生效"): article(TEXT, "生效") + LAST},
    "a chapter": {'章 "共同决定"': '章 "表决"', '章 "安全"\n': ""},
    "the cover": {'  版本    "第二版"\n': "", "生效    2026-04-01": "生效    2027-04-01"},
    "everything": {f'章 "{one}"': f'章 "新{one}"' for one in re.findall(r'^章 "(.+)"', TEXT, re.M)},
}


@pytest.mark.parametrize("name", CHANGES)
def test_accepted_it_is_new_and_rejected_old(name: str) -> None:
    holds(example(), example(CHANGES[name]))
    holds(example(CHANGES[name]), example())


@pytest.mark.slow
def test_two_bylaws_that_have_little_in_common() -> None:
    views = [example(which=number) for number in range(4)]
    for old in views:
        for new in views:
            holds(old, new)


def test_without_changes_nothing_is_marked() -> None:
    made = redline(example(), example(), DAY)
    assert plain_lines(made) == plain_lines(word(example()))


def test_english() -> None:
    text = (EXAMPLES[0].parents[1] / "commercial-en").glob("*.bylaw")
    source = next(text).read_text("utf-8")
    old, new = (read_text(one).bylaw for one in (source, source.replace("15 days", "20 days", 3)))
    assert old is not None
    assert new is not None
    made = holds(bylaws(old, "en"), bylaws(new, "en"))
    assert b">15</w:delText>" in parts(made)["word/document.xml"]


def test_lists_begin_again_on_both_sides() -> None:
    form = '条 "甲"\n  "应当："\n{}'
    items = ["清扫", "浇水", "看门", "巡楼", "记账"]
    views = [
        bylaws(bylaw_of(form.format("".join(f'  项  "{one}"\n' for one in chosen))), "zh")
        for chosen in (items, items[2:], items[:2], [*items[3:], *items[:3]])
    ]
    for old in views:
        for new in views:
            holds(old, new)


# ── The marks ──


def test_every_mark_has_an_author_a_day_and_a_number_of_its_own() -> None:
    made = tree(holds(example(), example(CHANGES["an article moved"])))
    marks = [one for one in made.iter() if one.tag in (f"{W}ins", f"{W}del")]
    assert len({one.get(f"{W}id") for one in marks}) == len(marks) > 3
    assert {one.get(f"{W}author") for one in marks} == {"bylawkit"}
    assert {one.get(f"{W}date") for one in marks} == {"2027-01-01T00:00:00Z"}


def test_bookmarks_and_ids_are_unique_and_every_reference_leads_somewhere() -> None:
    made = tree(holds(example(), example(CHANGES["an article moved"])))
    names = [one.get(f"{W}name") for one in made.iter(f"{W}bookmarkStart")]
    assert len(names) == len(set(names))
    told = "".join(one.text or "" for one in made.iter(f"{W}delInstrText"))
    told += "".join(one.text or "" for one in made.iter(f"{W}instrText"))
    told += " ".join(one.get(f"{W}instr", "") for one in made.iter(f"{W}fldSimple"))
    targets = set(re.findall(r"REF (\S+)", told))
    assert targets
    assert targets <= set(names)


def test_struck_words_are_struck_and_new_words_are_not() -> None:
    made = tree(holds(example(), example(CHANGES["words"])))
    for struck in made.iter(f"{W}del"):
        assert not list(struck.iter(f"{W}t"))
        assert not list(struck.iter(f"{W}instrText"))
    assert not [one for put in made.iter(f"{W}ins") for one in put.iter(f"{W}delText")]


def test_the_same_bytes_every_time() -> None:
    old, new = example(), example(CHANGES["a number"])
    assert redline(old, new, DAY) == redline(old, new, DAY)


# ── Words ──


def shown(old: str, new: str) -> str:
    return "".join(
        plain(one.new) if one.same else f"[-{plain(one.old)}-]{{+{plain(one.new)}+}}"
        for one in stretches((old,) if old else (), (new,) if new else ())
    )


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("表决应当提前15日通知", "表决应当提前20日通知", "表决应当提前[-15-]{+20+}日通知"),
        (
            "经三分之二以上业主同意",
            "经四分之三以上业主同意",
            "经[-三分之二-]{+四分之三+}以上业主同意",
        ),
        ("按照第十二条办理", "按照第十三条办理", "按照[-第十二条-]{+第十三条+}办理"),
        ("within 15 days of it", "within 20 days of it", "within [-15-]{+20+} days of it"),
        ("甲乙丙丁", "子丑寅卯", "[-甲乙丙丁-]{+子丑寅卯+}"),
        ("业主不得吸烟", "业主不得吸烟", "业主不得吸烟"),
        ("", "新的", "[--]{+新的+}"),
    ],
)
def test_words_change_as_a_reader_would_mark_them(old: str, new: str, expected: str) -> None:
    assert shown(old, new) == expected


PIECES = st.lists(
    st.text("业主第三条五 分之二1a。", min_size=1, max_size=6)
    | st.builds(Link, st.sampled_from(["第三条", "第五条"]), st.sampled_from(["a1", "a2"])),
    max_size=6,
).map(tuple)


@settings(max_examples=200, deadline=None)
@given(PIECES, PIECES)
def test_stretches_join_to_both_texts(
    old: tuple[str | Link, ...], new: tuple[str | Link, ...]
) -> None:
    found = stretches(old, new)
    assert "".join(plain(one.old) for one in found) == plain(old)
    assert "".join(plain(one.new) for one in found) == plain(new)
    for side, pieces in (("old", old), ("new", new)):
        links = [x for one in found for x in getattr(one, side) if isinstance(x, Link)]
        assert links == [one for one in pieces if isinstance(one, Link)]
