"""The kinds of document there are, and the formats they come in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from bylawkit.diagnostics import Text
from bylawkit.model.bylaw import Bylaw
from bylawkit.render.ballot import Voter, ballot
from bylawkit.render.bylaws import bylaws
from bylawkit.render.electorate import Manner, manner
from bylawkit.render.names import compound_name, file_name
from bylawkit.render.result import Result, announcement
from bylawkit.render.review import Review, review
from bylawkit.render.schedule import schedule
from bylawkit.render.view import View


@dataclass(frozen=True, slots=True)
class Given:
    """What documents need beside the bylaw: who votes on each matter, a result, a review."""

    voters: Mapping[str, tuple[Voter, ...]] = field(default_factory=dict)
    result: Result | None = None
    review: Review | None = None


class Document(NamedTuple):
    """A document and the name of its file, without ending."""

    name: str
    view: View


Maker = Callable[[Bylaw, str, Given], Iterator[Document]]


class Kind(NamedTuple):
    """A kind of document. ``make`` gives none if the source has nothing for it."""

    name: str
    title: Text
    make: Maker


def _bylaws(bylaw: Bylaw, lang: str, given: Given) -> Iterator[Document]:
    yield Document(file_name(bylaw.title), bylaws(bylaw, lang))


def _ballots(bylaw: Bylaw, lang: str, given: Given) -> Iterator[Document]:
    for matter in bylaw.matters:
        if manner(bylaw, matter) is Manner.ALONE:
            continue
        voters = given.voters.get(matter.name, ())
        yield _named(bylaw, lang, "ballot", matter.title, ballot(bylaw, matter, voters, lang))


def _result(bylaw: Bylaw, lang: str, given: Given) -> Iterator[Document]:
    if given.result is not None:
        title = given.result.matter.title
        yield _named(bylaw, lang, "result", title, announcement(bylaw, given.result, lang))


def _fees(bylaw: Bylaw, lang: str, given: Given) -> Iterator[Document]:
    if bylaw.fees or bylaw.services:
        name = file_name(compound_name(bylaw.title, lang), TITLES["fees"](lang))
        yield Document(name, schedule(bylaw, lang))


def _review(bylaw: Bylaw, lang: str, given: Given) -> Iterator[Document]:
    if given.review is not None:
        name = file_name(compound_name(bylaw.title, lang), TITLES["review"](lang))
        yield Document(name, review(bylaw, given.review, lang))


def _named(bylaw: Bylaw, lang: str, kind: str, title: str, view: View) -> Document:
    return Document(
        file_name(compound_name(bylaw.title, lang)[:40], TITLES[kind](lang), title), view
    )


KINDS: tuple[Kind, ...] = (
    Kind("bylaws", Text("管理规约", "bylaws"), _bylaws),
    Kind("ballot", Text("表决票", "ballot"), _ballots),
    Kind("result", Text("表决结果公告", "result"), _result),
    Kind("fees", Text("服务与收费一览表", "services and fees"), _fees),
    Kind("review", Text("审查报告", "review"), _review),
)
"""The kinds, in the order in which they are made."""

TITLES = {kind.name: kind.title for kind in KINDS}

FORMATS = ("docx", "md", "html")
"""The formats that every view can be written in."""


def documents(
    bylaw: Bylaw, lang: str, kinds: tuple[str, ...], given: Given | None = None
) -> tuple[Document, ...]:
    """The documents of these kinds, in the order of the catalogue."""
    beside = given or Given()
    return tuple(
        one for kind in KINDS if kind.name in kinds for one in kind.make(bylaw, lang, beside)
    )


def written(view: View, form: str) -> bytes:
    """A view in one of :data:`FORMATS`."""
    if form == "docx":
        from bylawkit.render.word import word

        return word(view)
    if form == "html":
        from bylawkit.render.html import html

        return html(view).encode()
    from bylawkit.render.markdown import markdown

    return markdown(view).encode()
