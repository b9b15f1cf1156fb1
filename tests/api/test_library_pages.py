"""What the pages say about the library is run."""

from __future__ import annotations

import doctest
import re
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

import bylawkit as bk

ROOT = Path(__file__).parents[2]
ROOMS = ("dates", "money", "result", "tables", "texts", "votes")


@pytest.fixture(autouse=True)
def at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


@pytest.mark.parametrize("name", ["README.md", "README.zh.md"])
def test_the_code_of_readme_runs(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    page = (ROOT / name).read_text(encoding="utf-8")
    blocks = re.findall(r"^```python\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)
    assert len(blocks) == 1
    for block in blocks:
        exec(compile(block, name, "exec"), {})
    assert "回执：sha256:" in capsys.readouterr().out


@pytest.mark.parametrize("name", ROOMS)
def test_samples_of_docstrings_run(name: str) -> None:
    module = import_module(f"bylawkit.api.{name}")
    found = doctest.testmod(module)
    assert found.failed == 0


def test_the_sample_of_the_package_runs() -> None:
    assert doctest.testmod(bk).failed == 0


def test_every_function_is_on_the_page_with_a_sample_or_a_reader() -> None:
    page = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    for name in bk.__all__:
        one: Any = getattr(bk, name)
        if name == "__version__":
            continue
        assert f"### `{name}`" in page, name
        assert ">>>" in (one.__doc__ or "") or name.startswith("read_") or isinstance(one, type)
