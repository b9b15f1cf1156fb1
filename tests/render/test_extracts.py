"""Rules for one group hold the bylaws' own articles, numbered anew, with references that are right."""

from __future__ import annotations

import re

import pytest
from rendering import KINDS, example, lines

from bylawkit.model.bylaw import Bylaw
from bylawkit.numerals import numeral
from bylawkit.render.bylaws import bylaws
from bylawkit.render.catalogue import documents, written
from bylawkit.render.view import Heading, Link, Paragraph, Rank, Table, View, plain

EXTRACTS = ("assembly-rules", "council-rules", "covenant")
ARTICLE = "第([一二三四五六七八九十百]+)条"


def extracts(bylaw: Bylaw, lang: str = "zh") -> dict[str, View]:
    return {one.view.kind: one.view for one in documents(bylaw, lang, EXTRACTS)}


def under(view: View) -> dict[str, list[str]]:
    """What stands under each article, by its anchor, without numbers of articles."""
    found: dict[str, list[str]] = {}
    anchor = ""
    for block in view.blocks:
        if isinstance(block, Heading):
            anchor = block.anchor if block.rank is Rank.ARTICLE else ""
            found.setdefault(anchor, [])
        elif isinstance(block, Paragraph) and anchor and block.look.value in ("text", "item"):
            found[anchor].append(re.sub(f"(《[^》]*规约》)?{ARTICLE}", "第条", plain(block.pieces)))
    return found


@pytest.mark.parametrize("kind", KINDS)
def test_articles_are_those_of_the_bylaws(kind: str) -> None:
    bylaw = example(kind)
    whole = under(bylaws(bylaw, "zh"))
    made = extracts(bylaw)
    assert made
    for view in made.values():
        own = under(view)
        assert len(own) > 2
        for anchor, words in own.items():
            assert words == whole[anchor] or not anchor


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_articles_are_numbered_anew_and_references_lead_to_them(kind: str, lang: str) -> None:
    for view in extracts(example(kind), lang).values():
        headings = [
            one for one in view.blocks if isinstance(one, Heading) and one.rank is Rank.ARTICLE
        ]
        assert [one.number for one in headings] == list(range(1, len(headings) + 1))
        labels = {one.anchor: one.label for one in headings}
        for block in view.blocks:
            cells = [block.pieces] if isinstance(block, Paragraph) else []
            cells += (
                [cell for row in block.rows for cell in row] if isinstance(block, Table) else []
            )
            for piece in (piece for cell in cells for piece in cell if isinstance(piece, Link)):
                assert labels[piece.target] == piece.text


@pytest.mark.parametrize("kind", KINDS)
def test_the_table_at_the_end_says_where_each_article_is_from(kind: str) -> None:
    bylaw = example(kind)
    for view in extracts(bylaw).values():
        (table,) = [one for one in view.blocks if isinstance(one, Table)]
        own = [numeral(re.findall(ARTICLE, plain(row[0]))[0]) for row in table.rows]
        assert own == list(range(1, len(own) + 1))
        for row in table.rows:
            number = numeral(re.findall(ARTICLE, plain(row[2]))[0])
            title = plain(row[1])
            article = bylaw.articles[number - 1]
            assert article.number == number
            shown = [
                plain(one.title)
                for one in bylaws(bylaw, "zh").blocks
                if isinstance(one, Heading) and one.rank is Rank.ARTICLE and one.number == number
            ]
            assert shown == [title]


def test_other_articles_are_named_with_the_bylaws() -> None:
    text = "\n".join(lines(extracts(example("old"))["council-rules"]))
    outside = re.findall(f"（《槐柏里小区管理规约》{ARTICLE}）", text)
    assert outside
    bylaw = example("old")
    lift = bylaw.article_of("加装电梯表决")
    assert lift is not None
    assert numeral(outside[0]) == lift.number


def test_who_has_which_rules() -> None:
    assert set(extracts(example("commercial"))) >= {"assembly-rules", "council-rules"}
    assert set(extracts(example("public-rental"))) == {"council-rules", "covenant"}
    council = "\n".join(lines(extracts(example("old"))["council-rules"]))
    assert "发言每人每次不超过3分钟" in council
    assert "业主委员会由" not in council


def test_the_same_bytes_every_time() -> None:
    bylaw = example("old")
    for view in extracts(bylaw).values():
        assert written(view, "docx") == written(view, "docx")
    assert extracts(bylaw) == extracts(example("old"))
