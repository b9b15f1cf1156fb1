"""Fill the generated parts of ``docs/language.md`` and ``docs/语言.md``.

python scripts/make_language_pages.py           fill them anew
python scripts/make_language_pages.py --check   exit 1 if they are not what the grammar says

The prose and the samples of both pages are written by hand. Between ``<!-- inputs -->``,
``<!-- fields -->`` or ``<!-- vocabulary -->`` and the next ``<!-- end -->`` stand tables made from the
columns that are read, the grammar, the vocabulary, the docstrings of the model, and the texts in
``scripts/language_pages/``.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from kept_text import write_or_check
from language_pages.inputs import inputs
from language_pages.tables import fields, vocabulary

DOCS = Path(__file__).resolve().parent.parent / "docs"
PAGES = {"zh": DOCS / "语言.md", "en": DOCS / "language.md"}
PARTS = {"inputs": inputs, "fields": fields, "vocabulary": vocabulary}
MARKED = re.compile(r"(<!-- (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


def filled(text: str, lang: str) -> str:
    """The page with its tables made anew."""

    def table(found: re.Match[str]) -> str:
        return f"{found[1]}\n{PARTS[found[2]](lang)}\n\n{found[3]}"

    return MARKED.sub(table, text)


def main() -> int:
    """Write the pages, or compare them."""
    texts = {path: filled(path.read_text(encoding="utf-8"), lang) for lang, path in PAGES.items()}
    return write_or_check(texts, __file__, sys.argv[1:])


if __name__ == "__main__":
    raise SystemExit(main())
