"""The cache of ``check``: never wrong, whatever happened to files, program or cache since."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bylawkit import pipeline
from bylawkit.cli import cache, checked, console, main
from bylawkit.cli.check import FORMATS, NO_CACHE

ROOT = Path(__file__).resolve().parents[2]
HEAD = '规约 "示例小区管理规约"\n  类型 商品房\n  辖区 中国 自 2026-01-01\n\n'
MATTER = '事项 动用 "动用维修资金"\n  归属 业主大会\n  类别 维修资金使用\n  参与 {} 且 人数三分之二以上\n  同意 参与面积过半数 且 参与人数过半数\n'
GOOD = MATTER.format("面积三分之二以上")
BELOW = MATTER.format("面积二分之一以上")

Check = Callable[..., "Run"]


class Run:
    """What one run printed, with what status, and how many bylaws it really checked."""

    def __init__(self, status: int, out: str, err: str, checked: int) -> None:
        self.told = status, out, err
        self.checked = checked

    def __contains__(self, code: str) -> bool:
        return code in self.told[1] or code in self.told[2]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project folder with one bylaw, in which we are."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "one.bylaw").write_text(HEAD + GOOD, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(NO_CACHE)
    return tmp_path


@pytest.fixture
def check(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Check:
    count = [0]
    usual = pipeline.outcome

    def counted(*args: object) -> pipeline.Outcome:
        count[0] += 1
        return usual(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "outcome", counted)

    def run(*words: str) -> Run:
        count[0] = 0
        status = main(["check", *(words or (".",))])
        out, err = capsys.readouterr()
        return Run(status, out, err, count[0])

    return run


def entries(project: Path) -> list[Path]:
    folder = project / cache.FOLDER
    return [one for one in folder.iterdir() if one.name not in (".gitignore", "CACHEDIR.TAG")]


# ── What it is for ──


def test_a_second_run_checks_nothing_and_says_the_same(project: Path, check: Check) -> None:
    (project / "two.bylaw").write_text(HEAD + BELOW, encoding="utf-8")
    first, second = check(), check()
    assert (first.checked, second.checked) == (2, 0)
    assert "BK201" in first
    assert second.told == first.told
    assert "Signature: 8a477f597d28d172789f06886806bc55" in (
        project / cache.FOLDER / "CACHEDIR.TAG"
    ).read_text("utf-8")
    assert (project / cache.FOLDER / ".gitignore").read_text("utf-8") == "*\n"


def test_every_form_is_the_same_from_the_cache(project: Path, check: Check) -> None:
    for number, text in enumerate(ODD):
        (project / f"odd{number}.bylaw").write_text(text, encoding="utf-8")
    shutil.copytree(ROOT / "examples" / "published", project / "published")
    (project / "binary.bylaw").write_bytes(b"\xff\xfe")
    check()
    for form in FORMATS:
        for more in ((), ("--strict", "--lang", "en")):
            again = check(".", "--format", form, *more)
            assert again.checked == 0
            assert again.told == check(".", "--format", form, "--no-cache", *more).told


ODD = (
    HEAD + BELOW,
    HEAD + BELOW.replace("参与", "参于"),
    HEAD + BELOW.replace("业主大会", "业主大汇") + "  通知 3日\n",
    HEAD + BELOW + '\n条 "重复"\n  "见{{动用.参与}}，三分之二以上。\\t\x07"\n  "两段"\n',
    'bylaw "Bylaws"\n  kind old\n  law china/beijing since 2026-01-01\n\nbylaw "Twice"\n  kind old\n',
    "# 没有规约\n",
    "   # allow\n",
    HEAD + "# 允许 BK201：约定如此\n" + BELOW,
    HEAD + '引用 "没有.bylaw"\n',
    HEAD + BELOW.replace("\n", "\r\n") + "罚款 { 一 } {0}\n" * 3,
)


def test_a_terminal_gets_colours_from_the_cache(
    project: Path, check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "one.bylaw").write_text(HEAD + BELOW, encoding="utf-8")
    plain = check()
    for module in (checked, console):
        monkeypatch.setattr(module, "has_colour", lambda _: True)
    again = check()
    assert again.checked == 0
    assert "\x1b[1;31m" in again
    assert again.told == check(".", "--no-cache").told != plain.told


def test_touching_a_file_does_not_matter_and_a_byte_does(project: Path, check: Check) -> None:
    check()
    os.utime(project / "one.bylaw", (1, 1))
    assert check().checked == 0
    (project / "one.bylaw").write_text(HEAD + BELOW, encoding="utf-8")
    os.utime(project / "one.bylaw", (1, 1))
    assert "BK201" in check()


def test_a_text_that_is_used_matters(project: Path, check: Check) -> None:
    (project / "own").mkdir()
    (project / "own" / "own.bylaw").write_text(HEAD + '引用 "../base.bylaw"\n', encoding="utf-8")
    base, deep = project / "base.bylaw", project / "deep.bylaw"
    path = "own/own.bylaw"
    missing = check(path)
    assert missing.told[0] == 1
    assert check(path).told == missing.told
    deep.write_text(HEAD + GOOD, encoding="utf-8")
    base.write_text(HEAD + '引用 "deep.bylaw"\n', encoding="utf-8")
    assert check(path).told[0] == 0
    assert check(path).checked == 0
    deep.write_text(HEAD + BELOW, encoding="utf-8")
    assert "BK201" in check(path)
    os.replace(deep, project / "moved.bylaw")
    (project / "deep.bylaw").symlink_to("moved.bylaw")
    assert "BK201" in check(path)
    deep.unlink()
    deep.symlink_to("/etc/hostname")
    assert "BK201" not in check(path)
    base.unlink()
    assert check(path).told == missing.told


def test_a_new_project_mark_matters(project: Path, check: Check) -> None:
    (project / "own").mkdir()
    (project / "base.bylaw").write_text(HEAD + GOOD, encoding="utf-8")
    (project / "own" / "own.bylaw").write_text(HEAD + '引用 "../base.bylaw"\n', encoding="utf-8")
    assert check("own").told[0] == 0
    (project / "own" / ".git").mkdir()
    assert check("own").told[0] == 1


def test_the_law_asked_for_matters(project: Path, check: Check) -> None:
    runs = [("--law", "中国"), ("--law", "中国/北京"), ("--on", "2020-01-01"), ()]
    bare = [check(".", "--no-cache", *one).told for one in runs]
    assert len(set(bare)) > 1
    for _ in range(2):
        assert [check(".", *one).told for one in runs] == bare
    assert check(".", *runs[0]).checked == 0


def test_where_one_stands_does_not_matter(
    project: Path, check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "own").mkdir()
    (project / "own" / "one.bylaw").write_text(HEAD + BELOW, encoding="utf-8")
    assert check("one.bylaw").told[0] == 0
    monkeypatch.chdir(project / "own")
    assert check("one.bylaw").told[0] == 1
    monkeypatch.chdir(project)
    assert check("one.bylaw").told[0] == 0


# ── Another program ──


def test_another_program_finds_out_for_itself(
    project: Path, check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    check()
    monkeypatch.setattr(cache, "program", lambda: "another")
    assert check().checked == 1
    assert check().checked == 0


def test_nothing_is_kept_of_a_program_that_changes_meanwhile(
    project: Path, check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    states = iter(("before", "after", "before"))
    monkeypatch.setattr(cache, "program", lambda: next(states))
    check()
    assert check().checked == 1


def test_the_state_of_the_program_changes_with_every_file_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from bylawkit import assets

    package = tmp_path / "bylawkit"
    (package / "laws").mkdir(parents=True)
    (package / "__pycache__").mkdir()
    (package / "laws" / "cn.json").write_text("[]", encoding="utf-8")
    monkeypatch.setattr(assets, "__file__", str(package / "assets.py"))
    seen = [cache.program()]
    (package / "__pycache__" / "a.pyc").write_bytes(b"")
    assert cache.program() == seen[0]
    (package / "laws" / "cn.json").write_text("{}", encoding="utf-8")
    seen.append(cache.program())
    os.utime(package / "laws" / "cn.json", (1, 1))
    seen.append(cache.program())
    (package / "new.py").write_text("", encoding="utf-8")
    seen.append(cache.program())
    assert len(set(seen)) == 4


# ── A cache that is not as it should be ──


def spoil_text(entry: Path) -> None:
    entry.write_bytes(entry.read_bytes().replace(b'"zh"', b'"en"'))


def spoil_digest(entry: Path) -> None:
    text = entry.read_bytes().partition(b"\n")[2]
    forged = text.replace(b'"zh"', b'"en"')
    entry.write_bytes(cache.digest(forged).encode() + b"\n" + forged)


def cut(entry: Path) -> None:
    entry.write_bytes(entry.read_bytes()[:-9])


def empty(entry: Path) -> None:
    entry.write_bytes(b"")


def make_pipe(entry: Path) -> None:
    entry.unlink()
    os.mkfifo(entry)


def make_folder(entry: Path) -> None:
    entry.unlink()
    entry.mkdir()


def make_link(entry: Path) -> None:
    moved = entry.with_name("moved")
    os.replace(entry, moved)
    entry.symlink_to(moved)


SPOILING = (spoil_text, spoil_digest, cut, empty, make_pipe, make_folder, make_link)


@pytest.mark.parametrize("spoil", SPOILING)
def test_a_spoilt_entry_is_not_believed(
    project: Path, check: Check, spoil: Callable[[Path], None]
) -> None:
    first = check()
    (entry,) = entries(project)
    spoil(entry)
    again = check()
    assert (again.told, again.checked) == (first.told, 1)
    assert check().checked == (1 if spoil is make_folder else 0)


def test_a_cache_that_was_copied_is_not_believed(
    project: Path, check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    check("one.bylaw")
    kept = project.parent / "kept"
    os.rename(project / cache.FOLDER, kept)
    shutil.copytree(kept, project / cache.FOLDER)
    assert check("one.bylaw").checked == 1
    assert check("one.bylaw").checked == 0


def as_file(folder: Path) -> None:
    folder.write_text("", encoding="utf-8")


def as_link(folder: Path) -> None:
    (folder.parent / "elsewhere").mkdir()
    folder.symlink_to("elsewhere")


def as_dangling_link(folder: Path) -> None:
    folder.symlink_to("nowhere")


@pytest.mark.parametrize("make", [as_file, as_link, as_dangling_link])
def test_what_is_no_folder_is_left_alone(
    project: Path, check: Check, make: Callable[[Path], None]
) -> None:
    folder = project / cache.FOLDER
    make(folder)
    before = os.lstat(folder)
    first = check()
    assert first.told[0] == 0
    assert check().told == first.told
    assert os.lstat(folder).st_ino == before.st_ino
    assert list(project.glob("elsewhere/*")) == []


@pytest.mark.parametrize("number", [28, 30, 13])  # disk full, read-only, not permitted
def test_a_place_that_cannot_be_written_does_not_matter(
    project: Path, check: Check, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refused(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "replace", refused)
    first = check()
    assert first.told[0] == 0
    assert entries(project) == []


def test_without_a_project_nothing_is_written(project: Path, check: Check) -> None:
    (project / ".git").rmdir()
    check()
    assert check().checked == 1
    assert not (project / cache.FOLDER).exists()


@pytest.mark.parametrize(
    "words", [("--no-cache",), ("--coverage",), ("--reciprocity",), ("--fix",)]
)
def test_what_does_not_use_the_cache(project: Path, check: Check, words: tuple[str, ...]) -> None:
    check(".", *words)
    assert not (project / cache.FOLDER).exists()
    check()
    assert check(".", *words).checked >= 1


def test_the_environment_can_turn_it_off(
    project: Path, check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(NO_CACHE, "1")
    check()
    assert not (project / cache.FOLDER).exists()


# ── Whole processes ──


def test_neither_hashes_nor_locale_nor_time_zone_matter(project: Path) -> None:
    """Everything that is told of the examples, from the cache and without it."""
    shutil.copytree(ROOT / "examples", project / "examples")
    line = [sys.executable, "-m", "bylawkit", "check", "examples", "--lang", "zh", "--format"]
    told = set()
    for seed, zone, locale in (("0", "UTC", "C"), ("1", "Asia/Shanghai", "zh_CN.UTF-8")):
        env = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale}
        runs = [
            subprocess.run([*line, "json", *more], capture_output=True, env=env, check=False).stdout
            for more in ((), ("--no-cache",), ("--reciprocity", "--coverage"))
        ]
        assert runs[0] == runs[1]
        told.add(tuple(runs))
    assert len(told) == 1


def test_runs_at_the_same_time_do_not_disturb_each_other(project: Path) -> None:
    for number in range(12):
        (project / f"b{number}.bylaw").write_text(HEAD + (GOOD, BELOW)[number % 2], "utf-8")
    line = [sys.executable, "-m", "bylawkit", "check", "."]
    running = [
        subprocess.Popen(line, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) for _ in range(4)
    ]
    told = {one.communicate()[0] for one in running}
    assert len(told) == 1
    assert len(entries(project)) == 13


def test_a_second_run_imports_neither_parser_nor_checks(project: Path) -> None:
    (project / "own.bylaw").write_text(HEAD + '引用 "one.bylaw"\n', encoding="utf-8")
    line = (
        "import sys\n"
        "from bylawkit.cli import main\n"
        "main(['check', '.'])\n"
        "print(*sorted(sys.modules))\n"
    )
    for _ in range(2):
        done = subprocess.run([sys.executable, "-c", line], capture_output=True, check=True)
    rooms = {one.split(".")[1] for one in done.stdout.decode().split() if one[:9] == "bylawkit."}
    assert rooms.isdisjoint({"syntax", "resolve", "checks", "model", "evaluate", "pipeline"})
