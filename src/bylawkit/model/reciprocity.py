"""Who owes whom: the graph of norms summed up by party, and what is missing in it.

A party is called by the name it is declared under. Reciprocity asks that each lies on a cycle of
arrows, so that what it gives comes back. It does not ask it of public offices, nor of bodies, which
act for others; residents count as one, whatever role they appear in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from bylawkit.diagnostics import Text
from bylawkit.model.arrows import RESIDENTS, Arrow, End, Giving, What, arrows
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.parties import Body, Party, Role
from bylawkit.model.wording import PUBLIC_ROLES
from bylawkit.record import field, record
from bylawkit.source import Span

OWN_BODIES = frozenset(
    {
        Role.OWNERS_ASSEMBLY,
        Role.OWNERS_COMMITTEE,
        Role.TEMPORARY_COMMITTEE,
        Role.COUNCIL,
        Role.PLATFORM,
        Role.TENANTS_COUNCIL,
    }
)
"""Bodies through which residents act."""


@record
class Item:
    """One thing that is owed: the statement that says so, and what runs."""

    statement: Giving
    what: What

    def called(self, title: str | None = None) -> Text:
        """What it is called: by its title, or another one, or the part of it that runs here."""
        wrapped = _PARTS.get(self.what, Text("{}", "{}"))
        title = self.statement.title if title is None else title
        return Text(wrapped.zh.format(title), wrapped.en.format(title))

    def article(self, bylaw: Bylaw) -> int:
        """The number of the article that says so; 0 if it stands in none."""
        found = bylaw.article_of(self.statement.name)
        return found.number if found else 0


_PARTS = {
    What.SUBSIDY: Text("{}的补贴", "subsidy of {}"),
    What.FUND: Text("{}的分配", "share of {}"),
}


@record
class Cell:
    """Everything that one party owes another, or its own people."""

    giver: str
    receiver: str
    items: tuple[Item, ...]


@record
class Missing:
    """An arrow that should be there: ``giver`` owes ``receiver`` something. A name may be unknown."""

    giver: str | None
    receiver: str | None


@record(kw_only=True)
class Standing:
    """How a party stands: ``cycle`` leads from it back to it; ``missing`` is what would close one.

    ``excused``: reciprocity does not ask what it gets. ``alone`` is what it owes to nobody named.
    ``gives`` and ``gets`` count its arrows.
    """

    party: str
    role: Role
    span: Span = field(compare=False)
    excused: bool = False
    gives: int = 0
    gets: int = 0
    cycle: tuple[str, ...] = ()
    alone: tuple[Item, ...] = ()
    missing: Missing | None = None


@record
class Reciprocity:
    """The parties in the order in which the bylaw names them, and the cells that are not empty."""

    parties: tuple[Standing, ...]
    cells: tuple[Cell, ...]

    def cell(self, giver: str, receiver: str) -> Cell | None:
        """What ``giver`` owes ``receiver``."""
        pair = (giver, receiver)
        return next((one for one in self.cells if (one.giver, one.receiver) == pair), None)


def reciprocity(bylaw: Bylaw, drawn: Iterable[Arrow] | None = None) -> Reciprocity:
    """The graph of norms of a bylaw, summed up; ``drawn`` are its arrows, if they are at hand."""
    return _Graph(bylaw, arrows(bylaw) if drawn is None else drawn).summed_up()


class _Graph:
    def __init__(self, bylaw: Bylaw, drawn: Iterable[Arrow]) -> None:
        self.bylaw = bylaw
        self.called = _names(bylaw)
        self.ends: dict[str, End] = {}
        self.items: dict[tuple[str, str], dict[tuple[str, What], Item]] = {}
        self.alone: dict[str, list[Item]] = {}
        self.gives: dict[str, int] = {}
        self.gets: dict[str, int] = {}
        self.links: dict[str, list[str]] = {}
        for arrow in drawn:
            self._take(arrow)
        for giver, receiver in sorted(self.items, key=self._thin):
            if giver != receiver:
                self.links.setdefault(giver, []).append(receiver)

    def summed_up(self) -> Reciprocity:
        order = {name: at for at, name in enumerate(self.bylaw.named)}
        names = sorted(self.ends, key=lambda name: order.get(name, len(order)))
        cells = [
            Cell(giver, receiver, tuple(found.values()))
            for giver in names
            for receiver in names
            if (found := self.items.get((giver, receiver)))
        ]
        return Reciprocity(tuple(map(self._standing, names)), tuple(cells))

    def _take(self, arrow: Arrow) -> None:
        item = Item(arrow.statement, arrow.what)
        givers, receivers = self._parties(arrow.givers), self._parties(arrow.receivers)
        for name in givers:
            self.gives[name] = self.gives.get(name, 0) + 1
            if not receivers and arrow.what is not What.FUND:
                self.alone.setdefault(name, []).append(item)
        for name in receivers:
            self.gets[name] = self.gets.get(name, 0) + 1
        for pair in ((one, other) for one in givers for other in receivers):
            self.items.setdefault(pair, {})[arrow.statement.name, arrow.what] = item

    def _parties(self, ends: Iterable[End]) -> tuple[str, ...]:
        names = {self.called(end): end for end in ends}
        for name, end in names.items():
            self.ends.setdefault(name, end)
        return tuple(names)

    def _standing(self, name: str) -> Standing:
        end = self.ends[name]
        excused = self._excused(name)
        cycle = _way_back(name, self.links)  # the shortest, through another
        return Standing(
            party=name,
            role=end.role,
            span=end.span,
            excused=excused,
            gives=self.gives.get(name, 0),
            gets=self.gets.get(name, 0),
            cycle=cycle,
            alone=tuple(self.alone.get(name, ())),
            missing=None if excused or cycle else self._missing(name),
        )

    def _excused(self, name: str) -> bool:
        role = self.ends[name].role
        is_body = isinstance(self.bylaw.named.get(name), Body)
        return is_body or role in PUBLIC_ROLES or role in OWN_BODIES

    def _missing(self, name: str) -> Missing | None:
        """The arrow that closes a cycle through a party, unless its people are on one."""
        people = self._same_people(name)
        gets = any(self.gets.get(one) for one in people)
        gives = any(self.gives.get(one) for one in people)
        if not gets:
            return Missing(next(self._beside(name, 0), None), name)
        if not gives:
            return Missing(name, next(self._beside(name, 1), None))
        if self._returns(people):
            return None
        return Missing(name, next(self._beside(name, 1), None))

    def _beside(self, name: str, at: int) -> Iterator[str]:
        """Those to whom a party gives (``at`` 0), or from whom it gets (``at`` 1)."""
        for pair in self.items:
            if pair[at] == name and pair[1 - at] != name:
                yield pair[1 - at]

    def _same_people(self, name: str) -> frozenset[str]:
        if self.ends[name].role not in RESIDENTS:
            return frozenset((name,))
        return frozenset(one for one, end in self.ends.items() if end.role in RESIDENTS)

    # ── Cycles ──

    def _thin(self, pair: tuple[str, str]) -> int:
        """Those who owe each other most come first."""
        return -sum(len(self.items.get(one, ())) for one in (pair, pair[::-1]))

    def _returns(self, people: frozenset[str]) -> bool:
        """Whether something comes back to a party by way of residents, bodies and offices.

        All residents and their bodies count as one here, and offices act for them.
        """
        links: dict[str, list[str]] = {}
        for giver, receiver in self.items:
            ends = (self._gathered(giver, people), self._gathered(receiver, people))
            links.setdefault(ends[0], []).append(ends[1])
        links.setdefault(_OFFICES, []).append(_RESIDENTS)
        return bool(_way_back(_SELF if _SELF in links else _RESIDENTS, links))

    def _gathered(self, name: str, people: frozenset[str]) -> str:
        role = self.ends[name].role
        if role in PUBLIC_ROLES:
            return _OFFICES
        if role in RESIDENTS or self._excused(name):
            return _RESIDENTS
        return _SELF if name in people else name


_SELF, _RESIDENTS, _OFFICES = "\0self", "\0residents", "\0offices"


def _way_back(start: str, links: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """The shortest way from ``start`` back to it, both ends included; the first of several."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    for way in ways:
        for following in links.get(way[-1], ()):
            if following == start:
                return (*way, start)
            if following not in seen:
                seen.add(following)
                ways.append((*way, following))
    return ()


def _names(bylaw: Bylaw) -> Callable[[End], str]:
    """What parties are called: as declared, if a role has one declared party."""
    declared: dict[Role, list[str]] = {}
    every: tuple[Party | Body, ...] = (*bylaw.parties, *bylaw.bodies)
    for one in every:
        declared.setdefault(one.role, []).append(one.name)
    first: dict[Role, str] = {}

    def called(end: End) -> str:
        if end.role is Role.OTHER or isinstance(bylaw.named.get(end.name), (Party, Body)):
            return end.name
        alike = declared.get(end.role, [])
        return alike[0] if len(alike) == 1 else first.setdefault(end.role, end.name)

    return called
