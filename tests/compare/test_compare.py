"""What changed in meaning between two versions."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bylawkit.checks.proof import Rule
from bylawkit.compare import alike, values
from bylawkit.compare.directions import order_of
from bylawkit.compare.text import comparison_text
from bylawkit.compare.values import Change, Direction, Fate
from bylawkit.model import votes
from bylawkit.model.values import Cmp, Limit
from bylawkit.model.votes import AllOf, AnyOf, Base, Measure, Side
from bylawkit.pipeline import Reading, compared, read_path, read_text
from bylawkit.source import Source, Span

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*/*.bylaw"))

TEXT = """规约 "试验小区管理规约"
  类型  商品房
  辖区  中国 自 2026-01-01

事项 选聘 "选聘物业服务人"
  归属  业主大会
  类别  选聘物业
  参与  面积三分之二以上 且 人数三分之二以上
  同意  参与面积过半数 且 参与人数过半数
  通知  15日

义务 清扫楼道
  主体  物业
  应当  每日清扫楼道
  对象  业主
  对价  物业费

费用 物业费
  缴纳  业主 → 物业
  标准  住宅 1.00元/平方米/月
  起算  2026-01-01
  阶段  试用 3个月 收取50% 承担 街道
  阶段  自立 全额
  应缴  每季度末月20日前

条 "保存"
  "本规约正本由业主委员会保存，副本发给每户业主，查阅不收费用。"

条 "附则"
  "本规约由业主大会负责解释。"
