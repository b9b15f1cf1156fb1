"""Kind words for slips: what was found, what should stand there, and what to type next.

Each module knows one kind of slip. A function looks at the place where a line could not be read on
and returns its diagnostic, or ``None`` if the slip is of another kind. The first that answers wins, so
that the order below is the order of what is most telling.
"""

from __future__ import annotations

from collections.abc import Callable

from bylawkit.diagnostics import Diagnostic, Text
from bylawkit.syntax import codes
from bylawkit.syntax.mistakes import (
    brackets,
    characters,
    fields,
    margin,
    missing,
    names,
    numbers,
    quotes,
    shares,
    signs,
    spelling,
    times,
    units,
)
from bylawkit.syntax.mistakes.examples import example
from bylawkit.syntax.mistakes.place import Place, wordlike
from bylawkit.syntax.mistakes.wording import described, guess, listed

__all__ = ["Place", "explain"]

Slip = Callable[[Place], Diagnostic | None]

AT_MARGIN = (
    characters.look_alike,
    margin.numbered,
    margin.bullet,
    margin.other_comment,
    margin.field_at_margin,
    spelling.spelled_otherwise,
    margin.prose,
    margin.unknown_statement,
)
"""For the first word of a line at the margin."""

AT_FIELD = (
    characters.look_alike,
    margin.numbered,
    margin.bullet,
    margin.other_comment,
    quotes.unmatched_quotes,
    fields.statement_as_field,
    fields.field_of_others,
    spelling.spelled_otherwise,
    quotes.paragraph_without_quotes,
    characters.odd_sign,
    fields.unknown_field,
)
"""For the first word of an indented line."""

AT_END = (
    names.no_name,
    brackets.open_bracket,
    signs.empty_item,
    missing.citation,
    names.ran_on,
    missing.due_day,
    shares.bare_half,
    shares.no_comparator,
    fields.empty_field,
    units.no_unit,
)
"""For a line that ends too early."""

INSIDE = (
    characters.look_alike,
    margin.numbered_title,
    missing.citation,
    quotes.quotes_in_quotes,
    quotes.unmatched_quotes,
    signs.after_keyword,
    signs.arrow,
    signs.empty_item,
    names.title_without_name,
    names.sign_in_name,
    names.glued_to_keyword,
    names.ran_on,
    shares.several_measures,
    shares.double,
    shares.compared_twice,
    shares.half,
    shares.comparator,
    shares.odd_share,
    numbers.odd_number,
    missing.silence,
    times.odd_date,
    times.odd_time,
    times.vague_time,
    times.odd_range,
    times.odd_frequency,
    units.rate_order,
    missing.due_day,
    units.sign_in_front,
    units.odd_unit,
    units.word_after_days,
    spelling.spelled_otherwise,
    names.name_first,
    missing.word_missing,
    names.digit_first,
    shares.no_measure,
    signs.end_mark,
    signs.conjunction,
    signs.test_join,
    signs.separator,
    brackets.odd_bracket,
    fields.field_on_head,
    fields.second_field,
    units.no_unit,
    units.unknown_unit,
    shares.no_comparator,
    shares.bare_half,
    names.space_in_name,
    signs.comma_missing,
    quotes.quotes_missing,
    characters.odd_sign,
)
"""For a word within a line."""


def explain(place: Place) -> Diagnostic:
    """The diagnostic that fits a slip best."""
    if place.too_deep:
        return place.say(codes.TOO_DEEP)
    for slip in _slips(place):
        found = slip(place)
        if found is not None:
            return found
    return _ended(place) if place.ended else _misplaced(place)


def _slips(place: Place) -> tuple[Slip, ...]:
    if place.ended:
        return AT_END
    if place.written:
        return INSIDE
    return AT_MARGIN if place.head else AT_FIELD


def _ended(place: Place) -> Diagnostic:
    before = place.before
    span = place.word_span() if before is None else place.span_of(before)
    text = "" if before is None else before.text
    expected = described(place.expected, place.grammar)
    return place.say(codes.ENDS_EARLY, span, before=text, expected=expected, example=example(place))


def _misplaced(place: Place) -> Diagnostic:
    """A word that fits nowhere, with what could stand in its place."""
    if set(place.expected) <= {"_NL"}:
        return place.say(codes.TOO_MUCH)
    if set(place.expected) <= {"STRING", "_NL"}:
        return place.say(codes.QUOTES_NEEDED if wordlike(place.sign) else codes.TOO_MUCH)
    word = place.word_span().text
    lead = Text("可写：", "write ")
    cure = guess(word, place.expected, place.grammar) or listed(lead, place.expected, place.grammar)
    expected = described(place.expected, place.grammar)
    return place.say(codes.UNEXPECTED, expected=expected, cure=cure, example=example(place))
