"""What must hold of every comparison: printed anew a text means the same, with another number it does not."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bylawkit.pipeline import Reading, compared, read_source
from bylawkit.source import Source
from bylawkit.syntax.printer import format_text

PATHS = sorted(
    one
    for one in (Path(__file__).parents[2] / "examples").glob("*/*.bylaw")
    if one.parent.name != "published"
)


@cache
def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@lru_cache(16)
def reading(text: str) -> Reading:
    return read_source(Source("试验.bylaw", text))


def same(old: str, new: str) -> bool:
    return compared(reading(old), reading(new)).same_meaning


# ── Printed anew ──


def untidy(text: str, draw: Random) -> str:
    """The same statements with other spaces, and with blank lines and comments between them."""
    lines: list[str] = []
    for line in text.split("\n"):
        if line.startswith("  ") and '"' not in line and draw.random() < 0.1:
            keyword, _, rest = line.strip().partition(" ")
            line = f"  {keyword}{' ' * draw.randint(1, 20)}{rest.lstrip()}  "
        if line and not line[0].isspace() and draw.random() < 0.1:
            lines += ["", "# 30日"]
        lines.append(line)
    return "\n".join(lines)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("path", PATHS, ids=lambda one: one.stem)
def test_a_text_printed_anew_means_the_same(path: Path, lang: str) -> None:
    """Also with the keywords of the other language."""
    printed, _ = format_text(Source("试验.bylaw", text_of(path)), lang)
    assert printed is not None
    assert same(text_of(path), printed)
    assert same(printed, text_of(path))


@settings(deadline=None, max_examples=10)
@given(st.sampled_from(PATHS), st.integers(0, 2**32))
def test_an_untidy_text_and_its_print_mean_the_same(path: Path, seed: int) -> None:
    found, text = reading(text_of(path)).bylaw, untidy(text_of(path), Random(seed))
    assert found is not None
    printed, _ = format_text(Source("试验.bylaw", text), found.lang)
    assert printed is not None
    assert same(text, text_of(path))
    assert same(text, printed)


# ── With another number or day ──

_NO_RULE = re.compile(
    r"^ *(#|$|basis|依据|note|说明|version|版本|情景|scenario|包|规约|bylaw|uses|沿用|law |辖区)"
)
"""Lines in which a number is a citation, a remark, a name, or the law that is looked up."""


def numbered(text: str) -> list[tuple[int, int]]:
    """Where the numbers of rules and of articles in words stand; scenarios are no part of the bylaw."""
    found, at, inside = [], 0, True
    for line in text.split("\n"):
        if line and not line[0].isspace():
            inside = not line.startswith(("情景", "scenario"))
        is_name = bool(line) and not line[0].isspace()
        if inside and not is_name and not _NO_RULE.match(line):
            shown = line.partition("#")[0]
            found += [(at + one.start(), at + one.end()) for one in re.finditer("[0-9]+", shown)]
        at += len(line) + 1
    return found


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(PATHS), st.integers(0, 10**6), st.integers(1, 3))
def test_another_number_is_another_meaning(path: Path, which: int, more: int) -> None:
    text, places = text_of(path), numbered(text_of(path))
    start, end = places[which % len(places)]
    number = str(int(text[start:end]) + more).zfill(end - start)
    changed = text[:start] + number + text[end:]
    found = reading(changed)
    assume(found.bylaw is not None and found.ok)
    assert not same(text, changed), changed[start - 40 : end + 20]


TEXT = """规约 "甲小区管理规约"
  类型  商品房
  辖区  中国 自 2026-01-01
  规模  418户 25285.69平方米
  生效  2026-04-01

费用 物业费
  缴纳  业主 → 物业
  标准  住宅 1.00元/平方米/月
  起算  2026-04-01
  阶段  试用 3个月 收取50% 承担 街道
  阶段  自立 全额

条 "保存"
  "规约保存三十年，2030年1月1日以前由业主委员会保管，三分之二以上的业主可以查阅。"
"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("生效  2026-04-01", "生效  2026-05-01"),
        ("\n  生效  2026-04-01", ""),
        ("自 2026-01-01", "自 2026-01-02"),
        ("418户", "419户"),
        ("25285.69", "25285.70"),
        ("起算  2026-04-01", "起算  2026-04-02"),
        ("3个月", "4个月"),
        ("三十年", "三年"),
        ("2030年1月1日", "2030年1月2日"),
        ("三分之二以上", "四分之三以上"),
    ],
)
def test_another_day_or_number_wherever_it_stands(old: str, new: str) -> None:
    assert old in TEXT
    assert not same(TEXT, TEXT.replace(old, new))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("规约保存三十年", "规约应保存30年"),
        ("三分之二以上", "2/3以上"),
        ("甲小区管理规约", "甲小区业主规约"),
        ('条 "保存"', '条 "保管"'),
        ("可以查阅", "都可以一起查阅"),
    ],
)
def test_other_words_for_the_same_are_wording(old: str, new: str) -> None:
    assert old in TEXT
    assert same(TEXT, TEXT.replace(old, new))