"""


def reading(text: str) -> Reading:
    found = read_text(text)
    assert found.ok, found.diagnostics
    return found


def change(*pairs: tuple[str, str]) -> values.Comparison:
    text = TEXT
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return compared(reading(TEXT), reading(text))


def told(found: values.Comparison) -> dict[str, Change]:
    return {one.title: one for one in found.changes if one.fate is not Fate.SAME or one.moved}


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda one: one.parent.name + "/" + one.stem)
def test_a_bylaw_means_what_it_means(path: Path) -> None:
    found = compared(read_path(path), read_path(path))
    assert found.same_meaning
    assert not told(found)
    assert (found.head, found.problems, found.mended) == ((), (), ())


def test_a_looser_test_comes_with_a_vote_that_shows_it() -> None:
    found = change(("同意  参与面积过半数 且 参与人数过半数", "同意  参与面积过半数"))
    one = told(found)["选聘物业服务人"]
    assert (one.fate, one.direction) == (Fate.CHANGED, Direction.LOOSER)
    assert [each.carries for each in one.witnesses] == ["new"]
    assert "BK201" in {each.code.id for each in found.problems}


def test_a_stricter_test() -> None:
    found = change(("同意  参与面积过半数", "同意  参与面积四分之三以上"))
    one = told(found)["选聘物业服务人"]
    assert (one.direction, [each.carries for each in one.witnesses]) == (
        Direction.STRICTER,
        ["old"],
    )


def test_another_spelling_of_the_same_test_changes_nothing() -> None:
    found = change(
        ("参与  面积三分之二以上 且 人数三分之二以上", "参与  人数三分之二以上 且 面积三分之二以上")
    )
    one = told(found)["选聘物业服务人"]
    assert one.direction is Direction.EQUAL
    assert one.witnesses == ()


@pytest.mark.parametrize(
    ("old", "new", "title", "field", "direction"),
    [
        ("通知  15日", "通知  20日", "选聘物业服务人", "notice", Direction.LONGER),
        ("通知  15日", "通知  2周", "选聘物业服务人", "notice", Direction.SHORTER),
        ("1.00元/平方米/月", "0.90元/平方米/月", "物业费", "rates", Direction.LOWER),
        ("起算  2026-01-01", "起算  2026-07-01", "物业费", "start", Direction.LATER),
        ("  对价  物业费\n", "", "清扫楼道", "in_return_for", None),
    ],
)
def test_fields(old: str, new: str, title: str, field: str, direction: Direction | None) -> None:
    one = told(change((old, new)))[title]
    assert one.fate is Fate.CHANGED
    assert [(each.field, each.direction) for each in one.differences] == [(field, direction)]


def test_lines_as_they_are_written() -> None:
    one = told(change(("收取50%", "收取60%")))["物业费"].differences[0]
    assert (one.keyword, one.direction) == ("阶段", Direction.HIGHER)
    assert one.old == ("试用 3个月 收取50% 承担 街道", "自立 全额")
    assert one.new == ("试用 3个月 收取60% 承担 街道", "自立 全额")


def test_a_renamed_statement_is_recognised_wherever_it_is_named() -> None:
    found = change(("费用 物业费", "费用 服务费"), ("对价  物业费", "对价  服务费"))
    assert found.same_meaning
    assert {one.title: one.renamed for one in found.changes if one.renamed} == {"服务费": "物业费"}
    assert told(found) == {}


def test_prose_that_is_much_the_same_is_the_same_article() -> None:
    found = change(('条 "保存"', '条 "保存和查阅"'), ("查阅不收费用", "查阅不收取费用"))
    one = told(found)["保存和查阅"]
    assert (one.fate, one.renamed) == (Fate.REWORDED, "保存")
    assert found.same_meaning


def test_what_is_gone_and_what_is_new() -> None:
    found = change(
        ('条 "附则"\n  "本规约由业主大会负责解释。"\n', '条 "语言"\n  "规约用中文书写。"\n')
    )
    assert {one.title: one.fate for one in told(found).values()} == {
        "附则": Fate.REMOVED,
        "语言": Fate.ADDED,
    }
    assert not found.same_meaning


def test_many_articles_under_other_titles_and_in_other_words() -> None:
    """Nothing is compared with everything."""
    head = '规约 "大"\n  类型 商品房\n  辖区 中国\n\n'
    item = '条 "{title}{n}"\n  "第{n}种物品放在第{m}号位置，30日内搬走，{words}，业主{n}签字为证。"\n\n'
    old, new = (
        head + "".join(item.format(title=title, words=words, n=n, m=n * 7 % 97) for n in range(600))
        for title, words in (("条目", "违者自负"), ("章节", "否则挪走"))
    )
    looked_at: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        likeness = alike._likeness

        def counted(one: str, other: str, least: float) -> float:
            looked_at.append(one)
            return likeness(one, other, least)

        patch.setattr(alike, "_likeness", counted)
        found = compared(reading(old), reading(new))
    assert len(looked_at) <= 5 * 600
    assert [one.renamed for one in found.changes] == [f"条目{n}" for n in range(600)]


def test_a_size_that_is_not_stated_any_more() -> None:
    with_size = TEXT.replace("  辖区", "  规模  418户 25285.69平方米\n  辖区", 1)
    found = compared(reading(with_size), reading(TEXT))
    assert [(one.old, one.new, one.direction) for one in found.head] == [
        (("418",), (), None),
        (("25285.69 m²",), (), None),
    ]
    assert "户数：418 → （没有写）" in comparison_text(found, "zh")


def test_one_statement_that_moved_is_one_move() -> None:
    start, end = TEXT.index("义务 清扫楼道"), TEXT.index("费用 物业费")
    block = TEXT[start:end]
    moved = TEXT[:start] + TEXT[end:] + "\n" + block
    found = compared(reading(TEXT), reading(moved))
    assert {one.title for one in found.changes if one.moved} == {"清扫楼道"}
    assert found.same_meaning
    last = found.changes[-1]
    assert (last.old_article, last.new_article) == (2, 5)


def test_the_head() -> None:
    found = change(("类型  商品房", "类型  老旧小区"))
    assert [one.field for one in found.head] == ["kind"]
    assert not found.same_meaning


# ── The order of rules, held against votes counted one by one ──

NOWHERE = Span(Source("x.bylaw", ""), 0, 0)
LIMITS = st.builds(
    Limit,
    st.sampled_from([Cmp.AT_LEAST, Cmp.MORE]),
    st.sampled_from([Fraction(1, 2), Fraction(2, 3), Fraction(3, 4)]),
)


def _comparison(side: Side, base: Base) -> st.SearchStrategy[votes.Comparison]:
    measures = st.sampled_from([Measure.AREA, Measure.HEADS])
    return st.builds(
        lambda m, limit: votes.Comparison(side, m, base, limit, NOWHERE), measures, LIMITS
    )


TURNOUTS = _comparison(Side.PARTICIPATING, Base.ALL)
APPROVALS = _comparison(Side.FOR, Base.ALL) | _comparison(Side.FOR, Base.PARTICIPATING)
RULES = st.builds(
    lambda turnout, approve: Rule(turnout, approve),
    st.none() | TURNOUTS,
    APPROVALS
    | st.builds(lambda a, b: AllOf((a, b)), APPROVALS, APPROVALS)
    | st.builds(lambda a, b: AnyOf((a, b)), APPROVALS, APPROVALS),
)
_OPPOSITE = {
    Direction.STRICTER: Direction.LOOSER,
    Direction.LOOSER: Direction.STRICTER,
    Direction.EQUAL: Direction.EQUAL,
    Direction.INCOMPARABLE: Direction.INCOMPARABLE,
}


def _votes(total: int) -> Iterator[tuple[int, int, int]]:
    for yes in range(total + 1):
        for against in range(total + 1 - yes):
            yield yes, against, total - yes - against


def _carries(test: object, area: tuple[int, int, int], heads: tuple[int, int, int]) -> bool:
    if isinstance(test, AllOf):
        return all(_carries(one, area, heads) for one in test.parts)
    if isinstance(test, AnyOf):
        return any(_carries(one, area, heads) for one in test.parts)
    if test is None:
        return True
    assert isinstance(test, votes.Comparison)
    yes, against, away = area if test.measure is Measure.AREA else heads
    side = yes if test.side is Side.FOR else yes + against
    base = yes + against + away if test.base is Base.ALL else yes + against
    return base > 0 and test.limit.cmp.holds(Fraction(side), test.limit.share * base)


@settings(max_examples=40, deadline=None)
@given(RULES, RULES)
def test_the_order_of_rules_is_that_of_votes(old: Rule, new: Rule) -> None:
    found = order_of(old, new).direction
    assert order_of(new, old).direction is _OPPOSITE[found]
    only_old = only_new = False
    for area in _votes(6):
        for heads in _votes(6):
            if area[0] + area[1] == 0 or heads[0] + heads[1] == 0:
                continue  # where nobody voted there is nothing to compare
            before, after = (
                _carries(one.turnout, area, heads) and _carries(one.approve, area, heads)
                for one in (old, new)
            )
            only_old |= before and not after
            only_new |= after and not before
    if only_old:
        assert found in (Direction.STRICTER, Direction.INCOMPARABLE)
    if only_new:
        assert found in (Direction.LOOSER, Direction.INCOMPARABLE)


def test_what_a_term_means_is_shown() -> None:
    text = TEXT + '\n定义 满意度 "满意的户数占比"\n'
    new = text.replace('"满意的', '"很满意的')
    found = compared(reading(text), reading(new))
    assert "含义：满意的户数占比 → 很满意的户数占比" in comparison_text(found, "zh")
    assert "meaning: 满意的户数占比 → 很满意的户数占比" in comparison_text(found, "en")
