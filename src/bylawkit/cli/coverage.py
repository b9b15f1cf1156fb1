"""What ``check --coverage`` tells: the share of rules and the kinds of prose, as text or as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from bylawkit.checks.coverage import Coverage, chapters, whole
from bylawkit.diagnostics import Text
from bylawkit.diagnostics.text import cells, clean
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.numbering import article_label
from bylawkit.model.prose import ProseClass

_CLASSES: Mapping[ProseClass | None, Text] = {
    ProseClass.ENFORCED: Text("强制执行", "enforced"),
    ProseClass.CHECKED: Text("可检查", "checked"),
    ProseClass.DISCRETION: Text("裁量", "discretion"),
    ProseClass.RECORD_ONLY: Text("仅记录", "record-only"),
    ProseClass.EXTERNAL_LAW: Text("依外部法律", "external-law"),
    ProseClass.NOT_ENCODED: Text("未编码", "not-encoded"),
    None: Text("未标性质", "unclassed"),
}
_HEAD = Text("{path}：规则占 {share}", "{path}: {share} rules")
_COLUMNS = (
    Text("章", "chapter"),
    Text("条", "articles"),
    Text("规则", "rules"),
    Text("占比", "share"),
    Text("文字条文", "prose"),
)
_BEFORE = Text("（第一章之前）", "(before the first chapter)")
_TOTAL = Text("合计", "total")
_UNCLASSED = Text("未标性质的条文：{articles}", "prose without a class: {articles}")


def coverage_text(path: str, bylaw: Bylaw, lang: str) -> str:
    """A table with one line a chapter, and the articles that say nothing of their class."""
    total = whole(bylaw)
    lines = [_HEAD(lang).format(path=clean(path), share=_percent(total.share))]
    lines += _table(bylaw, total, lang)
    if total.unclassed:
        names = [f"{article_label(one.number, lang)} {clean(one.title)}" for one in total.unclassed]
        joined = ("、" if lang == "zh" else ", ").join(names)
        lines.append("  " + _UNCLASSED(lang).format(articles=joined))
    return "\n".join(lines)


def _table(bylaw: Bylaw, total: Coverage, lang: str) -> Iterator[str]:
    rows = [[column(lang) for column in _COLUMNS]]
    rows += [_row(one, clean(one.title or _BEFORE(lang)), lang) for one in chapters(bylaw)]
    rows.append(_row(total, _TOTAL(lang), lang))
    widths = [max(cells(row[column]) for row in rows) for column in range(len(_COLUMNS))]
    for row in rows:
        padded = (one + " " * (width - cells(one)) for one, width in zip(row, widths, strict=True))
        yield ("  " + "  ".join(padded)).rstrip()


def _row(one: Coverage, title: str, lang: str) -> list[str]:
    prose = [f"{_CLASSES[kind](lang)} {count}" for kind, count in one.prose.items()]
    joined = ("，" if lang == "zh" else ", ").join(prose)
    return [title, str(one.articles), str(one.rules), _percent(one.share), joined]


def _percent(share: Fraction) -> str:
    """With one decimal, rounded half up."""
    tenths = (share * 2000 + 1) // 2
    return f"{tenths // 10}.{tenths % 10}%"


def coverage_json(path: str, bylaw: Bylaw, lang: str) -> dict[str, Any]:
    """``path``, ``chapters`` and ``total``; counts are integers and ``share`` a percentage."""
    return {
        "path": path,
        "chapters": [_object(one, lang) for one in chapters(bylaw)],
        "total": _object(whole(bylaw), lang),
    }


def _object(one: Coverage, lang: str) -> dict[str, Any]:
    return {
        "title": one.title,
        "articles": one.articles,
        "rules": one.rules,
        "share": _percent(one.share),
        "prose": {_CLASSES[kind].en: one.prose.get(kind, 0) for kind in _CLASSES},
        "unclassed": [
            {
                "number": article.number,
                "label": article_label(article.number, lang),
                "title": article.title,
                "line": article.statements[0].span.line,
            }
            for article in one.unclassed
        ],
    }
