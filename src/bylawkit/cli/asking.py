"""Questions on a terminal, for those who start without knowing the options."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from bylawkit.diagnostics import Text

_AGAIN = Text("请写其中之一：{choices}", "please write one of: {choices}")
_OR = Text("（不写就用 {default}）", " ({default} if left empty)")


class Question(NamedTuple):
    """What is asked; ``choices`` are (what counts, words for it), ``default`` is for an empty line."""

    text: Text
    default: str
    choices: tuple[tuple[str, tuple[str, ...]], ...] = ()


def ask(question: Question, lang: str, read: Callable[[str], str]) -> str:
    """The answer; asked again until it is one of the choices, if there are any."""
    default = _OR(lang).format(default=question.default) if question.default else ""
    prompt = question.text(lang) + default + ("：" if lang == "zh" else ": ")
    while True:
        answer = read(prompt).strip() or question.default
        if not question.choices:
            return answer
        for meant, words in question.choices:
            if answer.casefold() in (meant, *map(str.casefold, words)):
                return meant
        shown: Sequence[str] = [words[0] for _, words in question.choices]
        joint = "、" if lang == "zh" else ", "
        prompt = _AGAIN(lang).format(choices=joint.join(shown)) + " "
