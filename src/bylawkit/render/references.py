"""``{name}`` and ``{name.field}`` in prose, told in words.

A statement alone is told by the number of its article, a party by its name, a constant by its
value; with a field, by what that field says.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from bylawkit.model.bylaw import Bylaw, Named
from bylawkit.model.money import Authority
from bylawkit.model.parties import Body, Party
from bylawkit.model.prose import Definition
from bylawkit.model.values import Ref, Words
from bylawkit.model.votes import AllOf, AnyOf, Comparison, Matter
from bylawkit.render.cleaning import clean, is_han, tidy
from bylawkit.render.fields import attribute_of
from bylawkit.render.marks import Ready, pieces
from bylawkit.render.view import plain

if TYPE_CHECKING:
    from bylawkit.render.wording import Wording

_BRACES = re.compile(r" *\{\s*([^{}.．\s]+)(?:[.．]([^{}\s]+))?\s*\} *")
_STOPS = "。；;，,、：: "
_DEEPEST = 8
_VERBS = {
    "turnout": ("参与", "taking part"),
    "approve": ("同意", "voting in favour"),
    "attend": ("出席", "attending"),
    "carry": ("同意", "agreeing"),
}


def words(told: Wording, text: Words | str) -> Ready:
    """Free wording for use inside a sentence: references told, the last stop dropped."""
    return Ready(prose(told, text).rstrip(_STOPS))


def prose(told: Wording, text: Words | str) -> Ready:
    """Free wording as it stands, with its references told."""
    cleaned = clean(str(text))
    if "{" not in cleaned or told.depth >= _DEEPEST:
        return Ready(cleaned)
    teller = told.in_language_of(_BRACES.sub("", cleaned))
    teller.depth = told.depth + 1
    try:
        return Ready(_BRACES.sub(lambda found: _told(teller, found), cleaned))
    finally:
        teller.depth -= 1


def field_words(named: Named, field: str, lang: str) -> str | None:
    """A field of a statement in words, or ``None`` if it has no such field or does not state it.

    Names of other statements are said as they are written; inside a document
    :func:`field_value` says them properly.
    """
    from bylawkit.render.speaker import speaker
    from bylawkit.render.wording import Wording

    alone = Bylaw(title="", source=named.span.source, span=named.span, named={named.name: named})
    said = field_value(Wording(speaker(alone, lang)), named, field)
    return None if said is None else plain(pieces(tidy(said, lang)))


def printing(bylaw: Bylaw) -> Callable[[str], str]:
    """Tells what wording of a bylaw reads like in its document, in the language of the bylaw."""
    from bylawkit.render.speaker import speaker
    from bylawkit.render.wording import Wording

    told = Wording(speaker(bylaw, bylaw.lang))
    return lambda text: plain(pieces(tidy(prose(told, text), bylaw.lang)))


def field_value(told: Wording, named: Named, field: str) -> str | None:
    """A field of a statement in words, with marks; ``None`` if it is not stated."""
    attribute = attribute_of(named, field)
    return None if attribute is None else attribute_value(told, named, attribute)


def attribute_value(told: Wording, named: Named, attribute: str) -> str | None:
    """The same, by the attribute of the model instead of the word of the language."""
    value = _stated(named, attribute)
    if value is None or value is False or value == ():
        return None
    if isinstance(value, (Comparison, AllOf, AnyOf)) and isinstance(named, (Matter, Body)):
        verb = _VERBS[attribute][told.speaker.lang != "zh"]
        voters = told.speaker.voters(named, value)
        return str(told.speaker.tongue.voted(value, voters, verb))
    if attribute == "basis":
        return str(told.speaker.tongue.citations(value)).strip(" （）()")
    return told.say(value, attribute)


def _stated(named: Named, attribute: str) -> Any:
    """The value of a field; a sum of money that may be stated as a share of a fund, either way."""
    value = getattr(named, attribute)
    if isinstance(named, Authority) and attribute == "total" and value is None:
        return named.total_share
    return value


def _told(told: Wording, found: re.Match[str]) -> str:
    said = _reference(told, found.group(1), found.group(2))
    before = found.string[found.start() - 1 : found.start()]
    after = found.string[found.end() : found.end() + 1]
    left = " " if found.group().startswith(" ") and not _joins(before, said[:1]) else ""
    right = " " if found.group().endswith(" ") and not _joins(said[-1:], after) else ""
    return left + said + right


def _reference(told: Wording, name: str, field: str | None) -> str:
    speaker = told.speaker
    statement = speaker.bylaw.named.get(name)
    if statement is None:
        return speaker.name(Ref(name, speaker.bylaw.span))
    if field is not None:
        return field_value(told, statement, field) or ""
    if isinstance(statement, Definition) and statement.value is not None:
        home = speaker.bylaw.home
        day = speaker.bylaw.effective or (home.as_of if home else None)
        return told.say(statement.on(day))
    if isinstance(statement, (Party, Body, Definition)):
        return clean(speaker.title(statement))
    return speaker.article(name)


def _joins(left: str, right: str) -> bool:
    """Whether no space belongs between two characters: one is Chinese, a mark, or nothing."""
    if not left or not right:
        return True
    return is_han(left) or is_han(right)
