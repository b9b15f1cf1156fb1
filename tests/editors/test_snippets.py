"""The snippets of the VS Code extension, filled in as they come."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from bylawkit.source import Source
from bylawkit.syntax.parser import parse
from bylawkit.syntax.written import rules

EXTENSION = Path(__file__).parents[2] / "editors" / "vscode"
SNIPPETS: dict[str, Any] = json.loads((EXTENSION / "snippets" / "bylaw.json").read_text("utf-8"))
ZH = [one for one in SNIPPETS.values() if not one["prefix"].isascii()]
EN = [one for one in SNIPPETS.values() if one["prefix"].isascii()]


def filled(snippet: dict[str, Any]) -> str:
    """The text with every placeholder as the editor first shows it."""
    text = "\n".join(snippet["body"])
    text = re.sub(r"\$\{\d+\|([^,|]+)[^|]*\|\}", r"\1", text)
    text = re.sub(r"\$\{\d+:([^}]*)\}", r"\1", text)
    return text.replace("$0", "") + "\n"


def choices(snippet: dict[str, Any]) -> list[str]:
    """The text once for each word of a choice, the other choices as they come."""
    text = "\n".join(snippet["body"])
    made = []
    for found in re.finditer(r"\$\{\d+\|([^|]*)\|\}", text):
        for word in found[1].split(","):
            body = text[: found.start()] + word + text[found.end() :]
            made.append(filled({"body": body.split("\n")}))
    return made


@pytest.mark.parametrize("snippet", list(SNIPPETS.values()), ids=lambda one: one["prefix"])
def test_what_a_snippet_writes_is_read_without_a_slip(snippet: dict[str, Any]) -> None:
    for text in (filled(snippet), *choices(snippet)):
        tree = parse(Source("s.bylaw", text))
        assert tree.diagnostics == [], text
        assert tree.root.nodes()


@pytest.mark.parametrize(
    ("zh", "en"), list(zip(ZH, EN, strict=True)), ids=lambda one: one["prefix"]
)
def test_both_languages_write_the_same(zh: dict[str, Any], en: dict[str, Any]) -> None:
    def shape(snippet: dict[str, Any]) -> list[tuple[str, list[str]]]:
        tree = parse(Source("s.bylaw", filled(snippet)))
        return [(one.rule, [each.rule for each in one.nodes()]) for one in tree.root.nodes()]

    assert shape(zh) == shape(en)
    assert len(choices(zh)) == len(choices(en))


def test_what_is_drafted_most_has_a_snippet() -> None:
    begun = {parse(Source("s.bylaw", filled(one))).root.nodes()[0].rule for one in ZH}
    assert begun >= {
        "bylaw",
        "article",
        "matter",
        "norm",
        "service",
        "fee",
        "procedure",
        "scenario",
    }
    assert begun <= set(rules())
