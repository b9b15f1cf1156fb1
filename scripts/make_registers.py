"""Makes the registers, ballots, tallies and payments of the examples: same settings, same bytes.

    python scripts/make_registers.py              write the files of every compound and print totals
    python scripts/make_registers.py old          only those of examples/old
    python scripts/make_registers.py --check      write nothing; exit 1 if a file would change

To make or change an example, edit the table COMPOUNDS; its words are explained in
registers/settings.py. Every choice is drawn from a hash of the compound's seed and of what is
chosen, so that one setting can change without moving the others. All owners are made up.
"""

from __future__ import annotations

import sys
from datetime import date
from fractions import Fraction
from pathlib import Path

from registers.files import make, totals
from registers.settings import Compound, Period, Rows, Vote, blocks

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"

_COMMERCIAL_BLOCKS = (
    *blocks(1, 4, 1, 18, 12846, 9127, 8973, 12911),
    *blocks(5, 2, 2, 18, 11254, 11387),
    *blocks(7, 2, 2, 11, 14263, 14318),
)
_COMMERCIAL_SHARES = {"for": 508, "against": 138, "abstain": 34, "invalid": 12, "unserved": 92}

COMPOUNDS: tuple[Compound, ...] = (
    Compound(
        folder="old",
        seed="old/2",
        lang="zh",
        buildings=(
            *blocks(1, 6, 3, 6, 5418, 6237),
            *blocks(7, 4, 4, 6, 5563, 7129),
        ),
        rows=(
            Rows("商铺", "沿街", "沿街商铺{:02d}", 10, 4360),
            Rows("车库", "车棚", "自行车库{:02d}", 24, 620, excluded=True),
        ),
        vote=Vote(
            matter="动用维修资金",
            opens=date(2026, 5, 6),
            days=20,
            shares={"for": 521, "against": 132, "abstain": 38, "invalid": 14, "unserved": 96},
            slip=("heads", "for_share", 130),
        ),
        prices={"住宅": (80, Fraction(1, 2)), "商铺": (160, Fraction(1))},
        periods=(Period(("2026-07", "2026-08", "2026-09"), date(2026, 9, 19)),),
        developer="原产权单位",
        developer_units=9,
        buyer_units=5,
    ),
    Compound(
        folder="commercial",
        seed="commercial/1",
        lang="zh",
        buildings=_COMMERCIAL_BLOCKS,
        rows=(
            Rows("商铺", "商业街", "商业街{:02d}", 22, 7350),
            Rows("车库", "地下一层", "地下车库{:03d}", 60, 1380, excluded=True),
        ),
        vote=Vote(
            matter="选聘物业",
            opens=date(2026, 6, 1),
            days=25,
            shares=_COMMERCIAL_SHARES,
            slip=("area", "participating", 90_000),
        ),
        prices={"住宅": (260, Fraction(1)), "商铺": (420, Fraction(1))},
        periods=(Period(("2026-04", "2026-05", "2026-06"), date(2026, 6, 19)),),
        developer_units=18,
        buyer_units=8,
    ),
    Compound(
        folder="commercial-en",
        seed="commercial/1",
        lang="en",
        buildings=_COMMERCIAL_BLOCKS,
        rows=(
            Rows("shop", "street", "S{:02d}", 22, 7350),
            Rows("garage", "basement", "G{:03d}", 60, 1380, excluded=True),
        ),
        vote=Vote(
            matter="choose-provider",
            opens=date(2026, 6, 1),
            days=25,
            shares=_COMMERCIAL_SHARES,
            slip=("area", "participating", 90_000),
        ),
        prices={"residential": (260, Fraction(1)), "shop": (420, Fraction(1))},
        periods=(Period(("2026-04", "2026-05", "2026-06"), date(2026, 6, 19)),),
        home_use="residential",
        owner="Owner {:04d}",
        co_owner="Co-owner {:04d}",
        buyer="Company A",
        buyer_units=8,
        developer="Developer",
        developer_units=18,
        shopkeeper="Shopkeeper {:03d}",
        flat="{building}-{stairwell}-{door}",
    ),
    Compound(
        folder="public-rental",
        seed="public-rental/2",
        lang="zh",
        buildings=(*blocks(1, 2, 3, 15, 3960, 5890), *blocks(3, 2, 3, 15, 4820, 5280)),
        rows=(
            Rows("商铺", "沿街", "沿街商铺{:02d}", 8, 5200),
            Rows("储藏室", "地下一层", "储藏室{:02d}", 30, 860, excluded=True),
        ),
        vote=Vote(
            matter="修订租户公约",
            opens=date(2026, 5, 11),
            days=20,
            shares={"for": 470, "against": 190, "abstain": 40, "invalid": 20, "unserved": 60},
            slip=("households", "for", 4),
            measures=("households",),
            mandates=0,
        ),
        prices={"住宅": (1800, Fraction(1))},
        periods=(
            Period(("2026-04",), date(2026, 4, 9)),
            Period(("2026-05",), date(2026, 5, 9)),
            Period(("2026-06",), date(2026, 6, 9)),
        ),
        owner="承租人{:04d}",
        buyer="甲企业",
        buyer_units=6,
        developer_units=0,
        landlord="公房产权人",
        co_owned=0,
        empty=0,
    ),
    Compound(
        folder="resettlement",
        seed="resettlement/2",
        lang="zh",
        buildings=(*blocks(1, 3, 2, 15, 9000, 8550), *blocks(4, 5, 3, 6, 7620, 9000)),
        rows=(
            Rows("商铺", "沿街", "沿街商铺{:02d}", 11, 4800),
            Rows("配套商业用房", "沿街", "配套商业用房{:02d}", 2, 6200, True, "全体业主"),
            Rows("车库", "地下一层", "地下车库{:03d}", 24, 2160, excluded=True),
        ),
        vote=Vote(
            matter="选聘物业",
            opens=date(2026, 5, 11),
            days=20,
            shares={"for": 520, "against": 125, "abstain": 30, "invalid": 15, "unserved": 90},
            slip=("heads", "participating", 12),
            mandates=4,
        ),
        prices={"住宅": (120, Fraction(1, 2)), "商铺": (160, Fraction(1))},
        periods=(Period(("2026-04", "2026-05", "2026-06"), date(2026, 6, 19)),),
        buyer="安置户甲",
        buyer_units=4,
        developer_units=18,
    ),
)


def main(arguments: list[str]) -> int:
    """Write the files of the named compounds (all, if none is named), or compare them."""
    check = "--check" in arguments
    wanted = [one for one in arguments if one != "--check"]
    changed = 0
    for compound in COMPOUNDS:
        if wanted and compound.folder not in wanted:
            continue
        folder = EXAMPLES / compound.folder
        for name, data in make(compound).items():
            path = folder / name
            if path.is_file() and path.read_bytes() == data:
                continue
            changed += 1
            if not check:
                folder.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
            print(f"{'differs' if check else 'wrote'}: {compound.folder}/{name}")
        print(totals(compound))
    return 1 if check and changed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
