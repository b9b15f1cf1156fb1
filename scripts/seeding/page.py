"""The page about seeded faults: what was tried, what was found, and each miss with its reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from seeding.catalogue import KINDS
from seeding.clean import GROUPS, clean_texts
from seeding.fault import Kind
from seeding.misses import REASONS
from seeding.trial import Mutant, Outcome

INTRODUCTION = """# What the checker finds, and what it misses

Sound bylaws with one thing changed at a time: the four examples, and the statement of each literate page in Chinese and in
English (`tests/literate/`). Each change is made in the text, at the place that the model gives for the value, so that a faulty text is
one that somebody could have written. A fault counts as found only if a code of its kind is newly reported **on its line**: the line that was
changed, or the line named in the table. Of one kind, at most five faults are tried in one example and one in a page.

把写得没有问题的规约改坏一处，看检查能不能在应当的那一行、用应当的代码指出来。用的是四个示例和各个文学化用例的中英文条文；每处改动都改在原文里。

**What counts as a fault** is not left to the checker. The figures of the law are written down once more in
`scripts/seeding/law.py`, and a vote's rule is seeded only where comparing them one by one is enough; sums, ways through a procedure and
shares of phases are worked out in `scripts/seeding/` by a few lines of their own. A change that leaves a rule lawful and
whole is no fault and is not seeded. So are left out:

- a turnout or approval that stays at or above the statute's, such as a majority of *all* owners instead of those taking part;
- valid votes as the base, where invalid ballots do not take part: whoever takes part then casts a valid vote;
- a lower attendance of a committee that decides by a majority of *all* its members: nothing is decided without them anyway;
- a longer prepayment where the fee says how it is refunded, and a local limit where no local law has one (such faults are seeded in examples
  moved to Hangzhou, Weifang and Qingyuan);
- a missing scenario where another matter with the very same rule has one;
- a field that wording elsewhere quotes, if it is taken out: that breaks the quotation as well, which is a kind of its own.

Made by `scripts/seed_faults.py`; `tests/seeding/` runs a sample each time, and everything in the slow tests.
"""
COLUMNS = "| kind 改动 | codes 代码 | line 行 | faults 处 | found 查出 |\n|---|---|---|--:|--:|"
CLEAN = """## Texts without a fault

A checker that cries wolf is worse than none. On these texts there is no error and no warning:

| texts | checked | with an error or a warning |
|---|--:|--:|"""

Results = Sequence[tuple[Mutant, Outcome]]


def text(results: Results) -> str:
    """What the page should hold. Raises ``ValueError`` if a miss has no reason, or a reason no miss."""
    missed = [mutant for mutant, outcome in results if not outcome.caught]
    names = {one.kind.name for one in missed}
    if names != REASONS.keys():
        raise ValueError(f"misses and reasons differ: {sorted(names ^ REASONS.keys())}")
    parts = (INTRODUCTION, _sum(results), _table(results), _misses(missed), _clean())
    return "\n".join(parts)


def _sum(results: Results) -> str:
    found = sum(outcome.caught for _, outcome in results)
    share = 1000 * found // len(results)
    return (
        f"**{len(results)} faults of {len(KINDS)} kinds; found: {found}, "
        f"{share // 10}.{share % 10} %.** Missed: {len(results) - found}, listed below.\n"
    )


def _table(results: Results) -> str:
    tried = Counter(mutant.kind.name for mutant, _ in results)
    found = Counter(mutant.kind.name for mutant, outcome in results if outcome.caught)
    rows = (_row(kind, tried[kind.name], found[kind.name]) for kind in KINDS)
    return "\n".join((COLUMNS, *rows, ""))


def _row(kind: Kind, tried: int, found: int) -> str:
    cells = (
        f"{kind.title.zh} · {kind.title.en}",
        " ".join(kind.codes),
        f"{kind.where.zh} · {kind.where.en}",
        str(tried),
        str(found) if found == tried else f"**{found}**",
    )
    return "| " + " | ".join(cells) + " |"


def _misses(missed: Iterable[Mutant]) -> str:
    lines = ["## What is missed, and why", ""]
    every = list(missed)
    for kind in KINDS:
        own = [one for one in every if one.kind.name == kind.name]
        if own:
            lines += [
                f"**{kind.title.zh} · {kind.title.en}** ({len(own)}). {REASONS[kind.name]}",
                "",
            ]
            lines += [*map(_place, own), ""]
    return "\n".join(lines)


def _place(one: Mutant) -> str:
    line = " ".join(one.text.split("\n")[one.line - 1].split())
    return f"- `{one.base.name}`, line {one.line}: `{line}`"


def _clean() -> str:
    checked: Counter[str] = Counter()
    loud: Counter[str] = Counter()
    for group, _, said in clean_texts():
        checked[group] += 1
        loud[group] += bool(said)
    rows: Iterator[str] = (f"| {_SAID[one]} | {checked[one]} | {loud[one]} |" for one in GROUPS)
    return "\n".join((CLEAN, *rows, f"| together | {checked.total()} | {loud.total()} |", ""))


_SAID = {
    "examples": "the examples, one of them in both languages",
    "literate pages": "the statement of each literate page, in Chinese and in English",
    "starters": "`bylawkit new`: each kind, in both languages, for each place of the law packs",
}
