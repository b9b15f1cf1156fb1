"""Properties of every text that the grammar allows, however it is typed."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bylawkit.pipeline import read_text
from bylawkit.source import source_from_bytes
from bylawkit.syntax.nodes import Node, Tree
from bylawkit.syntax.parser import parse
from bylawkit.syntax.printer import format_text
from bylawkit.syntax.tables import tables
from growing import Habits, grow

habits = st.builds(
    Habits,
    lang=st.sampled_from([None, "zh", "en"]),
    odd=st.sampled_from([0.0, 0.1, 0.5]),
    comments=st.sampled_from([0.0, 0.1, 0.5]),
    blank_lines=st.sampled_from([0.0, 0.2, 0.6]),
)
texts = st.builds(grow, st.randoms(use_true_random=False), st.integers(0, 4), habits)


def read(text: str) -> Tree:
    tree = parse(source_from_bytes("grown.bylaw", text.encode()))
    assert not tree.diagnostics, [
        (one.code.id, str(one.span), one.span.text) for one in tree.diagnostics
    ]  # type: ignore[union-attr]
    return tree


def printed(text: str, lang: str | None = None) -> str:
    out, noticed = format_text(source_from_bytes("grown.bylaw", text.encode()), lang)
    assert out is not None, [one.message("en") for one in noticed]
    return out


@settings(max_examples=40, deadline=None)
@given(texts)
def test_a_grown_text_means_the_same_after_printing(text: str) -> None:
    tree = read(text)
    for lang in ("zh", "en"):
        assert read(printed(text, lang)).root == tree.root


@settings(max_examples=40, deadline=None)
@given(texts)
def test_printing_twice_changes_nothing(text: str) -> None:
    for lang in (None, "zh", "en"):
        once = printed(text, lang)
        assert printed(once, lang) == once


@settings(max_examples=40, deadline=None)
@given(texts)
def test_from_chinese_to_english_and_back(text: str) -> None:
    chinese, english = printed(text, "zh"), printed(text, "en")
    assert printed(chinese, "en") == english
    assert printed(english, "zh") == chinese


def said(tree: Tree) -> list[str]:
    return ["#" + one.text[1:].rstrip() for one in tree.comments]


def groups(text: str) -> list[bool]:
    """For each line that is not blank, whether a blank one stands before it."""
    lines = text.split("\n")
    full = [number for number, line in enumerate(lines) if line.strip()]
    return [number > 0 and not lines[number - 1].strip() for number in full][1:]


@settings(max_examples=40, deadline=None)
@given(texts)
def test_comments_and_groups_of_lines_are_kept(text: str) -> None:
    source = source_from_bytes("grown.bylaw", text.encode())
    for lang in ("zh", "en"):
        out = printed(text, lang)
        assert said(read(out)) == said(read(text))
        assert groups(out) == groups(source.text)
        assert "\n\n\n" not in out
        assert not any(line.endswith((" ", "　")) for line in out.split("\n"))


@settings(max_examples=40, deadline=None)
@given(texts)
def test_a_grown_text_never_breaks_what_reads_on(text: str) -> None:
    for one in read_text('规约 "甲"\n  类型 商品房\n' + text).diagnostics:
        assert one.message("zh")
        assert one.message("en")


@pytest.mark.parametrize(
    "seeds", [range(600), pytest.param(range(600, 20_000), marks=pytest.mark.slow)]
)
def test_many_grown_texts(seeds: range) -> None:
    """All of the above in one, for more texts."""
    for seed in seeds:
        chance = Random(seed)
        lang, odd = chance.choice([None, "zh", "en"]), chance.choice([0.0, 0.1, 0.5])
        text = grow(chance, 1, Habits(lang, odd))
        tree = read(text)
        chinese, english = printed(text, "zh"), printed(text, "en")
        assert read(chinese).root == tree.root == read(english).root, seed
        assert (printed(chinese, "en"), printed(english, "zh")) == (english, chinese), seed
        assert (printed(chinese), printed(english, "en")) == (chinese, english), seed


def test_every_rule_of_the_grammar_is_grown() -> None:
    chance, seen = Random(1), set[str]()
    wanted = {name for name, _, _ in tables().rules if not name.startswith(("_", "$"))}
    for _ in range(4000):
        stack = [read(grow(chance, 1, Habits())).root]
        while stack:
            node = stack.pop()
            seen.add(node.rule)
            stack += [one for one in node.children if isinstance(one, Node)]
        if wanted <= seen:
            break
    assert wanted - seen == set()
