"""How values are said in English; the same functions as in :mod:`bylawkit.render.speech.zh`."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from fractions import Fraction

from bylawkit.model import numbering
from bylawkit.model.parties import Role
from bylawkit.model.values import Citation, Cmp, Duration, Frequency, Limit, Per, Rate, Unit
from bylawkit.model.votes import AllOf, AnyOf, Base, Comparison, Measure, Side, Test
from bylawkit.render.speech.figures import decimal, percent_digits, round_yuan, square_metres, yuan
from bylawkit.render.speech.laws import law_name

_SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
]
_PARTS = {
    2: "half",
    3: "third",
    4: "quarter",
    5: "fifth",
    6: "sixth",
    7: "seventh",
    8: "eighth",
    9: "ninth",
}
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_ARTICLE = re.compile(
    r"第?(\d+)条?(?:之([0-9一二三四五六七八九十]+))?(?:[(（](\w+)[)）])?(?:-(\d+))?"
)
_UNITS = {
    Unit.HOUR: "hour",
    Unit.DAY: "day",
    Unit.WORKDAY: "working day",
    Unit.WEEK: "week",
    Unit.MONTH: "month",
    Unit.QUARTER: "quarter",
    Unit.HALF_YEAR: "half-year",
    Unit.YEAR: "year",
}
_PER = {
    Per.SQUARE_METRE: "square metre",
    Per.HOUSEHOLD: "household",
    Per.SPACE: "parking space",
    Per.HOUR: "hour",
}
_PER_SHORT = {Per.SQUARE_METRE: "m²", Per.HOUSEHOLD: "household", Per.SPACE: "space"}
_THINGS = {
    Measure.AREA: ("the total floor area", "the floor area"),
    Measure.HEADS: ("all owners", "the owners"),
    Measure.HOUSEHOLDS: ("all households", "the households"),
    Measure.SEATS: ("all seats", "the seats"),
}
_BASES = {
    Base.ALL: "",
    Base.PARTICIPATING: " taking part",
    Base.ATTENDING: " present",
    Base.CAST: " casting a valid vote",
}
_COMPARED = {
    Cmp.AT_LEAST: "at least",
    Cmp.MORE: "more than",
    Cmp.AT_MOST: "at most",
    Cmp.LESS: "less than",
}
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


def numeral(number: int) -> str:
    """A whole number as a sentence has it: in words up to twelve."""
    return _SMALL[number] if 0 <= number < len(_SMALL) else str(number)


def times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{numeral(count)} times")


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


def mention(title: str, link: str) -> str:
    return f"{link} ({title})"


def date(day: datetime.date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def month(day: datetime.date) -> str:
    return f"{_MONTHS[day.month - 1]} {day.year}"


def duration(length: Duration) -> str:
    unit = _UNITS[length.unit]
    return f"{length.count} {unit}{'' if length.count == 1 else 's'}"


def period(unit: Unit, every: int = 1) -> str:
    """``every month``, ``every two months``."""
    if every == 1:
        return f"every {_UNITS[unit]}"
    return f"every {numeral(every)} {_UNITS[unit]}s"


def every(often: Frequency) -> str:
    """The first half of a frequency."""
    return period(often.unit, often.every)


def frequency(often: Frequency) -> str:
    if often.every == 1:
        each = {Unit.HOUR: "an", Unit.HALF_YEAR: "every"}.get(often.unit, "a")
        return f"{times(often.times)} {each} {_UNITS[often.unit]}"
    return f"{times(often.times)} {period(often.unit, often.every)}"


def money(fen: Fraction | int) -> str:
    return f"{round_yuan(fen)} yuan"


def area(hundredths: int) -> str:
    return f"{square_metres(hundredths)} m²"


def rate(price: Rate) -> str:
    """``0.80 yuan per square metre a month``."""
    per = "" if price.per is None else f" per {_PER[price.per]}"
    time = "" if price.period is None else f" a {_UNITS[price.period]}"
    amount = money(price.fen) if price.per is None else f"{yuan(price.fen)} yuan"
    return f"{amount}{per}{time}"


def rate_digits(price: Rate) -> str:
    """For tables: ``0.80 yuan/m² a month``."""
    per = "" if price.per is None else f"/{_PER_SHORT.get(price.per, 'hour')}"
    time = "" if price.period is None else f" a {_UNITS[price.period]}"
    return f"{yuan(price.fen)} yuan{per}{time}" if per else money(price.fen) + time


def share(part: Fraction) -> str:
    """A share in a vote: ``two thirds``; one that no small fraction tells: ``21%``."""
    if part == 1:
        return "all"
    if part == Fraction(1, 2):
        return "half"
    name = _PARTS.get(part.denominator)
    if name is None:
        return percent(part)
    return f"{numeral(part.numerator)} {name}{'' if part.numerator == 1 else 's'}"


def percent(part: Fraction) -> str:
    """A share of money in digits; ``one third`` if it is no decimal."""
    if decimal(part * 100) is not None:
        return percent_digits(part)
    name = _PARTS.get(part.denominator)
    if name is None:
        return f"{part.numerator}/{part.denominator}"
    return f"{numeral(part.numerator)} {name}{'' if part.numerator == 1 else 's'}"


def limit(bound: Limit) -> str:
    """A comparison after its subject: ``is less than 80%``."""
    return f"{_COMPARED[bound.cmp]} {percent(bound.share)}"


def bound(of: Limit) -> str:
    """A comparison with a share: ``at least two thirds``."""
    if of.cmp is Cmp.AT_LEAST and of.share == 1:
        return "all"
    return f"{_COMPARED[of.cmp]} {share(of.share)}"


def _phrase(one: Comparison) -> str:
    whole, part = _THINGS[one.measure]
    thing = whole if one.base is Base.ALL else part + _BASES[one.base]
    least = bound(one.limit)
    return f"{least} of {thing}" if not (least == "all" and thing.startswith("all ")) else thing


def condition(rule: Test, inner: bool = False) -> str:
    """``at least two thirds of the total floor area and at least two thirds of all owners``."""
    if isinstance(rule, Comparison):
        return _clause(rule) if rule.side is Side.AGAINST else _phrase(rule)
    word = " and " if isinstance(rule, AllOf) else " or "
    text = word.join(dict.fromkeys(condition(part, True) for part in rule.parts))
    return f"({text})" if inner else text


def _clause(one: Comparison) -> str:
    bound = f"{_COMPARED[one.limit.cmp]} {share(one.limit.share)}"
    whole, part = _THINGS[one.measure]
    thing = whole if one.base is Base.ALL else part + _BASES[one.base]
    return f"the votes against come to {bound} of {thing}"


def compared(one: Comparison) -> str:
    """One test as the head of a row: ``for: more than half of the owners taking part``."""
    if one.side is Side.AGAINST:
        return _clause(one)
    return f"{'for' if one.side is Side.FOR else 'taking part'}: {_phrase(one)}"


def comparisons(rule: Test) -> list[Comparison]:
    if isinstance(rule, Comparison):
        return [rule]
    return [one for part in rule.parts for one in comparisons(part)]


def unanimous(rule: Test) -> str | None:
    """Who must agree without exception, if the test asks for that."""
    parts = comparisons(rule)
    if not all(one.limit == Limit(Cmp.AT_LEAST, Fraction(1)) for one in parts):
        return None
    return f"all of the %s{_BASES[parts[0].base]}"


def voted(rule: Test, voters: str, verb: str, lead: str = "") -> str:
    """The test as a condition: ``at least two thirds of … take part``."""
    everyone = unanimous(rule)
    if everyone is not None:
        return f"{lead}{everyone % voters} {verb}"
    against = any(one.side is Side.AGAINST for one in comparisons(rule))
    text = _sided(rule, verb) if against else f"{condition(rule)} {verb}"
    return lead + text.replace("owners", voters)


def _sided(rule: Test, verb: str, inner: bool = False) -> str:
    if isinstance(rule, Comparison):
        return _clause(rule) if rule.side is Side.AGAINST else f"{_phrase(rule)} {verb}"
    word = ", and " if isinstance(rule, AllOf) else ", or "
    text = word.join(_sided(part, verb, True) for part in rule.parts)
    return f"({text})" if inner and isinstance(rule, AnyOf) else text


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


def capital(text: str) -> str:
    """``text`` at the head of a sentence."""
    return text[:1].upper() + text[1:]


_CONDITION = re.compile("(if|when|where|once|after|before|during|while|in|on|at) ", re.IGNORECASE)
_COMPANIES = frozenset({Role.OTHER, Role.PROVIDER, Role.FALLBACK_PROVIDER, Role.DEVELOPER})


def party(name: str, role: Role | None, title: str | None) -> str:
    """A party or body as a sentence calls it. ``title`` is ``None`` if it was not declared."""
    if title is None:
        return ROLES[role] if role in ROLES else name.replace("-", " ")
    if title == name:
        return _the(name)
    return title if role in _COMPANIES and title[:1].isupper() else _the(title)


def _the(name: str) -> str:
    name = name.replace("-", " ")
    return name if re.match("the |[\u3400-\u9fff]", name, re.IGNORECASE) else f"the {name}"
