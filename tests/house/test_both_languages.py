"""Every message is there in Chinese and in English: in the code, the help, the templates and the docs."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter
from typing import NamedTuple

import pytest

from bylawkit.api.codebook import every_code
from bylawkit.cli.tree import commands

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "bylawkit"

CHINESE = re.compile(r"[\u3400-\u9fff]")
QUOTED = re.compile(r"`[^`]*`|“[^”]*”|(?:such as|like) \S+")
"""What an English sentence may quote in Chinese: words of a bylaw, and examples."""

ONE_SIDED = {"人", "户", "席", "something that {} owes {} is missing"}
"""What only one of the languages has a word for: the unit of a count; a phrase that Chinese leaves out."""

BRACES = ("checks/one_sided", "evaluate/objecting", "resolve/cures", "syntax/mistakes/")
"""Where the languages are given different things, or write braces of a text itself."""


class Message(NamedTuple):
    """A message in both languages as the code states it; what is worked out is ``{}``."""

    place: str
    zh: str
    en: str
    plain: bool

    @property
    def letters(self) -> str:
        """The English words, without what is put in."""
        return re.sub(r"\{[^}]*\}", "", self.en)


def _stated(node: ast.expr) -> str | None:
    """A string as the code states it; ``None`` for one that is worked out."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        parts = (one.value if isinstance(one, ast.Constant) else "{}" for one in node.values)
        return "".join(map(str, parts))
    return None


def messages_in(text: str, name: str) -> Iterator[Message]:
    """Every pair of texts that is stated in a module."""
    for node in ast.walk(ast.parse(text)):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
            continue
        if node.func.id not in ("Text", "said") or len(node.args) != 2:
            continue
        zh, en = map(_stated, node.args)
        if zh is not None and en is not None:
            plain = all(isinstance(one, ast.Constant) for one in node.args)
            yield Message(f"{name}:{node.lineno}", zh, en, plain)


@cache
def messages() -> tuple[Message, ...]:
    return tuple(
        one
        for path in sorted(PACKAGE.rglob("*.py"))
        for one in messages_in(path.read_text("utf-8"), path.relative_to(PACKAGE).as_posix())
    )


def faults(one: Message) -> Iterator[str]:
    """What is wrong with a message."""
    if {one.zh, one.en} & ONE_SIDED:
        return
    if bool(one.zh.strip()) is not bool(one.en.strip()):
        yield "is empty in one language"
    if not CHINESE.search(one.zh) and re.search(r"[A-Za-z]{3}", one.letters) and one.zh != one.en:
        yield "has no Chinese in its Chinese"
    if one.zh == one.en and " " in one.letters.strip():
        yield "is the same sentence in both languages"
    if CHINESE.search(QUOTED.sub("", one.en)):
        yield "has Chinese in its English"
    if one.plain and not one.place.startswith(BRACES) and _names(one.zh) != _names(one.en):
        yield f"is given {_names(one.zh)} in one language and {_names(one.en)} in the other"


def _names(text: str) -> set[str]:
    """What is put into a text, by name."""
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name}
    except ValueError:  # a text about braces
        return set()


def test_every_message_of_the_code_is_there_in_both_languages() -> None:
    assert len(messages()) > 2500
    rooms = {one.place.partition("/")[0] for one in messages()}
    assert {"cli", "lsp", "api", "checks", "evaluate", "render", "returned", "syntax"} <= rooms
    wrong = [f"{one.place} {fault}: {one.en}" for one in messages() for fault in faults(one)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ('Text("", "words")', "is empty"),
        ('Text("words", "words here")', "has no Chinese"),
        ('Text("both the same", "both the same")', "is the same"),
        ('Text("两样", "two 样")', "has Chinese"),
        ('Text("给 {a}", "given {b}")', "is given"),
        ('said("两样", "")', "is empty"),
    ],
)
def test_a_message_of_one_language_would_be_seen(line: str, fault: str) -> None:
    (one,) = messages_in(line, "probe.py")
    assert [each for each in faults(one) if each.startswith(fault)]


def test_every_code_says_what_and_how_to_mend_it_in_both_languages() -> None:
    codes = every_code()
    assert len(codes) > 400
    for code in codes:
        for text in (code.text, code.hint):
            if text is not None and re.sub(r"\{[^}]*\}", "", text.en).strip():
                assert CHINESE.search(text.zh), code.id
                assert not CHINESE.search(QUOTED.sub("", text.en)), code.id


def test_the_help_of_every_command_is_there_in_both_languages() -> None:
    for zh, en in zip(commands("zh"), commands("en"), strict=True):
        pairs = [(zh.about, en.about)]
        for mine, theirs in ((zh.options, en.options), (zh.words, en.words)):
            pairs += [(one.about, other.about) for one, other in zip(mine, theirs, strict=True)]
        for chinese, english in pairs:
            assert CHINESE.search(chinese), f"{zh.name}: {english}"
            assert not CHINESE.search(QUOTED.sub("", english)), f"{en.name}: {english}"


def test_every_template_is_there_in_both_languages() -> None:
    for folder in ("templates", "templates/new"):
        names = [
            {path.name for path in (ROOT / folder / lang).iterdir() if path.name[0] != "."}
            for lang in ("zh", "en")
        ]
        assert names[0] == names[1]
        assert len(names[0]) >= 5
    for path in sorted((ROOT / "templates" / "en").glob("*.jinja")):
        text = re.sub(r"\{#.*?#\}", "", path.read_text("utf-8"), flags=re.DOTALL)
        assert not CHINESE.search(text), path.name


# ── Pages ──


def _pairs() -> Iterator[tuple[Path, Path]]:
    """Pages that there are in English and in Chinese."""
    yield ROOT / "docs" / "language.md", ROOT / "docs" / "语言.md"
    for path in sorted((ROOT / "docs" / "checks" / "en").glob("*.md")):
        yield path, ROOT / "docs" / "checks" / "zh" / path.name
    for chinese in sorted((*ROOT.glob("*.zh.md"), *(ROOT / "docs").rglob("*.zh.md"))):
        yield chinese.with_name(chinese.name.replace(".zh.md", ".md")), chinese


def _shape(path: Path) -> list[int]:
    """The levels of the headings of a page, in order."""
    text = re.sub(r"^```.*?^```", "", path.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
    return [len(marks) for marks in re.findall(r"^(#+) ", text, re.MULTILINE)]


def test_pages_in_two_languages_have_the_same_headings() -> None:
    pairs = list(_pairs())
    assert len(pairs) > 80
    wrong = [
        f"{english.relative_to(ROOT)} {_shape(english)} {chinese.name} {_shape(chinese)}"
        for english, chinese in pairs
        if _shape(english) != _shape(chinese)
    ]
    assert not wrong, "\n".join(wrong)
