"""Look for texts that crash or hang the reading of bylaws, or that printing changes.

    python scripts/fuzz.py mutate --seconds 600 --seed 1     texts grown from the grammar and spoilt
    python scripts/fuzz.py cover --seconds 600 --seed 1      coverage-guided, with atheris (extra `fuzz`)

Every text is read, resolved and explained in both languages; one without errors is printed in both
and read again. A text that fails is written to ``tests/fuzz/found/``, where a test runs it from then on.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import time
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parent.parent
FOUND = ROOT / "tests" / "fuzz" / "found"
VARIANTS = 5
"""How many spoilt texts are made of each sound one."""
LONGEST = 600
"""Bytes of a text that atheris makes."""


def mutate(seconds: float, seed: int) -> tuple[int, int]:
    """Spoil grown texts for so long; the number of texts, and of failures."""
    from growing.spoil import sound, spoil
    from growing.trial import check

    count = failures = 0
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if count % VARIANTS == 0:
            text = sound(Random(seed + count))
        data = spoil(text, Random(seed + count)).encode("utf-8", "replace")
        try:
            check(data)
        except Exception as problem:  # whatever it is, it must not happen
            failures += 1
            keep(data, f"seed {seed + count}: {problem!r}")
        count += 1
    return count, failures


def keep(data: bytes, why: str) -> None:
    """Write a failing text where the tests find it."""
    FOUND.mkdir(parents=True, exist_ok=True)
    path = FOUND / f"{hashlib.sha256(data).hexdigest()[:12]}.bylaw"
    path.write_bytes(data)
    print(f"{path.relative_to(ROOT)}: {why}", file=sys.stderr)


def cover(seconds: float, seed: int, corpus: str) -> None:
    """Let atheris look for texts that reach new lines of code. It ends the process by itself."""
    import atheris  # type: ignore[import-not-found, import-untyped, unused-ignore]

    with atheris.instrument_imports(include=["bylawkit"]):
        import bylawkit.syntax.mistakes
        from growing.trial import check

    print("instrumented with", bylawkit.syntax.mistakes.__name__)
    FOUND.mkdir(parents=True, exist_ok=True)
    options = {
        "max_total_time": int(seconds),
        "seed": seed,
        "max_len": LONGEST,
        "timeout": 20,
        "print_final_stats": 1,
        "artifact_prefix": f"{FOUND}/",
    }
    flags = [f"-{name}={value}" for name, value in options.items()]
    atheris.Setup([sys.argv[0], *flags, corpus], check)
    atheris.Fuzz()


def seeds(folder: Path) -> None:
    """Fill the corpus with grown texts and the slips of the gallery, one file each."""
    from growing.spoil import spoilt

    folder.mkdir(parents=True, exist_ok=True)
    for seed in range(400):
        data = spoilt(Random(seed)).encode("utf-8", "replace")[:LONGEST]
        (folder / f"seed-{seed:03}").write_bytes(data)


def main() -> int:
    """Fuzz in one of the two ways."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("way", choices=("mutate", "cover"))
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--corpus", type=Path, default=ROOT / "out" / "fuzz")
    args = parser.parse_args()
    if args.way == "cover":
        seeds(args.corpus)
        cover(args.seconds, args.seed, str(args.corpus))
        return 0
    count, failures = mutate(args.seconds, args.seed)
    print(f"{count} texts from seed {args.seed}, {failures} failures")
    return 1 if failures else 0


if __name__ == "__main__":
    raise SystemExit(main())
