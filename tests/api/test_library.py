"""The library answers what the command line prints, and a user's slip is never an exception."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

import bylawkit as bk
from bylawkit.cli import main

ROOT = Path(__file__).parents[2]
OLD = "examples/old"
REGISTER = f"{OLD}/register.csv"
COMMERCIAL = "examples/commercial"
FUND = "动用维修资金"


@pytest.fixture(autouse=True)
def at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def printed(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """What a command line prints to stdout."""

    def printing(*words: str) -> str:
        capsys.readouterr()
        main(list(words))
        return capsys.readouterr().out

    return printing


def fees() -> bk.Result[Any]:
    months = date(2026, 7, 1), date(2026, 9, 1)
    return bk.assess(OLD, REGISTER, *months, payments=f"{OLD}/payments.csv", on=date(2026, 10, 31))


ASKED: list[tuple[Callable[[], bk.Result[Any]], list[str], list[str]]] = [
    (
        lambda: bk.decide(OLD, FUND, tally=f"{OLD}/tally.json"),
        ["decide", OLD, FUND, "--tally", f"{OLD}/tally.json"],
        ["--json"],
    ),
    (
        fees,
        [
            "fees",
            OLD,
            "--register",
            REGISTER,
            "--from",
            "2026-07",
            "--to",
            "2026-09",
            "--payments",
            f"{OLD}/payments.csv",
            "--on",
            "2026-10-31",
        ],
        ["--json"],
    ),
    (
        lambda: bk.timetable(
            COMMERCIAL, "修订规约", date(2026, 5, 6), events=f"{COMMERCIAL}/vote-events.csv"
        ),
        [
            "calendar",
            COMMERCIAL,
            "修订规约",
            "--on",
            "2026-05-06",
            "--events",
            f"{COMMERCIAL}/vote-events.csv",
        ],
        ["--format", "json"],
    ),
    (
        lambda: bk.monitor(OLD, f"{OLD}/events.csv", on=date(2026, 10, 15)),
        ["monitor", OLD, "--events", f"{OLD}/events.csv", "--on", "2026-10-15"],
        ["--format", "json"],
    ),
    (
        lambda: bk.diff(OLD, COMMERCIAL),
        ["diff", OLD, COMMERCIAL],
        ["--format", "json"],
    ),
    (
        lambda: bk.law("中国/北京", date(2026, 5, 1)),
        ["laws", "中国/北京", "--on", "2026-05-01"],
        ["--json"],
    ),
]
EACH = pytest.mark.parametrize(("ask", "words", "as_json"), ASKED, ids=[one[1][0] for one in ASKED])


@EACH
def test_answers_are_what_the_command_line_prints(
    ask: Callable[[], bk.Result[Any]],
    words: list[str],
    as_json: list[str],
    printed: Callable[..., str],
) -> None:
    answer = ask()
    assert printed("--lang", "zh", *words).rstrip("\n") == str(answer).rstrip("\n")
    assert json.loads(printed("--lang", "zh", *words, *as_json)) == json.loads(
        json.dumps(answer.as_json(), ensure_ascii=False)
    )
    english = printed("--lang", "en", *words).rstrip("\n")
    assert english == answer.text("en").rstrip("\n")


def test_a_check_is_what_the_command_line_finds(printed: Callable[..., str]) -> None:
    answer = bk.check(OLD, place="中国/北京", on=date(2026, 1, 1), register=REGISTER)
    told = printed(
        "check",
        OLD,
        "--law",
        "中国/北京",
        "--on",
        "2026-01-01",
        "--register",
        REGISTER,
        "--format",
        "json",
    )
    assert json.loads(told) == answer.as_json()
    assert answer.unwrap().sway is not None


def test_a_page_of_a_code(printed: Callable[..., str]) -> None:
    assert printed("--lang", "en", "explain", "BK201") == bk.explain("201", "en").unwrap() + "\n"
    assert [one.code.id for one in bk.explain("BK0000").diagnostics] == ["BK981"]


def test_files_are_those_that_the_commands_write(tmp_path: Path) -> None:
    assert main(["export", OLD, "--out", str(tmp_path / "policies")]) == 0
    assert (
        main(["build", OLD, "--kind", "bylaws", "--to", "md", "--out", str(tmp_path / "doc")]) == 0
    )
    [folder] = (tmp_path / "policies").iterdir()
    written = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
    assert bk.policies(OLD).unwrap() == written
    made = bk.documents(OLD, kinds=["bylaws"], form="md").unwrap()
    assert made == {path.name: path.read_bytes() for path in (tmp_path / "doc").iterdir()}
    with pytest.raises(ValueError, match="no kind 'bylaw'"):
        bk.documents(OLD, kinds=["bylaw"])


def test_values_that_were_read_serve_as_well_as_paths() -> None:
    [path] = Path(OLD).glob("*.bylaw")
    reading = bk.read(OLD)
    bylaw, register = reading.unwrap(), bk.read_register(Path(REGISTER)).unwrap()
    tally = bk.read_tally(f"{OLD}/tally.json", bylaw, FUND).unwrap()
    first = bk.decide(OLD, FUND, tally=f"{OLD}/tally.json").unwrap()
    for given in (reading, bylaw, path, path.read_bytes(), path.read_text("utf-8")):
        again = bk.decide(given, FUND, tally=tally).unwrap()
        assert (again.outcome, again.receipt) == (first.outcome, first.receipt)
    payments = bk.read_payments(Path(OLD, "payments.csv").read_bytes(), bylaw, register).unwrap()
    months = date(2026, 7, 1), date(2026, 9, 30)
    on = date(2026, 10, 31)
    found = bk.assess(reading, register, *months, payments=payments, on=on).unwrap()
    assert found == fees().unwrap()
    events = bk.read_events(f"{OLD}/events.csv").unwrap()
    assert bk.monitor(bylaw, events).unwrap() == bk.monitor(OLD, f"{OLD}/events.csv").unwrap()
    assert bk.check(bylaw).value == bk.check(OLD).value


def test_ballots_count_as_the_files_do(printed: Callable[..., str]) -> None:
    [ballots] = sorted(Path("examples").rglob("ballots.csv"))[:1]
    folder = str(ballots.parent)
    register = f"{folder}/register.csv"
    titles = [one.name for one in bk.read(folder).unwrap().matters]
    for matter in titles:
        found = bk.decide(folder, matter, register=register, ballots=ballots)
        told = printed(
            "decide", folder, matter, "--register", register, "--ballots", str(ballots), "--json"
        )
        assert bool(told) == (found.value is not None)
        if found.value is None:
            continue
        assert json.loads(told) == found.as_json()
        read = bk.read_ballots(ballots, folder, matter, register).unwrap()
        units = bk.read_register(register).unwrap()
        again = bk.decide(folder, matter, register=units, ballots=read).unwrap()
        assert again.receipt == found.unwrap().receipt
        return
    pytest.fail("no matter fits the ballots")


HOSTILE: list[Any] = [
    b"",
    b"\x00",
    b"\xff\xfe\x00",
    b"PK\x03\x04",
    b"\xd6\xd0",
    "no such file",
    Path("examples"),
    "\ud800\n",
    "规约\n\n\n",
    "x\x00y",
    b"a,b\n1,2\n",
    b"[[[[[" * 2000,
]


@pytest.mark.parametrize("given", HOSTILE, ids=range(len(HOSTILE)))
def test_a_slip_is_a_diagnostic(given: Any) -> None:
    day = date(2026, 5, 1)
    answers = [
        bk.read(given),
        bk.check(given),
        bk.decide(given, FUND, tally=given),
        bk.decide(OLD, FUND, tally=given),
        bk.decide(OLD, FUND, register=given, ballots=given),
        bk.decide(OLD, FUND, register=REGISTER, ballots=given),
        bk.assess(OLD, given, day, day),
        bk.assess(OLD, REGISTER, day, day, payments=given, facts=given),
        bk.timetable(COMMERCIAL, "修订规约", day, events=given),
        bk.monitor(OLD, given),
        bk.diff(OLD, given),
        bk.documents(given),
        bk.policies(given),
        bk.read_register(given),
        bk.read_ballots(given, OLD, FUND, REGISTER),
        bk.read_tally(given, OLD, FUND),
        bk.read_payments(given, OLD, REGISTER),
        bk.read_facts(given, OLD, REGISTER),
        bk.read_events(given),
    ]
    for number, answer in enumerate(answers):
        assert not answer.ok, number
        assert answer.diagnostics, number
        with pytest.raises(bk.BylawError) as caught:
            answer.unwrap()
        assert caught.value.diagnostics == answer.diagnostics
        assert "BK" in str(caught.value)
        assert isinstance(answer._repr_html_(), str)


@pytest.mark.parametrize(
    ("ask", "code"),
    [
        (lambda: bk.decide(OLD, "没有的事项", tally=f"{OLD}/tally.json"), "unknown-matter"),
        (lambda: bk.decide(OLD, FUND), "files-together"),
        (lambda: bk.decide(OLD, FUND, register=REGISTER), "files-together"),
        (lambda: bk.assess(OLD, REGISTER, date(2026, 9, 1), date(2026, 7, 1)), "months-backward"),
        (lambda: bk.assess(OLD, REGISTER, date(1926, 9, 1), date(2026, 7, 1)), "too-many-months"),
        (lambda: bk.timetable(COMMERCIAL, "修订规约", date(9999, 12, 31)), "beyond-calendar"),
        (lambda: bk.monitor(OLD, ()), "empty-table"),
        (lambda: bk.law("月球"), "unknown-place"),
        (lambda: bk.check(OLD, place="月球"), "unknown-place"),
        (lambda: bk.policies(OLD, "rego2"), "no-such-target"),
    ],
)
def test_what_does_not_fit_is_named(ask: Callable[[], bk.Result[Any]], code: str) -> None:
    answer = ask()
    assert answer.value is None
    assert code in [one.code.name for one in answer.diagnostics], answer.messages("en")


def test_nothing_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    for ask, _, _ in ASKED:
        ask()
    bk.check("no such file")
    assert capfd.readouterr() == ("", "")


class _Tables(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        if tag == "th":
            assert dict(attrs)["scope"] in ("row", "col")
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@EACH
def test_a_notebook_shows_a_table(
    ask: Callable[[], bk.Result[Any]], words: list[str], as_json: list[str]
) -> None:
    page = ask()._repr_html_()
    parser = _Tables()
    parser.feed(page)
    assert parser.open == []
    assert page.startswith('<section lang="zh-Hans">')
    if words[0] != "laws":
        assert {"caption", "thead", "tbody"} <= set(parser.seen)
        assert parser.seen.count("tr") > 2


def test_a_decision_in_a_notebook_says_all_that_the_command_line_says() -> None:
    answer = bk.decide(OLD, FUND, tally=f"{OLD}/tally.json")
    page = unescape(answer._repr_html_())
    for line in str(answer).splitlines():
        words = line.strip().lstrip("✓✗? ").partition("  〔")[0]
        assert words in page or words in ("参与", "同意"), words


def test_what_a_text_says_is_escaped() -> None:
    page = bk.read('规约 "<script>alert(1)</script>"\n')._repr_html_()
    assert "<script" not in page
    assert "&lt;script" in page
    shown = bk.decide(OLD, "<b>&\u202e", tally=b"{}")._repr_html_()
    assert "<b>" not in shown
    assert "\u202e" not in shown


def test_names_are_listed_and_found() -> None:
    assert set(bk.__all__) <= set(dir(bk))
    for name in bk.__all__:
        assert getattr(bk, name).__doc__
    with pytest.raises(AttributeError, match="no_such_name"):
        bk.no_such_name  # noqa: B018


def test_an_import_brings_nothing_along() -> None:
    line = (
        "import sys; import bylawkit; print(*(n for n in sys.modules if n.startswith('bylawkit')))"
    )
    done = subprocess.run([sys.executable, "-c", line], check=True, stdout=subprocess.PIPE)
    assert done.stdout.decode().split() == ["bylawkit"]


SAMPLE = """
from datetime import date
import bylawkit as bk

reveal_type(bk.read("x").unwrap())
reveal_type(bk.decide("x", "y", tally=b"{}"))
reveal_type(bk.assess("x", "y", date(2026, 1, 1), date(2026, 1, 1)).unwrap().lines)
reveal_type(bk.check("x").diagnostics)
bk.decide("x", "y", on="2026-01-01")
bk.no_such_name
"""


def test_type_checkers_see_the_types(tmp_path: Path) -> None:
    sample = tmp_path / "sample.py"
    sample.write_text(SAMPLE, encoding="utf-8")
    line = [sys.executable, "-m", "mypy", "--strict", "--follow-imports=silent", str(sample)]
    done = subprocess.run(line, cwd=ROOT, check=False, stdout=subprocess.PIPE)
    told = done.stdout.decode()
    for expected in (
        'is "bylawkit.model.bylaw.Bylaw"',
        'is "bylawkit.api.result.Result[',
        "bylawkit.api.deciding.Decided",
        "bylawkit.evaluate.lines.Line, ...",
        "bylawkit.diagnostics.values.Diagnostic, ...",
        'Argument "on" to "decide" has incompatible type "str"',
        'no attribute "no_such_name"',
    ):
        assert expected in told, told
    assert "Found 2 errors" in told, told
