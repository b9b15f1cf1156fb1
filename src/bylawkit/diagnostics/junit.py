"""Results as JUnit XML, which build servers show: a diagnostic or a scenario is a test case."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from bylawkit.diagnostics.values import Diagnostic, Severity


class Case(NamedTuple):
    """One test: what it is about, in which file, why it failed, if it did, and what is said of it."""

    file: str
    name: str
    failure: str | None = None
    remark: str | None = None


def write(diagnostics: Iterable[Diagnostic], lang: str) -> str:
    """Each diagnostic as a case, failed unless it only informs; no diagnostics is one good case."""
    cases = [_case(one, lang) for one in diagnostics]
    return write_cases(cases or [Case("", "bylawkit check")])


def write_cases(cases: Sequence[Case], suite: str = "bylawkit") -> str:
    """Cases as one suite, in the order given, without times."""
    failed = sum(case.failure is not None for case in cases)
    counts = f'name={_quoted(suite)} tests="{len(cases)}" failures="{failed}" errors="0"'
    lines = ['<?xml version="1.0" encoding="utf-8"?>', f"<testsuites {counts}>"]
    lines += [f"  <testsuite {counts}>", *map(_element, cases), "  </testsuite>", "</testsuites>"]
    return "\n".join(lines) + "\n"


def _case(one: Diagnostic, lang: str) -> Case:
    place = "" if one.span is None else str(one.span)
    words = "\n".join(filter(None, (one.message(lang), one.hint(lang))))
    name = f"{one.code.id} {one.code.name} {place}".rstrip()
    failed = one.severity > Severity.INFO
    file = one.span.path if one.span else ""
    return Case(file, name, words) if failed else Case(file, name, remark=words)


def _element(case: Case) -> str:
    names = f"classname={_quoted(case.file or 'bylawkit')} name={_quoted(case.name)}"
    if case.failure is None and case.remark is None:
        return f"    <testcase {names}/>"
    if case.failure is None:
        told = f"<system-out>{_escaped(case.remark or '')}</system-out>"
        return f"    <testcase {names}>{told}</testcase>"
    first = case.failure.partition("\n")[0]
    failure = f"<failure message={_quoted(first)}>{_escaped(case.failure)}</failure>"
    return f"    <testcase {names}>{failure}</testcase>"


def _quoted(text: str) -> str:
    return '"' + _escaped(text).replace('"', "&quot;").replace("\n", "&#10;") + '"'


def _escaped(text: str) -> str:
    """``text`` for XML 1.0; signs that XML cannot hold become U+FFFD."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return "".join(sign if _allowed(sign) else "\ufffd" for sign in text)


def _allowed(sign: str) -> bool:
    return sign in "\t\n" or (" " <= sign < "\ud800") or "\ue000" <= sign not in "\ufffe\uffff"
