"""重复的条文 · repeated articles

两条同名的条文让人不知道以哪一条为准（BK161）；内容一字不差的两条，多半是复制以后忘了改（BK162）。

Two articles of one title leave it open which one counts (BK161); two with the very same words were mostly copied
and not changed (BK162).

Wrong 错误：

```bylaw
条 "目的"
  "为了管好小区，制定本规约。"

条 "目的"  # BK161
  "为了明确权利和义务，制定本规约。"

条 "依据"
  "为了管好小区，制定本规约。"  # BK162
```

Right 正确：

```bylaw
条 "目的"
  "为了管好小区，制定本规约。"

条 "效力"
  "本规约对全体业主和使用人有约束力。"
```
"""

from __future__ import annotations

from bylawkit.checks.base import Case, Findings, code, finding, name_span, see_statement
from bylawkit.diagnostics import See, Severity, Text
from bylawkit.model.money import Fee, Fund
from bylawkit.model.norms import Norm, Safety, Service, Training
from bylawkit.model.parties import Body, Party
from bylawkit.model.procedures import Procedure
from bylawkit.model.prose import Prose
from bylawkit.model.votes import Matter
from bylawkit.source import Span

SAME_TITLE = code(
    161,
    "title-repeated",
    Severity.WARNING,
    Text("已经有一条叫 `{title}`", "there already is an article called `{title}`"),
    Text("换一个标题，或者把两条合并", "choose another title, or join the two"),
)
SAME_CONTENT = code(
    162,
    "content-repeated",
    Severity.WARNING,
    Text("这一条与 `{title}` 的内容完全相同", "this says the very same as `{title}`"),
    Text("删去一条，或者改成应有的内容", "drop one, or write what it should say"),
)
CODES = (SAME_TITLE, SAME_CONTENT)

_Titled = (
    Prose | Party | Body | Matter | Norm | Service | Fee | Fund | Procedure | Safety | Training
)


def check(case: Case) -> Findings:
    """Each article that repeats an earlier one."""
    titles: dict[str, _Titled] = {}
    contents: dict[object, _Titled] = {}
    for one in (one for article in case.bylaw.articles for one in article.statements):
        if not isinstance(one, _Titled):
            continue
        earlier = titles.setdefault(one.title, one)
        if earlier is not one and earlier.title:
            yield finding(SAME_TITLE, _title_span(one), _first(earlier), title=one.title)
        content = _content(one)
        twin = contents.setdefault(content, one) if content else one
        if twin is not one:
            yield finding(SAME_CONTENT, _content_span(one), _first(twin), title=twin.title)


def _first(one: _Titled) -> See:
    return see_statement(one, Text("前一条在这里", "the earlier one is here"))


def _title_span(one: _Titled) -> Span:
    if isinstance(one, Prose) or one.title == one.name:
        return name_span(one)
    source, start, end = one.span
    at = source.text.find(one.title, start + len(one.name), end)
    return name_span(one) if at < 0 else Span(source, at, at + len(one.title))


def _content(one: _Titled) -> object:
    """What an article says, if it says anything in words."""
    if isinstance(one, Prose):
        return one.paragraphs
    if isinstance(one, Norm) and one.action is not None:
        return one.modality, one.bearers, one.action.text, one.owed_to
    return None


def _content_span(one: _Titled) -> Span:
    if isinstance(one, Prose):
        return one.paragraphs[0].words.span
    if isinstance(one, Norm) and one.action is not None:
        return one.action.span
    return name_span(one)
