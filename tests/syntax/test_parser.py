"""The parser: what it accepts, where it puts things, and that it agrees with Lark."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from bylawkit.source import Source
from bylawkit.syntax.lexer import BLANKS, COMMENT, lines, next_word
from bylawkit.syntax.nodes import Node, Token
from bylawkit.syntax.parser import parse
from bylawkit.syntax.tables import tables

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples").rglob("*.bylaw"))
PACKS = sorted((ROOT / "src" / "bylawkit" / "laws").glob("*.bylaw"))
SAMPLE = '规约 "甲"\n  类型 老旧小区\n\n事项 用款 "使用维修资金"\n  参与 面积三分之二以上 且 人数三分之二以上\n  通知 十五日\n'


def tree_of(text: str) -> Node:
    tree = parse(Source("t.bylaw", text))
    assert not tree.diagnostics, [one.message("en") for one in tree.diagnostics]
    return tree.root


def test_every_token_is_where_its_span_says() -> None:
    tree = parse(Source("t.bylaw", SAMPLE))
    assert tree.tokens
    for token in tree.tokens:
        assert SAMPLE[token.start : token.end] == token.text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("参与 面积三分之二以上", "参与 面积2/3以上"),
        ("参与 面积三分之二以上", "参与 面积２／３以上"),
        ("参与 面积三分之二以上", "turnout area 2/3 or-more"),
        ("参与 面积至少2/3", "turnout area >= 2/3"),
        ("参与面积过半数且参与人数过半数", "参与 面积过半数 且 参与 人数 过半数"),
        ("通知 15日", "通知 十五日"),
        ("通知　１５天", "notice 15 days"),
        ("参与 （面积过半数）或人数过半数", "turnout (area majority) or heads majority"),
    ],
)
def test_spellings_that_mean_the_same(one: str, other: str) -> None:
    head = "事项 用款\n  "
    assert tree_of(head + one + "\n") == tree_of(head + other + "\n")


@pytest.mark.parametrize("quotes", ['""', "“”", "「」", "『』"])
def test_quotes_of_every_kind(quotes: str) -> None:
    title = tree_of(f"章 {quotes[0]}总则{quotes[1]}\n").node("chapter")
    assert title is not None
    assert title == tree_of('章 "总则"\n').node("chapter")


def test_a_name_may_begin_like_a_keyword() -> None:
    node = tree_of("程序 甲\n  阶段 限速治理 业主 不成文约定 限30日\n").node("procedure")
    assert node is not None
    stage = node.node("stage")
    assert stage is not None
    assert [one.text for one in stage.tokens("NAME")] == ["限速治理", "业主", "不成文约定"]
    assert stage.node("within_clause") is not None


def test_one_slip_costs_one_line() -> None:
    text = SAMPLE.replace("通知 十五日", "通知 十五\n  公示 7日") + "\n事项 又一件\n  归宿 业主\n"
    tree = parse(Source("t.bylaw", text))
    assert [(one.code.id, one.span.line) for one in tree.diagnostics] == [
        ("BK013", 6),
        ("BK011", 10),
    ]
    matters = list(tree.root.nodes("matter"))
    assert [one.rule for one in matters[0].nodes()] == ["turnout", "publish"]
    assert len(matters) == 2


def test_a_broken_head_keeps_its_fields() -> None:
    tree = parse(Source("t.bylaw", "事项 “没有名称”\n  通知 十五\n  公示 7日\n"))
    assert [one.code.id for one in tree.diagnostics] == ["BK024", "BK013"]
    assert tree.root.node("matter") is not None


def test_deep_nesting_is_refused_and_not_followed() -> None:
    text = "事项 甲\n  参与 " + "(" * 10_000 + "面积过半数" + ")" * 10_000 + "\n"
    assert [one.code.id for one in parse(Source("t", text)).diagnostics] == ["BK021"]


def test_deep_indentation_is_reported_line_by_line() -> None:
    text = "事项 甲\n" + "".join(" " * depth + "通知 1日\n" for depth in range(1, 300))
    codes = {one.code.id for one in parse(Source("t", text)).diagnostics}
    assert codes == {"BK039"}


@cache
def lark_parser():  # type: ignore[no-untyped-def]
    """Lark's own LALR parser over the grammar."""
    from lark import Lark

    grammar = "\n".join(
        (ROOT / "grammar" / name).read_text("utf-8") for name in ("bylaw.lark", "words.lark")
    )
    return Lark(grammar, parser="lalr", lexer="contextual", maybe_placeholders=False)


def layout(text: str) -> list[Token]:
    """The tokens of a clean text with the layout tokens put in, by a second, simpler reading."""
    tree = parse(Source("t", text))
    assert not tree.diagnostics
    out: list[Token] = []
    inside = False
    at_start = True
    for token in tree.tokens:
        if at_start:
            indented = token.start > 0 and text[token.start - 1] in BLANKS
            if indented and not inside:
                out.append(Token("_INDENT", "", token.start, token.start))
            if inside and not indented:
                out.append(Token("_DEDENT", "", token.start, token.start))
            inside = indented
        out.append(token)
        at_start = token.type == "_NL"
    if inside:
        out.append(Token("_DEDENT", "", len(text), len(text)))
    return out


@pytest.mark.parametrize("path", [*EXAMPLES, *PACKS], ids=lambda path: path.stem)
def test_lark_builds_the_same_tree(path: Path) -> None:
    from lark import Token as LarkToken
    from lark import Tree

    text = path.read_text("utf-8")
    interactive = lark_parser().parse_interactive("")
    for token in layout(text):
        interactive.feed_token(LarkToken(token.type, token.text))
    theirs = interactive.feed_eof()

    def plain(node: object) -> object:
        if isinstance(node, Tree):
            return (str(node.data), [plain(one) for one in node.children])
        if isinstance(node, LarkToken):
            return (node.type, str(node))
        if isinstance(node, Node):
            return (node.rule, [plain(one) for one in node.children])
        assert isinstance(node, Token)
        return (node.type, node.text)

    assert plain(tree_of(text)) == plain(theirs)


def test_lines_and_words_are_found_without_the_parser() -> None:
    found = list(lines('章 "一"\n\n  # 注\n   \n条 "二"\n'))
    assert len(found) == 3
    assert COMMENT[0] == "#"
    start = tables().lexicon(tables().states[tables().start])
    assert next_word("章", 0, start) == Token("CHAPTER", "章", 0, 1)
    assert next_word("不知", 0, start) is None
