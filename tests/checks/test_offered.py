"""Counterexamples as scenarios: they can be pasted, in both languages, and show what was said."""

from __future__ import annotations

import re

import pytest

from bylawkit.checks import silent_votes, vote_below_law, vote_never_carries
from bylawkit.checks.pages import page, whole
from bylawkit.diagnostics import Diagnostic, json, sarif, text
from bylawkit.diagnostics.plain import as_plain, from_plain
from bylawkit.pipeline import findings, read_text

BYLAWS = [
    whole(example)
    for check in (vote_below_law, silent_votes, vote_never_carries)
    for example in page(check.__doc__ or "").wrong
]
OFFERED = [(bylaw, one) for bylaw in BYLAWS for one in findings(read_text(bylaw)) if one.scenario]
SHOWS_A_CLASH = {"BK201", "BK202", "BK203", "BK206", "BK207"}


def failed(bylaw: str) -> list[Diagnostic]:
    reading = read_text(bylaw)
    assert reading.ok, [one.message("zh") for one in reading.diagnostics]
    return [one for one in findings(reading) if one.code.id == "BK501"]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    ("bylaw", "one"), OFFERED, ids=lambda one: getattr(one, "code", one) and ""
)
def test_pasted_it_shows_the_clash(bylaw: str, one: Diagnostic, lang: str) -> None:
    assert one.scenario is not None
    shown = failed(f"{bylaw}\n{one.scenario(lang)}\n")
    assert len(shown) == (one.code.id in SHOWS_A_CLASH)


def test_each_kind_of_finding_offers_one() -> None:
    assert {one.code.id for _, one in OFFERED} == SHOWS_A_CLASH | {"BK205"}


def test_whoever_has_a_head_has_an_area() -> None:
    """No line counts people without area, or area without people."""
    for _, one in OFFERED:
        assert one.scenario is not None
        for line in one.scenario.zh.splitlines():
            counts = re.findall(r"(\d+)(?:人|平方米)", line)
            assert len({count == "0" for count in counts}) <= 1, line


def test_every_format_that_has_room_gives_it() -> None:
    one = OFFERED[0][1]
    assert one.scenario is not None
    assert "    " + one.scenario.zh.splitlines()[0] in text.write([one], "zh").splitlines()
    for form in (json, sarif):
        assert one.scenario.en.splitlines()[1] in form.write([one], "en")


def test_it_is_kept_with_the_finding() -> None:
    """The cache and other processes give it back."""
    found = [one for _, one in OFFERED]
    back, _ = from_plain(as_plain(found))
    assert [one.scenario for one in back] == [one.scenario for one in found]
