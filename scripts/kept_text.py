"""Texts that are kept as files and change only when somebody says so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import unified_diff
from pathlib import Path


def compare_or_bless(texts: Iterable[tuple[Path, str]], arguments: Sequence[str]) -> int:
    """Print how each text differs from its file, or with ``--bless`` write it; 1 if any differed."""
    status = 0
    for path, text in texts:
        own = path.read_text(encoding="utf-8") if path.exists() else ""
        if text == own:
            continue
        if "--bless" in arguments:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        else:
            status = 1
            lines = own.splitlines(), text.splitlines()
            print(*unified_diff(*lines, path.name, "now", lineterm=""), sep="\n")
    return status
