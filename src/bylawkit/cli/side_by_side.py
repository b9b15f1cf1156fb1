"""``build --side-by-side`` and ``--beside``: both languages in one document."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from bylawkit.diagnostics import Diagnostic, Text
from bylawkit.source import Place

if TYPE_CHECKING:
    from bylawkit.model.bylaw import Article, Bylaw
    from bylawkit.render.catalogue import Document, Given
    from bylawkit.render.view import View

Noticed = list[Diagnostic]
Named = tuple[str, "View"]


def in_both(
    args: argparse.Namespace, bylaw: Bylaw, given: Given, kinds: tuple[str, ...]
) -> tuple[list[Named], Noticed]:
    """Documents of both languages by name; kinds that are not made so are refused if asked for."""
    from bylawkit.render.side_by_side import ENDING, side_by_side

    if problems := _refused(args):
        return [], problems
    other, problems = _counterpart(args.beside, bylaw)
    if problems:
        return [], problems
    made = _documents(bylaw, other, given, kinds)
    mine = made[bylaw.lang != "zh"]
    lacking = sorted({*(args.kind or ())} - {one.view.kind for one in mine})
    if lacking:
        from bylawkit.render.codes import NOTHING_FOR_KIND

        about = ({"title": bylaw.title, "kind": kind} for kind in lacking)
        return [], [Diagnostic(NOTHING_FOR_KIND, bylaw.span, one) for one in about]
    ending = ENDING(bylaw.lang)
    return [
        (f"{name}_{ending}", side_by_side(chinese.view, english.view))
        for chinese, english, (name, _) in zip(*made, mine, strict=True)
    ], []


def _refused(args: argparse.Namespace) -> Noticed:
    """What does not go together with two languages in one document."""
    from bylawkit.render.catalogue import TITLES
    from bylawkit.render.codes import NOT_SIDE_BY_SIDE

    known = _kinds(args)
    asked: list[str | Text] = [TITLES[one] for one in args.kind or () if one not in known]
    asked += [f"--lang {args.lang}"] if args.lang in ("zh", "en") else []
    asked += ["--to xlsx"] if "xlsx" in (args.to or ()) else []
    if not asked:
        return []
    names = "、".join(TITLES[one].zh for one in known)
    about = {"asked": asked[0], "kinds": Text(names, ", ".join(known))}
    return [Diagnostic(NOT_SIDE_BY_SIDE, args=about)]


def _kinds(args: argparse.Namespace) -> tuple[str, ...]:
    """The kinds that can be made; a result is worked out in one of two texts, not in both."""
    from bylawkit.render.side_by_side import KINDS

    return tuple(one for one in KINDS if one != "result" or args.beside is None)


def _documents(
    bylaw: Bylaw, other: Bylaw | None, given: Given, kinds: tuple[str, ...]
) -> tuple[tuple[Document, ...], tuple[Document, ...]]:
    """The documents in Chinese and in English."""
    from bylawkit.render.catalogue import documents
    from bylawkit.render.side_by_side import KINDS

    wanted = tuple(one for one in kinds if one in KINDS and (one != "result" or other is None))
    if other is None:
        return documents(bylaw, "zh", wanted, given), documents(bylaw, "en", wanted, given)
    mine = documents(bylaw, bylaw.lang, wanted, given)
    theirs = documents(other, other.lang, wanted, _renamed(given, bylaw, other))
    return (mine, theirs) if bylaw.lang == "zh" else (theirs, mine)


def _renamed(given: Given, bylaw: Bylaw, other: Bylaw) -> Given:
    """What is given, by the names that matters have in the other language."""
    from dataclasses import replace

    names = {one.name: two.name for one, two in zip(bylaw.matters, other.matters, strict=True)}
    return replace(
        given,
        voters={names[name]: one for name, one in given.voters.items()},
        heads={names[name]: one for name, one in given.heads.items()},
        days={names[name]: one for name, one in given.days.items()},
        matter=None if given.matter is None else names[given.matter],
        result=None,
        review=None,
    )


# ── The same bylaw in the other language ──


def _counterpart(path: str | None, bylaw: Bylaw) -> tuple[Bylaw | None, Noticed]:
    """The bylaw at ``path``, if it is the same one in the other language."""
    if path is None:
        return None, []
    from bylawkit.api.files import read_bylaws
    from bylawkit.render.codes import NOT_THE_SAME_BYLAW

    readings, noticed = read_bylaws([path])
    problems = [*noticed, *(one for each in readings for one in each.diagnostics)]
    found = [one.value for one in readings if one.value is not None]
    if len(found) == 1 and (reason := next(_differences(bylaw, found[0]), None)) is None:
        return found[0], []
    if found or not problems:
        if len(found) != 1:
            reason = Text(f"那里有 {len(found)} 部规约", f"there are {len(found)} bylaws")
        about = {"path": path, "reason": reason}
        problems.append(Diagnostic(NOT_THE_SAME_BYLAW, Place(path), about))
    return None, problems


def _differences(bylaw: Bylaw, other: Bylaw) -> Iterator[Text]:
    """Where two bylaws are not the same one in two languages, as far as their order shows it."""
    if bylaw.lang == other.lang:
        yield Text("两部是同一种语言", "they are in one language")
    for one, two in zip(bylaw.articles, other.articles, strict=False):
        if _shape(one) != _shape(two):
            said = f"`{_title(one)}`", f"`{_title(two)}`"
            number = one.number
            yield Text(
                f"第 {number} 条一边是{said[0]}，一边是{said[1]}",
                f"article {number} is {said[0]} in one and {said[1]} in the other",
            )
    counts = len(bylaw.articles), len(other.articles)
    if counts[0] != counts[1]:
        yield Text(
            f"一边 {counts[0]} 条，一边 {counts[1]} 条",
            f"one has {counts[0]} articles, the other {counts[1]}",
        )


def _shape(article: Article) -> list[type]:
    return [type(one) for one in article.statements]


def _title(article: Article) -> str:
    first = article.statements[0]
    return str(getattr(first, "title", None) or getattr(first, "name", ""))
