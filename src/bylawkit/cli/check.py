"""``bylawkit check``: read bylaws, prove what can be proved, and say what is wrong."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import add
from typing import TYPE_CHECKING, Any

from bylawkit.cli.checked import Checked
from bylawkit.cli.checking import Asked
from bylawkit.cli.console import Console, status
from bylawkit.cli.words import said
from bylawkit.diagnostics import Allowed, Diagnostic, Severity, Text
from bylawkit.record import replace

if TYPE_CHECKING:
    from datetime import date

    from bylawkit.api.settings import Settings
    from bylawkit.cli.cache import Cache

NAME = "check"
SUMMARY = Text(
    "检查规约：写法、名称、是否合法、能否运行",
    "check bylaws: form, names, lawfulness, working order",
)
EXAMPLE = "bylawkit check examples/old --law 中国/北京 --on 2026-01-01"

NO_CACHE = "BYLAWKIT_NO_CACHE"
"""An environment variable that does what ``--no-cache`` does, for a whole session or build."""

ALSO = ("coverage", "reciprocity")
"""What can be told of a bylaw besides its problems, each by the module of that name."""

FORMATS = ("text", "json", "sarif", "junit", "github")

_SUMMARY = Text(
    "{files} 个文件，{errors} 个错误，{warnings} 个警告，{infos} 个提示",
    "files: {files}, errors: {errors}, warnings: {warnings}, notes: {infos}",
)

_ALLOWED = Text("，允许 {count} 个（{codes}）", ", allowed: {count} ({codes})")


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths",
        nargs="+",
        metavar="PATH",
        help=said(
            "规约文件或者文件夹；`-` 读标准输入", "bylaws or folders; `-` reads standard input"
        ),
    )
    parser.add_argument(
        "--law",
        metavar="PLACE",
        help=said("按哪里的法律，例如 中国/北京", "the law of this place, such as 中国/北京"),
    )
    parser.add_argument(
        "--on",
        metavar="DATE",
        help=said("按哪一天的法律，例如 2026-01-01", "the law of this day, such as 2026-01-01"),
    )
    parser.add_argument(
        "--register",
        metavar="FILE",
        help=said(
            "另外按房屋登记册算出谁能使事项通过或者通不过（CSV 或 Excel）",
            "also work out who can carry and who can block on a register (CSV or Excel)",
        ),
    )
    _add_outputs(parser)


def _add_outputs(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--format",
        choices=FORMATS,
        default="text",
        help=said("输出格式（默认 text）", "the form of the output (text unless stated)"),
    )
    parser.add_argument(
        "--fix",
        action="store_true",
        help=said("把可以放心改的当场改好", "apply the fixes that are safe"),
    )
    parser.add_argument(
        "--coverage",
        action="store_true",
        help=said(
            "另外列出每章有多少条是规则、多少条是文字条文",
            "also say how much of each chapter is rules and how much is prose",
        ),
    )
    parser.add_argument(
        "--reciprocity",
        action="store_true",
        help=said(
            "另外列出往来表：谁欠谁什么，是不是有来有往",
            "also say who owes whom what, and whether it comes back",
        ),
    )
    parser.add_argument(
        "--strict",
        action="store_true",
        help=said("警告也算错误", "count warnings as errors"),
    )
    _add_speed(parser)


def _add_speed(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--jobs",
        metavar="N",
        type=_processes,
        help=said(
            "用几个进程检查（文件多时，不写就用全部处理器）",
            "how many processes check (for many files one for each core, unless stated)",
        ),
    )
    parser.add_argument(
        "--no-cache",
        action="store_true",
        help=said(
            "不用、也不保存 `.bylawkit_cache` 里的旧结果",
            "neither use nor keep earlier results in `.bylawkit_cache`",
        ),
    )


def _processes(text: str) -> int:
    if text.isdecimal() and text.isascii() and 0 < int(text) <= 1000:
        return int(text)
    hint = Text("写成 1 到 1000 的整数", "write a whole number from 1 to 1000")
    raise argparse.ArgumentTypeError(hint)


def run(args: argparse.Namespace, console: Console) -> int:
    """Check every bylaw; 1 if something is wrong, 2 if something could not be read."""
    settings, wrong = _settings()
    place, on, noticed = _law(args, settings)
    wrong += noticed
    also = tuple(one for one in ALSO if getattr(args, one))
    if also and args.format not in ("text", "json"):
        wrong = (*wrong, *(_not_together(f"--{one}", f"--format {args.format}") for one in also))
    if args.fix and "-" in args.paths:
        wrong = (*wrong, _not_together("--fix", "-"))
    if args.fix and args.register is not None:
        wrong = (*wrong, _not_together("--fix", "--register"))
    if wrong:
        return console.report(wrong)
    asked = Asked(place, on, settings if settings and settings.mark else None)
    if settings is not None and settings.strict:
        console = replace(console, strict=True)
    checked = _fixed(args, asked, console) if args.fix else _all_files(args, asked)
    if args.format == "text":
        return _tell(checked, console, also)
    return _write(tuple(checked), args.format, console, also)


def _all_files(args: argparse.Namespace, asked: Asked) -> Iterator[Checked]:
    """Every file, from the cache or checked now. More is told only of bylaws that were just read."""
    if args.register is not None:
        from bylawkit.cli.on_register import check_on_register

        yield from check_on_register(args.register, args.paths, asked)
        return
    from bylawkit.api.files import find_bylaws
    from bylawkit.cli.checking import check_files

    paths, missing = find_bylaws(args.paths)
    if missing:
        yield Checked(None, missing, read=False)
    if any(getattr(args, one) for one in ALSO):
        yield from check_files(paths, asked, None, 1)
    else:
        cache = None if args.no_cache or os.environ.get(NO_CACHE) else _cache(asked)
        for one in check_files(paths, asked, cache, args.jobs):
            yield one if one.bylaw is None else Checked(one.lang, one.found, None, one.allowed)


def _cache(asked: Asked) -> Cache:
    from bylawkit.cli.cache import Cache

    mark = asked.settings and asked.settings.mark
    return Cache((asked.place, asked.on and asked.on.isoformat(), mark))


def _fixed(args: argparse.Namespace, asked: Asked, console: Console) -> Iterator[Checked]:
    """Every file after its safe fixes were written."""
    from bylawkit.api.files import read_bylaws
    from bylawkit.cli.checking import check_reading
    from bylawkit.cli.fixing import fixed_files
    from bylawkit.pipeline import findings

    readings, missing = read_bylaws(args.paths)
    readings, problems = fixed_files(
        readings, lambda one: findings(one, asked.place, asked.on), console
    )
    if noticed := (*missing, *problems):
        yield Checked(None, noticed, read=False)
    for reading in readings:
        yield check_reading(reading, asked)


def _not_together(argument: str, other: str) -> Diagnostic:
    from bylawkit.cli.codes import NOT_TOGETHER

    return Diagnostic(NOT_TOGETHER, args={"argument": argument, "other": other})


def _settings() -> tuple[Settings | None, tuple[Diagnostic, ...]]:
    """The settings of the project that the current folder belongs to, if there are any."""
    from bylawkit.api.settings_file import nearest

    if nearest(os.getcwd()) is None:
        return None, ()
    from bylawkit.api.settings import settings

    return settings(os.getcwd())


def _law(
    args: argparse.Namespace, settings: Settings | None
) -> tuple[tuple[str, ...] | None, date | None, tuple[Diagnostic, ...]]:
    """The place and day that were asked for, and what is wrong with the options."""
    word = args.law or (settings and settings.law)
    place = tuple(word.split("/")) if word else None
    on, wrong = _day(args.on)
    on = on or (settings and settings.on) or None
    if place is not None:
        from bylawkit.api.codes import UNKNOWN_PLACE
        from bylawkit.resolve.lawbook import known_places, law_of

        if not law_of(place).statutes:
            asked = {"place": word, "places": known_places()}
            wrong += (Diagnostic(UNKNOWN_PLACE, args=asked),)
    return place, on, wrong


def _day(text: str | None) -> tuple[date | None, tuple[Diagnostic, ...]]:
    if text is None:
        return None, ()
    from datetime import date

    try:
        return date.fromisoformat(text), ()
    except ValueError:
        from bylawkit.cli.codes import BAD_VALUE

        hint = Text("写成 2026-05-01 的样子", "write it like 2026-05-01")
        args = {"argument": "--on", "word": text, "command": "bylawkit check"}
        return None, (Diagnostic(BAD_VALUE, args=args, hint_text=hint),)


# ── Output ──


def _tell(checked: Iterable[Checked], console: Console, also: Sequence[str]) -> int:
    """Each file's problems in its language as they are found, then one line that counts them."""
    worst, sums = 0, _Sums()
    for one in checked:
        speaker = console.speaking(one.lang)
        worst = max(worst, one.report(speaker))
        if one.bylaw is not None:
            for name in also:
                speaker.out(_told(name, "text")(one.bylaw.source.path, one.bylaw, speaker.lang))
        if one.sway is not None:
            from bylawkit.evaluate.coalitions.text import sway_text

            speaker.out(sway_text(one.sway, speaker.lang))
        sums.add(one)
    speaker = console.speaking(sums.common_language())
    speaker.out(sums.summary(speaker.lang))
    return worst


