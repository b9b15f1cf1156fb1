"""The kinds of document there are, and the formats they come in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from bylawkit.diagnostics import Text
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.parties import Body
from bylawkit.model.votes import Channel, Matter
from bylawkit.render.ballot import Voter, ballot
from bylawkit.render.bylaws import bylaws
from bylawkit.render.electorate import Manner, manner
from bylawkit.render.extracts import assembly_rules, council_rules, covenant
from bylawkit.render.letters import Household, Letter, dunning_letters, household_sheets
from bylawkit.render.names import compound_name, file_name
from bylawkit.render.papers import Electorate, body_paper, paper
from bylawkit.render.result import Result, announcement
from bylawkit.render.review import Review, review
from bylawkit.render.schedule import schedule
from bylawkit.render.view import View


@dataclass(frozen=True, slots=True)
class Given:
    """What documents need beside the bylaw: who votes on each matter, a result, a review.

    ``heads`` and ``days`` are those of each matter, by name, as far as they are known. ``matter``
    is the name of the only one that is asked for. ``law_sha256`` is the hash of the law packs.
    """

    voters: Mapping[str, tuple[Voter, ...]] = field(default_factory=dict)
    result: Result | None = None
    review: Review | None = None
    heads: Mapping[str, int] = field(default_factory=dict)
    days: Mapping[str, Mapping[str, date]] = field(default_factory=dict)
    matter: str | None = None
    households: tuple[Household, ...] = ()
    letters: tuple[Letter, ...] = ()
    on: date | None = None
    law_sha256: str = ""

    def matters(self, bylaw: Bylaw) -> Iterator[Matter]:
        """The matters that are voted on and asked for."""
        for one in bylaw.matters:
            if self.matter in (None, one.name) and manner(bylaw, one) is not Manner.ALONE:
                yield one

    def electorate(self, matter: Matter) -> Electorate:
        """Who votes on a matter, and when."""
        name = matter.name
        return Electorate(self.voters.get(name, ()), self.heads.get(name), self.days.get(name, {}))

    def result_of(self, matter: Matter) -> Result | None:
        """What became of a matter, if that is known."""
        named = self.result is not None and self.result.matter.name == matter.name
        return self.result if named else None


class Document(NamedTuple):
    """A document and the name of its file, without ending."""

    name: str
    view: View


Maker = Callable[[Bylaw, str, Given], Iterator[Document]]


class Kind(NamedTuple):
    """A kind of document. ``make`` gives none if the source has nothing for it.

    A kind is ``general`` if its documents are about the compound as a whole, not about a matter.
    """

    name: str
    title: Text
    make: Maker
    general: bool = False


def _bylaws(bylaw: Bylaw, lang: str, given: Given) -> Iterator[Document]:
    yield Document(file_name(bylaw.title), bylaws(bylaw, lang))


def _ballots(bylaw: Bylaw, lang: str, given: Given) -> Iterator[Document]:
    for matter in given.matters(bylaw):
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


def _paper(kind: str, suits: Callable[[Bylaw, Matter], bool]) -> Maker:
    """Papers of one kind for every matter that they suit."""

    def make(bylaw: Bylaw, lang: str, given: Given) -> Iterator[Document]:
        for matter in given.matters(bylaw):
            if suits(bylaw, matter):
                made = paper(kind, bylaw, matter, given.electorate(matter), lang)
                yield _named(bylaw, lang, kind, matter.title, made)

    return make


def _minutes(bylaw: Bylaw, lang: str, given: Given) -> Iterator[Document]:
    """Minutes of what is decided at a meeting; of members' votes once there is a result."""
    for matter in given.matters(bylaw):
        result = given.result_of(matter)
        by_members = manner(bylaw, matter) is Manner.SEATS
        if _at_a_meeting(bylaw, matter) or (by_members and result is not None):
            made = paper("minutes", bylaw, matter, given.electorate(matter), lang, result)
            yield _named(bylaw, lang, "minutes", matter.title, made)


def _with_bodies(kind: str, of_matters: Maker, suits: Callable[[Body], bool]) -> Maker:
    """Papers of one kind for matters, and for every body that they suit."""

    def make(bylaw: Bylaw, lang: str, given: Given) -> Iterator[Document]:
        yield from of_matters(bylaw, lang, given)
        for body in bylaw.bodies if given.matter is None else ():
            if suits(body):
                made = body_paper(kind, bylaw, body, lang)
                yield _named(bylaw, lang, kind, body.title, made)

    return make


def _by_units(bylaw: Bylaw, matter: Matter) -> bool:
    return manner(bylaw, matter) is Manner.UNITS


def _at_a_meeting(bylaw: Bylaw, matter: Matter) -> bool:
    return _by_units(bylaw, matter) and (not matter.channels or Channel.MEETING in matter.channels)


