"""Puts what the program says into the literate pages, or compares it with what stands there.

    python scripts/bless_literate.py              compare; exit 1 on a difference
    python scripts/bless_literate.py 04 h01       only these pages
    python scripts/bless_literate.py --bless      put it in; look at `git diff` afterwards

``--bless`` also brings the statements into the form that ``bylawkit fmt`` gives them.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from difflib import unified_diff

from literate.page import CHECKED, Page, blessed, pages
from literate.reading import whole
from literate.saying import as_json, document, excerpt
from literate.twins import tidy


def wanted(page: Page) -> str:
    """What a page should hold."""
    chinese, english = whole(page.chinese), whole(page.english, "en")
    said = document(chinese, "zh"), document(english, "en")
    text = blessed(page, said, as_json(excerpt(chinese)))
    for fence in (page.chinese, *page.fences[CHECKED]):
        text = text.replace(fence, tidy(fence, "zh"))
    return text.replace(page.english, tidy(page.english, "en"))


def main(arguments: Sequence[str]) -> int:
    """Compare or bless the pages asked for."""
    asked = [one for one in arguments if not one.startswith("-")]
    status = 0
    for page in pages():
        if asked and page.rank not in asked:
            continue
        try:
            text = wanted(page)
        except ValueError as problem:
            print(f"{page.path.name}: {problem}")
            status = 1
            continue
        own = page.path.read_text(encoding="utf-8")
        if "--bless" in arguments:
            page.path.write_text(text, encoding="utf-8")
        elif text != own:
            status = 1
            lines = own.splitlines(), text.splitlines()
            print(*unified_diff(*lines, page.path.name, "now", lineterm=""), sep="\n")
    return status


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
