"""Tests that need more than Python are marked, so that `make test` runs on a bare machine."""

from __future__ import annotations

from pathlib import Path

TESTS = Path(__file__).parents[1]
TOOLS = ("soffice", "pdftoppm", "pdftotext", "fc-list")


def test_tests_that_start_an_office_suite_are_marked() -> None:
    starting = {
        path.name
        for path in TESTS.rglob("test_*.py")
        if any(f'"{tool}"' in path.read_text("utf-8") for tool in TOOLS)
    } - {Path(__file__).name}
    marked = {
        path.name
        for path in TESTS.rglob("test_*.py")
        if "pytest.mark.office" in path.read_text("utf-8")
    }
    assert "test_pages.py" in starting
    assert starting <= marked


def test_no_test_skips_itself_in_silence() -> None:
    skipping = [
        path.name
        for path in TESTS.rglob("*.py")
        if path.name != Path(__file__).name
        and any(
            word in path.read_text("utf-8")
            for word in ("pytest.skip", "importorskip", "mark.xfail")
        )
    ]
    assert skipping == []
