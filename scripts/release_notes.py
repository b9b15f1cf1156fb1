"""Print the notes of a release, taken from ``CHANGELOG.md``.

python scripts/release_notes.py 0.2.0        what changed in version 0.2.0
python scripts/release_notes.py Unreleased   what has changed since the last release
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

CHANGELOG = Path(__file__).resolve().parent.parent / "CHANGELOG.md"


def notes(changelog: str, version: str) -> str | None:
    """The section of a version without its heading; ``None`` if there is none, or nothing in it."""
    sections = re.split(r"^## \[([^\]]+)\].*$", changelog, flags=re.MULTILINE)
    found = dict(zip(sections[1::2], sections[2::2], strict=True)).get(version, "")
    kept = [
        part
        for part in re.split(r"^(?=### )", found, flags=re.MULTILINE)
        if part.partition("\n")[2].strip() or not part.startswith("### ")
    ]
    return "".join(kept).strip() + "\n" if "".join(kept).strip() else None


def main() -> int:
    """Print the notes; 1 if there are none."""
    if len(sys.argv) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    found = notes(CHANGELOG.read_text(encoding="utf-8"), sys.argv[1].removeprefix("v"))
    if found is None:
        print(f"CHANGELOG.md has nothing under [{sys.argv[1]}]", file=sys.stderr)
        return 1
    print(found, end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
