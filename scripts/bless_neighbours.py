"""What each check says of the neighbours of its own examples: texts that differ by one small thing.

    python scripts/bless_neighbours.py            compare with `tests/checks/near/`; exit 1 on a difference
    python scripts/bless_neighbours.py --bless    put it there; look at `git diff` afterwards

Under each example stand the neighbours of which the check says more (``+``) or less (``-``) than of the
example itself. What is not listed changes nothing. Only a check's own codes are written down.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import ModuleType

from bylawkit.api.codebook import modules_with_pages
from bylawkit.checks.base import Case
from bylawkit.checks.catalogue import CHECKS, every_check, is_met
from bylawkit.checks.pages import page, whole
from bylawkit.diagnostics import Diagnostic
from bylawkit.model.bylaw import Bylaw
from bylawkit.pipeline import Reading, findings, law_for, read_text
from bylawkit.source import Span
from kept_text import compare_or_bless
from neighbours import neighbours

NEAR = Path(__file__).resolve().parents[1] / "tests" / "checks" / "near"
TOO_SLOW = ("undecided",)
"""Their examples cost the prover all the steps that it has."""

RUN_ELSEWHERE = ("scenarios",)
"""Some of their codes are for what comes of running a bylaw."""


def checks() -> Iterator[ModuleType]:
    """The checks whose neighbours are written down."""
    return (one for one in modules_with_pages() if name_of(one) not in TOO_SLOW)


def name_of(check: ModuleType) -> str:
    """The name of a check."""
    return check.__name__.rpartition(".")[2]


def file_of(check: ModuleType) -> Path:
    """Where it stands."""
    return NEAR / f"{name_of(check)}.txt"


def main(arguments: Sequence[str]) -> int:
    """Compare, or bless."""
    return compare_or_bless(((file_of(one), near(one)) for one in checks()), arguments)


def near(check: ModuleType) -> str:
    """What a check says otherwise of the neighbours of its examples."""
    manual = page(check.__doc__ or "")
    examples = [*(("错误", one) for one in manual.wrong), *(("正确", one) for one in manual.right)]
    lines: list[str] = []
    for number, (kind, example) in enumerate(examples, 1):
        lines += [f"═ {kind} {number}", *_differences(check, example)]
    return "\n".join(lines) + "\n"


def _differences(check: ModuleType, example: str) -> Iterator[str]:
    plain = _told(check, example) or Counter()
    for mark, text in neighbours(example):
        told = _told(check, text)
        if told is not None and told != plain:
            yield mark
            yield from (f"    - {one}" for one in (plain - told).elements())
            yield from (f"    + {one}" for one in (told - plain).elements())


def _told(check: ModuleType, text: str) -> Counter[str] | None:
    """What a check says of a text that can be understood."""
    reading = read_text(whole(text), "x.bylaw")
    if not reading.ok:
        return None
    found = _found(check, reading)
    return Counter(sorted(_line(one) for one in found if one.code in check.CODES))


def _found(check: ModuleType, reading: Reading) -> Iterable[Diagnostic]:
    """What a check finds; asked alone, if it is in the catalogue, since that takes less time."""
    if check not in every_check() or name_of(check) in RUN_ELSEWHERE:
        return findings(reading)
    bylaw = reading.unwrap()
    case = Case(bylaw, law_for(bylaw))
    found: Iterable[Diagnostic] = check.check(case) if _needed(check, bylaw) else ()
    return found


def _needed(check: ModuleType, bylaw: Bylaw) -> bool:
    """Whether a bylaw has what a check needs."""
    return is_met(dict(CHECKS)[name_of(check)], bylaw)


def _line(one: Diagnostic) -> str:
    place = one.span.text.partition("\n")[0] if isinstance(one.span, Span) else ""
    mark = f"{one.code.id}{'' if one.severity_override is None else f' {one.severity.name}'}"
    return f"{mark} `{place}`: {one.message('zh')}; {one.hint('zh')}{''.join(_besides(one))}"


def _besides(one: Diagnostic) -> Iterator[str]:
    """Where else to look in the text, and what is put in."""
    for see in one.see:
        if isinstance(see.span, Span) and see.span.path == "x.bylaw":
            yield f"（见 `{see.span.text.partition(chr(10))[0]}`）"
    if one.fix is not None:
        sure = "可" if one.fix.safe else "慎"
        yield f"（{sure}改 `{one.fix.span.text}` 为 `{one.fix.replacement}`）"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
