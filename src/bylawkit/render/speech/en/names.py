"""Numbers of articles, names of parties and laws, and how English sentences join."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bylawkit.model import numbering
from bylawkit.model.parties import Role
from bylawkit.model.values import Citation
from bylawkit.render.speech.laws import law_name

_ARTICLE = re.compile(
    r"第?(\d+)条?(?:之([0-9一二三四五六七八九十]+))?(?:[(（](\w+)[)）])?(?:-(\d+))?"
)
_CONDITION = re.compile("(if|when|where|once|after|before|during|while|in|on|at) ", re.IGNORECASE)

ROLES = {
    Role.OWNERS: "the owners",
    Role.TENANTS: "the tenants",
    Role.USERS: "the users",
    Role.PROVIDER: "the service provider",
    Role.OWNERS_COMMITTEE: "the owners' committee",
    Role.OWNERS_ASSEMBLY: "the owners' assembly",
    Role.PARTY_ORGANISATION: "the community party organisation",
    Role.RESIDENTS_COMMITTEE: "the residents' committee",
    Role.STATIONED_UNITS: "the stationed units",
    Role.RESIDENTS: "the residents",
    Role.SUBDISTRICT: "the sub-district office",
    Role.GOVERNMENT: "the government department",
    Role.LANDLORD: "the public landlord",
    Role.DEVELOPER: "the developer",
    Role.VOLUNTEERS: "the volunteers",
    Role.FALLBACK_PROVIDER: "the fallback provider",
    Role.COUNCIL: "the deliberation council",
    Role.PLATFORM: "the deliberation platform",
    Role.TENANTS_COUNCIL: "the tenants' council",
    Role.TEMPORARY_COMMITTEE: "the temporary property management committee",
}


def article_in(article: str, title: str) -> str:
    """An article of another document."""
    return f"{article} of {title}"


def chapter_label(number: int) -> str:
    return numbering.chapter_label(number, "en")


def article_label(number: int) -> str:
    return numbering.article_label(number, "en")


def section_label(number: int) -> str:
    return f"{number}."


def item_label(number: int) -> str:
    """``(a)`` … ``(z)``, ``(aa)``, ``(bb)``, as Word counts."""
    repeat, letter = divmod(number - 1, 26)
    return f"({chr(97 + letter) * (repeat + 1)})"


def note_label(number: int) -> str:
    return f"{number}. "


def mention(title: str, link: str) -> str:
    return f"{link} ({inside(title)})"


def together(words: Iterable[str], last: str = " and ") -> str:
    """A list in one sentence."""
    every = list(words)
    return ", ".join(every[:-1]) + last + every[-1] if len(every) > 1 else "".join(every)


def law(name: str) -> str:
    if known := law_name(name, "en"):
        return known
    if re.search("[\u3400-\u9fff]", name):
        return f"《{name}》"
    return " ".join(capital(word) for word in name.split("-"))


def law_article(article: str) -> str:
    """``278(5)`` as ``art. 278(5)``."""
    found = _ARTICLE.fullmatch(article)
    if found is None:
        return article
    number, extra, point, last = found.groups()
    text = number + (f"-{extra}" if extra else "") + (f"({point})" if point else "")
    return f"arts {text} to {last}" if last else f"art. {text}"


def citations(basis: tuple[Citation, ...]) -> str:
    """`` (Civil Code, art. 278(5))``; nothing without a basis."""
    if not basis:
        return ""
    laws: dict[str, list[str]] = {}
    for one in basis:
        laws.setdefault(law(one.law), []).append(law_article(one.article))
    return " (" + "; ".join(name + ", " + ", ".join(found) for name, found in laws.items()) + ")"


def when(condition: str) -> str:
    """A condition at the head of a sentence: ``Where a fee is late``."""
    return capital(condition) if _CONDITION.match(condition) else f"Where {condition}"


def onto(rest: str, lead: str) -> str:
    """What follows ``lead``, a condition."""
    return lead + rest


def aside(persons: str) -> str:
    """Who must step aside, in the middle of a sentence."""
    return persons


def frozen(action: str) -> str:
    """What must not be done, without the words that the sentence around it says."""
    return action.removeprefix("no ")


def capital(text: str) -> str:
    """``text`` at the head of a sentence."""
    return text[:1].upper() + text[1:]


def party(name: str, role: Role | None, title: str | None, is_company: bool = False) -> str:
    """A party or body as a sentence calls it. ``title`` is ``None`` if it was not declared."""
    if title is None:
        return ROLES[role] if role in ROLES else name.replace("-", " ")
    if title == name:
        return _the(name)
    return title if is_company and title[:1].isupper() else _the(title)


def _the(name: str) -> str:
    name = name.replace("-", " ")
    return name if re.match("the |[\u3400-\u9fff]", name, re.IGNORECASE) else f"the {name}"


def the(title: str) -> str:
    """A title in the middle of a sentence: ``the property service fee``, ``the Repair Fund``."""
    if _HAN.search(title) or title.partition(" ")[0].lower() in _DETERMINED:
        return title
    return f"the {inside(title)}"


def inside(title: str) -> str:
    """A title without the capital of a heading, unless it is a name: ``property service fee``."""
    first, _, rest = title.partition(" ")
    is_name = any(word[:1].isupper() for word in rest.split()) or not first[1:].islower()
    return title if is_name or _HAN.search(title) else title[:1].lower() + title[1:]


_HAN = re.compile("[\u3400-\u9fff]")
_DETERMINED = frozenset(("the", "a", "an", "no", "this", "every", "each", "all"))
