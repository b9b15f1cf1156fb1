"""Templates of the user's own take the place of ours, and can do nothing but that."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from rendering import ROOT

from bylawkit.cli import main
from bylawkit.render.own import bounds

OLD = ROOT / "examples" / "old"
SMALL = """规约 "甲小区管理规约"
  类型  商品房

事项 动用维修资金 "使用住宅专项维修资金"
  归属      业主大会
  参与      面积三分之二以上 且 人数三分之二以上
  同意      参与面积过半数 且 参与人数过半数
"""
NOTICE = ("--kind", "notice", "--matter", "动用维修资金")
Build = Callable[..., tuple[int, str]]


@pytest.fixture
def build(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Build:
    """Build the notice of one matter with templates; the status, and what was said."""

    def run(*words: str, lang: str = "zh") -> tuple[int, str]:
        source = tmp_path / "small.bylaw"
        source.write_text(SMALL, encoding="utf-8")
        home, out = tmp_path / "own", tmp_path / "out"
        fixed = ("--templates", str(home), "--out", str(out), "--to", "md", *NOTICE)
        status = main(["--lang", lang, "build", str(source), *fixed, *words])
        return status, capsys.readouterr().err

    return run


def template(home: Path, text: str, name: str = "notice", lang: str = "zh") -> Path:
    path = home / "own" / lang / f"{name}.jinja"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_their_words_are_printed_and_ours_elsewhere(build: Build, tmp_path: Path) -> None:
    template(
        tmp_path,
        "{{ title }}甲小区通知：{{ s|called }}\n{{ p }}{{ s.turnout|voted(s, '参与', '有') }}。",
    )
    assert build("--kind", "posting") == (0, "")
    notice, posting = sorted((tmp_path / "out").iterdir(), key=lambda one: "公示" in one.name)
    text = notice.read_text("utf-8")
    assert text.startswith("# 甲小区通知：使用住宅专项维修资金")
    assert "有专有部分面积占比三分之二以上且人数占比三分之二以上的业主参与。" in text
    assert "关于“使用住宅专项维修资金”的公示" in posting.read_text("utf-8")


@pytest.mark.slow
def test_our_own_templates_pass_and_give_the_same_bytes(tmp_path: Path) -> None:
    for lang in ("zh", "en"):
        shutil.copytree(ROOT / "templates" / lang, tmp_path / "own" / lang)
    given = ("--tally", str(OLD / "tally.json"))
    words = ["build", str(OLD), *given, "--on", "2026-12-31", "--lang", "both"]
    assert main([*words, "--out", str(tmp_path / "a")]) == 0
    assert main([*words, "--out", str(tmp_path / "b"), "--templates", str(tmp_path / "own")]) == 0
    made = {one.name: one.read_bytes() for one in (tmp_path / "a").iterdir()}
    assert len(made) > 100
    assert made == {one.name: one.read_bytes() for one in (tmp_path / "b").iterdir()}


LOOPS = "{% for a in [1, 2, 3] %}" * 12 + "甲" + "{% endfor %}" * 12
DOUBLED = "{% set a = '甲乙丙丁' %}\n" + "{% set a = a ~ a %}\n" * 40 + "{{ p }}{{ a }}"
JOINED = "{% set a = '甲' %}\n" + "{% set a = [a, a, a, a]|join %}\n" * 30 + "{{ p }}{{ a }}"
SUMMED = (
    "{% set a = [1] %}\n" + "{% set a = [a, a, a]|sum(start=[]) %}\n" * 30 + "{{ p }}{{ a|length }}"
)
NESTED = "{% set a = [1] %}\n" + "{% set a = [a, a] %}\n" * 40 + "{{ p }}{{ a == a }}"
TWICE = "{% macro m() %}{{ m() }}{{ m() }}{% endmacro %}\n{{ p }}{{ m() }}"


COPIED = "{% set a = '甲' ~ '乙' %}\n" + "{% set a = a ~ a %}\n" * 16 + "{{ p }}{{ a|list|length }}"
SLICED = COPIED.replace("{{ a|list|length }}", "{{ a[1:] }}" * 9)
MAPPED = COPIED.replace("{{ a|list|length }}", "{{ a|map('length')|sum }}")
DEEP = "{% for a in bylaw.matters %}" * 30 + "甲" + "{% endfor %}" * 30


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        (LOOPS, "BK875", 1),
        (DOUBLED, "BK875", None),
        (JOINED, "BK875", None),
        (SUMMED, "BK875", None),
        (NESTED, "BK873", None),
        (TWICE, "BK875", 1),
        (COPIED, "BK875", None),
        (SLICED, "BK875", None),
        (MAPPED, "BK875", None),
        (DEEP, "BK872", None),
        ("{% include 'notice.jinja' %}", "BK875", 1),
        ("{{ p }}{{ [1]|batch(1000000000, ' ')|list|length }}", "BK875", 1),
        ("{{ p }}\n{{ 999999999999 * 999999999999 * 999999999999 * 999999999999 }}", "BK875", 2),
        ("{{ p }}{{ '甲' * 1000000000 }}", "BK873", 1),
        ("{{ p }}{{ 9 ** 999999999 }}", "BK873", 1),
        ("{{ p }}{{ '%999999999d' % 1 }}", "BK873", 1),
        ("{{ p }}{{ '甲'|center(1000000000) }}", "BK873", 1),
        ("{{ p }}{% for a in range(1000000000) %}甲{% endfor %}", "BK874", 1),
        ("{{ p }}\n\n{% include '../../../etc/passwd' %}", "BK873", 3),
        ("{% include '/etc/passwd' %}", "BK873", 1),
        ("{% set a = '/etc/passwd' %}\n{% include a %}", "BK873", 2),
        ("{% import 'notice.jinja' as a %}", "BK873", 1),
        ("{% from 'values.jinja' import m %}", "BK873", 1),
        ("{% extends 'notice.jinja' %}", "BK873", 1),
        ("{{ p }}{{ ''.__class__.__mro__ }}", "BK873", 1),
        ("{{ p }}{{ s['__class__'] }}", "BK873", 1),
        ("{{ p }}{{ [s]|map(attribute='__class__')|list|length }}", "BK873", 1),
        ("{{ p }}{{ s|attr('__class__') }}", "BK873", 1),
        ("{{ p }}{{ told.speaker.tongue }}", "BK873", 1),
        ("{{ p }}{{ self._TemplateReference__context }}", "BK873", 1),
        ("{{ p }}{{ s.span.source }}", "BK873", 1),
        ("{{ p }}{{ bylaw.source.text }}", "BK873", 1),
        ("{{ p }}{{ '甲'.format(1) }}", "BK873", 1),
        ("{{ p }}{{ s.title.encode }}", "BK873", 1),
        ("{% for a in [1] recursive %}{{ loop(a) }}{% endfor %}", "BK873", 1),
        ("{{ p }}{{ loop.__init__ }}", "BK873", 1),
        ("{{ p }}{% set told = 1 %}", "BK873", 1),
        ("{% do s.clear() %}", "BK872", 1),
        ("{{ p }}\x02甲", "BK873", 1),
        ("{{ p }}\n{{ nobody }}", "BK874", 2),
        ("{{ p }}\n{{ s.nobody }}", "BK874", 2),
        ("{{ p }}\n{{ s.turnout }}", "BK873", 2),
        ("{{ p }}\n{{ s.title|money }}", "BK876", 2),
        ("{{ p }}\n{% if %}", "BK872", 2),
        ("{{ p }}\n{{ s.title|nothing }}", "BK873", 2),
    ],
)  # fmt: skip
def test_what_a_template_may_not_do(
    build: Build,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    text: str,
    code: str,
    line: int | None,
) -> None:
    monkeypatch.setattr(bounds, "MOST_STEPS", 5_000)
    monkeypatch.setattr(bounds, "MOST_SIGNS", 1_000_000)
    path = template(tmp_path, text)
    status, said = build()
    assert (status, code in said) == (2, True), said
    assert f"{path}:{line}: " in said if line else f"{path}:" in said
    assert "提示：" in said
    assert not (tmp_path / "out").exists()
    told = build(lang="en")[1]
    assert code in told
    assert "hint: " in told
    assert "提示：" not in told


def test_loops_are_counted_not_timed() -> None:
    budget = bounds.Budget()
    for _ in range(2):  # each document may do as much
        budget.run(lambda: [budget.step("a", 1) for _ in range(bounds.MOST_STEPS // 2 + 1)])
    with pytest.raises(bounds.Stopped):
        budget.run(lambda: [budget.step("a", 1) for _ in range(bounds.MOST_STEPS + 1)])


def test_a_folder_that_cannot_be_used(build: Build, tmp_path: Path) -> None:
    status, said = build()
    assert (status, "BK870" in said) == (2, True)
    template(tmp_path, "甲", "notise")
    status, said = build()
    assert (status, "BK871" in said, "notice" in said) == (2, True, True)
    (tmp_path / "own" / "zh" / "notise.jinja").unlink()
    template(tmp_path, "甲", "values")
    assert "BK872" in build()[1]
    (tmp_path / "own" / "zh" / "values.jinja").write_bytes(b"\xff\xfe")
    assert "BK872" in build()[1]


def test_a_link_to_the_outside_is_no_template(build: Build, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("{{ p }}机密", encoding="utf-8")
    path = template(tmp_path, "")
    path.unlink()
    path.symlink_to(secret)
    status, said = build()
    assert (status, "BK873" in said, "机密" in said) == (2, True, False)


def test_a_file_of_the_size_of_a_book_is_not_read(build: Build, tmp_path: Path) -> None:
    template(tmp_path, "甲" * 200_000)
    assert build()[0] == 2
