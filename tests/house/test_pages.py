"""The Word documents open in an office suite and show what they should (make test-documents)."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from bylawkit.numerals import spell
from bylawkit.pipeline import read_path

ROOT = Path(__file__).parents[2]
KINDS = ("commercial", "commercial-en", "public-rental", "resettlement", "old")

pytestmark = pytest.mark.office


def run(*words: str | Path) -> str:
    done = subprocess.run(
        [str(one) for one in words], check=True, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE
    )
    return done.stdout.decode()


@pytest.fixture(scope="module", params=KINDS)
def pages(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The pages of a compound's bylaws, as an office suite sets them, as plain text."""
    home = tmp_path_factory.mktemp(request.param)
    example = ROOT / "examples" / request.param
    run(sys.executable, "-m", "bylawkit", "build", example, "--kind", "bylaws", "--out", home)
    (document,) = home.rglob("*.docx")
    profile = f"-env:UserInstallation={(home / 'profile').as_uri()}"
    run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", home, document)
    (pdf,) = home.glob("*.pdf")
    text = run("pdftotext", "-layout", pdf, "-")
    return [request.param, *text.removesuffix("\f").split("\f")]


def test_every_article_is_printed_with_its_number(pages: list[str]) -> None:
    kind, *texts = pages
    bylaw = read_path(next((ROOT / "examples" / kind).glob("*.bylaw"))).bylaw
    assert bylaw is not None
    whole = "\n".join(texts)
    for article in bylaw.articles:
        number = article.number
        label = f"第{spell(number)}条" if bylaw.lang == "zh" else rf"Article {number}\b"
        assert re.search(rf"^\s*{label}", whole, re.MULTILINE), label


def test_the_title_stands_on_the_first_page(pages: list[str]) -> None:
    kind, first, *_ = pages
    bylaw = read_path(next((ROOT / "examples" / kind).glob("*.bylaw"))).bylaw
    assert bylaw is not None
    assert bylaw.title in " ".join(first.split())


def test_pages_are_numbered_and_nothing_is_left_unfilled(pages: list[str]) -> None:
    _, *texts = pages
    whole = "\n".join(texts)
    assert len(texts) > 5
    assert re.search(r"[—-]\s*\d+\s*[—-]", whole)
    assert not re.search(r"\{[^}\n]*\}|Error: Reference|引用源|\bNone\b|<[a-z]+[ >]", whole)
