"""Chapters, articles in words and defined terms as JSON."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from bylawkit.export.origins import Origins
from bylawkit.export.values import Json, citations, day, duration, fraction, rate, words
from bylawkit.model.bylaw import Article, Named
from bylawkit.model.numbering import chapter_label
from bylawkit.model.prose import Chapter, Definition, Paragraph, Prose
from bylawkit.model.values import Duration, Rate


def chapter(one: Chapter, number: int, origins: Origins) -> Json:
    return {
        "number": number,
        "label": chapter_label(number, origins.lang),
        "title": one.title,
        "span": origins.place(one.span),
    }


def article(one: Article, origins: Origins) -> Json:
    """An article: the items that stand in it by type and name, and its prose."""
    prose = [each for each in one.statements if isinstance(each, Prose)]
    rest = [each for each in one.statements if not isinstance(each, Prose)]
    return {
        **origins.label(one),
        "title": one.title,
        "chapter": None if one.chapter is None else one.chapter + 1,
        "holds": [{"type": type_of(each), "name": each.name} for each in rest],
        "prose": [_prose(each, origins) for each in prose],
    }


def type_of(statement: Named) -> str:
    """The type of a statement, as articles and the manifest name it: ``matter``, ``fee`` …"""
    return type(statement).__name__.lower()


def _prose(one: Prose, origins: Origins) -> Json:
    return {
        "title": one.title,
        "paragraphs": [_paragraph(each) for each in one.paragraphs],
        "class": one.prose_class and one.prose_class.value,
        "basis": citations(one.basis),
        **_where(one, origins),
    }


def _where(one: Prose, origins: Origins) -> Json:
    where = origins.of(one, one.title, one.span)
    return {"span": where["span"], "amended": where["amended"]}


def _paragraph(one: Paragraph) -> Json:
    return {"text": one.words.text, "items": [item.text for item in one.items]}


def definition(one: Definition, origins: Origins) -> Json:
    return {
        "name": one.name,
        "meaning": words(one.meaning),
        "value": _value(one.value),
        "dated": [{"since": day(since), "value": _value(value)} for since, value in one.dated],
        **origins.of(one, one.name, one.span),
    }


def _value(value: Fraction | Rate | Duration | date | None) -> Json | None:
    match value:
        case Fraction():
            return {"share": fraction(value)}
        case Rate():
            return {"rate": rate(value)}
        case Duration():
            return {"duration": duration(value)}
        case date():
            return {"date": value.isoformat()}
        case None:
            return None
