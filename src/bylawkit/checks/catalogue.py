"""Every check, in the order in which findings about one place are given, with what it needs.

A check is imported only for a bylaw that has what it needs; ``tests/checks/test_catalogue.py``
takes it away from every bylaw there is, and sees that the check is silent then.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bylawkit.model.bylaw import Bylaw

ANYTHING = ""

CHECKS = (
    # The law
    ("no_law", ANYTHING),
    ("vote_below_law", "matters"),
    ("weights", "matters.weight matters.owner_cap"),
    ("scope_too_small", "matters"),
    ("silent_votes", "matters"),
    ("silent_quorum", "matters.silent"),
    ("guards", "matters.silent_guard"),
    ("ties", "matters.tie"),
    ("second_calls", "matters.second_call"),
    ("vote_never_carries", "matters bodies"),
    ("undecided", "matters bodies"),
    ("paradoxes", "matters"),
    ("two_rules", "matters"),
    ("notice_too_short", "matters"),
    ("served_too_late", "matters.deemed_served"),
    ("vote_times", "matters.lapse matters.extension matters.objection"),
    ("channels", "matters.channels"),
    ("petitions", "matters bodies"),
    ("interested", "matters"),
    ("choices", "matters.options matters.winners matters.shortlist"),
    ("told_to_itself", "matters bodies"),
    ("named_twice", "matters bodies"),
    ("filing_too_late", "matters.filing bodies.filing"),
    ("local_limits", "matters.window fees.prepay"),
    ("local_votes", "matters"),
    ("rank_clashes", "matters.notice"),
    ("who_decides", "matters"),
    ("misclassed", "matters"),
    ("fines", ANYTHING),
    ("cut_offs", ANYTHING),
    ("bodies", "bodies"),
    ("representatives", "bodies.representation"),
    ("quotas", "bodies.quotas"),
    ("absences", "bodies.absence"),
    ("successions", "bodies.first_session bodies.re_election bodies.handover"),
    ("taken_away", "norms"),
    ("tenancies", "tenancies"),
    ("records", "records"),
    ("dispositive", "norms.ahead"),
    # Money and reciprocity
    ("fund_shares", "funds.shares"),
    ("common_income", "funds"),
    ("phases", "fees.phases"),
    ("rates", "fees definitions"),
    ("costs", "services.cost"),
    ("unpaid_services", "services"),
    ("late_charge", "fees.late"),
    ("advances", "fees.deposit fees.prepay tenancies.deposit"),
    ("dunning", "fees.dunning_steps"),
    ("same_day", "fees.dunning_steps"),
    ("reliefs", "fees.exemptions fees.subsidies"),
    ("linkages", "norms.when"),
    ("allocations", "allocations"),
    ("floor_gaps", "allocations.coefficients"),
    ("authorities", "authorities"),
    ("split_rules", "matters authorities procedures"),
    ("emergencies", "emergencies"),
    ("fund_floors", "funds.floor"),
    ("counterparts", "norms fees.in_return_for"),
    ("unsaid_counterparts", "norms.owed_to"),
    ("one_sided", "norms services fees funds safety training"),
    ("remedies", "fees.late norms.or_else"),
    # Procedures and quality
    ("procedures", "procedures"),
    ("ways_out", "procedures"),
    ("actors", "bodies procedures"),
    ("safety_gaps", "safety"),
    ("sign_offs", "safety.sign_off"),
    ("evaluations", "services"),
    ("hours", "norms.clock"),
    ("scenarios", "matters"),
    # Drafting
    ("repeated", ANYTHING),
    ("unused", ANYTHING),
    ("numbers_repeated", ANYTHING),
    ("terms", ANYTHING),
    ("modal_words", ANYTHING),
    ("open_lists", ANYTHING),
    ("vague_words", ANYTHING),
    ("bounds", ANYTHING),
    ("split_clauses", ANYTHING),
    ("two_modals", ANYTHING),
)
"""The module of each check, and what a bylaw must have for it to find anything.

That is one of these statements (``fees``), or one of them with this field (``fees.late``).
"""


def every_check() -> tuple[Any, ...]:
    """The module of every check."""
    return tuple(_module(name) for name, _ in CHECKS)


def checks_for(bylaw: Bylaw) -> Iterator[Any]:
    """The modules of the checks that may find something in a bylaw."""
    met: dict[str, bool] = {}
    for name, needs in CHECKS:
        if needs not in met:
            met[needs] = is_met(needs, bylaw)
        if met[needs]:
            yield _module(name)


def is_met(needs: str, bylaw: Bylaw) -> bool:
    """Whether a bylaw has one of the things that a check needs."""
    if needs == ANYTHING:
        return True
    for kind, field in _parted(needs):
        for one in getattr(bylaw, kind):
            if field is None or field(one) not in _NOTHING:
                return True
    return False


_NOTHING = (None, ())


@cache
def _parted(needs: str) -> tuple[tuple[str, Callable[[Any], Any] | None], ...]:
    """Each statement of which there must be one, and its field, if that is asked for."""
    parts = [one.partition(".") for one in needs.split()]
    return tuple((kind, attrgetter(field) if field else None) for kind, _, field in parts)


@cache
def _module(name: str) -> Any:
    return import_module(f"bylawkit.checks.{name}")
