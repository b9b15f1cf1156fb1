"""A fence as a whole bylaw: a head above it, and below it the statements that it only names.

A comment ``# 类型: 老旧小区`` or ``# kind: old`` in the first lines of a fence says the type of
compound, ``# 辖区: 中国/上海`` or ``# law: china/shanghai`` the place. A fence that begins with
``规约`` or ``bylaw`` brings a head of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bylawkit.diagnostics import Diagnostic, Severity
from bylawkit.model.bylaw import Article, Bylaw, Statement
from bylawkit.model.prose import Prose
from bylawkit.pipeline import Reading, findings, read_text
from bylawkit.source import Span
from literate.page import FOLDER

_HEADS = {
    "zh": '规约 "示例小区管理规约"\n  类型 {kind}\n  辖区 {law} 自 2026-01-01\n\n',
    "en": 'bylaw "Bylaws of Sample Garden"\n  kind {kind}\n  law {law} since 2026-01-01\n\n',
}
_USUAL = {"zh": {"kind": "商品房", "law": "中国"}, "en": {"kind": "commercial", "law": "china"}}
_SETTING = re.compile(r"^# (类型|辖区|kind|law)[:：] *(\S+)", re.MULTILINE)
_SETTINGS = {"类型": "kind", "辖区": "law"}
_MARK = re.compile(r"#\s*(BK\d+(?:[\s,，]+BK\d+)*)\s*$")
_NAMES = re.compile(r"[\w·-]+")


class Whole(NamedTuple):
    """A fence read as a bylaw, and where in the text the fence stands."""

    reading: Reading
    head_lines: int
    end: int

    @property
    def bylaw(self) -> Bylaw:
        """The bylaw; an error of ours if it could not be read."""
        if self.reading.bylaw is None or not self.reading.ok:
            raise ValueError([one.message("en") for one in self.reading.diagnostics])
        return self.reading.bylaw

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles that stand in the fence, or come from a base that it uses."""
        return tuple(one for one in self.bylaw.articles if self._own(one.statements[0]))

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The statements of those articles."""
        return tuple(each for one in self.articles for each in one.statements)

    def found(self) -> Iterator[tuple[int, str, Severity]]:
        """Every problem with its line in the fence; 0 if it lies elsewhere."""
        for one in findings(self.reading):
            yield self._line(one), one.code.id, one.severity

    def _line(self, one: Diagnostic) -> int:
        span = one.span
        if not isinstance(span, Span) or span.source is not self.reading.source:
            return 0
        return span.line - self.head_lines if span.start < self.end else 0

    def _own(self, one: Statement) -> bool:
        return one.span.source is not self.reading.source or one.span.start < self.end


def whole(fence: str, lang: str = "zh") -> Whole:
    """A fence read with what it needs around it."""
    head = "" if re.search(r"^(规约|bylaw) ", fence, re.MULTILINE) else _head(fence, lang)
    text = f"{head}{fence}"
    below = "\n".join(_named(fence, lang))
    reading = read_text(f"{text}\n{below}", str(FOLDER / "示例.bylaw"))
    return Whole(reading, head.count("\n"), len(text))


def marked(fence: str) -> set[tuple[int, str]]:
    """The codes that a fence expects, with their lines."""
    return {
        (number, code)
        for number, line in enumerate(fence.splitlines(), start=1)
        if (mark := _MARK.search(line))
        for code in re.findall(r"BK\d+", mark[1])
    }


def key_of(one: Statement) -> str:
    """What a statement is known by."""
    return one.title if isinstance(one, Prose) else one.name


def _head(fence: str, lang: str) -> str:
    said = {_SETTINGS.get(key, key): value for key, value in _SETTING.findall(fence)}
    return _HEADS[lang].format(**{**_USUAL[lang], **said})


def _named(fence: str, lang: str) -> Iterator[str]:
    """The helpers that a fence names and does not declare, and those that they name."""
    known = dict(_helpers(lang))
    declared = {
        line.split()[1]
        for line in fence.splitlines()
        if len(line.split()) > 1 and line[0] not in " #"
    }
    names, wanted = _names_in(fence), True
    taken: dict[str, str] = {}
    while wanted:
        more = {name: known[name] for name in names & known.keys() - declared - taken.keys()}
        taken |= more
        wanted = bool(more)
        names = {name for text in more.values() for name in _names_in(text)}
    return (taken[name] for name in known if name in taken)


def _names_in(text: str) -> set[str]:
    """Every word that may be a name; the classes of matters are not."""
    lines = [line for line in text.splitlines() if not line.startswith(("  类别", "  class"))]
    return set(_NAMES.findall("\n".join(lines)))


def _helpers(lang: str) -> Iterator[tuple[str, str]]:
    text = (FOLDER / f"helpers.{lang}.bylaw").read_text(encoding="utf-8")
    for block in text.split("\n\n"):
        lines = [line for line in block.splitlines() if not line.startswith("#")]
        if lines:
            yield lines[0].split()[1], "\n".join(lines) + "\n"
