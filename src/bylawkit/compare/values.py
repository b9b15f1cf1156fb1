"""Changes, statement by statement."""

from __future__ import annotations

from enum import StrEnum

from bylawkit.diagnostics import Diagnostic, Text
from bylawkit.model.bylaw import Bylaw, Statement
from bylawkit.model.money import Fee
from bylawkit.model.parties import Party
from bylawkit.model.votes import Matter
from bylawkit.record import record


class Fate(StrEnum):
    """What became of a statement."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    REWORDED = "reworded"
    SAME = "same"


class Direction(StrEnum):
    """How the new version stands to the old one."""

    STRICTER = "stricter"
    LOOSER = "looser"
    EQUAL = "equal"
    INCOMPARABLE = "incomparable"
    UNDECIDED = "undecided"
    HIGHER = "higher"
    LOWER = "lower"
    LONGER = "longer"
    SHORTER = "shorter"
    EARLIER = "earlier"
    LATER = "later"


@record(kw_only=True)
class Difference:
    """One field that differs. ``old`` and ``new`` are its lines as written; empty if it is not there.

    ``words_only`` is true for titles, notes and prose, which no rule hangs on, unless prose speaks of
    other numbers or days.
    """

    field: str
    keyword: str
    old: tuple[str, ...] = ()
    new: tuple[str, ...] = ()
    words_only: bool = False
    direction: Direction | None = None


@record(kw_only=True)
class Witness:
    """A vote that the two versions decide differently: ``carries`` says by which it is carried."""

    votes: Text
    carries: str


@record(kw_only=True)
class Change:
    """What became of one statement.

    ``old`` or ``new`` is ``None`` if it is not there. ``renamed`` is the old name, if it has another;
    ``moved`` is true if it stands at another place among the statements that are in both versions.
    ``direction`` says of a rule of votes as a whole whether it is stricter; ``witnesses`` prove it.
    """

    fate: Fate
    title: str
    old: Statement | None = None
    new: Statement | None = None
    old_article: int | None = None
    new_article: int | None = None
    renamed: str | None = None
    moved: bool = False
    differences: tuple[Difference, ...] = ()
    direction: Direction | None = None
    witnesses: tuple[Witness, ...] = ()


@record(kw_only=True)
class Comparison:
    """All that changed between two versions of a bylaw.

    ``head`` are the differences of the bylaw itself (its title, kind, home, size, version).
    ``problems`` are findings of the new version that the old one did not have, ``mended`` the other
    way round.
    """

    old: Bylaw
    new: Bylaw
    head: tuple[Difference, ...]
    changes: tuple[Change, ...]
    problems: tuple[Diagnostic, ...] = ()
    mended: tuple[Diagnostic, ...] = ()

    def new_names(self, kind: type[Party | Fee | Matter]) -> dict[str, str]:
        """What statements of a kind that both versions have are called in the new one, by their old names."""
        return {
            one.old.name: one.new.name
            for one in self.changes
            if isinstance(one.old, kind) and isinstance(one.new, kind)
        }

    @property
    def same_meaning(self) -> bool:
        """Whether nothing but wording, order and names changed; a version is a name."""
        kept = all(one.words_only or one.field == "version" for one in self.head)
        return kept and all(one.fate in (Fate.REWORDED, Fate.SAME) for one in self.changes)
