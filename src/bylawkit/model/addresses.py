"""How archives cite a bylaw: the addresses of its text and of its articles.

They follow the Akoma Ntoso naming convention (OASIS, 2019): country, ``act``, the kind, the day, a
name; an article, whose number is unique in the whole text, is ``art_3``.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple
from urllib.parse import quote

from bylawkit.model.bylaw import Bylaw
from bylawkit.model.values import Citation

LANGUAGES = {"zh": "zho", "en": "eng"}
"""ISO 639-2 codes."""

_COUNTRIES = {"中国": "cn", "china": "cn"}
_NO_COUNTRY = "zz"
_NO_DAY = date(1, 1, 1)


class Address(NamedTuple):
    """The addresses of a work and of its expression in one language."""

    work: str
    expression: str
    country: str
    day: date
    language: str


def address(bylaw: Bylaw, lang: str) -> Address:
    """The addresses of a bylaw; one without a day of effect is filed under the first day of year 1."""
    country = (
        _COUNTRIES.get(bylaw.home.place[0].lower(), _NO_COUNTRY) if bylaw.home else _NO_COUNTRY
    )
    day = bylaw.effective or _NO_DAY
    language = LANGUAGES[lang]
    work = f"/akn/{country}/act/bylaws/{day.isoformat()}/{escaped(_file_name(bylaw))}"
    return Address(work, f"{work}/{language}@{day.isoformat()}", country, day, language)


def article_id(number: int) -> str:
    """The id of an article: ``art_3``."""
    return f"art_{number}"


def law_address(law: str) -> str:
    """The address of a statute that is known by its name only."""
    return f"/ontology/law/{escaped(law)}"


def escaped(text: str) -> str:
    """Any text as one step of an address."""
    return quote(text, safe="", errors="replace")


def laws(bylaw: Bylaw) -> tuple[str, ...]:
    """The statutes that articles are based on, in the order in which they are named."""
    return tuple(dict.fromkeys(one.law for one in citations(bylaw)))


def citations(bylaw: Bylaw) -> Iterator[Citation]:
    """Every citation of a statute, article by article."""
    for article in bylaw.articles:
        for statement in article.statements:
            yield from getattr(statement, "basis", ())


def _file_name(bylaw: Bylaw) -> str:
    """The name of the bylaw's file without folder and ending."""
    name = bylaw.source.path.replace("\\", "/").rsplit("/", 1)[-1]
    return name.removesuffix(".bylaw").strip("<>")
