"""The table of checks: each check is there, and finds nothing where what it needs is not there."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from bylawkit.checks import allowances
from bylawkit.checks.base import Case
from bylawkit.checks.catalogue import ANYTHING, CHECKS, every_check, is_met
from bylawkit.checks.pages import page, whole
from bylawkit.diagnostics import Diagnostic
from bylawkit.model.bylaw import Article, Bylaw
from bylawkit.pipeline import law_for, read_path, read_text
from bylawkit.record import replace

ROOT = Path(__file__).resolve().parents[2]


@cache
def cases() -> tuple[Case, ...]:
    """Every bylaw at hand: the examples, the manual pages, and the literate pages."""
    pages = [page(check.__doc__ or "") for check in (*every_check(), allowances)]
    texts = [whole(one) for each in pages for one in (*each.wrong, *each.right)]
    for path in sorted((ROOT / "tests" / "literate").glob("*.md")):
        fences = path.read_text("utf-8").split("```bylaw\n")[1:]
        texts += [whole(one.partition("```")[0]) for one in fences]
    readings = [read_text(text) for text in texts]
    readings += [read_path(path) for path in sorted(ROOT.glob("examples/*/*.bylaw"))]
    return tuple(case_of(one.bylaw) for one in readings if one.ok and one.bylaw is not None)


def case_of(bylaw: Bylaw) -> Case:
    return Case(bylaw, law_for(bylaw))


# ── Taking away ──


def without(case: Case, needs: str) -> Case:
    """The case of the bylaw from which all that a check needs was taken away."""
    bylaw = case.bylaw
    for need in needs.split():
        kind, _, field = need.partition(".")
        own = getattr(bylaw, kind)
        bylaw = _changed(bylaw, kind, {id(one): _bare(one, field) for one in own})
    return Case(bylaw, case.law)


def _changed(bylaw: Bylaw, kind: str, fewer: dict[int, Any]) -> Bylaw:
    """The bylaw with other statements of one kind, ``None`` for those that go."""

    def kept(statements: Any) -> tuple[Any, ...]:
        after = (fewer.get(id(one), one) for one in statements)
        return tuple(one for one in after if one is not None)

    named = {name: fewer.get(id(one), one) for name, one in bylaw.named.items()}
    articles: tuple[Article, ...] = tuple(
        replace(one, statements=kept(one.statements)) for one in bylaw.articles
    )
    return replace(
        bylaw,
        named={name: one for name, one in named.items() if one is not None},
        articles=articles,
        **{kind: kept(getattr(bylaw, kind))},
    )


def _bare(statement: Any, field: str) -> Any:
    """A statement without one of its fields; ``None`` if the whole statement is to go."""
    if not field:
        return None
    spans = {name: span for name, span in statement.field_spans.items() if name != field}
    default = next(one.default for one in statement.__record__[0] if one.name == field)
    return replace(statement, **{field: default, "field_spans": spans})


# ── The table ──


def test_every_check_is_in_the_table_once() -> None:
    folder = ROOT / "src" / "bylawkit" / "checks"
    mark = "\ndef check(case: Case)"
    files = {path.stem for path in folder.glob("*.py") if mark in path.read_text("utf-8")}
    names = [name for name, _ in CHECKS]
    assert len(names) == len(set(names))
    assert set(names) == files


def test_every_need_is_met_by_some_bylaw_and_not_by_another() -> None:
    needs = {one for _, needs in CHECKS for one in needs.split()}
    for one in needs:
        met = {is_met(one, case.bylaw) for case in cases()}
        assert met == {True, False}, one


def test_a_check_finds_nothing_without_what_it_needs() -> None:
    wrong = [
        f"{name} finds {one.code.id} without {needs}"
        for check, (name, needs) in zip(every_check(), CHECKS, strict=True)
        if needs != ANYTHING
        for case in cases()
        for one in unexpected(check, needs, case)
    ]
    assert wrong == []


def unexpected(check: Any, needs: str, case: Case) -> list[Diagnostic]:
    """What a check finds where it would not be asked, or once its needs are taken away."""
    found = list(check.check(case))
    if not found or not is_met(needs, case.bylaw):
        return found
    return list(check.check(without(case, needs)))