def _by_proxy(bylaw: Bylaw, matter: Matter) -> bool:
    return _by_units(bylaw, matter) or matter.proxy_cap is not None


def _meets(body: Body) -> bool:
    return bool(body.sessions or body.attend or body.carry)


def _whole(kind: str, make: Callable[[Bylaw, str], View | None]) -> Maker:
    """One document of the compound, if there is anything to make it from."""

    def making(bylaw: Bylaw, lang: str, given: Given) -> Iterator[Document]:
        made = make(bylaw, lang)
        if made is not None:
            yield Document(file_name(compound_name(bylaw.title, lang), TITLES[kind](lang)), made)

    return making


def _household(bylaw: Bylaw, lang: str, given: Given) -> Iterator[Document]:
    if bylaw.fees or bylaw.services or bylaw.norms:
        name = file_name(compound_name(bylaw.title, lang), TITLES["household"](lang))
        yield Document(name, household_sheets(bylaw, given.households, given.on, lang))


def _dunning(bylaw: Bylaw, lang: str, given: Given) -> Iterator[Document]:
    if given.letters:
        name = file_name(compound_name(bylaw.title, lang), TITLES["dunning"](lang))
        yield Document(name, dunning_letters(bylaw, given.letters, lang))


def _named(bylaw: Bylaw, lang: str, kind: str, title: str, view: View) -> Document:
    return Document(
        file_name(compound_name(bylaw.title, lang)[:40], TITLES[kind](lang), title), view
    )


KINDS: tuple[Kind, ...] = (
    Kind("bylaws", Text("管理规约", "bylaws"), _bylaws, True),
    Kind("ballot", Text("表决票", "ballot"), _ballots),
    Kind("result", Text("表决结果公告", "result"), _result),
    Kind("fees", Text("服务与收费一览表", "services and fees"), _fees, True),
    Kind("notice", Text("通知", "notice"), _paper("notice", lambda *_: True)),
    Kind("posting", Text("公示", "posting"), _paper("posting", _by_units)),
    Kind("proxy", Text("委托书", "proxy form"), _paper("proxy", _by_proxy)),
    Kind("delivery", Text("送达登记表", "register of deliveries"), _paper("delivery", _by_units)),
    Kind("tally", Text("计票表", "tally sheet"), _paper("tally", lambda *_: True)),
    Kind(
        "minutes",
        Text("会议记录", "minutes"),
        _with_bodies("minutes", _minutes, _meets),
    ),
    Kind(
        "filing",
        Text("备案表", "filing form"),
        _with_bodies(
            "filing",
            _paper("filing", lambda _, matter: matter.filing is not None),
            lambda body: body.filing is not None,
        ),
    ),
    Kind("household", Text("一户一单", "household sheet"), _household, True),
    Kind("dunning", Text("催缴函", "dunning letter"), _dunning, True),
    Kind(
        "assembly-rules",
        Text("业主大会议事规则", "rules of the assembly"),
        _whole("assembly-rules", assembly_rules),
        True,
    ),
    Kind(
        "council-rules",
        Text("议事会规则", "rules of the councils"),
        _whole("council-rules", council_rules),
        True,
    ),
    Kind("covenant", Text("租户公约", "tenants' covenant"), _whole("covenant", covenant), True),
    Kind("review", Text("审查报告", "review"), _review, True),
)
"""The kinds, in the order in which they are made."""

TITLES = {kind.name: kind.title for kind in KINDS}

FORMATS = ("docx", "md", "html")
"""The formats that every view can be written in; views that are tables can be an ``xlsx`` too."""


def documents(
    bylaw: Bylaw, lang: str, kinds: tuple[str, ...], given: Given | None = None
) -> tuple[Document, ...]:
    """The documents of these kinds, in the order of the catalogue."""
    beside = given or Given()
    law = beside.law_sha256
    return tuple(
        Document(one.name, replace(one.view, law_sha256=law) if law else one.view)
        for kind in KINDS
        if kind.name in kinds
        for one in kind.make(bylaw, lang, beside)
    )


def written(view: View, form: str) -> bytes:
    """A view in one of :data:`FORMATS`, or as ``xlsx``.

    Raises:
        ValueError: a view without a table, as a spreadsheet.
    """
    if form == "xlsx":
        from bylawkit.render.excel import excel

        if view.sheet is None:
            raise ValueError(f"{view.kind} is no table")
        return excel(view.sheet)
    if form == "docx":
        from bylawkit.render.word import word

        return word(view)
    if form == "html":
        from bylawkit.render.html import html

        return html(view).encode()
    from bylawkit.render.markdown import markdown

    return markdown(view).encode()
