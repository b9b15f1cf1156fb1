"""The ``meta`` of an archived text: work, expression and manifestation, and where it comes from."""

from __future__ import annotations

from collections.abc import Iterator

from bylawkit.markup import element
from bylawkit.model.addresses import Address, address, law_address, laws
from bylawkit.model.bylaw import Bylaw
from bylawkit.render.view import View

_US = "#bylawkit"
_OWNERS = {"zh": "业主大会", "en": "owners' assembly"}
_ROLES = ("author", "editor")


def meta(bylaw: Bylaw, view: View) -> Iterator[str]:
    """The lines of the ``meta`` element's content."""
    at = address(bylaw, view.lang)
    yield element("identification", _identification(bylaw, at), source=_US)
    if bylaw.effective is not None:
        day = {"date": at.day.isoformat(), "source": _US, "type": "generation"}
        yield element("lifecycle", (element("eventRef", eId="effect", **day),), source=_US)
    yield element("references", _references(bylaw, view), source=_US)
    yield element("proprietary", _provenance(view), source=_US, xmlns__bk="urn:bylawkit:1")


def _identification(bylaw: Bylaw, at: Address) -> Iterator[str]:
    named = "effect" if bylaw.effective else "undated"
    dated = element("FRBRdate", date=at.day.isoformat(), name=named)
    author = element("FRBRauthor", href="#owners", as_="#author")
    work = (*_this(f"{at.work}/!main", at.work), dated, author, *_class(bylaw, at))
    yield element("FRBRWork", work)
    language = element("FRBRlanguage", language=at.language)
    expression = _this(f"{at.expression}/!main", at.expression)
    yield element("FRBRExpression", (*expression, dated, author, language))
    editor = element("FRBRauthor", href=_US, as_="#editor")
    form = element("FRBRformat", value="application/akn+xml")
    manifestation = _this(f"{at.expression}/!main.xml", f"{at.expression}.akn")
    yield element("FRBRManifestation", (*manifestation, dated, editor, form))


def _this(this: str, uri: str) -> tuple[str, str]:
    return element("FRBRthis", value=this), element("FRBRuri", value=uri)


def _class(bylaw: Bylaw, at: Address) -> Iterator[str]:
    yield element("FRBRcountry", value=at.country)
    yield element("FRBRsubtype", value="bylaws")
    if bylaw.version:
        yield element("FRBRnumber", value=bylaw.version)


def _references(bylaw: Bylaw, view: View) -> Iterator[str]:
    for number, law in enumerate(laws(bylaw), start=1):
        named = {"name": "basis", "href": law_address(law), "showAs": law}
        yield element("TLCReference", eId=f"law_{number}", **named)
    yield _known("TLCOrganization", "bylawkit", "organization/bylawkit", view.generator)
    owners = _OWNERS[view.lang]
    yield _known("TLCOrganization", "owners", "organization/owners-assembly", owners)
    for role in _ROLES:
        yield _known("TLCRole", role, f"role/{role}", role)


def _known(kind: str, name: str, where: str, shown: str) -> str:
    return element(kind, eId=name, href=f"/ontology/{where}", showAs=shown)


def _provenance(view: View) -> Iterator[str]:
    yield element("bk:source", sha256=view.source_sha256)
    for one in view.base_sha256:
        yield element("bk:base", sha256=one)
