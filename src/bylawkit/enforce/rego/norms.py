"""``norms.rego``: what a party must, may and must not do, and until when."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bylawkit.enforce.rego.text import comment, flat, heading, value
from bylawkit.evaluate.verdicts import minute_of
from bylawkit.export.norms import norm
from bylawkit.export.origins import Origins
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.norms import Norm

VERDICTS = """\
# What is asked: {"party", "norm", "on", "minute", "applies", "since"}. `applies` says whether a condition holds that is
# given in words, and `since` is the day from which a deadline runs.
norm := norms[input.norm]

problems contains {"code": "unknown-norm", "at": "norm"} if not norms[input.norm]

# not-concerned, not-in-force, undetermined, required, permitted or forbidden.
verdict := "not-concerned" if {
	norm
	not input.party in norm.bearers
} else := "not-in-force" if {
	false in in_force
} else := "undetermined" if {
	null in in_force
} else := {"duty": "required", "right": "permitted", "ban": "forbidden"}[norm.modality]

# Whether each bound of the norm holds; null if that is unknown.
in_force := [not_ended, at_the_hour, condition_met] if norm

not_ended := true if {
	norm.until == "9999-12-31"
} else := input.on <= norm.until if {
	is_day(input.on)
} else := null

at_the_hour := true if {
	norm.clock == []
} else := within_hours if {
	is_minute(input.minute)
} else := null

condition_met := true if {
	norm.when == null
} else := input.applies if {
	is_boolean(input.applies)
} else := null

is_day(text) if {
	is_string(text)
	regex.match(`^[0-9]{4}-[0-9]{2}-[0-9]{2}$`, text)
}

is_minute(number) if {
	is_number(number)
	number >= 0
	number < 1440
}

default within_hours := false

within_hours if {
	some hours in norm.clock
	hours.from < hours.to
	input.minute >= hours.from
	input.minute < hours.to
}

within_hours if {
	some hours in norm.clock
	hours.from >= hours.to
	input.minute >= hours.from
}

within_hours if {
	some hours in norm.clock
	hours.from >= hours.to
	input.minute < hours.to
}

# The last day of a deadline by the calendar. If it is a holiday, the next working day counts.
due := day_of(time.add_date(midnight(input.since), 0, 0, norm.within.count * days[norm.within.unit])) if {
	is_day(input.since)
}

due := day_of(clamped(input.since, norm.within.count * months[norm.within.unit])) if is_day(input.since)

days := {"day": 1, "week": 7}

months := {"month": 1, "quarter": 3, "half-year": 6, "year": 12}

midnight(day) := time.parse_rfc3339_ns(sprintf("%sT00:00:00Z", [day]))

# The same day of a later month, or its last day if it is shorter.
clamped(day, later) := min([same, last]) if {
	first := time.add_date(midnight(sprintf("%s-01", [substring(day, 0, 7)])), 0, later, 0)
	last := time.add_date(first, 0, 1, -1)
	same := time.add_date(first, 0, 0, time.date(midnight(day))[2] - 1)
}

day_of(moment) := sprintf("%s-%s-%s", [padded(year, 4), padded(month, 2), padded(day, 2)]) if {
	[year, month, day] := time.date(moment)
}

padded(number, width) := substring(text, count(text) - width, width) if {
	text := sprintf("0000%d", [number])
}
"""


def module(bylaw: Bylaw, package: str) -> str:
    """The whole file."""
    origins = Origins(bylaw)
    head = [comment(f"{bylaw.title}: norms"), f"package {package}", "", "import rego.v1", ""]
    return "\n".join([*head, *_norms(bylaw, origins), VERDICTS])


def _norms(bylaw: Bylaw, origins: Origins) -> Iterator[str]:
    for one in bylaw.norms:
        told = norm(one, origins)
        label = told["article"]["label"] if told["article"] else ""
        yield heading(label, one.name, one.title)
        yield f"norms[{flat(one.name)}] := {value(_norm(one, told, label))}\n"


def _norm(one: Norm, told: Any, label: str) -> dict[str, Any]:
    return {
        "article": label or None,
        "basis": [str(each) for each in one.basis],
        "modality": told["modality"],
        "bearers": told["bearers"],
        "action": told["action"],
        "owed_to": told["owed_to"],
        "when": told["when"],
        "within": told["within"],
        "until": told["until"] or "9999-12-31",
        "clock": [{"from": minute_of(begin), "to": minute_of(end)} for begin, end in one.clock],
        "in_return_for": told["in_return_for"],
        "or_else": told["or_else"],
    }
