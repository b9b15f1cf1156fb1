"""The VS Code extension as it is packaged, and started beside the real language server (Node.js)."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

import bylawkit
from bylawkit.source import Source
from bylawkit.syntax.lexer import COMMENT
from bylawkit.syntax.parser import parse
from colours import EXTENSION

PACKAGE = json.loads((EXTENSION / "package.json").read_text("utf-8"))


def held(name: str) -> Any:
    return json.loads((EXTENSION / name).read_text("utf-8"))


# ── What needs no Node.js ──


def test_it_has_the_version_of_the_program() -> None:
    assert PACKAGE["version"] == bylawkit.__version__


def test_every_word_shown_is_there_in_both_languages() -> None:
    en, zh = held("package.nls.json"), held("package.nls.zh-cn.json")
    assert set(en) == set(zh) == set(re.findall(r'"%([\w.]+)%"', json.dumps(PACKAGE)))
    source = (EXTENSION / "src" / "extension.js").read_text("utf-8")
    said = re.findall(r'l10n\.t\(\s*"([^"]*)"', source)
    assert len(said) == source.count("l10n.t(")
    assert set(said) == set(held("l10n/bundle.l10n.zh-cn.json"))


def test_what_it_names_is_there() -> None:
    told = PACKAGE["contributes"]
    named = [
        told["languages"][0]["configuration"],
        told["grammars"][0]["path"],
        told["snippets"][0]["path"],
    ]
    assert all((EXTENSION / one).is_file() for one in named)
    assert told["grammars"][0]["scopeName"] == held("syntaxes/bylaw.tmLanguage.json")["scopeName"]


def test_lines_that_may_have_fields_are_those_that_indent() -> None:
    shape = re.compile(
        held("language-configuration.json")["indentationRules"]["increaseIndentPattern"]
    )
    path = EXTENSION.parents[1] / "tests" / "export" / "everything.bylaw"
    text = path.read_text("utf-8")
    tree = parse(Source("s.bylaw", text))
    heads = {text[one.start : one.end].partition("\n")[0]: one for one in tree.root.nodes()}
    with_fields = [
        line
        for line, one in heads.items()
        if any(n.start > one.start + len(line) for n in one.nodes())
    ]
    assert len(with_fields) > 20
    assert [line for line in with_fields if not shape.match(line)] == []
    assert not shape.match('章 "总则"')
    assert held("language-configuration.json")["comments"]["lineComment"] in COMMENT


# ── What does ──


def activate(*command: str) -> dict[str, list[str]]:
    """What the extension registers and says while it is started with this server."""
    script = EXTENSION / "test" / "activate.cjs"
    done = subprocess.run(["node", script, *command], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    found: dict[str, list[str]] = json.loads(done.stdout)
    return found


@pytest.mark.slow
@pytest.mark.node
def test_it_starts_the_server_and_offers_what_the_server_can() -> None:
    found = activate(str(Path(sys.executable).with_name("bylawkit")), "lsp")
    assert found["errors"] == []
    assert found["commands"] == ["bylawkit.restart", "bylawkit.runScenario"]
    for feature in (
        "Hover",
        "CompletionItem",
        "Definition",
        "Rename",
        "CodeLens",
        "InlayHints",
        "DocumentFormattingEdit",
    ):
        assert f"register{feature}Provider" in found["providers"]


@pytest.mark.slow
@pytest.mark.node
@pytest.mark.parametrize(
    "command", [("/nowhere/bylawkit", "lsp"), (sys.executable, "-c", "raise SystemExit(3)")]
)
def test_a_server_that_does_not_start_is_told_with_a_cure(command: tuple[str, ...]) -> None:
    found = activate(*command)
    assert "pipx install 'bylawkit[lsp]'" in found["errors"][-1]
    assert found["providers"] == []


@pytest.mark.slow
@pytest.mark.node
def test_the_package_holds_what_runs_and_no_more(tmp_path: Path) -> None:
    with ZipFile(EXTENSION / "dist" / "bylawkit.vsix") as package:
        names = {
            one.removeprefix("extension/")
            for one in package.namelist()
            if one.startswith("extension/")
        }
        about = json.loads(package.read("extension/package.json"))
        notices = package.read("extension/dist/notices.txt").decode()
    assert about["version"] == bylawkit.__version__
    assert {"dist/extension.js", "snippets/bylaw.json", "syntaxes/bylaw.tmLanguage.json"} <= names
    assert not [one for one in names if one.startswith(("src/", "test/", "node_modules/"))]
    assert "vscode-languageclient 11.0.0 (MIT)" in notices
    assert "Permission is hereby granted" in notices
