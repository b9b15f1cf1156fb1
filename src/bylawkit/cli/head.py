"""The words before the command: ``bylawkit [--lang zh|en] [--help] [--version] COMMAND …``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, NoReturn

from bylawkit.cli.words import LANGUAGES

if TYPE_CHECKING:
    from bylawkit.diagnostics import Code

_OPTIONS = ("--lang", "--help", "-h", "--version", "-V")


class Head(NamedTuple):
    """What stood before the command, and the words after it."""

    command: str | None
    rest: list[str]
    wants_help: bool = False
    wants_version: bool = False


def read_head(words: Sequence[str], commands: Sequence[str]) -> Head:
    """Split a command line at its command.

    Raises:
        Misuse: a word before the command is not known, or the command is not.
    """
    at = 0
    while at < len(words):
        name, glued, value = words[at].partition("=")
        if name in ("-h", "--help"):
            return Head(None, [], wants_help=True)
        if name in ("-V", "--version"):
            return Head(None, [], wants_version=True)
        if name == "--lang":
            at += 1
            _look_at_language(value if glued else "".join(words[at : at + 1]))
            at += 0 if glued else 1
        elif name in commands and not glued:
            return Head(name, list(words[at + 1 :]))
        else:
            _refuse(words[at], commands)
    return Head(None, [])


def asked_language(words: Sequence[str]) -> str | None:
    """The language that ``--lang`` asks for, wherever it stands; the first one if several."""
    for at, word in enumerate(words):
        if word == "--":
            return None
        name, glued, value = word.partition("=")
        if name == "--lang":
            value = value if glued else "".join(words[at + 1 : at + 2])
            if value in LANGUAGES:
                return value
    return None


def _look_at_language(value: str) -> None:
    if value not in LANGUAGES:
        from bylawkit.cli import codes

        if not value:
            _misuse(codes.MISSING_VALUE, argument="--lang", command="bylawkit")
        _misuse(codes.UNKNOWN_CHOICE, argument="--lang", word=value, choices=LANGUAGES)


def _refuse(word: str, commands: Sequence[str]) -> NoReturn:
    from bylawkit.cli import codes

    if word.startswith("-") and word != "-":
        _misuse(codes.UNKNOWN_OPTION, known=_OPTIONS, word=word.partition("=")[0])
    _misuse(codes.UNKNOWN_COMMAND, known=commands, word=word)


def _misuse(code: Code, known: Sequence[str] = (), **args: object) -> NoReturn:
    from bylawkit.api.names import did_you_mean
    from bylawkit.cli.parser import Misuse
    from bylawkit.diagnostics import Diagnostic

    hint = did_you_mean(str(args["word"]), known) if known else None
    raise Misuse(Diagnostic(code, args={"command": "bylawkit", **args}, hint_text=hint))
