"""Turns ``laws/rows.tsv`` into ``docs/law-coverage.md``, and compares the rows with the packs.

python scripts/make_law_coverage.py           write the page
python scripts/make_law_coverage.py --check   exit 1 if it is out of date

It fails in any case if a row names a provision that no pack has, if a provision stands in no row, or
if a row has neither a provision nor a reason.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from bylawkit.model.law import LawPack, Provision, Statute
from bylawkit.resolve import resolve_laws
from bylawkit.resolve.lawbook import law_pack, law_pack_sources
from bylawkit.resolve.lawrows import Row, rows
from bylawkit.source import source_from_bytes
from bylawkit.syntax.parser import parse
from kept_text import write_or_check

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "law-coverage.md"
TEST_PACKS = ROOT / "tests" / "laws" / "packs"

HEAD = """# What the law packs hold

Everything that was collected about the law before the packs were written, row by row: which
provision holds it, or why none does. `bylawkit laws PLACE` lists the same provisions with their
values. The packs are texts in `src/bylawkit/laws/`; those of other jurisdictions are in
`tests/laws/packs/`, where they show what the language can say, and are not law that the tool
applies. A provision marked *not verified* could not be compared with a source, or it is not known
whether its statute is still in force; every finding that rests on one says so.

**Place.** A bylaw is judged by the law of its place and of every wider place: one in `中国/浙江/杭州` by
the packs of Hangzhou, of Zhejiang and of the nation. The province may be left out (`中国/杭州`), names
may be English (`China/Hangzhou`), and a district has the law of its city. A place without a pack has
the law of the wider place, and `check` says so (BK259).

**Rank.** What a higher text asks for prevails: acts, then State Council regulations and judicial
interpretations, then local regulations and ministry rules (which are not ordered among each other),
then guidance; among local regulations that of the wider place. A lower value in a lower text is a
finding: in the pack (BK258), in `bylawkit laws`, and in a bylaw that follows it (BK225).

**Day.** The law is that of the day which the bylaw names. Before 2021 the old shares of the Property
Management Regulations hold. On a day before the first statute nothing is compared (BK229).

Made by `scripts/make_law_coverage.py`, which fails if a row names a provision that is not there, or
if a provision stands in no row.
"""

Known = dict[tuple[str, str], tuple[Statute, Provision]]


def known() -> Known:
    """Every provision of every pack, by its statute's key and its name."""
    packs = [law_pack(Path(name).stem) for name in law_pack_sources()]
    packs += [_test_pack(path) for path in sorted(TEST_PACKS.glob("*.bylaw"))]
    return {
        (statute.key, one.name): (statute, one)
        for pack in packs
        for statute in pack.statutes
        for one in statute.provisions
    }


def _test_pack(path: Path) -> LawPack:
    pack, _ = resolve_laws(parse(source_from_bytes(path.name, path.read_bytes())))
    return pack


def slips(table: tuple[Row, ...], packs: Known) -> list[str]:
    """Where the rows and the packs do not agree."""
    held = [one for row in table for one in row.held_by]
    found = [f"no pack has {key}:{name}" for key, name in held if (key, name) not in packs]
    found += [f"no row holds {key}:{name}" for key, name in packs if (key, name) not in held]
    found += [
        f"`{row.about}` has neither provision nor reason"
        for row in table
        if not row.held_by and not row.reason
    ]
    return found


def page(table: tuple[Row, ...], packs: Known) -> str:
    """The page in Markdown."""
    held = sum(bool(row.held_by) for row in table)
    provisions = len(packs)
    lines = [
        HEAD,
        f"Rows: {len(table)}; held by a pack: {held}; with a reason: {len(table) - held}.",
    ]
    lines.append(f"Provisions: {provisions}; not verified: {sum(map(_doubtful, packs.values()))}.")
    for part, group in groupby(table, key=lambda row: row.part):
        lines += ["", f"## {part}", "", "| row | says | provision |", "|---|---|---|"]
        lines += [_line(row, packs) for row in group]
    return "\n".join(lines) + "\n"


def _line(row: Row, packs: Known) -> str:
    where = "; ".join(_held(packs[one]) for one in row.held_by) or f"none: {row.reason}"
    return f"| {row.about} | {row.says} | {where} |"


def _held(pair: tuple[Statute, Provision]) -> str:
    statute, one = pair
    parts = [one.force.value, *_state(statute, one)]
    return f"`{statute.key}` {one.name} ({', '.join(parts)})"


def _state(statute: Statute, one: Provision) -> Iterator[str]:
    if one.until is not None:
        yield f"until {one.until}"
    if _doubtful((statute, one)):
        yield "*not verified*"


def _doubtful(pair: tuple[Statute, Provision]) -> bool:
    return not all(one.verified for one in pair)


def main() -> int:
    """Write the page, or compare it."""
    table, packs = rows(), known()
    wrong = slips(table, packs)
    for one in wrong:
        print(one)
    if wrong:
        return 1
    return write_or_check({PAGE: page(table, packs)}, __file__, sys.argv[1:])


if __name__ == "__main__":
    raise SystemExit(main())
