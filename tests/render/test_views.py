"""Views: numbering, chapters, stable ids, and what templates may not do."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from rendering import HEAD, bylaw_of, example, lines

from bylawkit.pipeline import read_path
from bylawkit.render.bylaws import bylaws
from bylawkit.render.marks import BLOCK, Ready
from bylawkit.render.speaker import speaker
from bylawkit.render.view import Heading, Paragraph, Rank, Table, View
from bylawkit.render.wording import Wording, environment


def headings(view: View, rank: Rank) -> list[Heading]:
    return [one for one in view.blocks if isinstance(one, Heading) and one.rank is rank]


def test_articles_run_on_across_chapters() -> None:
    text = '条 "前"\n章 "甲"\n条 "一"\n条 "二"\n章 "空"\n章 "乙"\n条 "三"\n'
    view = bylaws(bylaw_of(text), "zh")
    shown = [one.split("　")[0] for one in lines(view) if one.startswith("第")]
    assert shown == [
        "第一条 前",
        "第一章 甲",
        "第二条 一",
        "第三条 二",
        "第二章 空",
        "第三章 乙",
        "第四条 三",
    ]


def test_every_article_of_the_examples_has_its_heading() -> None:
    for kind in ("commercial", "public-rental", "resettlement", "old"):
        found = example(kind)
        articles = headings(bylaws(found, "zh"), Rank.ARTICLE)
        assert [one.number for one in articles] == [one.number for one in found.articles]
        assert len(headings(bylaws(found, "zh"), Rank.CHAPTER)) == len(found.chapters)


def ids(view: View) -> dict[str, int]:
    return {
        str(one.title if isinstance(one, Heading) else one.pieces): one.id
        for one in view.blocks
        if isinstance(one, (Heading, Paragraph))
    }


def test_ids_stay_when_an_article_moves() -> None:
    first = '条 "甲"\n  "甲的内容。"\n'
    second = "义务 保洁\n  主体 物业\n  应当 清扫\n"
    before = ids(bylaws(bylaw_of(first + second), "zh"))
    after = ids(bylaws(bylaw_of(second + '条 "新"\n  "新的内容。"\n' + first), "zh"))
    assert before.keys() <= after.keys()
    assert {key: after[key] for key in before} == before


def test_ids_are_31_bits_and_differ() -> None:
    view = bylaws(example("commercial"), "zh")
    found = [one.id for one in view.blocks if isinstance(one, (Heading, Paragraph, Table))]
    assert len(set(found)) == len(found) > 300
    assert all(0 < one < 2**31 for one in found)


def test_the_view_carries_the_hash_of_its_source() -> None:
    found = bylaw_of('条 "甲"\n')
    view = bylaws(found, "zh")
    assert view.source_sha256 == sha256(found.source.text.encode()).hexdigest()
    assert view.generator.startswith("bylawkit ")


def test_templates_run_in_a_sandbox_and_print_nothing_undefined() -> None:
    import pytest
    from jinja2.exceptions import SecurityError, UndefinedError

    made = environment("zh")
    with pytest.raises(SecurityError):
        made.from_string("{{ s.__class__.__mro__ }}").render(s="")
    with pytest.raises(UndefinedError):
        made.from_string("{{ nothing }}").render()


def test_a_template_cannot_be_given_marks_by_a_text() -> None:
    told = Wording(speaker(bylaw_of('条 "甲"\n', HEAD), "zh"))
    made = environment("zh").from_string("{{ text }}")
    assert made.render(told=told, text=f"甲{BLOCK}i乙") == "甲i乙"
    assert made.render(told=told, text=Ready(f"{BLOCK}i")) == f"{BLOCK}i"


def test_the_hashes_of_the_bases_are_carried_too(tmp_path: Path) -> None:
    base, own = tmp_path / "base.bylaw", tmp_path / "own.bylaw"
    base.write_text('条 "甲"\n  "内容。"\n', encoding="utf-8")
    own.write_text(f'引用 "base.bylaw"\n{HEAD}', encoding="utf-8")
    reading = read_path(own)
    assert reading.bylaw is not None
    view = bylaws(reading.bylaw, "zh")
    assert view.base_sha256 == (sha256(base.read_bytes()).hexdigest(),)
    assert view.source_sha256 == sha256(own.read_bytes()).hexdigest()
    assert "第一条 甲" in lines(view)
