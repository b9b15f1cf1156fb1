"""``bylawkit test``: run the scenarios that bylaws carry with them."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from bylawkit.cli.console import Console
from bylawkit.cli.words import said
from bylawkit.diagnostics import Text

if TYPE_CHECKING:
    from datetime import date

    from bylawkit.evaluate.decision import Floors
    from bylawkit.evaluate.scenarios import ScenarioResult
    from bylawkit.model.bylaw import Bylaw
    from bylawkit.model.votes import Matter

NAME = "test"
SUMMARY = Text("运行规约里的情景", "run the scenarios of bylaws")
EXAMPLE = "bylawkit test examples --coverage"

Results = dict[str, tuple["Bylaw", tuple["ScenarioResult", ...]]]
"""By path: each bylaw with what came of its scenarios."""


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths",
        nargs="+",
        metavar="PATH",
        help=said("规约文件或者文件夹；`-` 为标准输入", "bylaws or folders; `-` is standard input"),
    )
    parser.add_argument(
        "--format",
        choices=("text", "junit"),
        default="text",
        help=said("结果的格式", "the form of the results"),
    )
    parser.add_argument(
        "--coverage",
        action="store_true",
        help=said(
            "列出每个事项和费用有几个情景", "list how many scenarios each matter and fee has"
        ),
    )
    parser.add_argument(
        "--boundaries",
        action="store_true",
        help=said(
            "写出每个条件上下的票数，作为情景，并且核对",
            "write the votes around each test as scenarios, and confirm them",
        ),
    )
    parser.add_argument(
        "--strict",
        action="store_true",
        help=said("警告也算问题", "warnings count as problems"),
    )


def run(args: argparse.Namespace, console: Console) -> int:
    """Exit status 1 if a scenario fails."""
    from bylawkit.api.files import read_bylaws

    readings, noticed = read_bylaws(args.paths)
    languages = {one.bylaw.lang for one in readings if one.bylaw}
    console = console.speaking(languages.pop() if len(languages) == 1 else None)
    status = console.report((*noticed, *(one for each in readings for one in each.diagnostics)))
    results: Results = {
        one.source.path: (one.bylaw, _results(one.bylaw))
        for one in readings
        if one.bylaw and one.ok
    }
    lang = console.lang
    if not results:
        return status
    if args.boundaries:
        from bylawkit.cli.boundaries import print_packs

        return max(status, print_packs([bylaw for bylaw, _ in results.values()], console))
    if args.format == "junit":
        console.out(_junit(results, lang))
    else:
        console.out("\n".join(_text(results, lang)))
    if args.coverage:
        tell = console.say if args.format == "junit" else console.out
        tell("\n".join(_coverage(results, lang)))
    failed = any(not one.passed for _, found in results.values() for one in found)
    return max(status, int(failed))


def _results(bylaw: Bylaw) -> tuple[ScenarioResult, ...]:
    """Every scenario, judged by the law of its day, else by that which the bylaw names."""
    from bylawkit.evaluate.scenarios import run_scenarios
    from bylawkit.pipeline import law_for

    today = law_for(bylaw).in_force()

    def in_force(_: Matter, day: date | None) -> Floors:
        return today if day is None else law_for(bylaw, on=day).in_force()

    return run_scenarios(bylaw, in_force)


# ── Text ──

_SUMMARY = Text(
    "{all} 个情景：{passed} 个相符，{failed} 个不符",
    "{all} scenarios: {passed} as expected, {failed} not",
)


def _text(results: Results, lang: str) -> Iterator[str]:
    from bylawkit.diagnostics.plurals import for_one
    from bylawkit.evaluate.scenario_text import difference_text, why

    for path, (_, found) in results.items():
        yield path
        for one in found:
            yield f"  {'✓' if one.passed else '✗'} {one.scenario.title}"
            if not one.passed:
                yield f"      {one.scenario.span}  {difference_text(one)(lang)}"
                yield from (f"      {line}" for line in why(one, lang))
    every = [one for _, found in results.values() for one in found]
    passed = sum(one.passed for one in every)
    counts = {"all": len(every), "passed": passed, "failed": len(every) - passed}
    summary = _SUMMARY(lang).format(**counts)
    yield for_one(summary) if lang == "en" else summary


def _junit(results: Results, lang: str) -> str:
    from bylawkit.diagnostics.junit import Case, write_cases
    from bylawkit.evaluate.scenario_text import difference_text, why

    def failure(one: ScenarioResult) -> str | None:
        if one.passed:
            return None
        return "\n".join((difference_text(one)(lang), *why(one, lang)))

    cases = [
        Case(path, one.scenario.title, failure(one))
        for path, (_, found) in results.items()
        for one in found
    ]
    return write_cases(cases, "bylawkit test")


_COVERAGE = Text(
    "{path}：{covered} / {all} 个事项和费用有情景",
    "{path}: {covered} of {all} matters and fees have a scenario",
)
_NONE = Text("没有情景", "none")
_SOME = Text("{count} 个", "{count}")


def _coverage(results: Results, lang: str) -> Iterator[str]:
    from bylawkit.evaluate.scenario_text import coverage
    from bylawkit.model.numbering import article_label

    for path, (bylaw, _) in results.items():
        found = coverage(bylaw)
        covered = sum(one.scenarios > 0 for one in found)
        yield ""
        yield _COVERAGE(lang).format(path=path, covered=covered, all=len(found))
        for one in found:
            label = "" if one.article is None else article_label(one.article, lang)
            count = _SOME(lang).format(count=one.scenarios) if one.scenarios else _NONE(lang)
            yield f"  {label} {one.statement.name}  {count}"
