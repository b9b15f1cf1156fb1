"""Every trial. A trial is one module with ``TRIALS``; to add one is a file and a line here."""

from __future__ import annotations

from importlib import import_module

from bylawkit.enforce.trials.trial import Trial

_MODULES = (
    "rego_votes",
    "rego_fees",
    "rego_norms",
    "rego_slips",
    "cedar_gates",
    "cedar_acts",
    "cedar_days",
    "sql_votes",
    "sql_fees",
    "dmn_votes",
    "dmn_fees",
    "bpmn",
)


def trials() -> tuple[Trial, ...]:
    """Every trial, in the order in which certificates tell of them."""
    found = (import_module(f"bylawkit.enforce.trials.{name}").TRIALS for name in _MODULES)
    return tuple(one for each in found for one in each)
