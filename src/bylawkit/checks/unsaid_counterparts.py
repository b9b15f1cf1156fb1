"""义务没有写对价 · a duty that does not say what it is in return for

义务和禁止不一定要写对价。别的条文以它为对价，它自己却没有写换来什么；或者其他义务都写了对价，只有它没有写：多半是漏了（BK318）。只作
提示。

A duty or a ban need not say what it is in return for. Where another is in return for it while it names nothing itself, or
where all the others name their counterpart and it alone does not, one was most likely forgotten (BK318). This is only
pointed out.

Wrong 错误：

```bylaw
义务 支持业委会  # BK318
  主体  业主
  应当  参加表决
  对象  业主委员会

义务 监督物业
  主体  业主委员会
  应当  检查物业的服务
  对象  业主
  对价  支持业委会
```

Right 正确：

```bylaw
义务 支持业委会
  主体  业主
  应当  参加表决
  对象  业主委员会
  对价  监督物业

义务 监督物业
  主体  业主委员会
  应当  检查物业的服务
  对象  业主
  对价  支持业委会
```
"""

from __future__ import annotations

from bylawkit.checks.base import Case, Findings, code, finding, name_span, see_statement
from bylawkit.diagnostics import Severity, Text
from bylawkit.model.norms import Modality, Norm

UNSAID = code(
    318,
    "counterpart-unsaid",
    Severity.INFO,
    Text("`{name}` 没有写对价", "`{name}` does not say what it is in return for"),
    Text("补上 `对价 …`{why}", "add `in-return-for …`{why}"),
)
CODES = (UNSAID,)

_FORGOTTEN = Text("：其他义务都写了", ": the other duties do")
MOST = 8
"""One without a counterpart stands out among so many with one."""


def check(case: Case) -> Findings:
    """Each duty or ban that names no counterpart, though others lead to expect one."""
    bound = [one for one in case.bylaw.norms if one.modality is not Modality.RIGHT and one.owed_to]
    unsaid = [one for one in bound if not one.in_return_for]
    stand_out = len(bound) - len(unsaid) >= MOST * len(unsaid)
    for norm in unsaid:
        other = _named_by(case, norm)
        if other is not None:
            see = see_statement(other, Text("以它为对价的在这里", "this is in return for it"))
            why = Text(f"，例如 `{other.name}`", f", such as `{other.name}`")
            yield finding(UNSAID, name_span(norm), see, name=norm.title, why=why)
        elif stand_out:
            yield finding(UNSAID, name_span(norm), name=norm.title, why=_FORGOTTEN)


def _named_by(case: Case, norm: Norm) -> Norm | None:
    """Another norm that is in return for this one."""
    for other in case.bylaw.norms:
        if any(ref.name == norm.name for ref in other.in_return_for):
            return other
    return None
