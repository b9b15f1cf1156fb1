"""应当、应、须、必须、需混用 · must and shall side by side

一份规约里表示义务的词最好只用一个。“应当”和“必须”“须”“应”混着用，读的人会以为轻重不同，其实是一个意思。这里数出全文用得最多的
一个，指出别的词在哪里。

One word for duties is enough. Where "must" and "shall" stand side by side, readers look for a difference that
nobody meant. The word used most is named, and each other one is shown where it first stands.

Wrong 错误：

```bylaw
条 "会议"
  "会议应当有记录，决定应当公布，必须由到会人签字。"  # BK166
  "记录应当保存。"
```

Right 正确：

```bylaw
条 "会议"
  "会议应当有记录，决定应当公布，由到会人签字。"
  "记录应当保存。应缴费用另行约定，不必须当面办理。"
```
"""

from __future__ import annotations

from collections.abc import Iterator

from bylawkit.checks.base import Case, Findings, code, finding
from bylawkit.diagnostics import Severity, Text

MIXED = code(
    166,
    "modal-words-mixed",
    Severity.INFO,
    Text(
        "全文表示义务多用 `{usual}`（{most}处），这里用 `{odd}`（共{count}处）",
        "duties are mostly said with `{usual}` ({most} times), here with `{odd}` ({count} in all)",
    ),
    Text("意思相同的，改为 `{usual}`", "if nothing else is meant, write `{usual}`"),
)
CODES = (MIXED,)

LEAST = 3
"""So often must the usual word stand before another one is odd."""


_ENGLISH = ("must", "shall")
_BEHIND_YING = (
    *(
        "由",
        "在",
        "将",
        "按",
        "经",
        "向",
        "于",
        "予",
        "以",
        "自",
        "依",
        "先",
        "书面",
        "立即",
        "及时",
        "当场",
    ),
    *(
        "提前",
        "主动",
        "自觉",
        "积极",
        "配合",
        "遵守",
        "服从",
        "保持",
        "采取",
        "承担",
        "支付",
        "提供",
        "公布",
    ),
    *("公示", "提交", "出示", "符合"),
)
_BEHIND_XU = ("由", "经", "在", "向", "提前", "按", "先", "书面", "提交", "满足", "达到", "持")
_WORDS: dict[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    "应当": ("相", (), ()),
    "必须": ("不无", (), ()),
    "须": ("必无", (), ("知",)),
    "应": ("相供适反对响不理", _BEHIND_YING, ()),
    "需": ("所急必无供不", _BEHIND_XU, ()),
}
"""Chinese words for duties: signs that do not stand before, words that must follow or must not."""


def _places(text: str, word: str, lang: str) -> Iterator[int]:
    """Where a word for duties stands. By comparison: a pattern takes longer to compile than to run."""
    before, behind, not_behind = _WORDS.get(word, ("", (), ()))
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        left, right = text[at - 1 : at] if at else "", text[end : end + 1]
        if lang == "en":
            fits = not left.isalpha() and not right.isalpha()
        else:
            fits = not left or left not in before
            fits = fits and (not behind or text.startswith(behind, end))
            fits = fits and not text.startswith(not_behind, end)
        if fits:
            yield at
        at = text.find(word, end)


def check(case: Case) -> Findings:
    """Each word for duties that is not the usual one, where it first stands."""
    lang = case.bylaw.lang
    words = _ENGLISH if lang == "en" else tuple(_WORDS)
    places = {word: tuple(_places(case.wording, word, lang)) for word in words}
    used = sorted((word for word in words if places[word]), key=lambda word: places[word][0])
    usual = max(used, key=lambda word: len(places[word]), default="")
    most = len(places.get(usual, ()))
    for word in used:
        count = len(places[word])
        if word != usual and LEAST <= most > count:
            place = case.place_of(places[word][0], word)
            yield finding(MIXED, place, usual=usual, most=most, odd=word, count=count)
