"""The sentences: jinja2 templates of one language, with the filters that say values.

Templates see model values, never source text, and run in a sandbox. What they print is cleaned
unless a filter has made it ready; an undefined name is an error of ours.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache
from types import ModuleType
from typing import TYPE_CHECKING, Any, TypeVar

from jinja2 import FunctionLoader, StrictUndefined, Template, pass_context
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from bylawkit import assets
from bylawkit.model.parties import Quota
from bylawkit.model.scenario import Outcome
from bylawkit.model.values import Duration, Frequency, Rate, Ref, Words
from bylawkit.model.votes import Consent, Matter, Petition, Side, Test
from bylawkit.render import electorate, references
from bylawkit.render.cleaning import clean, has_han, has_letters
from bylawkit.render.marks import BLOCKS, CELL, LINE, Ready, mark
from bylawkit.render.speaker import Speaker
from bylawkit.render.speech import figures, speech
from bylawkit.render.speech.laws import place_name

if TYPE_CHECKING:
    from bylawkit.render.own.templates import Own

Made = TypeVar("Made")


class _Environment(ImmutableSandboxedEnvironment):
    """A sandbox with a short way to the public attributes of our own values."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        if _is_plain(attribute):
            try:
                return getattr(obj, attribute)
            except AttributeError:
                pass
        return super().getattr(obj, attribute)


@lru_cache(maxsize=1024)
def _is_plain(attribute: str) -> bool:
    """Whether an attribute is public, and no way to format strings."""
    return not attribute.startswith(("_", "format"))


@lru_cache(maxsize=2)
def environment(lang: str) -> _Environment:
    """The templates of one language, compiled once."""
    made = _Environment(
        loader=FunctionLoader(lambda name: assets.text(f"templates/{lang}/{name}")),
        undefined=StrictUndefined,
        autoescape=False,
        auto_reload=False,
        finalize=_finish,
    )
    made.filters = {**made.filters, **filters(lang)}
    return made


def filters(lang: str) -> dict[str, Callable[..., Any]]:
    """The filters that say values in a language."""
    return {**_values(speech(lang)), **_NAMES}


_OWN: ContextVar[Own | None] = ContextVar("templates of the user's own", default=None)


@contextmanager
def using(own: Own) -> Iterator[None]:
    """Speak with templates of the user's own meanwhile."""
    before = _OWN.set(own)
    try:
        yield
    finally:
        _OWN.reset(before)


def _run(lang: str, make: Callable[[], Made]) -> Made:
    own = _OWN.get()
    return make() if own is None else own.run(lang, make)


_MARKS: dict[str, Any] = {
    **{name: mark(letter) for name, letter in BLOCKS.items()},
    "cell": Ready(CELL),
    "line": Ready(LINE),
}


def _template(lang: str, name: str) -> Template:
    own = _OWN.get()
    return _ours(lang, name) if own is None else own.template(lang, name)


@lru_cache(maxsize=64)
def _ours(lang: str, name: str) -> Template:
    return environment(lang).get_template(f"{name}.jinja")


class Wording:
    """The templates of one language, speaking of one bylaw."""

    def __init__(self, speaker: Speaker) -> None:
        self.speaker = speaker
        self.depth = 0
        self._other: Wording | None = None
        residents = speaker.either(electorate.residents(speaker.bylaw))
        self._known = {**_MARKS, "told": self, "residents": residents}
        values = _template(speaker.lang, "values")
        self._phrases = _run(speaker.lang, lambda: values.make_module(self._known, shared=True))

    def render(self, template: str, **values: Any) -> str:
        """The marked output of a template."""
        found = _template(self.speaker.lang, template)
        context = found.new_context({**self._known, **values}, shared=True)
        return _run(self.speaker.lang, lambda: "".join(found.root_render_func(context)))

    def in_language_of(self, text: str) -> Wording:
        """This wording, or its twin in the other language if ``text`` is written in that."""
        if has_han(text) == (self.speaker.lang == "zh") or not has_letters(text):
            return self
        if self._other is None:
            other = "en" if self.speaker.lang == "zh" else "zh"
            self._other = Wording(self.speaker.speaking(other))
        return self._other

    def say(self, value: Any, attribute: str | None = None) -> Ready:
        """One value in words, by its type, or by the field it stands in."""
        if attribute is not None and hasattr(self._phrases, f"field_{attribute}"):
            return self._phrase(f"field_{attribute}", value)
        if isinstance(value, Words):
            return references.words(self, value)
        plain = _PLAIN.get(type(value))
        if plain is not None:
            return Ready(plain(self.speaker, value))
        if isinstance(value, tuple):
            return Ready(self.speaker.tongue.together([self.say(one) for one in value]))
        return self._phrase(_snake(type(value).__name__), value)

    def _phrase(self, name: str, value: Any) -> Ready:
        phrase = getattr(self._phrases, name)
        return Ready(_run(self.speaker.lang, lambda: phrase(value)).strip())