class _Sums:
    """The sums over all files that were told of."""

    def __init__(self) -> None:
        self._files = 0
        self._counts = [0] * len(Severity)
        self._languages: set[str] = set()
        self._allowed: list[str] = []

    def add(self, one: Checked) -> None:
        self._files += one.read
        self._counts = [*map(add, self._counts, one.counts)]
        if one.lang is not None:
            self._languages.add(one.lang)
        self._allowed += one.allowed_codes

    def common_language(self) -> str | None:
        """The language of all files, if they have one in common."""
        return next(iter(self._languages)) if len(self._languages) == 1 else None

    def summary(self, lang: str) -> str:
        """The line that counts them."""
        count = dict(zip(Severity, self._counts, strict=True))
        counted = _SUMMARY(lang).format(
            files=self._files,
            errors=count[Severity.ERROR],
            warnings=count[Severity.WARNING],
            infos=count[Severity.INFO],
        )
        if not self._allowed:
            return counted
        codes = ("、" if lang == "zh" else ", ").join(sorted(set(self._allowed)))
        return counted + _ALLOWED(lang).format(count=len(self._allowed), codes=codes)


def _write(checked: Sequence[Checked], form: str, console: Console, also: Sequence[str]) -> int:
    from bylawkit.diagnostics import formats

    found = _all(checked)
    speaker = console.speaking(_common_language(checked))
    if form == "json":
        console.out(_json(checked, speaker.lang, also))
    else:
        console.out(formats.write(form, found, speaker.lang, _allowed(checked)))
    return status(found, console.strict)


