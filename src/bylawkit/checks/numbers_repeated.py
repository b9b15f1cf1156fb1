"""文字里重复写的数字 · numbers that wording repeats

一个数字只写一次：规则里写了公示7日，文字里就引用 `{修订规约.公示}`，不再写“公示7日”。否则日后改了规则，文字还停在旧数上，
谁也说不清以哪个为准。只在数字前后的词说的正是那一栏、而且只有一条规则是这个数时才提示；引用以后印出来一字不差的，
`check --fix` 可以代为改好。

A number is written once: where a rule says that something is posted for 7 days, wording refers to
`{amend-bylaws.publish}` instead of saying "7 days" again; else a later change of the rule leaves the words behind,
and nobody can tell which of the two counts. This is said only where the words at the number speak of that very
field and one rule alone has that number. Where the printed words stay the very same, `check --fix` puts the
reference in.

Wrong 错误：

```bylaw
事项 修订规约
  归属  业主大会
  类别  管理规约
  参与  面积三分之二以上 且 人数三分之二以上
  同意  参与面积过半数 且 参与人数过半数
  通知  15日
  公示  7日

定义 单项限额 100000元

条 "修改"
  "修改规约，提前十五日通知全体业主，表决后公示7日。"  # BK163
  "应当由面积三分之二以上的业主参与。"  # BK163
  "动用维修资金的单项限额为10万元。"  # BK163
```

Right 正确：

```bylaw
事项 修订规约
  归属  业主大会
  类别  管理规约
  参与  面积三分之二以上 且 人数三分之二以上
  同意  参与面积过半数 且 参与人数过半数
  通知  15日
  公示  7日

定义 单项限额 100000元

条 "修改"
  "修改规约，提前{修订规约.通知}通知全体业主，表决后公示{修订规约.公示}，有{修订规约.参与}。"
  "动用维修资金的单项限额为{单项限额}。其他文件自收到之日起十五日内答复。"
```
"""

from __future__ import annotations

from bylawkit.checks.base import Case, Findings, Said, code, field_span, finding, name_span, part_of
from bylawkit.checks.figures import Figure, Value
from bylawkit.checks.stated import Stated, stated_values
from bylawkit.diagnostics import Diagnostic, Fix, See, Severity, Text
from bylawkit.model.prose import Definition
from bylawkit.record import replace
from bylawkit.source import Span

REPEATED = code(
    163,
    "number-repeated",
    Severity.INFO,
    Text(
        "`{figure}` 重复了 `{rule}` 里的数，改了那里，这里不会跟着改",
        "`{figure}` repeats the number of `{rule}`, and will not change with it",
    ),
    Text("改为引用 `{reference}`", "refer to it: `{reference}`"),
)
CODES = (REPEATED,)

_SEVERAL = Text(
    "几条规则都是这个数；引用其中一条，例如 `{reference}`",
    "several rules have this number; refer to one of them, such as `{reference}`",
)
_SENTENCE = Text(
    "整句改写，引用 `{reference}`", "put the sentence differently, and refer to `{reference}`"
)
_REACH, _GAP = 48, 8
_BEFORE = Text(
    "期 期限 时间 时限 比例 的 为 是 应当 应 须 至少 不少于 不得少于 不低于 不超过 不得超过 最多 由 满 ： 占",
    "for of at least within is are be no fewer than not less more at-most up to by after",
)
_AFTER = Text(
    "之前 以前 之内 以内 以上 内 前 的 应当 应 须 再次 先 书面 予以 进行 重新 业主 全体业主 人数 面积 席位 "
    "成员 代表 居民 委员",
    "before later of all the owners members or more days days' to after must are is be",
)
_INSIDE = ("内", "以内", "之内")

MOST = 100
"""So many rules with one figure are looked at, and no more; a figure of more rules is nobody's."""


