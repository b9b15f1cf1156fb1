"""One bundle and one pair of services for all tests that do not need their own."""

from __future__ import annotations

import contextlib
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from services import HOME, ROOT, Service, started

from bylawkit.cli import main


@pytest.fixture(scope="session")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundle of ``examples/old``; not to be changed."""
    out = tmp_path_factory.mktemp("bundle")
    with contextlib.redirect_stdout(io.StringIO()):
        assert main(["export", str(ROOT / "examples/old"), "--out", str(out)]) == 0
    (folder,) = out.iterdir()
    return folder


@pytest.fixture(scope="module")
def voting(bundle: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    home = tmp_path_factory.mktemp("voting")
    words = [HOME / "voting.py", bundle, "--port", "0", "--log", home / "results.log"]
    with started(words, home / "errors.txt") as service:
        yield service


@pytest.fixture(scope="module")
def gateway(
    bundle: Path, voting: Service, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Service]:
    home = tmp_path_factory.mktemp("gateway")
    people = ["--people", HOME / "people.json"]
    words = [HOME / "gateway.py", bundle, *people, "--votes", voting.url, "--port", "0"]
    with started(words, home / "errors.txt") as service:
        yield service
