"""What is said about packages holds: the Dockerfile names what there is, notes come from the changelog."""

from __future__ import annotations

import re
import runpy
import subprocess
import sys
import tomllib
from fnmatch import fnmatch
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPT = ROOT / "scripts" / "release_notes.py"
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def _steps() -> list[tuple[str, str]]:
    """The instructions with what follows them, lines that go on joined."""
    text = re.sub(r"^#.*\n", "", DOCKERFILE, flags=re.MULTILINE).replace("\\\n", " ")
    return [(line.split()[0], line.split(None, 1)[1]) for line in text.splitlines() if line.strip()]


def _copied() -> list[str]:
    """The paths of this repository that are copied."""
    found = []
    for word, rest in _steps():
        if word == "COPY" and not rest.startswith("--from"):
            found += rest.split()[:-1]
    return found


def test_the_dockerfile_copies_what_there_is_and_what_is_not_ignored() -> None:
    kept = [
        line[1:]
        for line in (ROOT / ".dockerignore").read_text("utf-8").splitlines()
        if line.startswith("!")
    ]
    assert len(_copied()) >= 8
    for path in _copied():
        assert (ROOT / path).exists(), path
        assert any(fnmatch(path, one) for one in kept), path
    assert sorted(kept) == sorted(_copied())


def test_the_dockerfile_copies_all_that_the_wheel_is_made_of() -> None:
    wheel = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]
    needed = [*wheel["packages"], *wheel["force-include"], *wheel["shared-data"]]
    needed += [PROJECT["project"]["readme"], *PROJECT["project"]["license-files"]]
    for path in needed:
        assert any(Path(path).is_relative_to(one) for one in _copied()), path


def test_the_dockerfile_names_extras_tools_and_packages_of_this_project() -> None:
    (extras,) = re.findall(r"whl\)\[([^\]]+)\]", DOCKERFILE)
    assert set(extras.split(",")) <= set(PROJECT["project"]["optional-dependencies"])
    (entry,) = (rest for word, rest in _steps() if word == "ENTRYPOINT")
    assert entry == '["bylawkit"]'
    assert "bylawkit" in PROJECT["project"]["scripts"]
    make = (ROOT / "Makefile").read_text("utf-8")
    (line,) = re.findall(r"apt-get install (.*?) &&", " ".join(rest for _, rest in _steps()))
    named = [word for word in line.split() if not word.startswith("-")]
    debian = re.findall(r"^DEBIAN_PACKAGES := (.*)$", make, re.MULTILINE)[0].split()
    assert set(named) <= set(debian)


def test_the_dockerfile_takes_a_python_that_will_do_and_gives_up_its_rights() -> None:
    wanted = PROJECT["project"]["requires-python"].removeprefix(">=")
    bases = [rest.split()[0] for word, rest in _steps() if word == "FROM"]
    stages = [rest.split()[-1] for word, rest in _steps() if word == "FROM"]
    for base in bases:
        version = re.fullmatch(r"python:(\d+)\.(\d+)-slim", base)
        assert base in stages or version is not None
        assert version is None or tuple(map(int, version.groups())) >= tuple(
            map(int, wanted.split("."))
        )
    assert len(set(stages)) == len(stages)
    last = DOCKERFILE.rindex("FROM ")
    assert "USER bylawkit" in DOCKERFILE[last:]


CHANGES = """# Changelog

## [Unreleased]

### Added

- One.

### Fixed

## [0.2.0] - 2026-05-01

- Words.

## [0.1.0]

"""


def test_release_notes_are_a_section_of_the_changelog() -> None:
    notes = runpy.run_path(str(SCRIPT))["notes"]
    assert notes(CHANGES, "Unreleased") == "### Added\n\n- One.\n"
    assert notes(CHANGES, "0.2.0") == "- Words.\n"
    assert notes(CHANGES, "0.1.0") is None
    assert notes(CHANGES, "0.2") is None


@pytest.mark.parametrize(
    ("words", "status"), [(["Unreleased"], 0), (["v0.1.0"], 0), (["9.9.9"], 1), ([], 2)]
)
def test_the_script_prints_them(words: list[str], status: int) -> None:
    command = [sys.executable, str(SCRIPT), *words]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == status
    assert bool(done.stdout) is (status == 0)
