"""Check the four compounds in ``examples/``, and make their documents and policies.

    python scripts/demo.py out

Everything is done with the command line tool, as a user would do it; this script only sums it up.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
COMPOUNDS = ("commercial", "public-rental", "resettlement", "old")


class Made(NamedTuple):
    """What became of one compound."""

    title: str
    articles: int
    remarks: str
    documents: list[Path]
    policies: list[Path]


def main(arguments: Sequence[str]) -> int:
    """Make everything below the folder given, and print a summary."""
    out = Path(arguments[0] if arguments else "out").resolve()
    os.chdir(ROOT)
    made = [compound(kind, out) for kind in COMPOUNDS]
    print(summary(made, Path(os.path.relpath(out))))
    return 0


def compound(kind: str, out: Path) -> Made:
    """Check, build and export one compound; whatever the tool says goes to the terminal."""
    from bylawkit.pipeline import read_path

    folder = f"examples/{kind}"
    remarks = tool("check", folder)
    tool("build", folder, "--out", str(out / "documents" / kind))
    tool("export", folder, "--out", str(out / "policies" / kind))
    bylaw = read_path(next((ROOT / folder).glob("*.bylaw"))).bylaw
    assert bylaw is not None
    documents, policies = (files(out / part / kind) for part in ("documents", "policies"))
    return Made(bylaw.title, len(bylaw.articles), remarks, documents, policies)


def tool(*words: str) -> str:
    """Run one command line. Returns what it printed; ends the demo if it failed."""
    line = [sys.executable, "-m", "bylawkit", *words]
    done = subprocess.run(line, stdout=subprocess.PIPE, check=False)
    if done.returncode:
        raise SystemExit(f"failed with exit status {done.returncode}: bylawkit {' '.join(words)}")
    return done.stdout.decode().strip()


def files(folder: Path) -> list[Path]:
    """Every file below a folder, sorted."""
    return sorted(one for one in folder.rglob("*") if one.is_file())


def summary(made: Sequence[Made], out: Path) -> str:
    """The last lines of the demo."""
    lines = [""]
    for one in made:
        lines += [
            f"✓ {one.title}: {one.articles} articles 条",
            f"    check 检查      {one.remarks.splitlines()[-1] if one.remarks else 'ok'}",
            f"    documents 文件  {_shown(one.documents)}",
            f"    policies 规则   {_shown(one.policies)}",
        ]
    return "\n".join(
        [*lines, "", f"documents 文件: {out}/documents   policies 规则: {out}/policies"]
    )


def _shown(paths: Sequence[Path]) -> str:
    if not paths:
        raise SystemExit("a compound came out without documents or policies")
    return (
        f"{len(paths)} × {', '.join(sorted({path.suffix for path in paths}))} → "
        + os.path.relpath(paths[0].parent)
    )


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
