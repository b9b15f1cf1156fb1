"""一个数分成两段 · a number at which clauses part

一段写“10万元以下的”，另一段写“10万元以上的”，都包括本数（民法典第1259条），恰好10万元就有两条规矩（BK173）；写“不足10万元的”
和“超过10万元的”，都不包括本数，恰好10万元就没有规矩（BK174）。只看同一段、同一件事的分段；金额、期限、比例、人数都这样看。

"Up to 100,000 yuan …; 100,000 yuan or more …" both include the number (Civil Code 1259), so that exactly 100,000 yuan has two rules
(BK173); "less than …; more than …" leave it without any (BK174). Only clauses of one paragraph about the same thing are compared: amounts,
times, shares and people.

Wrong 错误：

```bylaw
条 "维修"
  "费用10万元以下的，由业主委员会决定；10万元以上的，由业主大会决定。"  # BK173
  "逾期不足三十日的，电话提醒；超过三十日的，书面催告。"  # BK174
```

Right 正确：

```bylaw
条 "维修"
  "费用不足10万元的，由业主委员会决定；10万元以上的，由业主大会决定。"
  "逾期三十日以内的，电话提醒；超过三十日的，书面催告。"
  "单价1万元以上的货物，总价1万元以下的服务，分别比选。"
```
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from bylawkit.checks.base import Case, Findings, code, finding
from bylawkit.checks.worded_bounds import SIGNS, Bound, bounds
from bylawkit.diagnostics import Diagnostic, See, Severity, Text
from bylawkit.model.prose import Prose
from bylawkit.model.values import Words
from bylawkit.source import Span

TWICE = code(
    173,
    "number-in-two-clauses",
    Severity.INFO,
    Text(
        "`{here}` 和 `{there}` 都包括本数，恰好是这个数时，两条规矩都管",
        "`{here}` and `{there}` both include the number: exactly that has two rules",
    ),
    Text(
        "一边包括本数，另一边写 `不足` 或者 `超过`",
        "include it on one side; on the other write `less than` or `more than`",
    ),
)
NOWHERE = code(
    174,
    "number-in-no-clause",
    Severity.INFO,
    Text(
        "`{here}` 和 `{there}` 都不包括本数，恰好是这个数时，没有规矩",
        "neither `{here}` nor `{there}` includes the number: exactly that has no rule",
    ),
    Text(
        "一边写 `以上` 或者 `以下`，把本数包括进去",
        "include it on one side, with `or more` or `at most`",
    ),
)
CODES = (TWICE, NOWHERE)

_STOPS = "，。；：、,;:."
_CONDITION = {"zh": ("的", "时"), "en": ("", "")}


class _Clause(NamedTuple):
    """A bound with the words before it in its clause."""

    bound: Bound
    subject: str
    place: Span


def check(case: Case) -> Findings:
    """Each number at which two clauses of a paragraph meet or part."""
    lang = case.bylaw.lang
    if not case.says(*SIGNS[lang]):
        return
    for texts in _paragraphs(case):
        said = [one.value for words in texts for one in case.figures[words.text]]
        if len(said) < 2:
            continue
        clauses = [one for words in texts for one in _clauses(words, lang)]
        for one, other in combinations(clauses, 2):
            if _part(one, other) and said.count(one.bound.value) == 2:  # a third may settle it
                yield _told(one, other)


def _part(one: _Clause, other: _Clause) -> bool:
    """Whether both are about one thing, and treat the number they part at alike."""
    here, there = one.bound, other.bound
    alike = here.opposite(there) and here.includes is there.includes
    return alike and other.subject in ("", one.subject)


def _paragraphs(case: Case) -> Iterator[tuple[Words, ...]]:
    """What stands together: a paragraph, the items of one, any other wording by itself."""
    for said in case.said:
        if not isinstance(said.statement, Prose):
            yield (said.words,)
    for article in case.bylaw.articles:
        for one in article.statements:
            if isinstance(one, Prose):
                for paragraph in one.paragraphs:
                    yield (paragraph.words,)
                    yield paragraph.items


def _clauses(words: Words, lang: str) -> Iterator[_Clause]:
    """The bounds that open a clause: the condition of a rule, not the rule."""
    text = words.text
    for bound in bounds(text, lang):
        start = max(text.rfind(stop, 0, bound.start) for stop in _STOPS) + 1
        rest = text[bound.end :].lstrip()
        if rest.startswith(_CONDITION[lang]):
            yield _Clause(bound, text[start : bound.start].strip(), bound.span(words.span))


def _told(one: _Clause, other: _Clause) -> Diagnostic:
    kind = TWICE if one.bound.includes else NOWHERE
    see = See(Text("另一段在这里", "the other clause is here"), one.place)
    return finding(kind, other.place, see, here=other.place.text, there=one.place.text)
