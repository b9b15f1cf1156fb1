"""What became of a document, as text: what differs, article by article, and the sum."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from bylawkit.compare.words import FIELDS, direction_text
from bylawkit.returned import words
from bylawkit.returned.values import Fate, Outcome, Verified

_LONG = 160


def verified_text(found: Verified, lang: str) -> str:
    """The report."""
    return "\n".join(_lines(found, lang))


def _lines(found: Verified, lang: str) -> Iterator[str]:
    yield _head(found, lang)
    shown = [one for one in found.outcomes if _is_shown(one)]
    for article, group in groupby(shown, key=lambda one: one.article):
        yield ""
        yield article or words.COVER(lang)
        yield from _article(list(group), lang)
    for margin in found.margins:
        yield ""
        yield words.MARGINS(lang).format(text=_short(margin))
    yield ""
    yield _sum(found, lang)
    yield sum_text(found, lang)


def _head(found: Verified, lang: str) -> str:
    about = {"path": found.path, "title": found.title, "source": found.against}
    if found.against is None:
        note = words.ONLY_RECORD if found.same_source is None else words.KEPT_WITHOUT_SOURCE
        return words.AGAINST_RECORD(lang).format(**about) + _stop(lang) + note(lang)
    head = words.AGAINST_SOURCE(lang).format(**about)
    return head + _stop(lang) + words.SAME_SOURCE(lang) if found.same_source else head


def _stop(lang: str) -> str:
    return "。" if lang == "zh" else ": "


def _is_shown(one: Outcome) -> bool:
    return one.fate is not Fate.UNCHANGED or one.moved or bool(one.comments)


def _article(every: list[Outcome], lang: str) -> Iterator[str]:
    """Those that only moved are counted, the others told."""
    told = [one for one in every if one.fate is not Fate.UNCHANGED or one.comments]
    for one in told:
        yield from _outcome(one, lang)
    if len(told) < len(every):
        yield "  " + words.ONLY_MOVED(lang).format(count=len(every) - len(told))


def _outcome(one: Outcome, lang: str) -> Iterator[str]:
    told = words.FATES[one.fate](lang)
    if one.moved:
        told += ("，" if lang == "zh" else ", ") + words.MOVED(lang)
    yield f"  {told}"
    yield from (f"    {line}" for line in _about(one, lang))


def _about(one: Outcome, lang: str) -> Iterator[str]:
    yield from _from_to(one, lang)
    yield from (words.ODDITIES[strange](lang) for strange in one.oddities)
    if one.edited is False and one.fate is not Fate.UNCHANGED:
        yield words.NOT_EDITED(lang)
    if one.fate is not Fate.UNCHANGED:
        if one.old is not None:
            yield words.WAS(lang).format(text=_short(one.old))
        if one.new:
            yield words.NOW(lang).format(text=_short(one.new))
    elif one.new:
        yield _short(one.new)
    yield from (words.COMMENT(lang).format(text=_short(said)) for said in one.comments)


def _from_to(one: Outcome, lang: str) -> Iterator[str]:
    """The fields of the rule, if they could be read back, else the words."""
    nothing = words.NOTHING(lang)
    if one.fate is Fate.RULE and one.differences:
        changed = "; ".join(f"{x.old or nothing} → {x.new or nothing}" for x in one.replaced)
        for field in one.differences:
            name = FIELDS[field.field](lang) if field.field in FIELDS else field.keyword
            name = words.RULE(lang) if name == field.field and lang == "zh" else name
            way = direction_text(field.direction, lang)
            aside = (f"（{way}）" if lang == "zh" else f" ({way})") if way else ""
            colon = "：" if lang == "zh" else ": "
            yield f"{name}{colon}{changed}{aside}"
    elif one.fate in (Fate.RULE, Fate.UNDECIDED):
        for pair in one.replaced:
            yield words.FROM_TO(lang).format(old=pair.old or nothing, new=pair.new or nothing)


def _short(text: str) -> str:
    return text if len(text) <= _LONG else text[: _LONG - 1] + "…"


def _sum(found: Verified, lang: str) -> str:
    parts = [
        words.COUNTS(lang).format(count=count, fate=words.SHORT[one](lang))
        for one in Fate
        if (count := found.count(one)) or one in (Fate.UNCHANGED, Fate.RULE)
    ]
    moved = sum(one.moved for one in found.outcomes)
    parts += [words.MOVED_COUNT(lang).format(count=moved)] if moved else []
    return ("，" if lang == "zh" else ", ").join(parts)


def sum_text(found: Verified, lang: str) -> str:
    """The sum in one sentence."""
    if found.rules_changed:
        return words.CHANGED(lang)
    return (words.TO_READ if found.matters else words.CLEAN)(lang)