_OUTCOMES = frozenset(Outcome)
_PLAIN: dict[type, Callable[[Speaker, Any], str]] = {
    str: lambda speaker, value: clean(value),
    int: lambda speaker, value: str(value),
    Ref: lambda speaker, value: speaker.name(value),
    Fraction: lambda speaker, value: speaker.tongue.percent(value),
    Duration: lambda speaker, value: speaker.tongue.duration(value),
    Frequency: lambda speaker, value: speaker.tongue.frequency(value),
    Rate: lambda speaker, value: speaker.tongue.rate(value),
    date: lambda speaker, value: speaker.tongue.date(value),
}


def _finish(value: Any) -> Any:
    """What a template prints: as it is if ready, else cleaned."""
    if isinstance(value, Ready):
        return value
    if value is None:
        raise TypeError("a template printed a value that is not stated")
    return clean(str(value))


@lru_cache(maxsize=64)
def _snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def _values(tongue: ModuleType) -> dict[str, Callable[..., Any]]:
    names = (
        "numeral times date month duration period every frequency money area rate rate_digits share "
        "percent limit bound citations law law_article missed round_area rate_unit"
    )
    filters: dict[str, Callable[..., Any]] = {name: getattr(tongue, name) for name in names.split()}
    filters["when"] = _ready(tongue.when)
    filters["capital"] = _ready(tongue.capital)
    filters["the"] = _ready(tongue.the)
    filters["aside"] = _ready(tongue.aside)
    filters["frozen"] = _ready(tongue.frozen)
    filters["onto"] = lambda rest, lead: Ready(tongue.onto(rest, lead))
    filters["day"] = lambda day: tongue.BLANK_DAY if day is None else tongue.date(day)
    filters["eve"] = lambda day: None if day is None else day - timedelta(days=1)
    filters["place"] = lambda name: place_name(name, tongue.LANG)
    filters["rate_of"] = tongue.rate
    filters["role"] = lambda role: tongue.ROLES.get(role, "")
    filters["spaced"] = lambda name: name.replace("-", " ")
    filters["rate_figure"] = lambda price: figures.yuan(price.fen)
    filters["percent_digits"] = figures.percent_digits
    filters["square_metres"] = figures.square_metres
    filters["figure"] = figures.figure
    filters["plain_number"] = figures.plain_number
    filters["lower_first"] = _ready(lambda text: text[:1].lower() + text[1:])
    return filters


def _ready(change: Callable[[str], str]) -> Callable[[str], str]:
    """A change of words that leaves their marks alone."""
    return lambda text: Ready(change(text)) if isinstance(text, Ready) else change(text)


# ── Filters that need to know the bylaw ──


@pass_context
def _name(context: Context, ref: Ref) -> Ready:
    return _speaker(context).name(ref)


@pass_context
def _mention(context: Context, ref: Ref) -> Ready:
    return _speaker(context).mention(ref)


@pass_context
def _names(context: Context, refs: tuple[Ref, ...], last: str | None = None) -> Ready:
    return _speaker(context).names(refs, last)


@pass_context
def _mentions(context: Context, refs: tuple[Ref, ...]) -> Ready:
    return _speaker(context).mentions(refs)


@pass_context
def _words(context: Context, words: Words | str) -> Ready:
    return references.words(context["told"], words)


@pass_context
def _prose(context: Context, words: Words | str) -> Ready:
    return references.prose(context["told"], words)


