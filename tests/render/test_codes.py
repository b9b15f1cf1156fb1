"""QR codes of ballots: the same as segno makes, read again from the document, under their words."""

from __future__ import annotations

import re
import subprocess
from hashlib import sha256
from pathlib import Path

import pytest
import segno
from codes import read_pgm, read_png
from hypothesis import example as tried
from hypothesis import given, settings
from hypothesis import strategies as st
from rendering import bylaw_of, parts

from bylawkit.model.bylaw import Bylaw
from bylawkit.render.ballot import Voter, ballot
from bylawkit.render.code import ballot_text, modules, png
from bylawkit.render.html import html
from bylawkit.render.markdown import markdown
from bylawkit.render.speaker import stable_id
from bylawkit.render.view import Code, View
from bylawkit.render.word import word

UNITS = ("1-101", "3幢2单元1201室", "A座 <7> & 8", "x" * 300)
VOTERS = tuple(Voter(name, "住宅", 9000, ("业主0001",)) for name in UNITS)
RULES = '事项 修订 "修订管理规约"\n  归属  业主大会\n  类别  管理规约\n  参与  人数三分之二以上\n  同意  参与人数过半数\n'


@pytest.fixture(scope="module")
def bylaw() -> Bylaw:
    return bylaw_of(RULES)


@pytest.fixture(scope="module")
def view(bylaw: Bylaw) -> View:
    return ballot(bylaw, bylaw.matters[0], VOTERS, "zh")


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=24))
@tried("BK1:87af81a4afda:75223bf0:3幢2单元1201室")
def test_codes_are_those_that_segno_makes(text: str) -> None:
    data = text.encode("utf-8", "replace")
    whole = segno.make_qr(data, mode="byte", error="m", mask=2, boost_error=False)
    assert modules(text) == tuple("".join(map(str, row)) for row in whole.matrix)


def test_each_ballot_tells_its_text_its_vote_and_its_unit(bylaw: Bylaw, view: View) -> None:
    found = parts(word(view))
    pictures = sorted(name for name in found if name.startswith("word/media/"))
    assert len(pictures) == len(UNITS)
    source = sha256(bylaw.source.text.encode()).hexdigest()[:12]
    vote = f"{stable_id('修订'):08x}"
    said = [read_png(found[name]) for name in pictures]
    assert said[:3] == [[f"BK1:{source}:{vote}:{unit}"] for unit in UNITS[:3]]
    assert re.fullmatch(f"BK1:{source}:{vote}:#[0-9a-f]{{16}}", said[3][0])
    body = found["word/document.xml"].decode()
    assert [f'r:embed="rIdCode{number}"' in body for number in (1, 2, 3, 4, 5)] == [True] * 4 + [
        False
    ]
    assert f"<w:t>1-101　{source}</w:t>" in body


def test_the_same_code_in_other_forms(view: View) -> None:
    codes = [one for one in view.blocks if isinstance(one, Code)]
    page, plain = html(view), markdown(view)
    assert page.count('class="code"') == len(codes) == len(UNITS)
    assert f"<figcaption>{codes[0].caption}</figcaption>" in page
    assert all(f"`{one.text}`" in plain for one in codes)


def test_the_same_bytes_every_time(bylaw: Bylaw, view: View) -> None:
    again = ballot(bylaw, bylaw.matters[0], VOTERS, "zh")
    assert word(view) == word(again)
    assert png("甲") == png("甲")


def test_a_blank_ballot_has_no_code(bylaw: Bylaw) -> None:
    made = ballot(bylaw, bylaw.matters[0], (), "zh")
    assert not any(isinstance(one, Code) for one in made.blocks)
    assert not any(name.startswith("word/media/") for name in parts(word(made)))


def test_long_names_of_units_are_told_apart() -> None:
    texts = {ballot_text("0" * 64, 1, "x" * 50 + str(number)) for number in range(9)}
    assert len(texts) == 9
    assert all(len(one) < 60 for one in texts)


@pytest.mark.office
@pytest.mark.slow
def test_codes_are_read_from_printed_pages(view: View, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(word(view))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    words = ("soffice", profile, "--headless", "--convert-to", "pdf", "a.docx")
    subprocess.run(words, cwd=tmp_path, check=True, timeout=120, capture_output=True)
    subprocess.run(("pdftoppm", "-r", "150", "-gray", "a.pdf", "page"), cwd=tmp_path, check=True)
    pages = sorted(tmp_path.glob("page-*.pgm"))
    said = [read_pgm(one.read_bytes()) for one in pages]
    assert said == [[one.text] for one in view.blocks if isinstance(one, Code)]
