"""Questions on a terminal, for those who start without knowing the options."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from bylawkit.diagnostics import Text

_AGAIN = Text("请写其中之一：{choices}", "please write one of: {choices}")
_OR = Text("（不写就用 {default}）", " ({default} if left empty)")

Choices = tuple[tuple[str, tuple[str, ...]], ...]


class Question(NamedTuple):
    """What is asked; ``choices`` are (what counts, words for it), ``default`` is for an empty line.

    ``read`` turns an answer into what is meant, and raises ArgumentTypeError with a hint if it cannot.
    """

    text: Text
    default: str
    choices: Choices = ()
    read: Callable[[str], object] = str


def ask(question: Question, lang: str, read: Callable[[str], str]) -> object:
    """The answer; asked again until it is one of the choices, if there are any, and can be read.

    An empty answer without a default is ``None``.
    """
    from argparse import ArgumentTypeError

    default = _OR(lang).format(default=question.default) if question.default else ""
    colon = "：" if lang == "zh" else ": "
    prompt = question.text(lang) + default + " "
    while True:
        answer = read(prompt).strip() or question.default
        if not question.choices:
            try:
                return question.read(answer) if answer else None
            except ArgumentTypeError as problem:
                prompt = f"{problem.args[0](lang)}{colon}"
                continue
        if (meant := _meant(answer.casefold(), question.choices)) is not None:
            return meant
        shown: Sequence[str] = [words[0] for _, words in question.choices]
        joint = "、" if lang == "zh" else ", "
        prompt = _AGAIN(lang).format(choices=joint.join(shown)) + " "


def _meant(answer: str, choices: Choices) -> str | None:
    """The choice that is written out, or the only one that begins so; ``None`` if it is not clear."""
    begun = []
    for meant, words in choices:
        known = (meant, *map(str.casefold, words))
        if answer in known:
            return meant
        if answer and any(one.startswith(answer) for one in known):
            begun.append(meant)
    return begun[0] if len(begun) == 1 else None
