"""Every command with its options and words, as its parser knows them: for completion and the man page."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import NamedTuple

from bylawkit.cli import COMMANDS, load, parser_of
from bylawkit.cli.words import in_words

FILES, FOLDERS = "files", "folders"
"""What may stand in a place, if it is not words: files (and folders), or folders only."""

_FILES = frozenset(("FILE", "FILE.docx", "DOCX", "PATH", "OLD NEW"))
_FOLDERS = frozenset(("DIR", "FOLDER"))
_PLACES = frozenset(("law", "place"))


class Option(NamedTuple):
    """An option: its names, what it does, and what follows it.

    ``metavar`` is empty if nothing does. ``choices`` are the words that may follow, ``takes`` says
    whether files or folders may. ``again`` is true if it may be given several times.
    """

    names: tuple[str, ...]
    about: str
    metavar: str = ""
    choices: tuple[str, ...] = ()
    takes: str = ""
    again: bool = False


class Word(NamedTuple):
    """A word beside the options: what it is called and does, and what may be written there."""

    metavar: str
    about: str
    choices: tuple[str, ...] = ()
    takes: str = ""
    many: bool = False
    needed: bool = True


class Command(NamedTuple):
    """A command as people meet it; ``example`` is a line for a shell."""

    name: str
    about: str
    example: str
    options: tuple[Option, ...]
    words: tuple[Word, ...]


def commands(lang: str) -> tuple[Command, ...]:
    """Every command, in the order of the help, told in ``lang``."""
    return tuple(_command(name, lang) for name in COMMANDS)


def _command(name: str, lang: str) -> Command:
    module = load(name)
    actions = [one for one in parser_of(name, lang).actions if one.help != argparse.SUPPRESS]
    return Command(
        name,
        module.SUMMARY(lang),
        module.EXAMPLE,
        tuple(_option(one, lang) for one in actions if one.option_strings),
        tuple(_word(one, lang) for one in actions if not one.option_strings),
    )


def _option(action: argparse.Action, lang: str) -> Option:
    names, about = tuple(action.option_strings), _about(action, lang)
    if action.nargs == 0:
        return Option(names, about)
    choices = tuple(_choices(action))
    metavar = str(action.metavar or "|".join(choices))
    again = type(action).__name__ == "_AppendAction"
    return Option(names, about, metavar, choices, _takes(metavar), again)


def _word(action: argparse.Action, lang: str) -> Word:
    metavar = str(action.metavar)
    choices, about = tuple(_choices(action)), _about(action, lang)
    many, needed = action.nargs == "+", action.nargs != "?"
    return Word(metavar, about, choices, _takes(metavar), many, needed)


def _about(action: argparse.Action, lang: str) -> str:
    return " ".join(in_words(action.help or "", lang).replace("%%", "%").split())


def _choices(action: argparse.Action) -> Iterator[str]:
    if action.dest in _PLACES:
        from bylawkit.api.places import places

        yield from (name for one in places() for name in one)
    else:
        yield from map(str, action.choices or ())


def _takes(metavar: str) -> str:
    return FILES if metavar in _FILES else FOLDERS if metavar in _FOLDERS else ""
