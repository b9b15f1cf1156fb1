"""The words in which changes are told."""

from __future__ import annotations

from bylawkit.compare.values import Change, Difference, Direction, Fate, Witness
from bylawkit.diagnostics import Text
from bylawkit.model.numbering import article_label

BEFORE, AFTER = Text("原来", "before"), Text("修订后", "after")

FATES = {
    Fate.CHANGED: Text("规则改变", "Rules changed"),
    Fate.ADDED: Text("新增", "Added"),
    Fate.REMOVED: Text("删去", "Removed"),
    Fate.REWORDED: Text("只改文字", "Wording only"),
    Fate.SAME: Text("只改位置或者名称", "Moved or renamed only"),
}

DIRECTIONS = {
    Direction.STRICTER: Text("更严", "stricter"),
    Direction.LOOSER: Text("放宽", "looser"),
    Direction.EQUAL: Text("一样严", "equally strict"),
    Direction.INCOMPARABLE: Text(
        "有的地方更严，有的地方放宽", "stricter in some votes, looser in others"
    ),
    Direction.UNDECIDED: Text("没有判断出来", "not decided"),
    Direction.HIGHER: Text("提高", "higher"),
    Direction.LOWER: Text("降低", "lower"),
    Direction.LONGER: Text("延长", "longer"),
    Direction.SHORTER: Text("缩短", "shorter"),
    Direction.EARLIER: Text("提前", "earlier"),
    Direction.LATER: Text("推后", "later"),
}

FIELDS = {
    "title": Text("名称", "title"),
    "paragraphs": Text("条文", "text"),
    "households": Text("户数", "households"),
    "area": Text("面积", "area"),
    "meaning": Text("含义", "meaning"),
    "value": Text("数值", "value"),
    "dated": Text("各时期的数值", "values by date"),
}
"""What fields are called that no keyword stands for alone."""

NOTHING = Text("（没有写）", "(not stated)")
_WITNESS = {
    "old": Text(
        "例如{votes}：原来通过，现在不通过", "for example, {votes}: carried before, not now"
    ),
    "new": Text(
        "例如{votes}：原来不通过，现在通过", "for example, {votes}: not carried before, now it is"
    ),
}
_RENAMED = Text("原名 {name}", "was {name}")
_WAS = Text("原{article}", "was {article}")
_MOVED = Text("移动", "moved")


def heading_text(change: Change, lang: str) -> str:
    """A changed statement with its article: 第五条 使用维修资金（原第四条；原名 甲）."""
    number = change.new_article or change.old_article or 0
    asides = []
    if change.new_article and change.old_article and change.new_article != change.old_article:
        asides.append(_WAS(lang).format(article=article_label(change.old_article, lang)))
    if change.moved:
        asides.append(_MOVED(lang))
    if change.renamed:
        asides.append(_RENAMED(lang).format(name=change.renamed))
    label = article_label(number, lang)
    if lang == "zh":
        return f"{label} {change.title}" + (f"（{'；'.join(asides)}）" if asides else "")
    return f"{label}, {change.title}" + (f" ({'; '.join(asides)})" if asides else "")


def direction_text(direction: Direction | None, lang: str) -> str:
    """A direction in words; empty if there is none."""
    return "" if direction is None else DIRECTIONS[direction](lang)


def side_text(lines: tuple[str, ...], lang: str) -> str:
    """The lines of a field on one line."""
    return "; ".join(lines) if lines else NOTHING(lang)


def witness_text(witness: Witness, lang: str) -> str:
    """A vote that the two versions decide differently."""
    return _WITNESS[witness.carries](lang).format(votes=witness.votes(lang))


def only_lines(one: Difference) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The lines of each side that the other does not have; all of them if only their order differs."""
    old = tuple(line for line in one.old if line not in one.new)
    new = tuple(line for line in one.new if line not in one.old)
    return (old, new) if old or new else (one.old, one.new)
