"""The law of a place as a text to read: statutes, their provisions, and where they clash."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bylawkit.api.laws_words import FORCES, RANKS, english_title, values_of
from bylawkit.checks.base import cited
from bylawkit.checks.clashes import Clash, clashes
from bylawkit.diagnostics import Text
from bylawkit.diagnostics.text import cells
from bylawkit.model.law import Law, Provision, Statute
from bylawkit.resolve.lawbook import ENGLISH_NAMES, known_places, law_of
from bylawkit.resolve.lawrows import english_notes

_HEAD = Text(
    "{place}，{day}：{statutes} 部法规，{provisions} 条规定，其中 {doubtful} 条未核实",
    "{place}, {day}: statutes: {statutes}, provisions: {provisions}, not verified: {doubtful}",
)
_NOW = Text("现行", "now in force")
_SINCE, _UNTIL = Text("{day} 起", "since {day}"), Text("至 {day}", "until {day}")
_UNDATED = Text("起始日期不明", "of unknown date")
_DOUBTFUL = Text("未核实", "not verified")
_IN_FORCE_DOUBTFUL = Text("现行有效性未核实", "not verified to be still in force")
_UNCITED = Text("条号未收录", "article not recorded")
_NO_ARTICLE = f"；{_UNCITED.zh}"
_ARTICLE = Text("第{number}条", "art. {number}")
_CLASHES = Text("低于上位法，以上位法为准：", "Below the law above it, which prevails:")
_CLASH = Text(
    "{low}“{name}”{value}，低于{high}的 {more}",
    "{low} `{name}` {value}, below the {more} of {high}",
)
_PLACES = Text("有这些地方的法律：", "There is law for these places:")


def law_text(law: Law, lang: str) -> str:
    """Every provision in force, statute by statute, and at the end what is below higher law."""
    pairs = law.in_force()
    doubtful = sum(not (one.verified and statute.verified) for statute, one in pairs)
    head = _HEAD(lang).format(
        place=place_name(law.place, lang),
        day=law.on or _NOW(lang),
        statutes=len({id(statute) for statute, _ in pairs}),
        provisions=len(pairs),
        doubtful=doubtful,
    )
    lines = [head]
    for statute in law.statutes:
        own = [one for each, one in pairs if each is statute]
        if own:
            lines += ["", *_statute(statute, own, lang)]
    found = tuple(clashes(pairs))
    if found:
        lines += ["", _CLASHES(lang), *(f"  {_clash(one, lang)}" for one in found)]
    return "\n".join(lines)


def places_text(lang: str, on: date | None) -> str:
    """The places that have law of their own, with how many provisions are in force there."""
    lines = [_PLACES(lang)]
    names = [place_name(tuple(place.split("/")), lang) for place in known_places()]
    width = max(map(cells, names))
    for place, name in zip(known_places(), names, strict=True):
        law = law_of(tuple(place.split("/")), on)
        own = [one for one in law.statutes if one.place == law.place]
        padding = " " * (width - cells(name))
        lines.append(
            f"  {name}{padding}  " + ("、" if lang == "zh" else "; ").join(_titles(own, lang))
        )
    return "\n".join(lines)


def place_name(place: tuple[str, ...], lang: str) -> str:
    """``中国/北京``; in English ``China/Beijing (中国/北京)``."""
    zh = "/".join(place)
    english = {name: word for word, name in ENGLISH_NAMES.items()}
    if lang == "zh":
        return zh
    return "/".join(english.get(part, part).title() for part in place) + f" ({zh})"


def _titles(statutes: list[Statute], lang: str) -> list[str]:
    return [one.title if lang == "zh" else english_title(one) for one in statutes]


def _statute(statute: Statute, provisions: list[Provision], lang: str) -> Iterator[str]:
    parts = [
        RANKS[statute.rank](lang),
        _validity(statute.since, statute.until, lang) or _UNDATED(lang),
    ]
    if not statute.verified:
        parts.append(_IN_FORCE_DOUBTFUL(lang))
    title = statute.title if lang == "zh" else f"{english_title(statute)} {statute.title}"
    yield f"{title}{_in_brackets(parts, lang)}"
    for one in provisions:
        yield from _provision(one, lang)
        yield from (f"    {note}" for note in _notes(statute, one, lang))


def provision_text(statute: Statute, one: Provision, lang: str) -> str:
    """One provision with its statute, its values, and what it says in words."""
    title = statute.title if lang == "zh" else english_title(statute)
    lines = (*_provision(one, lang), *_notes(statute, one, lang))
    return "\n".join((title, *(line.strip() for line in lines)))


def _provision(one: Provision, lang: str) -> Iterator[str]:
    parts = [_where(one, lang)]
    if validity := _validity(one.since, one.until, lang):
        parts.append(validity)
    if not one.verified:
        parts.append(_DOUBTFUL(lang))
    yield f"  {FORCES[one.force](lang)} {one.name}{_in_brackets(parts, lang)}"
    values = [f"{name(lang)} {value(lang)}" for _, name, value in values_of(one)]
    if values:
        yield "    " + ("，" if lang == "zh" else "; ").join(values)


def _notes(statute: Statute, one: Provision, lang: str) -> list[str]:
    """What the provision says in words, in the reader's language if that is known."""
    if lang == "en" and (english := english_notes().get((statute.key, one.name))):
        return [english]
    return [words.text.removesuffix(_NO_ARTICLE) for words in one.words]


def _where(one: Provision, lang: str) -> str:
    if not one.basis:
        return _UNCITED(lang)
    numbers = [_ARTICLE(lang).format(number=each.article) for each in one.basis]
    return ("、" if lang == "zh" else ", ").join(numbers)


def _validity(since: date | None, until: date | None, lang: str) -> str:
    parts = []
    if since is not None:
        parts.append(_SINCE(lang).format(day=since))
    if until is not None:
        parts.append(_UNTIL(lang).format(day=until))
    return " ".join(parts)


def _in_brackets(parts: list[str], lang: str) -> str:
    return f"（{'，'.join(parts)}）" if lang == "zh" else f" ({', '.join(parts)})"


def _clash(one: Clash, lang: str) -> str:
    low, high = (_value(pair[1], one.field, lang) for pair in (one.low, one.high))
    return _CLASH(lang).format(
        low=one.low[0].name if lang == "zh" else english_title(one.low[0]),
        name=one.low[1].name,
        value=low,
        high=cited(*one.high)(lang),
        more=high,
    )


def _value(provision: Provision, field: str, lang: str) -> str:
    return next(value(lang) for name, _, value in values_of(provision) if name == field)