def check(case: Case) -> Findings:
    """Each figure at which the words speak of one rule with that figure."""
    lang = case.bylaw.lang
    found = [(said, one) for said in case.said for one in case.figures[said.words.text]]
    if not found:
        return
    every = tuple(stated_values(case.bylaw))
    by_value: dict[Value, list[Stated]] = {}
    for one in every:
        by_value.setdefault(one.value, []).append(one)
    for said, figure in found:
        fitting = [
            one
            for one in by_value.get(figure.value, ())[:MOST]
            if not _is_own_meaning(one, said) and _speaks_of(one, said.words.text, figure, lang)
        ]
        if not fitting:
            continue
        chosen = _nearest(fitting, said)
        fields = {one.field for one in chosen}
        if len({(one.statement.name, one.field) for one in chosen}) == 1:
            yield _finding(case, said, figure, chosen[0])
        elif len(fields) == 1 and _has_one_value(fields.pop(), every):
            yield replace(_finding(case, said, figure, chosen[0]), fix=None, hint_text=_SEVERAL)


def _has_one_value(field: Text | None, every: tuple[Stated, ...]) -> bool:
    return len({one.value for one in every if one.field == field}) == 1


def _is_own_meaning(one: Stated, said: Said) -> bool:
    return isinstance(one.statement, Definition) and one.statement is said.statement


def _nearest(fitting: list[Stated], said: Said) -> list[Stated]:
    """Those of the statement itself, else those that the wording names, else all."""
    own = [one for one in fitting if one.statement is said.statement]
    text = said.words.text
    named = [one for one in fitting if one.statement.name in text or _title(one) in text]
    return own or named or fitting


def _title(one: Stated) -> str:
    return getattr(one.statement, "title", "") or one.statement.name


# ── The words at a figure ──


def _speaks_of(one: Stated, text: str, figure: Figure, lang: str) -> bool:
    """Whether the words directly before or after a figure are those of a field or a name."""
    before = _last_clause(text[max(0, figure.start - _REACH) : figure.start])
    after = text[figure.end : figure.end + _REACH]
    if one.keys is None:
        return any(_ends_near(before, name) for name in (one.statement.name, _title(one)))
    if one.near is not None and one.near(lang) not in before + after:
        return False
    if one.lasting and (after.startswith(_INSIDE) or before.rstrip().endswith("within")):
        return False
    keys = tuple(key.replace("_", " ") for key in one.keys(lang).split())
    return _ends_with(before, keys, _BEFORE(lang).split()) or _starts_with(
        after, keys, _AFTER(lang).split()
    )


def _ends_near(before: str, name: str) -> bool:
    """Whether a name stands so near before the figure that nothing else can be meant."""
    at = before.rfind(name)
    return at >= 0 and len(before) - at - len(name) <= _GAP


def _last_clause(text: str) -> str:
    at = max(text.rfind(stop) for stop in "，。；、！？,;!?.")
    return text[at + 1 :]


def _ends_with(text: str, keys: tuple[str, ...], fillers: list[str]) -> bool:
    """Whether a text ends with a key and then nothing but fillers."""
    while not (text := text.rstrip()).endswith(keys):
        word = next((one for one in fillers if text.endswith(one)), None)
        if word is None:
            return False
        text = text[: -len(word)]
    return True


def _starts_with(text: str, keys: tuple[str, ...], fillers: list[str]) -> bool:
    """Whether a text starts with nothing but fillers and then a key."""
    while not (text := text.lstrip()).startswith(keys):
        word = next((one for one in fillers if text.startswith(one)), None)
        if word is None:
            return False
        text = text[len(word) :]
    return True


# ── What to do ──


def _finding(case: Case, said: Said, figure: Figure, one: Stated) -> Diagnostic:
    reference = one.reference(case.bylaw.lang)
    place = part_of(said.words, figure.start, figure.end)
    made = finding(
        REPEATED,
        place,
        See(Text("这个数在这里", "the number is here"), _place(one)),
        hint=None if one.whole else _SENTENCE,
        figure=place.text,
        rule=one.statement.name,
        reference=reference,
    )
    if not one.whole:
        return made
    text = said.words.text
    new = text[: figure.start] + reference + text[figure.end :]
    safe = case.told is not None and case.told(new) == case.told(text)
    return replace(made, fix=Fix(place, reference, safe))


def _place(one: Stated) -> Span:
    if isinstance(one.statement, Definition):
        return name_span(one.statement)
    return field_span(one.statement, one.attribute)
