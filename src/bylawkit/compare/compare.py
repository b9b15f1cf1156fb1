"""Two versions of a bylaw in; what changed in meaning, out."""

from __future__ import annotations

from collections.abc import Sequence

from bylawkit.checks.rules import Voting, votings
from bylawkit.compare.align import Pair, Placed, pairs, renames
from bylawkit.compare.directions import Order, order_of
from bylawkit.compare.fields import Renames, differences, head_differences
from bylawkit.compare.values import Change, Comparison, Direction, Fate
from bylawkit.diagnostics import Diagnostic
from bylawkit.model.bylaw import Bylaw, Statement
from bylawkit.model.prose import Prose
from bylawkit.model.votes import Matter

Findings = Sequence[Diagnostic]


def compare(
    old: Bylaw, new: Bylaw, old_findings: Findings = (), new_findings: Findings = ()
) -> Comparison:
    """Everything that became of the statements of ``old`` in ``new``.

    The findings of both, if given, show which problems are new and which are mended.
    """
    found = pairs(old, new)
    names = renames(found)
    rules = _Rules(old, new)
    return Comparison(
        old=old,
        new=new,
        head=head_differences(old, new),
        changes=tuple(_change(one, names, rules) for one in found),
        problems=_without(new_findings, old_findings, {}),
        mended=_without(old_findings, new_findings, names),
    )


class _Rules:
    """The rules by which the matters of both versions are decided."""

    def __init__(self, old: Bylaw, new: Bylaw) -> None:
        self._old = {one.matter.name: one for one in votings(old)}
        self._new = {one.matter.name: one for one in votings(new)}

    def order(self, old: Statement, new: Statement) -> Order | None:
        """How the rules of a matter stand to each other; ``None`` if it has none."""
        if not (isinstance(old, Matter) and isinstance(new, Matter)):
            return None
        before, after = self._old[old.name], self._new[new.name]
        if _decides(before) and _decides(after):
            return order_of(before.rule, after.rule)
        return None


def _decides(voting: Voting) -> bool:
    return voting.rule.turnout is not None or voting.rule.approve is not None


def _change(pair: Pair, names: Renames, rules: _Rules) -> Change:
    if pair.old is None or pair.new is None:
        return _one_sided(pair.old, pair.new)
    old, new = pair.old.statement, pair.new.statement
    found = differences(old, new, names)
    order = rules.order(old, new)
    changed = any(not one.words_only for one in found)
    turned = order is not None and order.direction is not Direction.EQUAL
    fate = Fate.CHANGED if changed or turned else Fate.REWORDED if found else Fate.SAME
    return Change(
        fate=fate,
        title=title_of(new),
        old=old,
        new=new,
        old_article=pair.old.article,
        new_article=pair.new.article,
        renamed=None if pair.old.name == pair.new.name else pair.old.name,
        moved=pair.moved,
        differences=found,
        direction=order.direction if order and fate is Fate.CHANGED else None,
        witnesses=order.witnesses if order else (),
    )


def _one_sided(old: Placed | None, new: Placed | None) -> Change:
    one = new or old
    assert one is not None
    return Change(
        fate=Fate.ADDED if old is None else Fate.REMOVED,
        title=title_of(one.statement),
        old=old.statement if old else None,
        new=new.statement if new else None,
        old_article=old.article if old else None,
        new_article=new.article if new else None,
    )


def title_of(one: Statement) -> str:
    """What people call a statement."""
    return one.title if isinstance(one, Prose) or hasattr(one, "title") else one.name


def _without(these: Findings, those: Findings, names: Renames) -> tuple[Diagnostic, ...]:
    """The findings that the other version does not have, whatever line they stand on."""
    known = {_mark(one, {}) for one in those}
    return tuple(one for one in these if _mark(one, names) not in known)


def _mark(one: Diagnostic, names: Renames) -> tuple[str, str]:
    said = one.message("zh")
    for old, new in names.items():
        said = said.replace(f"`{old}`", f"`{new}`")
    return one.code.id, said
