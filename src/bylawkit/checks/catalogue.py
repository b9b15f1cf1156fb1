"""Every check, in the order in which findings about one place are given."""

from __future__ import annotations

from bylawkit.checks import (
    bodies,
    costs,
    counterparts,
    cut_offs,
    evaluations,
    filing_too_late,
    fines,
    fund_shares,
    late_charge,
    local_limits,
    no_law,
    notice_too_short,
    one_sided,
    phases,
    procedures,
    remedies,
    repeated,
    safety_gaps,
    scenarios,
    silent_votes,
    unused,
    vote_below_law,
    vote_never_carries,
    weights,
    who_decides,
)

CHECKS = (
    # The law
    no_law,
    vote_below_law,
    weights,
    silent_votes,
    vote_never_carries,
    notice_too_short,
    filing_too_late,
    local_limits,
    who_decides,
    fines,
    cut_offs,
    bodies,
    # Money and reciprocity
    fund_shares,
    phases,
    costs,
    late_charge,
    counterparts,
    one_sided,
    remedies,
    # Procedures and quality
    procedures,
    safety_gaps,
    evaluations,
    scenarios,
    # Drafting
    repeated,
    unused,
)