def _json(checked: Sequence[Checked], lang: str, also: Sequence[str]) -> str:
    """Problems, what is allowed and, what else was asked for as one JSON document."""
    from bylawkit.diagnostics import json

    more: dict[str, object] = {"allowed": json.allowed_json(_allowed(checked), lang)}
    bylaws = [one.bylaw for one in checked if one.bylaw is not None]
    for name in also:
        told = _told(name, "json")
        more[name] = [told(one.source.path, one, lang) for one in bylaws]
    for each in checked:
        if each.sway is not None:
            from bylawkit.evaluate.coalitions.as_json import sway_json

            more["register"] = sway_json(each.sway, lang)
    return json.write(_all(checked), lang, more)


def _told(name: str, form: str) -> Callable[..., Any]:
    """How one of :data:`ALSO` is told: ``coverage_text``, ``reciprocity_json``."""
    from importlib import import_module

    found: Callable[..., Any] = getattr(import_module(f"bylawkit.cli.{name}"), f"{name}_{form}")
    return found


def _all(checked: Sequence[Checked]) -> list[Diagnostic]:
    return [diagnostic for one in checked for diagnostic in one.found]


def _allowed(checked: Sequence[Checked]) -> list[Allowed]:
    return [one for each in checked for one in each.allowed]


def _common_language(checked: Sequence[Checked]) -> str | None:
    sums = _Sums()
    for one in checked:
        sums.add(one)
    return sums.common_language()
