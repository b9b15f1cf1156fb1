"""Names as a document says them: parties, bodies, other articles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import ModuleType
from zlib import crc32

from bylawkit.model.bylaw import Bylaw, Named, Statement
from bylawkit.model.parties import Body, Party, Role
from bylawkit.model.prose import Definition, Prose
from bylawkit.model.values import Ref
from bylawkit.model.votes import Consent, Matter, Measure, Petition, Test
from bylawkit.model.wording import PARTY_NAMES, USES
from bylawkit.render import electorate
from bylawkit.render.cleaning import clean
from bylawkit.render.electorate import Manner
from bylawkit.render.marks import Ready, link
from bylawkit.render.speech import speech


@dataclass(frozen=True, slots=True)
class Speaker:
    """Says the names and values of one bylaw in one language.

    ``numbers`` and ``anchors`` are those of the article in which a named statement stands. In an
    extract, ``whole`` knows the articles of the bylaws that it was taken from.
    """

    bylaw: Bylaw
    lang: str
    tongue: ModuleType
    numbers: Mapping[str, int] = field(default_factory=dict)
    anchors: Mapping[str, str] = field(default_factory=dict)
    whole: Speaker | None = None

    def name(self, ref: Ref) -> Ready:
        """A party, a use of a unit, or the title of a statement."""
        found = self.bylaw.named.get(ref.name)
        if found is None:
            return Ready(clean(self._undeclared(ref.name)))
        return Ready(clean(self.title(found)))

    def title(self, statement: Named) -> str:
        """What a statement is called in a sentence."""
        if isinstance(statement, Definition):
            return statement.name
        if isinstance(statement, (Party, Body)):
            name = statement.name
            plain = statement.title == name and PARTY_NAMES.get(name) is statement.role
            title = None if plain else statement.title
            is_company = isinstance(statement, Party) and statement.role in _COMPANIES
            said: str = self.tongue.party(name, statement.role, title, is_company)
            return said
        if statement.title == statement.name and self.lang == "en":
            return statement.name.replace("-", " ")
        return statement.title

    def mention(self, ref: Ref) -> Ready:
        """A statement by title and article: ``物业服务费（第八条）``; a party by its name."""
        found = self.bylaw.named.get(ref.name)
        name = self.name(ref)
        if found is None or isinstance(found, (Party, Body, Definition)):
            return name
        return Ready(self.tongue.mention(name, self.article(ref.name)))

    def article(self, name: str) -> Ready:
        """The article of a named statement, as a cross-reference: ``第八条``."""
        number = self.numbers.get(name)
        if number is None:
            return self._elsewhere(name)
        return link(self.tongue.article_label(number), self.anchors[name])

    def _elsewhere(self, name: str) -> Ready:
        """An article that is not in this document."""
        number = None if self.whole is None else self.whole.numbers.get(name)
        if number is None:
            return Ready(clean(name))
        label = self.tongue.article_label(number)
        return Ready(self.tongue.article_in(label, clean(self.bylaw.title)))

    def names(self, refs: Iterable[Ref], last: str | None = None) -> Ready:
        """Several names in one sentence, the last two joined by ``last``."""
        every = [self.name(ref) for ref in refs]
        joined = self.tongue.together(every) if last is None else self.tongue.together(every, last)
        return Ready(joined)

    def mentions(self, refs: Iterable[Ref]) -> Ready:
        return Ready(self.tongue.together([self.mention(ref) for ref in refs]))

    def voters(self, statement: Matter | Body, rule: Test | None = None) -> str:
        """What those are called who vote on a matter or in a body."""
        return self.either(electorate.voters(self.bylaw, statement, rule))

    def manner(self, matter: Matter) -> Manner:
        """How a matter is decided: by units, by seats, or by one party alone."""
        return electorate.manner(self.bylaw, matter)

    def portion(self, group: Petition | Consent) -> Ready:
        """Who must ask, or agree, besides: ``五分之一以上的业主``."""
        who: str = self.name(group.who)
        if group.who.name not in self.bylaw.named and group.who.name not in PARTY_NAMES:
            who = self.tongue.the(who)
        if group.measure is not Measure.SEATS and electorate.is_body(self.bylaw, group.who.name):
            who = self.members(group.who)
        return Ready(self.tongue.portion(who, group.measure, group.limit))

    def members(self, ref: Ref) -> Ready:
        """The people meant by a name: those who sit in a body, else those it names."""
        if not electorate.is_body(self.bylaw, ref.name):
            return self.name(ref)
        people = self.either(electorate.members(self.bylaw, ref.name))
        return Ready(self.tongue.of_body(self.name(ref), people))

    def either(self, words: tuple[str, str]) -> str:
        """The Chinese words or the English ones."""
        return words[self.lang != "zh"]

    def speaking(self, lang: str) -> Speaker:
        """Somebody who knows the same in another language."""
        return replace(self, lang=lang, tongue=speech(lang))

    def _undeclared(self, name: str) -> str:
        use = _USES.get(name)
        if use is not None:
            return use(self.lang)
        said: str = self.tongue.party(name, PARTY_NAMES.get(name), None)
        return said


_COMPANIES = frozenset((Role.OTHER, Role.PROVIDER, Role.FALLBACK_PROVIDER, Role.DEVELOPER))
_USES = {word: text for text in USES.values() for word in text}


def speaker(bylaw: Bylaw, lang: str) -> Speaker:
    """Somebody who knows the articles of ``bylaw`` by name."""
    numbers: dict[str, int] = {}
    anchors: dict[str, str] = {}
    for article in bylaw.articles:
        anchor = article_anchor(article.statements[0])
        for statement in article.statements:
            if not isinstance(statement, Prose):
                numbers.setdefault(statement.name, article.number)
                anchors.setdefault(statement.name, anchor)
    return Speaker(bylaw, lang, speech(lang), numbers, anchors)


def article_key(statement: Statement) -> str:
    """What an article is known by, wherever it stands: its name, or the title of its prose."""
    return f"prose {statement.title}" if isinstance(statement, Prose) else statement.name


def article_anchor(statement: Statement) -> str:
    """The bookmark of an article: eight hexadecimal digits of its key."""
    return f"a{stable_id(article_key(statement)):08x}"


def stable_id(key: str) -> int:
    """31 bits, never 0, that stay the same as long as the key does."""
    return crc32(key.encode("utf-8", "replace")) & 0x7FFFFFFF or 1
