"""Texts that are kept as files: those that change when somebody says so, and those that are made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import unified_diff
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


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


def write_or_check(texts: Mapping[Path, str], script: str, arguments: Sequence[str]) -> int:
    """Write each text that is not what its file holds; with ``--check``, name those files and give 1."""
    stale = {
        path: text
        for path, text in texts.items()
        if not path.exists() or path.read_text(encoding="utf-8") != text
    }
    for path, text in stale.items():
        if "--check" in arguments:
            name = path.relative_to(ROOT).as_posix()
            print(f"{name} is out of date: run scripts/{Path(script).name}")
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
    return int(bool(stale) and "--check" in arguments)
