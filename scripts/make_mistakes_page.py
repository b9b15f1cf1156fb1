"""Write ``docs/mistakes.md``, the gallery of slips, from ``tests/syntax/slips.txt``.

python scripts/make_mistakes_page.py           run every slip and write the page
python scripts/make_mistakes_page.py --check   exit 1 if the page is not what the tool says

A slip is a heading in two languages and a few lines: those with ``-`` are wrong, those with ``+``
right, the others stand in both. ``<U+202E>`` is the character of that number.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bylawkit.diagnostics import Diagnostic, Severity
from bylawkit.pipeline import Reading, read_text
from bylawkit.source import Span
from kept_text import write_or_check

ROOT = Path(__file__).resolve().parent.parent
SLIPS = ROOT / "tests" / "syntax" / "slips.txt"
PAGE = ROOT / "docs" / "mistakes.md"

HEAD = '规约 "甲小区规约"\n  类型 商品房\n\n'
BEGINNING = """# 常见笔误 · Typical slips

{count} 种常见的笔误：每一种都说明错在哪里、接下来该打什么。`-` 开头的行是错的，`+` 开头的行是改好的；
箭头后面是代码和划线的文字。这一页由 `scripts/make_mistakes_page.py` 从 `tests/syntax/slips.txt` 生成，
每一种都由测试运行：错的一行得到下面的消息，改好的没有错误。例子省去了文件开头的 `规约` 语句。

{count} typical slips, each with what is wrong and what to type next. Lines that begin with `-` are wrong, lines that
begin with `+` are mended; behind the arrow stand the code and the words that are underlined. The page is made by
`scripts/make_mistakes_page.py` from `tests/syntax/slips.txt`, and every slip is run by a test: the wrong line gives
the messages below, the mended one no error. The examples leave out the `bylaw` statement at the head of a file.
"""


class Slip(NamedTuple):
    """A slip: its heading, and its lines with their first sign (blank, ``-`` or ``+``)."""

    heading: str
    lines: tuple[str, ...]

    def text(self, sign: str) -> str:
        """The whole text with the lines of one sign, ready to be read."""
        kept = [line[2:] for line in self.lines if line[:1] in (" ", sign)]
        body = re.sub(
            r"<U\+([0-9A-F]+)>", lambda found: chr(int(found[1], 16)), "\n".join(kept) + "\n"
        )
        return body if re.match(r"\s*(?:规约|bylaw)", body) else HEAD + body


def slips(text: str) -> Iterator[tuple[str, list[Slip]]]:
    """The slips of each section."""
    for part in re.split(r"^== ", text, flags=re.MULTILINE)[1:]:
        title, _, rest = part.partition("\n")
        found = []
        for one in re.split(r"^-- (?=.* · )", rest, flags=re.MULTILINE)[1:]:
            heading, *lines = one.rstrip("\n").split("\n")
            found.append(Slip(heading, tuple(lines)))
        yield title, found


def page() -> str:
    """The whole page."""
    sections = list(slips(SLIPS.read_text(encoding="utf-8")))
    out = [BEGINNING.format(count=sum(len(found) for _, found in sections))]
    for title, found in sections:
        out.append(f"## {title}\n")
        out += [_entry(one) for one in found]
    return "\n".join(out)


def _entry(slip: Slip) -> str:
    one = worst(read_text(slip.text("-"), "slip.bylaw"))
    assert isinstance(one.span, Span)
    underlined = visible(one.span.text) or " "
    said = "\n".join(
        f"- {visible(one.message(lang))}  \n  {visible(one.hint(lang) or '')}"
        for lang in ("zh", "en")
    )
    shown = "\n".join(slip.lines)
    return f"### {slip.heading}\n\n```diff\n{shown}\n```\n\n→ **{one.code.id}** `{underlined}`\n\n{said}\n"  # fmt: skip


def worst(reading: Reading) -> Diagnostic:
    """The first error, else the first diagnostic."""
    found = sorted(reading.diagnostics, key=lambda one: one.severity is not Severity.ERROR)
    if not found:
        raise SystemExit(f"this slip passes unnoticed:\n{reading.source.text}")
    return found[0]


def visible(text: str) -> str:
    """Hidden signs by their numbers."""
    return "".join(
        sign if sign.isprintable() or sign == "　" else f"<U+{ord(sign):04X}>" for sign in text
    )


def main() -> int:
    """Write the page, or compare it."""
    return write_or_check({PAGE: page()}, __file__, sys.argv[1:])


if __name__ == "__main__":
    raise SystemExit(main())
