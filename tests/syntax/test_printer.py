"""The printer: one tidy form, nothing lost, both languages and back."""

from __future__ import annotations

from pathlib import Path

import pytest

from bylawkit.source import Source
from bylawkit.syntax.nodes import Node
from bylawkit.syntax.parser import parse
from bylawkit.syntax.printer import format_text

ROOT = Path(__file__).parents[2]
IDENTITY = {
    "zh": ROOT / "tests" / "syntax" / "identity.bylaw",
    "en": ROOT / "tests" / "syntax" / "identity.en.bylaw",
}
TEXTS = [
    *sorted((ROOT / "examples").rglob("*.bylaw")),
    *sorted((ROOT / "src" / "bylawkit" / "laws").glob("*.bylaw")),
    *IDENTITY.values(),
]


def tidy(text: str, lang: str | None = None) -> str:
    out, diagnostics = format_text(Source("t.bylaw", text), lang)
    assert out is not None, [(str(one.span), one.message("en")) for one in diagnostics]
    return out


@pytest.mark.parametrize("lang", IDENTITY)
def test_the_identity_files_print_back_unchanged(lang: str) -> None:
    text = IDENTITY[lang].read_text("utf-8")
    assert tidy(text) == text
    assert tidy(text, lang) == text


@pytest.mark.parametrize("lang", IDENTITY)
def test_the_identity_files_hold_200_statements_all_of_them_different(lang: str) -> None:
    root = parse(Source("t", IDENTITY[lang].read_text("utf-8"))).root
    statements = list(root.nodes())
    assert len(statements) >= 200
    assert len({repr(one._parts()) for one in statements}) == len(statements)


def test_the_identity_files_are_twins() -> None:
    """They differ in names and sentences only; ``identity.en.bylaw`` follows ``identity.bylaw``."""
    chinese, english = (
        shape(parse(Source("t", IDENTITY[lang].read_text("utf-8"))).root) for lang in ("zh", "en")
    )
    assert english == chinese


def shape(node: Node) -> list[object]:
    """What a tree says but for its names and sentences."""
    found: list[object] = [node.rule]
    for one in node.children:
        if isinstance(one, Node):
            found.append(shape(one))
        elif one.type in ("NAME", "STRING", "TEXT", "PLACE"):
            found.append(one.type)
        else:
            found.append(Node("word", [one], one.start, one.end)._parts())
    return found


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_both_languages_and_back(path: Path) -> None:
    text = path.read_text("utf-8")
    zh, en = tidy(text, "zh"), tidy(text, "en")
    assert tidy(zh, "zh") == zh
    assert tidy(en, "en") == en
    assert tidy(en, "zh") == zh
    assert tidy(zh, "en") == en


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_printing_keeps_the_meaning_and_the_comments(path: Path, lang: str) -> None:
    before = parse(Source("t", path.read_text("utf-8")))
    after = parse(Source("t", tidy(path.read_text("utf-8"), lang)))
    assert after.root == before.root
    said = [[one.text.lstrip("#＃").strip() for one in tree.comments] for tree in (before, after)]
    assert said[0] == said[1]


def test_typing_habits_become_one_form() -> None:
    text = "事项　用款　“使用维修资金”\n\t参与面积２／３以上并且人数不少于２／３\n\t通知十五天　＃ 含节假日\n"
    assert tidy(text) == (
        '事项 用款 "使用维修资金"\n'
        "  参与    面积三分之二以上 且 人数至少三分之二\n"
        "  通知    15日  # 含节假日\n"
    )


def test_blank_line_groups_and_comments_stay() -> None:
    text = '# 卷首\n\n\n章 "一"\n# 一段\n\n条 "二"\n  # 里面的注\n  "文"\n\n\n\n# 卷尾\n'
    assert tidy(text) == '# 卷首\n\n章 "一"\n# 一段\n\n条 "二"\n  # 里面的注\n  "文"\n\n# 卷尾\n'


def test_a_text_with_slips_is_left_alone() -> None:
    out, diagnostics = format_text(Source("t", "事项 用款\n  通知 十五\n"))
    assert out is None
    assert [one.code.id for one in diagnostics] == ["BK013"]


def test_singular_and_plural() -> None:
    assert "1 month\n" in tidy("费用 甲\n  预缴 最多1个月\n", "en")
    assert "3 months\n" in tidy("费用 甲\n  预缴 最多3个月\n", "en")


def test_quotes_inside_quotes_survive() -> None:
    text = '条 "甲"\n  “他说"可以"”\n'
    assert parse(Source("t", tidy(text))).root == parse(Source("t", text)).root


def test_the_identity_file_holds_every_rule_of_the_grammar() -> None:
    from bylawkit.syntax.tables import tables

    text = (ROOT / "tests" / "syntax" / "identity.bylaw").read_text("utf-8")
    seen: set[str] = set()
    stack = [parse(Source("t", text)).root]
    while stack:
        node = stack.pop()
        seen.add(node.rule)
        stack += [one for one in node.children if isinstance(one, Node)]
    rules = {name for name, _, _ in tables().rules if not name.startswith(("_", "$"))}
    assert rules - seen == set()
