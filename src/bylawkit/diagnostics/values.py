"""Diagnostics are values: made by every pass, never printed by one."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from typing import Any, NamedTuple

from bylawkit.record import field, record
from bylawkit.source import Place, Span


class Text(NamedTuple):
    """The same sentence in Chinese and in English."""

    zh: str
    en: str

    def __call__(self, lang: str) -> str:
        return self.zh if lang == "zh" else self.en


class Severity(IntEnum):
    """How bad it is. Only errors change the exit status, unless ``--strict``."""

    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> Text:
        return _SEVERITY_WORDS[self]


_SEVERITY_WORDS = {
    Severity.INFO: Text("提示", "info"),
    Severity.WARNING: Text("警告", "warning"),
    Severity.ERROR: Text("错误", "error"),
}


@record
class Code:
    """A kind of problem: its number, its name, and its sentences.

    ``text`` and ``hint`` are ``str.format`` templates over the diagnostic's arguments.
    ``unusable`` marks input that cannot be worked with at all (exit status 2).
    """

    id: str
    name: str
    severity: Severity
    text: Text
    hint: Text | None = None
    unusable: bool = False


@record
class See:
    """Another place that matters: the clashing clause, or a statute."""

    text: Text
    span: Span | Place | None = None


@record
class Fix:
    """A replacement of one stretch of text; ``safe`` if it cannot change who owes what."""

    span: Span
    replacement: str
    safe: bool = True


@record
class Diagnostic:
    """One problem at one place, with what to do about it.

    ``scenario`` is text of a bylaw that shows the problem, with its keywords in either language.
    """

    code: Code
    span: Span | Place | None = None
    args: Mapping[str, Any] = field(default_factory=dict)
    see: tuple[See, ...] = ()
    hint_text: Text | None = None
    fix: Fix | None = None
    severity_override: Severity | None = None
    scenario: Text | None = None

    @property
    def severity(self) -> Severity:
        return self.severity_override or self.code.severity

    def message(self, lang: str) -> str:
        """The sentence, complete on one line."""
        return _fill(self.code.text, self.args, lang)

    def hint(self, lang: str) -> str | None:
        """What to do, if anything can be said."""
        template = self.hint_text or self.code.hint
        return None if template is None else _fill(template, self.args, lang)


@record
class Allowed:
    """A diagnostic that a comment of the text lets pass, with the reason that it gives."""

    diagnostic: Diagnostic
    reason: str
    comment: Span


def in_language(value: Any, lang: str) -> Any:
    """A :class:`Text` in ``lang``; a sequence of them joined; anything else as it is."""
    if isinstance(value, Text):
        return value(lang)
    if isinstance(value, (tuple, list)):
        return ("、" if lang == "zh" else ", ").join(str(in_language(one, lang)) for one in value)
    return value


def _fill(template: Text, args: Mapping[str, Any], lang: str) -> str:
    spoken = {name: in_language(value, lang) for name, value in args.items()}
    sentence = template(lang).format(**spoken)
    if lang == "zh":
        sentence = sentence.replace("： `", "：`").replace("` ，", "`，")
    elif "1 " in sentence:
        from bylawkit.diagnostics.plurals import for_one

        sentence = for_one(sentence)
    return sentence.strip()
