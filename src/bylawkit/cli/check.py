"""``bylawkit check``: read bylaws, prove what can be proved, and say what is wrong."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from bylawkit.cli.console import Console, status
from bylawkit.cli.words import said
from bylawkit.diagnostics import Allowed, Code, Diagnostic, Severity, Text

if TYPE_CHECKING:
    from datetime import date

    from bylawkit.model.bylaw import Bylaw
    from bylawkit.pipeline import Reading

NAME = "check"
SUMMARY = Text(
    "检查规约：写法、名称、是否合法、能否运行",
    "check bylaws: form, names, lawfulness, working order",
)
EXAMPLE = "bylawkit check examples --law 中国/北京 --on 2026-01-01"

NOT_YET = Code(
    "BK980",
    "option-not-yet",
    Severity.ERROR,
    Text(
        "这个版本还不能用 `{option}`，没有检查",
        "this version cannot use `{option}` yet: nothing was checked",
    ),
    Text("去掉 `{option}` 再运行", "run it again without `{option}`"),
    unusable=True,
)
CODES = (NOT_YET,)

ALSO = ("coverage", "reciprocity")
"""What can be told of a bylaw besides its problems, each by the module of that name."""

FORMATS = ("text", "json", "sarif", "junit", "github")

_SUMMARY = Text(
    "{files} 个文件，{errors} 个错误，{warnings} 个警告，{infos} 个提示",
    "files: {files}, errors: {errors}, warnings: {warnings}, notes: {infos}",
)

_ALLOWED = Text("，按备注允许 {count} 个（{codes}）", ", allowed by comments: {count} ({codes})")


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
        help=said("房屋登记册（这个版本还不能用）", "the register of units (not in this version)"),
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
            "另外列出每章有多少条是规则、多少条是散文",
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


class _Checked(NamedTuple):
    """One file, in its language, with everything that was found."""

    lang: str | None
    found: tuple[Diagnostic, ...]
    bylaw: Bylaw | None = None
    allowed: tuple[Allowed, ...] = ()


def run(args: argparse.Namespace, console: Console) -> int:
    """Check every bylaw; 1 if something is wrong, 2 if something could not be read."""
    place, on, wrong = _law(args)
    also = tuple(one for one in ALSO if getattr(args, one))
    if also and args.format not in ("text", "json"):
        wrong = (*wrong, *(_not_together(f"--{one}", f"--format {args.format}") for one in also))
    if args.fix and "-" in args.paths:
        wrong = (*wrong, _not_together("--fix", "-"))
    if wrong:
        return console.report(wrong)
    from bylawkit.cli.files import read_bylaws

    readings, missing = read_bylaws(args.paths)
    if args.fix:
        from bylawkit.cli.fixing import fixed_files
        from bylawkit.pipeline import findings

        readings, problems = fixed_files(
            readings, lambda reading: findings(reading, place, on), console
        )
        missing = (*missing, *problems)
    checked = [_Checked(None, missing)] if missing else []
    checked += [_check(reading, place, on) for reading in readings]
    if args.format == "text":
        return _tell(checked, len(readings), console, also)
    return _write(checked, args.format, console, also)


def _not_together(argument: str, other: str) -> Diagnostic:
    from bylawkit.cli.codes import NOT_TOGETHER

    return Diagnostic(NOT_TOGETHER, args={"argument": argument, "other": other})


def _law(
    args: argparse.Namespace,
) -> tuple[tuple[str, ...] | None, date | None, tuple[Diagnostic, ...]]:
    """The place and day that were asked for, and what is wrong with the options."""
    place = tuple(args.law.split("/")) if args.law else None
    on, wrong = _day(args.on)
    if args.register is not None:
        wrong += (Diagnostic(NOT_YET, args={"option": "--register"}),)
    if place is not None:
        from bylawkit.cli.codes import UNKNOWN_PLACE
        from bylawkit.resolve.lawbook import known_places, law_of

        if not law_of(place).statutes:
            asked = {"place": args.law, "places": known_places()}
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


def _check(reading: Reading, place: tuple[str, ...] | None, on: date | None) -> _Checked:
    from bylawkit.pipeline import outcome

    lang = None if reading.bylaw is None else reading.bylaw.lang
    judged = outcome(reading, place, on)
    bylaw = reading.bylaw if reading.ok else None
    return _Checked(lang, judged.found, bylaw, judged.allowed)


# ── Output ──


def _tell(checked: Sequence[_Checked], files: int, console: Console, also: Sequence[str]) -> int:
    """Each file's problems in its language, then one line that counts them."""
    worst = 0
    for one in checked:
        speaker = console.speaking(one.lang)
        worst = max(worst, speaker.report(one.found))
        if one.bylaw is not None:
            for name in also:
                speaker.out(_told(name, "text")(one.bylaw.source.path, one.bylaw, speaker.lang))
    speaker = console.speaking(_common_language(checked))
    speaker.out(_summary(files, _all(checked), _allowed(checked), speaker.lang))
    return worst


def _write(checked: Sequence[_Checked], form: str, console: Console, also: Sequence[str]) -> int:
    from bylawkit.diagnostics import formats

    found = _all(checked)
    speaker = console.speaking(_common_language(checked))
    if form == "json":
        console.out(_json(checked, speaker.lang, also))
    else:
        console.out(formats.write(form, found, speaker.lang, _allowed(checked)))
    return status(found, console.strict)


def _json(checked: Sequence[_Checked], lang: str, also: Sequence[str]) -> str:
    """Problems, what is allowed and what else was asked for as one JSON document."""
    from bylawkit.diagnostics import json

    more: dict[str, object] = {"allowed": json.allowed_json(_allowed(checked), lang)}
    bylaws = [one.bylaw for one in checked if one.bylaw is not None]
    for name in also:
        told = _told(name, "json")
        more[name] = [told(one.source.path, one, lang) for one in bylaws]
    return json.write(_all(checked), lang, more)


def _told(name: str, form: str) -> Callable[..., Any]:
    """How one of :data:`ALSO` is told: ``coverage_text``, ``reciprocity_json``."""
    from importlib import import_module

    found: Callable[..., Any] = getattr(import_module(f"bylawkit.cli.{name}"), f"{name}_{form}")
    return found


def _all(checked: Sequence[_Checked]) -> list[Diagnostic]:
    return [diagnostic for one in checked for diagnostic in one.found]


def _allowed(checked: Sequence[_Checked]) -> list[Allowed]:
    return [one for each in checked for one in each.allowed]


def _common_language(checked: Sequence[_Checked]) -> str | None:
    """The language of all files, if they have one in common."""
    languages = {one.lang for one in checked if one.lang is not None}
    return languages.pop() if len(languages) == 1 else None


def _summary(files: int, found: Sequence[Diagnostic], allowed: Sequence[Allowed], lang: str) -> str:
    count = dict.fromkeys(Severity, 0)
    for one in found:
        count[one.severity] += 1
    counted = _SUMMARY(lang).format(
        files=files,
        errors=count[Severity.ERROR],
        warnings=count[Severity.WARNING],
        infos=count[Severity.INFO],
    )
    if not allowed:
        return counted
    codes = sorted({one.diagnostic.code.id for one in allowed})
    return counted + _ALLOWED(lang).format(
        count=len(allowed), codes=("、" if lang == "zh" else ", ").join(codes)
    )
