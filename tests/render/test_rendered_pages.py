"""Documents as an office suite sets them: all the words, 28 characters by 22 lines."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from rendering import example
from test_review import example as example_reading
from test_review import reviewed

from bylawkit.render.ballot import Voter, ballot
from bylawkit.render.bylaws import bylaws
from bylawkit.render.schedule import schedule
from bylawkit.render.view import Curve, Drawing, Heading, Paragraph, Table, View, plain
from bylawkit.render.word import word

pytestmark = [pytest.mark.office, pytest.mark.slow]


def run(*words: str | Path) -> str:
    done = subprocess.run([str(one) for one in words], check=True, capture_output=True)
    return done.stdout.decode()


def pages(view: View, home: Path) -> list[str]:
    """The pages of a view as plain text, laid out as printed."""
    document = home / "document.docx"
    document.write_bytes(word(view))
    profile = f"-env:UserInstallation={(home / 'profile').as_uri()}"
    run("soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", home, document)
    text = run("pdftotext", "-layout", home / "document.pdf", "-")
    return text.removesuffix("\f").split("\f")


def bare(text: str) -> str:
    """Without white space and page numbers: what must be equal on paper and in the view."""
    text = re.sub(r"^\s*[—-]\s*\d+\s*[—-]\s*$", "", text, flags=re.MULTILINE)
    return "".join(text.split())


def words_of(view: View) -> list[str]:
    found: list[str] = []
    for block in view.blocks:
        if isinstance(block, Heading):
            found.append(f"{block.label}{plain(block.title)}")
        elif isinstance(block, Paragraph):
            found.append(f"{block.label}{plain(block.pieces)}")
        elif isinstance(block, Table):
            found += [plain(cell) for row in (block.head, *block.rows) for cell in row]
    return [bare(one) for one in found]


@pytest.mark.parametrize("kind", ["commercial", "public-rental", "resettlement", "old"])
def test_every_word_is_on_paper_in_order(kind: str, tmp_path: Path) -> None:
    view = bylaws(example(kind), "zh")
    printed = pages(view, tmp_path)
    assert len(printed) > 10
    text = bare("\n".join(printed))
    at = 0
    for block in view.blocks:
        if isinstance(block, (Heading, Paragraph)):
            pieces = block.title if isinstance(block, Heading) else block.pieces
            said = bare(f"{block.label}{plain(pieces)}")
            found = text.find(said, at)
            assert found >= 0, said
            at = found


def test_the_type_area_holds_28_characters_and_22_lines(tmp_path: Path) -> None:
    view = bylaws(example("commercial"), "zh")
    printed = pages(view, tmp_path)
    body = [line for page in printed[2:] for line in page.splitlines() if line.strip()]
    full = [
        len(line.strip())
        for line in body
        if re.fullmatch(r"\s*[\u3000-\u9fff\uff00-\uffef]+\s*", line)
    ]
    assert max(full) in (28, 29)  # the 29th is a stop that hangs into the margin
    numbered = [page for page in printed if re.search(r"[—-]\s*\d+\s*[—-]", page)]
    tallest = max(sum(bool(line.strip()) for line in page.splitlines()) for page in numbered)
    assert tallest == 22 + 1


def test_a_ballot_fits_one_page(tmp_path: Path) -> None:
    found = example("old")
    voters = tuple(Voter(f"1幢{n}", "住宅", 5418, ("业主0001", "业主0002")) for n in range(3))
    longest = max(found.matters, key=lambda one: len(one.title))
    assert len(pages(ballot(found, longest, voters, "zh"), tmp_path)) == 3


def test_the_schedule_is_printed_whole(tmp_path: Path) -> None:
    view = schedule(example("resettlement"), "zh")
    text = bare("\n".join(pages(view, tmp_path)))
    for said in words_of(view):
        assert all(sign in text for sign in said)


@pytest.mark.parametrize("kind", ["commercial", "public-rental", "resettlement", "old"])
def test_the_graph_is_drawn_on_the_page(kind: str, tmp_path: Path) -> None:
    view = reviewed(example_reading(kind))
    printed = pages(view, tmp_path)
    (found,) = (one for one in view.blocks if isinstance(one, Drawing))
    number = next(at for at, page in enumerate(printed, 1) if "往来图" in page)
    for name in ("物业", "志愿者"):
        assert name in printed[number - 1]
    target = tmp_path / "page"
    first = ("-r", "72", "-f", str(number), "-l", str(number), "-gray")
    run("pdftoppm", *first, tmp_path / "document.pdf", target)
    (image,) = tmp_path.glob("page*.pgm")
    wide, high, pixels = grey(image.read_bytes())
    below = printed[number - 1].index("往来图") > 0
    assert below
    ink = [at for at, one in enumerate(pixels) if one < 200]
    rows = {at // wide for at in ink}
    columns = {at % wide for at in ink}
    inch = 2540
    assert max(columns) - min(columns) > found.width * 72 // inch * 9 // 10
    assert len(rows) > found.height * 72 // inch * 7 // 10
    curves = sum(isinstance(one, Curve) for one in found.shapes)
    assert len(ink) > 60 * curves
    assert high > wide


def grey(data: bytes) -> tuple[int, int, bytes]:
    """Width, height and pixels of a PGM image."""
    _, wide, high, _ = data.split(maxsplit=4)[:4]
    return int(wide), int(high), data[-int(wide) * int(high) :]
