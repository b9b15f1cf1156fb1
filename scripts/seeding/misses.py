"""Why the faults that are not found are not found, kind by kind."""

from __future__ import annotations

REASONS = {
    "committee-outside": (
        "Beijing and Shanghai let small compounds (100 households, 10,000 m²) have a committee of three. A law "
        "pack cannot say that a figure holds for small compounds only; theirs say three, so that no small "
        "compound is warned without cause, and a large one is not warned either."
    ),
    "counterpart-dropped": (
        "In a text of a few duties nothing tells that a counterpart was meant: no other duty names this one as "
        "its counterpart, and there are not eight others that have one. A bylaw may leave counterparts unsaid; "
        "to ask for them everywhere would be a false alarm in most of these texts."
    ),
    "service-unpaid": (
        "A duty is in return for this service as well, so that it is not given for nothing. That this duty is "
        "no payment stands in its wording only, which the checker does not interpret."
    ),
}
"""By the name of the kind; every kind with a miss has a reason, and no other."""
