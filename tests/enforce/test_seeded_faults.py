"""Faults seeded into exports are seen by `agree`: an engine disagrees, and the case is made small."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import Any

import pytest
from enforcing import example
from test_rego_fees import HARD, NORMS

from bylawkit.enforce.agreement import exported, open_one
from bylawkit.enforce.running import Ran, run
from bylawkit.enforce.trials.catalogue import trials
from bylawkit.export.target import Files
from bylawkit.model.bylaw import Bylaw
from bylawkit.pipeline import read_text

CASES = 400


@cache
def _bylaw(which: str) -> Bylaw:
    if which != "hard":
        return example(which)
    reading = read_text(HARD + NORMS.partition("商品房\n")[2], "a.bylaw")
    assert reading.ok, [one.message("zh") for one in reading.diagnostics]
    assert reading.bylaw is not None
    return reading.bylaw


@cache
def _exported(which: str) -> dict[str, Files]:
    return exported(_bylaw(which))


def _ran(which: str, target: str, subject: str, files: dict[str, Files]) -> list[Ran]:
    """Every engine of a target, asked about a subject."""
    same = [one for one in trials() if (one.target, one.subject.name) == (target, subject)]
    opened = [open_one(one, _bylaw(which), files) for one in same]
    found = [one for one in opened if isinstance(one, Ran)]
    assert len(found) == len(opened) > 0
    about = same[0].subject
    run(about, islice(about.cases(_bylaw(which), 1), CASES), found)
    return found


FAULTS = [
    # flipped comparators
    ("old", "votes", "rego/votes.rego", '"cmp": ">="', '"cmp": ">"'),
    ("old", "votes", "rego/votes.rego", '"cmp": ">"', '"cmp": ">="'),
    ("old", "votes", "cedar/policies.cedar", r" \* 3 >= ", " * 3 > "),
    ("old", "votes", "cedar/policies.cedar", r" \* 2 > ", " * 2 >= "),
    # swapped bases
    ("old", "votes", "rego/votes.rego", '"whole": "total"', '"whole": ["for", "against"]'),
    ("old", "votes", "cedar/policies.cedar", r"context\.area\.total \* 2", "context.area.for * 2"),
    # dropped conjuncts
    ("old", "votes", "rego/votes.rego", r'\ttruths\["turnout-[24]"\],\n', ""),
    ("old", "votes", "cedar/policies.cedar", r"\(context\.heads\.total > 0 &&", "(true ||"),
    ("hard", "norms", "rego/norms.rego", r"false in in_force", "false in [not_ended]"),
    ("hard", "norms", "cedar/policies.cedar", r"context has applies &&\s+context\.applies", "true"),
    # days and hours off by one
    ("hard", "norms", "rego/norms.rego", '"until": "2026-12-31"', '"until": "2026-12-30"'),
    ("hard", "norms", "rego/norms.rego", '"count": 15', '"count": 14'),
    ("hard", "norms", "rego/norms.rego", '"to": 360', '"to": 361'),
    ("hard", "norms", "cedar/policies.cedar", "context.on > 20261231", "context.on > 20261230"),
    ("hard", "norms", "cedar/policies.cedar", "context.minute >= 1320", "context.minute > 1320"),
    ("old", "slips", "rego/votes.rego", 'law_from := "2021-01-01"', 'law_from := "2021-01-02"'),
    ("old", "slips", "cedar/policies.cedar", "context.on >= 20210101", "context.on >= 20210102"),
    # wrong amounts
    ("hard", "fees", "rego/fees.rego", r'"whole": \[(\d)', r'"whole": [1\1'),
    ("hard", "fees", "rego/fees.rego", '"cap": 3000', '"cap": 3001'),
    ("hard", "fees", "rego/fees.rego", '"to": "2027-04"', '"to": "2027-03"'),
    ("hard", "fees", "rego/fees.rego", '"ends_on_sale": true', '"ends_on_sale": false'),
    # faults in the parts that every bylaw gets
    ("old", "votes", "rego/counting.rego", r'holds\(">=", left, right\) := left >=', 'holds(">=", left, right) := left >'),
    ("old", "slips", "rego/counting.rego", r"figure > largest", "figure > largest + 1"),
    ("hard", "fees", "rego/charging.rego", r"\(2 \* amount\) \+ scale", "(2 * amount) + (scale - 1)"),
    ("hard", "fees", "rego/charging.rego", r", 12\)\n", ", 11)\n"),
    # somebody else
    ("hard", "norms", "rego/norms.rego", '"ban": "forbidden"', '"ban": "permitted"'),
    ("hard", "norms", "cedar/policies.cedar", r'Party::"使用人"', 'Party::"物业"'),
]  # fmt: skip


@pytest.mark.parametrize(("which", "subject", "file", "old", "new"), FAULTS)
def test_a_fault_is_caught_by_every_engine(
    which: str, subject: str, file: str, old: str, new: str
) -> None:
    target = file.partition("/")[0]
    files: dict[str, Any] = {name: dict(one) for name, one in _exported(which).items()}
    text = files[target][file].decode()
    files[target][file] = re.sub(old, new, text).encode()
    assert files[target][file].decode() != text, "nothing to seed the fault into"
    for ran in _ran(which, target, subject, files):
        assert ran.disagreements > 0, ran.trial.engine
        first = next(ran.shown())
        assert first["ours"] != first["theirs"]


@pytest.mark.parametrize("which", ["old", "hard"])
def test_without_a_fault_nothing_disagrees(which: str) -> None:
    for target, subject in (("rego", "fees"), ("rego", "norms"), ("cedar", "norms")):
        for ran in _ran(which, target, subject, _exported(which)):
            assert ran.cases > 100
            assert [*ran.shown()] == []
