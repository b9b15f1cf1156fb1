"""bylawkit: a rule engine and document generator for the bylaws of residential compounds.

    >>> import bylawkit as bk
    >>> bk.decide("examples/old", "动用维修资金", tally="examples/old/tally.json").unwrap().outcome
    <Outcome.CARRIED: 'carried'>

Every function takes a path, bytes or a value that was read already, and answers with a
:class:`Result`: a value and what was noticed. None prints, and none raises because of what a file
holds. Each is imported only when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bylawkit.api.dates import monitor, timetable
    from bylawkit.api.effects import effect
    from bylawkit.api.money import assess
    from bylawkit.api.result import Result
    from bylawkit.api.tables import (
        read_ballots,
        read_events,
        read_facts,
        read_payments,
        read_register,
        read_tally,
    )
    from bylawkit.api.texts import check, diff, documents, explain, law, policies, read, verify
    from bylawkit.api.votes import decide
    from bylawkit.diagnostics.raised import BylawError

__version__ = "0.1.0"

__all__ = [
    "BylawError",
    "Result",
    "__version__",
    "assess",
    "check",
    "decide",
    "diff",
    "documents",
    "effect",
    "explain",
    "law",
    "monitor",
    "policies",
    "read",
    "read_ballots",
    "read_events",
    "read_facts",
    "read_payments",
    "read_register",
    "read_tally",
    "timetable",
    "verify",
]

_ROOMS = {
    "BylawError": "diagnostics.raised",
    "Result": "api.result",
    "assess": "api.money",
    "check": "api.texts",
    "decide": "api.votes",
    "diff": "api.texts",
    "documents": "api.texts",
    "effect": "api.effects",
    "explain": "api.texts",
    "law": "api.texts",
    "monitor": "api.dates",
    "policies": "api.texts",
    "read": "api.texts",
    "read_ballots": "api.tables",
    "read_events": "api.tables",
    "read_facts": "api.tables",
    "read_payments": "api.tables",
    "read_register": "api.tables",
    "read_tally": "api.tables",
    "timetable": "api.dates",
    "verify": "api.texts",
}
"""Where each name is at home."""


if not TYPE_CHECKING:  # a type checker would take any name for one of ours

    def __getattr__(name: str) -> Any:
        if name not in _ROOMS:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        found = globals()[name] = getattr(import_module(f"{__name__}.{_ROOMS[name]}"), name)
        return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