@pass_context
def _called(context: Context, statement: Any) -> Ready:
    return Ready(clean(_speaker(context).title(statement)))


@pass_context
def _voted(context: Context, rule: Test, statement: Any, verb: str, lead: str = "") -> Ready:
    speaker = _speaker(context)
    return Ready(speaker.tongue.voted(rule, speaker.voters(statement, rule), verb, lead))


@pass_context
def _condition(context: Context, rule: Test, statement: Any) -> Ready:
    speaker = _speaker(context)
    return Ready(speaker.tongue.condition(rule, speaker.voters(statement, rule)))


@pass_context
def _objected(context: Context, rule: Test, statement: Any) -> Ready:
    speaker = _speaker(context)
    return Ready(speaker.tongue.objected(rule, speaker.voters(statement, rule)))


@pass_context
def _compared(context: Context, comparison: Any, statement: Any) -> Ready:
    speaker = _speaker(context)
    return Ready(speaker.tongue.compared(comparison, speaker.voters(statement, comparison)))


@pass_context
def _portion(context: Context, group: Petition | Consent) -> Ready:
    return _speaker(context).portion(group)


@pass_context
def _portions(context: Context, groups: tuple[Petition | Consent, ...], last: str) -> Ready:
    speaker = _speaker(context)
    return Ready(speaker.tongue.together([speaker.portion(one) for one in groups], last))


@pass_context
def _members(context: Context, ref: Ref) -> Ready:
    return _speaker(context).members(ref)


@pass_context
def _quota(context: Context, quota: Quota) -> Ready:
    speaker = _speaker(context)
    return Ready(speaker.tongue.quota(speaker.name(quota.group), quota.limit))


@pass_context
def _people(context: Context, statement: Any) -> str:
    """What those are called who vote on a matter, or sit in a body."""
    return _speaker(context).voters(statement)


@pass_context
def _manner(context: Context, matter: Matter) -> str:
    return _speaker(context).manner(matter)


@pass_context
def _decided_by_many(context: Context, matter: Matter) -> bool:
    return electorate.decided_by_many(_speaker(context).bylaw, matter)


@pass_context
def _article(context: Context, statement: Any) -> Ready:
    return _speaker(context).article(statement.name)


@pass_context
def _candidate(context: Context, name: str, matter: Matter) -> Ready:
    """Who is voted for, as the ballot calls them; ``for`` and ``against`` of a motion in words."""
    told: Wording = context["told"]
    option = next((one for one in matter.options if one.name == name), None)
    if option is not None:
        return told.speaker.name(option)
    return told.say(name, "kind") if name in (Side.FOR, Side.AGAINST) else Ready(clean(name))


@pass_context
def _candidates(context: Context, names: tuple[str, ...], matter: Matter) -> Ready:
    said = [_candidate(context, one, matter) for one in names]
    return Ready(_speaker(context).tongue.together(said))


@pass_context
def _announced(context: Context, value: str) -> Ready:
    """An announced figure as it is; an announced outcome in words."""
    told: Wording = context["told"]
    return told.say(Outcome(value)) if value in _OUTCOMES else Ready(clean(value))


@pass_context
def _say(context: Context, value: Any) -> Ready:
    told: Wording = context["told"]
    return told.say(value)


@pass_context
def _field(context: Context, value: Any, attribute: str) -> Ready:
    told: Wording = context["told"]
    return told.say(value, attribute)


def _speaker(context: Context) -> Speaker:
    told: Wording = context["told"]
    return told.speaker


_NAMES: dict[str, Callable[..., Any]] = {
    "name": _name,
    "names": _names,
    "mention": _mention,
    "mentions": _mentions,
    "words": _words,
    "prose": _prose,
    "called": _called,
    "voted": _voted,
    "condition": _condition,
    "objected": _objected,
    "compared": _compared,
    "portion": _portion,
    "portions": _portions,
    "quota": _quota,
    "members": _members,
    "people": _people,
    "manner": _manner,
    "decided_by_many": _decided_by_many,
    "article": _article,
    "announced": _announced,
    "candidate": _candidate,
    "candidates": _candidates,
    "say": _say,
    "field": _field,
}
