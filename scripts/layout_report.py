"""Measures the look of a document of every kind in both languages, from its XML.

    python scripts/layout_report.py                  a line for each document, and what deviates
    python scripts/layout_report.py --all            every measure
    python scripts/layout_report.py FILE.docx zh fees   one file, as what it should be

The exit status is 1 if anything deviates. The pages themselves are looked at by the tests marked
``office``, and stand in ``docs/gallery/``.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from looking.layout import Measured, measured
from looking.samples import Sample, samples


def main(arguments: Sequence[str]) -> int:
    """Print the report."""
    words = [one for one in arguments if one != "--all"]
    if len(words) not in (0, 3):
        raise SystemExit(__doc__)
    found = (Sample(words[1], words[2], Path(words[0]).read_bytes()),) if words else samples()
    status = 0
    for one in found:
        measures = measured(*one)
        print("\n".join(told(one, measures, "--all" in arguments)))
        status |= not all(each.ok for each in measures)
    return status


def told(one: Sample, measures: Sequence[Measured], everything: bool) -> Iterator[str]:
    """The lines on one document."""
    good = sum(each.ok for each in measures)
    yield f"{one.lang} {one.kind}: {good} of {len(measures)} as they should be"
    for each in measures:
        if not each.ok:
            yield f"  deviates  {each.what}: {each.found or 'nothing'}, not {each.wanted or 'any'}"
        elif everything:
            yield f"  ok        {each.what}: {each.found or 'none'}"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
