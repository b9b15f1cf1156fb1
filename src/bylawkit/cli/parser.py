"""The argument parser: argparse, speaking both languages and reporting slips as diagnostics."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterable, Sequence
from typing import Any, NoReturn

from bylawkit.api.names import did_you_mean
from bylawkit.cli import codes
from bylawkit.cli.words import LANGUAGES, Named, in_words, said
from bylawkit.diagnostics import Code, Diagnostic, Text


class Misuse(Exception):  # noqa: N818 - the user's slip, on its way to the console
    """A command line that cannot be used; carries its diagnostic."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.code.id)
        self.diagnostic = diagnostic


_USAGE = Text("用法：", "usage: ")
_EXAMPLE = Text("例如：", "example:")
_POSITIONALS = Text("参数", "arguments")
_OPTIONS = Text("选项", "options")


class Parser(argparse.ArgumentParser):
    """Parses the words after a command.

    Help texts may be made with :func:`bylawkit.cli.words.said`. A command may define ``--lang``
    itself; it then replaces the one given here.

    Raises:
        Misuse: the words cannot be used.
    """

    def __init__(self, command: str, summary: Text, example: str, lang: str) -> None:
        super().__init__(
            prog=command,
            description=summary(lang),
            epilog=f"{_EXAMPLE(lang)}\n  {example}",
            add_help=False,
            allow_abbrev=False,
            conflict_handler="resolve",
            formatter_class=lambda prog: _Formatter(prog, lang),
        )
        self.color = False
        self._positionals.title = _POSITIONALS(lang)
        self._optionals.title = _OPTIONS(lang)
        self.add_argument(
            "-h", "--help", action="help", help=said("显示这份说明", "show this help")
        )
        self.add_argument(
            "--lang",
            choices=LANGUAGES,
            help=said("消息用中文（zh）还是英文（en）", "messages in Chinese (zh) or English (en)"),
        )

    @property
    def actions(self) -> tuple[argparse.Action, ...]:
        """Every option and word, in the order in which they were added."""
        return tuple(self._actions)

    def error(self, message: str) -> NoReturn:
        """argparse's own complaint, said in our words."""
        subject, _, names = message.partition(": ")
        if subject == "the following arguments are required" or message.startswith("one of the"):
            named = tuple(f"`{name}`" for name in (names or message).split(", "))
            self._misuse(codes.MISSING_ARGUMENT, names=named)
        self._misuse(codes.MISUSE, problem=message)

    def parse_args(self, args: Any = None, namespace: Any = None) -> Any:
        """The words as a namespace.

        Raises:
            Misuse: they cannot be used.
        """
        try:
            found, left = self.parse_known_args(args, namespace)
        except argparse.ArgumentError as problem:  # pragma: no cover - argparse calls error()
            self.error(str(problem))
        if left:
            self._unknown(left[0])
        return found

    def _unknown(self, word: str) -> NoReturn:
        if not word.startswith("-") or word == "-":
            self._misuse(codes.TOO_MANY_ARGUMENTS, word=word)
        name = word.partition("=")[0]
        self._misuse(codes.UNKNOWN_OPTION, did_you_mean(name, self._option_names()), word=name)

    def _option_names(self) -> Iterable[str]:
        return [name for action in self._actions for name in action.option_strings]

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if action.choices is None or value in action.choices:
            return
        choices = _choices(action.choices)
        hint = did_you_mean(str(value), (word for one in choices for word in one))
        if hint is not None:
            zh, en = "、".join(one.zh for one in choices), ", ".join(one.en for one in choices)
            hint = Text(f"{hint.zh}可选：{zh}", f"{hint.en} choose one of: {en}")
        self._misuse(
            codes.UNKNOWN_CHOICE, hint, argument=_called(action), word=value, choices=choices
        )

    def _get_value(self, action: argparse.Action, arg_string: str) -> Any:
        if action.type is None or isinstance(action.type, str):
            return arg_string
        try:
            return action.type(arg_string)
        except argparse.ArgumentTypeError as problem:
            said_so = problem.args[0] if problem.args else None
            hint = said_so if isinstance(said_so, Text) else None
            self._misuse(codes.BAD_VALUE, hint, argument=_called(action), word=arg_string)
        except (TypeError, ValueError):
            self._misuse(codes.BAD_VALUE, argument=_called(action), word=arg_string)

    def _match_argument(self, action: argparse.Action, arg_strings_pattern: str) -> int:
        try:
            return super()._match_argument(action, arg_strings_pattern)
        except argparse.ArgumentError:
            code = codes.MISSING_VALUE if action.option_strings else codes.MISSING_ARGUMENT
            names = (f"`{_called(action)}`",)
            self._misuse(code, argument=_called(action), names=names)

    def _misuse(self, code: Code, hint: Text | None = None, **args: Any) -> NoReturn:
        raise Misuse(Diagnostic(code, args={"command": self.prog, **args}, hint_text=hint))


def _called(action: argparse.Action) -> str:
    if action.option_strings:
        return action.option_strings[-1]
    return str(action.metavar or action.dest)


class _Formatter(argparse.RawDescriptionHelpFormatter):
    """Help whose lines break where Chinese may break, in the reader's language."""

    def __init__(self, prog: str, lang: str) -> None:
        super().__init__(prog, max_help_position=30, width=_width())
        self._lang = lang

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, prefix or _USAGE(self._lang))

    def format_help(self) -> str:
        """The whole help; in Chinese a heading ends in a full-width colon."""
        text = super().format_help()
        if self._lang == "zh":
            for heading in (_POSITIONALS.zh, _OPTIONS.zh):
                text = text.replace(f"\n{heading}:\n", f"\n{heading}：\n")
        return text

    def _get_help_string(self, action: argparse.Action) -> str | None:
        return None if action.help is None else in_words(action.help, self._lang)

    def _split_lines(self, text: str, width: int) -> list[str]:
        return wrapped(" ".join(text.split()), width)


def _width() -> int:
    """The width of help texts, as argparse would find it with the much larger ``shutil``."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns) > 0:
        return int(columns) - 2
    try:
        return (os.get_terminal_size(1).columns or 80) - 2
    except OSError:
        return 78


def wrapped(text: str, width: int) -> list[str]:
    """``text`` in lines of at most ``width`` cells; breaks at spaces and between Chinese signs."""
    from bylawkit.diagnostics.text import cells

    lines = [""]
    for piece in _pieces(text):
        if lines[-1] and cells(lines[-1] + piece.rstrip()) > width:
            lines[-1] = lines[-1].rstrip()
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    return [line.rstrip() for line in lines]


_NEVER_FIRST = frozenset("，。、；：？！）》”’")


def _pieces(text: str) -> Sequence[str]:
    """The stretches of a text that stay on one line."""
    pieces: list[str] = []
    for sign in text:
        last = pieces[-1][-1] if pieces else " "
        may_break = last == " " or sign >= "\u2e80" or last >= "\u2e80"
        if (may_break and sign != " " and sign not in _NEVER_FIRST) or not pieces:
            pieces.append(sign)
        else:
            pieces[-1] += sign
    return pieces


def _choices(choices: Iterable[Any]) -> tuple[Text, ...]:
    """What may be chosen, in both languages."""
    if isinstance(choices, Named):
        return choices.names
    return tuple(Text(str(one), str(one)) for one in choices)
