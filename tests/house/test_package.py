"""The package holds everything it needs, however it is installed."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tarfile
import zipfile
from ast import literal_eval
from collections.abc import Sequence
from importlib.metadata import distribution
from pathlib import Path
from typing import NamedTuple

import pytest

from bylawkit import assets

ROOT = Path(__file__).parents[2]
COMPOUND = ROOT / "examples" / "old"


class Built(NamedTuple):
    """A wheel made from the checkout, an sdist, and a wheel made from that sdist."""

    direct: Path
    sdist: Path
    by_way_of_sdist: Path


def run(line: Sequence[str | Path], cwd: Path) -> str:
    done = subprocess.run(
        [str(one) for one in line],
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    output = done.stdout.decode()
    assert done.returncode == 0, output
    return output


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    out = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "build", "--no-isolation"]
    run([*build, "--outdir", out / "both", ROOT], out)
    run([*build, "--wheel", "--outdir", out / "direct", ROOT], out)
    (wheel,), (sdist,) = (list((out / "both").glob(end)) for end in ("*.whl", "*.tar.gz"))
    (direct,) = (out / "direct").glob("*.whl")
    return Built(direct, sdist, wheel)


@pytest.fixture(scope="module")
def installed(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ``bin`` folder of an environment in which only the wheel and what it needs is installed."""
    home = tmp_path_factory.mktemp("env")
    run([sys.executable, "-m", "venv", "--without-pip", home / "env"], home)
    python = home / "env" / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--python", python, "install", "--quiet"]
    run([*pip, "-c", ROOT / "constraints.txt", built.direct], home)
    return python.parent


@pytest.fixture
def compound(tmp_path: Path) -> Path:
    """An example far from the checkout."""
    return Path(shutil.copytree(COMPOUND, tmp_path / "小区"))


@pytest.mark.slow
def test_wheels_hold_the_same_files(built: Built) -> None:
    names = [set(zipfile.ZipFile(one).namelist()) for one in (built.direct, built.by_way_of_sdist)]
    assert names[0] == names[1]
    kept = {name.partition("/")[2] for name in names[0]}
    assert {"_assets/grammar/bylaw.lark", "laws/cn.bylaw", "laws/cn.json", "py.typed"} <= kept
    for folder in ("grammar", "templates"):
        inside = {
            path.relative_to(ROOT).as_posix()
            for path in (ROOT / folder).rglob("*")
            if path.is_file() and not path.name.startswith(".")
        }
        assert inside == {name[8:] for name in kept if name.startswith(f"_assets/{folder}/")}


@pytest.mark.slow
def test_wheel_holds_no_tests_and_its_licence(built: Built) -> None:
    names = zipfile.ZipFile(built.direct).namelist()
    assert {name.split("/")[0].split("-")[0] for name in names} == {"bylawkit"}
    data = {name.partition(".data/data/")[2] for name in names if ".data/" in name}
    assert data == {"share/man/man1/bylawkit.1", "share/man/zh_CN/man1/bylawkit.1"}
    assert any(name.endswith("licenses/LICENSE") for name in names)


@pytest.mark.slow
def test_sdist_holds_what_it_takes_to_test_it(built: Built) -> None:
    with tarfile.open(built.sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    wanted = ("Makefile", "constraints.txt", "README.zh.md", "tests/house/test_package.py")
    assert set(wanted) <= names


@pytest.mark.slow
def test_installed_wheel_does_the_main_job(installed: Path, compound: Path) -> None:
    tool, folder = installed / "bylawkit", compound.parent
    run([tool, "check", compound], folder)
    run([tool, "build", compound, "--out", folder / "documents"], folder)
    run([tool, "export", compound, "--out", folder / "policies"], folder)
    decided = run(
        [tool, "decide", compound, "动用维修资金", "--tally", compound / "tally.json", "--json"],
        folder,
    )
    run([tool, "new", "old", folder / "mine"], folder)
    run([tool, "check", "--strict", folder / "mine"], folder)
    assert json.loads(decided)["outcome"] == "carried"
    assert list((folder / "documents").rglob("*.docx"))
    (policy,) = (folder / "policies").rglob("policy.json")
    assert json.loads(policy.read_text("utf-8"))


@pytest.mark.slow
def test_installed_wheel_has_its_completion_and_man_pages(installed: Path, tmp_path: Path) -> None:
    tool, share = installed / "bylawkit", installed.parent / "share" / "man"
    for shell in ("bash", "zsh", "fish"):
        script = run([tool, "completion", shell], tmp_path)
        assert "reciprocity" in script
    bash = run([tool, "completion", "bash"], tmp_path)
    (tmp_path / "completion").write_text(bash, encoding="utf-8")
    line = (
        ". ./completion; COMP_WORDS=(bylawkit expl); COMP_CWORD=1; _bylawkit; echo ${COMPREPLY[@]}"
    )
    assert run(["bash", "--norc", "-c", line], tmp_path).strip() == "explain"
    for page in ("man1/bylawkit.1", "zh_CN/man1/bylawkit.1"):
        kept = ROOT / "docs" / "man" / page.replace("man1/", "")
        assert (share / page).read_bytes() == kept.read_bytes()


@pytest.mark.slow
def test_every_module_imports_without_a_warning(installed: Path, tmp_path: Path) -> None:
    line = (
        "import pkgutil, importlib, bylawkit\n"
        "names = [one.name for one in pkgutil.walk_packages(bylawkit.__path__, 'bylawkit.')]\n"
        "names.remove('bylawkit.__main__')\n"
        "lacking = set()\n"
        "for name in names:\n"
        "    try: importlib.import_module(name)\n"
        "    except ModuleNotFoundError as missing: lacking.add((name.split('.')[1], missing.name))\n"
        "print(len(names), sorted(lacking))"
    )
    found = run([installed / "python", "-W", "error", "-c", line], tmp_path)
    count, _, lacking = found.partition(" ")
    assert int(count) > 80
    # the extras of these names bring them
    assert literal_eval(lacking) == [
        ("enforce", "SpiffWorkflow"),
        ("enforce", "sqlglot"),
        ("lsp", "lsprotocol"),
        ("scale", "sqlglot"),
    ]


@pytest.mark.slow
def test_installed_wheel_is_typed_and_answers_to_its_module_name(
    installed: Path, tmp_path: Path
) -> None:
    said = run([installed / "python", "-m", "bylawkit", "--version"], tmp_path)
    assert said.split() == ["bylawkit", distribution("bylawkit").version]


def test_the_checkout_is_installed_editable_and_finds_its_own_files() -> None:
    about = json.loads(distribution("bylawkit").read_text("direct_url.json") or "{}")
    assert about["dir_info"] == {"editable": True}
    assert Path(assets.path("grammar/bylaw.lark")) == ROOT / "grammar" / "bylaw.lark"
    assert Path(assets.path("laws/cn.bylaw")).parent == ROOT / "src" / "bylawkit" / "laws"
