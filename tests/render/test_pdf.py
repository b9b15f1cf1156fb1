"""``build --to pdf``: through LibreOffice, stopped in time, refused with a reason."""

from __future__ import annotations

import io
import time
from pathlib import Path

import pypdf
import pytest
from rendering import ROOT

from bylawkit.cli import main, pdf
from bylawkit.cli.pdf import always_the_same, with_pdf

OLD = str(ROOT / "examples" / "old")
WHOLE = b"%PDF-1.6\nstream 20261124084223 endstream\n"
END = (
    b"/CreationDate(D:20261124084223Z')>>\n/ID [ <D31194B5ADC7E4EE5D2691F31B855095>\n"
    b"<D31194B5ADC7E4EE5D2691F31B855095> ]\n/DocChecksum /AEE346AB8353FEE8FBC91EB8049CF739\n"
)


def building(home: Path, *words: str) -> int:
    return main(["build", OLD, "--out", str(home / "out"), *words])


def a_program(home: Path, name: str, script: str) -> None:
    """A stand-in for LibreOffice, first on the path."""
    path = home / name
    path.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    path.chmod(0o755)


@pytest.fixture
def path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An otherwise empty folder of programs."""
    home = tmp_path / "programs"
    home.mkdir()
    monkeypatch.setenv("PATH", str(home))
    return home


def test_without_libreoffice_nothing_is_written_and_the_way_out_is_told(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert building(tmp_path, "--kind", "fees", "--to", "pdf", "--to", "docx") == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "BK880" in told.err
    assert "LibreOffice" in told.err
    assert not (tmp_path / "out").exists()


def test_a_program_that_hangs_is_stopped_with_its_children(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "START", 3)
    monkeypatch.setattr(pdf, "EACH", 0)
    a_program(path, "soffice", f"/bin/sleep 60 & echo $! > {tmp_path}/child; wait")
    begun = time.monotonic()
    made, noticed = with_pdf({"a.pdf": b"PK"})
    assert time.monotonic() - begun < 30
    assert (made, [one.code.id for one in noticed]) == ({}, ["BK881"])
    child = int((tmp_path / "child").read_text())
    assert any(_gone(child) for _ in range(100))


def _gone(child: int) -> bool:
    """Whether a process has ended; one that was killed may take a moment to go."""
    try:
        state = Path(f"/proc/{child}/stat").read_text().rpartition(") ")[2]
    except OSError:
        return True
    time.sleep(0.05)
    return state.startswith("Z")


def test_what_libreoffice_says_is_passed_on(path: Path) -> None:
    a_program(path, "libreoffice", "echo cannot open >&2; exit 77")
    made, noticed = with_pdf({"a.docx": b"PK", "b.pdf": b"PK"})
    assert made == {}
    assert [(one.code.id, dict(one.args or {})) for one in noticed] == [
        ("BK882", {"path": "b.pdf", "reason": "cannot open"})
    ]


def test_other_files_need_no_libreoffice(path: Path) -> None:
    assert with_pdf({"a.docx": b"PK"}) == ({"a.docx": b"PK"}, ())


def test_the_clock_and_random_numbers_are_replaced_in_place() -> None:
    first = WHOLE + END
    second = WHOLE + END.replace(b"D31194", b"A00000").replace(b"AEE346", b"B00000")
    second = second.replace(b"(D:20261124084223Z')", b"(D:20270101000000Z')")
    assert first != second
    done = always_the_same(first)
    assert done == always_the_same(second)
    assert len(done) == len(first)
    assert b"stream 20261124084223 endstream" in done
    assert b"D:19800101000000" in done
    assert always_the_same(WHOLE + b"x" + END) != done


@pytest.mark.office
@pytest.mark.slow
def test_documents_become_pdf_with_the_same_bytes_every_time(tmp_path: Path) -> None:
    found = []
    for name in ("first", "second"):
        home = tmp_path / name
        assert building(home, "--kind", "fees", "--lang", "both", "--to", "pdf") == 0
        found.append({one.name: one.read_bytes() for one in sorted((home / "out").iterdir())})
    assert found[0] == found[1]
    assert len(found[0]) == 2
    for name, data in found[0].items():
        text = "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)
        assert "2026" not in str(pypdf.PdfReader(io.BytesIO(data)).metadata)
        assert ("一览表" if "_zh" in name else "Services and fees") in text
