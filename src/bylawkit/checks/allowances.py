"""备注里的允许 · what a comment allows

备注 `# 允许 BK310：理由` 或者 `# allow BK310: reason` 放在一行的末尾，或者单独放在它上面，这一行的这种检查结果就不再报告；
那一行是语句的第一行时，对整个语句有效。一条备注可以写几个代码，用逗号隔开。没有写理由的不起作用（BK601）；没有可以允许的，
会提示删去（BK602）。允许的结果不会消失：`check` 数出它们并列出代码，JSON 和 SARIF 写明每一个和它的理由。读不懂规约的错误不能允许。

A comment `# allow BK310: reason` or `# 允许 BK310：理由` at the end of a line, or by itself above one, keeps findings of
that kind on that line from being reported; on the first line of a statement it holds for the whole statement. One comment
may name several codes, with commas between. Without a reason it has no effect (BK601); one that has nothing to allow is
pointed out (BK602). What is allowed does not vanish: `check` counts it and names the codes, and JSON and SARIF tell each with
its reason. Errors by which a bylaw could not be understood cannot be allowed.

Wrong 错误：

```bylaw
义务 清扫楼道  # 允许 BK310  # BK601
  主体  物业
  应当  每日清扫楼道
  否则  返工

义务 巡查  # 允许 BK310：对象另行商定  # BK602
  主体  物业
  应当  每日巡查
  对象  业主
```

Right 正确：

```bylaw
# 允许 BK310：对象在下次业主大会上商定
义务 清扫楼道
  主体  物业
  应当  每日清扫楼道
  否则  返工
```
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from bylawkit.checks.base import finding
from bylawkit.diagnostics import Allowed, Code, Diagnostic, Severity, Text
from bylawkit.source import Span

NO_REASON = Code(
    "BK601",
    "allowed-without-reason",
    Severity.WARNING,
    Text(
        "允许 `{codes}` 没有写理由，不起作用", "allowing `{codes}` has no effect without a reason"
    ),
    Text("写成 `# 允许 {codes}：理由`", "write `# allow {codes}: reason`"),
)
UNUSED = Code(
    "BK602",
    "nothing-to-allow",
    Severity.INFO,
    Text("这里没有 `{code}` 可以允许", "there is no `{code}` to allow here"),
    Text(
        "删去 `{code}`；备注要放在那一行的末尾或者上面一行",
        "remove `{code}`; the comment must stand at the end of that line or on the line above",
    ),
)
CODES = (NO_REASON, UNUSED)

WITH_REGISTER = frozenset(("BK290", "BK291", "BK292", "BK293", "BK790"))
"""Codes that only a check with a register raises: without one, nobody can say that they are unused."""

_FORM = re.compile(
    r"#\s*(?:允许|allow)\s*:?\s*(?P<codes>BK\d+(?:[\s,、]*BK\d+)*)\s*(?::(?P<reason>.*))?",
    re.IGNORECASE | re.DOTALL,
)
_NARROW = {sign: sign - 0xFEE0 for sign in range(0xFF01, 0xFF5F)}
"""Full-width letters, digits and signs as half-width ones, sign by sign."""
_CODE = re.compile(r"BK\d+", re.IGNORECASE)


class Allowance(NamedTuple):
    """One comment: the codes it names, where each stands, its reason, and the lines it is about.

    ``lines`` counts from 1 and is empty if no line follows.
    """

    span: Span
    codes: tuple[Span, ...]
    reason: str
    lines: range

    def covers(self, one: Diagnostic, code: Span) -> bool:
        """Whether ``code`` of this comment speaks of this finding."""
        span = one.span
        return (
            isinstance(span, Span)
            and span.source is self.span.source
            and one.code.id == code_named(code)
            and span.line in self.lines
        )


def code_named(span: Span) -> str:
    """The code that a comment names, as codes are written."""
    return span.text.translate(_NARROW).upper()


def sorted_out(
    comments: Sequence[Span],
    statements: Sequence[Span],
    found: Iterable[Diagnostic],
    unasked: frozenset[str] = frozenset(),
) -> tuple[tuple[Diagnostic, ...], tuple[Allowed, ...]]:
    """What is still to be reported, comments that are wrong among it, and what comments allow.

    ``statements`` are all statements of the text in which the comments stand, ``unasked`` the
    codes of questions that were not asked.
    """
    given = tuple(allowances(comments, statements))
    with_reason = [(one, code) for one in given if one.reason for code in one.codes]
    kept: list[Diagnostic] = []
    allowed: list[Allowed] = []
    used: set[Span] = set()
    for one in found:
        by = [(given_by, code) for given_by, code in with_reason if given_by.covers(one, code)]
        used.update(code for _, code in by)
        if by:
            allowed.append(Allowed(one, by[0][0].reason, by[0][0].span))
        else:
            kept.append(one)
    return (*kept, *_slips(given, used, unasked)), tuple(allowed)


def _slips(
    given: Iterable[Allowance], used: set[Span], unasked: frozenset[str]
) -> Iterator[Diagnostic]:
    for one in given:
        named = [code_named(code) for code in one.codes]
        if not one.reason:
            yield finding(NO_REASON, one.span, codes=", ".join(named))
            continue
        for code, name in zip(one.codes, named, strict=True):
            if code not in used and name not in unasked:
                yield finding(UNUSED, code, code=name)


def allowances(comments: Sequence[Span], statements: Sequence[Span]) -> Iterator[Allowance]:
    """Every comment that allows something."""
    whole = {one.line: _lines(one) for one in statements}
    alone = {one.line for one in comments if _is_alone(one)}
    for span in comments:
        text = span.text.translate(_NARROW)
        found = _FORM.match(text)
        if found is None:
            continue
        target = span.line
        while target in alone:
            target += 1
        places = _CODE.finditer(text, *found.span("codes"))
        codes = tuple(_part(span, *place.span()) for place in places)
        reason = span.text[found.start("reason") :].strip() if found["reason"] else ""
        yield Allowance(span, codes, reason, whole.get(target, range(target, target + 1)))


def _part(span: Span, start: int, end: int) -> Span:
    return Span(span.source, span.start + start, span.start + end)


def _is_alone(comment: Span) -> bool:
    source, start, _ = comment
    before = source.text[source.line_starts[comment.line - 1] : start]
    return not before.strip()


def _lines(statement: Span) -> range:
    """The lines of a statement; its end may be the start of the line after it."""
    last = statement.source.position(max(statement.start, statement.end - 1))[0]
    return range(statement.line, last + 1)
