"""The target ``lrml``: the rules as LegalRuleML 1.0 (OASIS, 2021), for archives and research.

Thresholds of votes and rates of fees are constitutive statements: they say what counts. Duties,
rights and bans are prescriptive ones. Each is tied to its article in the Akoma Ntoso text and to
the statutes it is based on. Numbers stay exact: a threshold is ``for × den > num × base``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from bylawkit.export.origins import Origins
from bylawkit.export.policy import policy
from bylawkit.export.target import Made, Target, enforced_at, gap, rest
from bylawkit.export.values import Json
from bylawkit.markup import DECLARATION, element, safe
from bylawkit.model.addresses import address, article_id, escaped, law_address
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.money import Fee
from bylawkit.model.votes import Matter

LRML = "http://docs.oasis-open.org/legalruleml/ns/v1.0/"
_VOCABULARY = f"{LRML}vocab#"
_TERMS = "urn:bylawkit:terms:1#"
_DEONTIC = {"duty": "Obligation", "right": "Right", "ban": "Prohibition"}

FILE = "lrml/bylaws.lrml.xml"


def export(bylaw: Bylaw) -> Made:
    """The rules, and what of the bylaw has no place among them."""
    document, origins = policy(bylaw), Origins(bylaw)
    told = [
        enforced_at(bylaw.named[one.item["name"]], FILE, one.key, origins)
        for one in _statements(document)
    ]
    gaps = [
        gap(one, "only the statement itself is written, not this field", origins, field)
        for one in bylaw.named.values()
        for field in _untold(one)
    ]
    gaps += rest(bylaw, told, "no vote, fee, norm or service", origins)
    return Made({FILE: legal_rule_ml(bylaw).encode()}, (), tuple(told), tuple(gaps))


def _untold(one: Any) -> Iterator[str]:
    """The fields of a vote or a fee that change what it means and are not written."""
    if isinstance(one, Matter):
        fields: tuple[str, ...] = ("also_consent", "weight", "owner_cap", "recuse", "silent")
    elif isinstance(one, Fee):
        fields = ("phases", "yearly_subsidies", "due", "late", "linked", "relief", "exemptions")
    else:
        fields = ("in_return_for", "repeated", "clock", "until")
    yield from (field for field in fields if getattr(one, field, None))


class _Statement(NamedTuple):
    """One statement: its key, its XML, and the item of the policy that it says."""

    key: str
    xml: str
    item: Json


def legal_rule_ml(bylaw: Bylaw) -> str:
    """The text of an ``.lrml.xml`` file, in the compact form."""
    document = policy(bylaw)
    statements = tuple(_statements(document))
    at = address(bylaw, bylaw.lang)
    content = [
        element("lrml:Prefix", pre="lrmlv", refID=_VOCABULARY),
        *_sources(statements, at.expression),
        *_times(document),
        element("lrml:Agents", _agents(document)),
        *_jurisdiction(document),
        *_associations(statements, document),
        element("lrml:Statements", [one.xml for one in statements], key="statements"),
    ]
    names = {
        "xmlns": _TERMS,
        "xmlns__lrml": LRML,
        "xmlns__ruleml": "http://ruleml.org/spec",
        "xmlns__xs": "http://www.w3.org/2001/XMLSchema",
        "xmlns__xsi": "http://www.w3.org/2001/XMLSchema-instance",
    }
    return f"{DECLARATION}\n{element('lrml:LegalRuleML', content, **names)}\n"


# ── What the statements come from ──


def _sources(statements: Sequence[_Statement], text: str) -> Iterator[str]:
    """Articles of the Akoma Ntoso text, and articles of statutes."""
    articles = dict.fromkeys(filter(None, (_article(one.item) for one in statements)))
    laws = dict.fromkeys(law for one in statements for law in _cited(one.item))
    references = [_reference(one, f"{text}/!main~{one}", "Akoma Ntoso") for one in articles] + [
        _reference(_law_key(number), f"{law_address(law)}#{escaped(article)}", "bylawkit")
        for number, (law, article) in enumerate(laws, start=1)
    ]
    if references:
        yield element("lrml:LegalReferences", references)
    yield element("lrml:LegalSources", (element("lrml:LegalSource", key="text", sameAs=text),))


def _reference(key: str, where: str, system: str) -> str:
    return element("lrml:LegalReference", refersTo=key, refID=where, refIDSystemName=system)


def _article(item: Json) -> str | None:
    return item["article"] and article_id(item["article"]["number"])


def _cited(item: Json) -> Iterator[tuple[str, str]]:
    for one in item.get("basis", ()):
        yield one["law"], one["article"]


def _law_key(number: int) -> str:
    return f"law_{number}"


def _times(document: Json) -> Iterator[str]:
    day = document["bylaw"]["effective"]
    if day is None:
        return
    yield element("lrml:Times", (element("ruleml:Time", (_data("date", day),), key=":effect"),))
    begins = (
        element("lrml:forStatus", iri=f"{_VOCABULARY}InForce"),
        element("lrml:hasStatusDevelopment", iri=f"{_VOCABULARY}Starts"),
        element("lrml:atTime", keyref="#effect"),
    )
    inside = element("lrml:TemporalCharacteristic", begins, key="in_force")
    yield element("lrml:TemporalCharacteristics", (inside,))


def _agents(document: Json) -> Iterator[str]:
    for name in _known(document):
        yield element("lrml:Agent", key=_agent_key(document, name), sameAs=_party(name))


def _known(document: Json) -> list[str]:
    return [one["name"] for one in (*document["parties"], *document["bodies"])]


def _agent_key(document: Json, name: str) -> str:
    return f"agent_{_known(document).index(name) + 1}"


def _party(name: str) -> str:
    return f"urn:bylawkit:party:{escaped(name)}"


def _jurisdiction(document: Json) -> Iterator[str]:
    if document["law"] is not None:
        place = "/".join(map(escaped, document["law"]["place"]))
        one = element("lrml:Jurisdiction", key="place", sameAs=f"/ontology/place/{place}")
        yield element("lrml:Jurisdictions", (one,))


def _associations(statements: Sequence[_Statement], document: Json) -> Iterator[str]:
    laws = list(dict.fromkeys(law for one in statements for law in _cited(one.item)))
    made = []
    for one in statements:
        sources = ([_article(one.item)] if _article(one.item) else []) + [
            _law_key(laws.index(law) + 1) for law in dict.fromkeys(_cited(one.item))
        ]
        applied = [element("lrml:appliesSource", keyref=f"#{source}") for source in sources]
        if document["law"]:
            applied.append(element("lrml:appliesJurisdiction", keyref="#place"))
        if document["bylaw"]["effective"]:
            force = element("lrml:appliesTemporalCharacteristic", keyref="#in_force")
            applied.append(force)
        if applied:
            target = element("lrml:toTarget", keyref=f"#{one.key}")
            made.append(element("lrml:Association", (*applied, target)))
    if made:
        yield element("lrml:Associations", made)


# ── Statements ──


def _statements(document: Json) -> Iterator[_Statement]:
    for number, one in enumerate(document["matters"], start=1):
        yield from _matter(number, one)
    for number, one in enumerate(document["fees"], start=1):
        yield from _fee(number, one)
    for number, one in enumerate(document["norms"], start=1):
        yield from _norm(number, one)
    for number, one in enumerate(document["services"], start=1):
        yield _service(number, one)


def _matter(number: int, one: Json) -> Iterator[_Statement]:
    """There is a quorum if the turnout is met; a vote carries if there is one and enough agree."""
    subject = _individual("matter", one["name"])
    quorum = _atom("quorum", subject)
    if one["turnout"] is not None:
        yield _constitutive(f"matter_{number}_quorum", _condition(one["turnout"]), quorum, one)
    needs = () if one["turnout"] is None else (quorum,)
    if one["approve"] is not None:
        condition = element("ruleml:And", (*needs, _condition(one["approve"])))
        carried = _atom("carried", subject)
        yield _constitutive(f"matter_{number}_carried", condition, carried, one)


def _condition(test: Json) -> str:
    for name, connective in (("all", "And"), ("any", "Or")):
        if name in test:
            return element(f"ruleml:{connective}", [_condition(each) for each in test[name]])
    compared = "more-than" if test["cmp"] == ">" else "at-least"
    compared = {"<": "less-than", "<=": "at-most"}.get(test["cmp"], compared)
    who = [_individual(role, test[role]) for role in ("side", "base", "measure")]
    return _atom(compared, *who, _data("integer", test["num"]), _data("integer", test["den"]))


def _fee(number: int, one: Json) -> Iterator[_Statement]:
    """What a unit pays by its use; that it is owed is a duty of the payer."""
    subject = _individual("fee", one["name"])
    for at, rate in enumerate(one["rates"], start=1):
        price = rate["rate"]
        whole = price["fen"] if isinstance(price["fen"], dict) else {"num": price["fen"], "den": 1}
        terms = (
            subject,
            _individual("use", rate["use"]),
            _data("integer", whole["num"]),
            _data("integer", whole["den"]),
            _individual("per", str(price["per"])),
            _individual("period", str(price["period"])),
        )
        since = () if rate["since"] is None else (_data("date", rate["since"]),)
        key = f"fee_{number}_rate_{at}"
        yield _constitutive(key, _nothing(), _atom("rate", *terms, *since), one)
    head = _deontic("Obligation", [one["payer"]], [one["payee"]], _atom("pays", subject))
    yield _prescriptive(f"fee_{number}", _nothing(), head, one)


def _norm(number: int, one: Json) -> Iterator[_Statement]:
    key = f"norm_{number}"
    what = _deontic(
        _DEONTIC[one["modality"]], one["bearers"], one["owed_to"], _act(one["action"], one)
    )
    yield _prescriptive(key, _when(one["when"]), what, one)
    if one["or_else"] is not None:
        penalty = element("lrml:Obligation", (_act(one["or_else"], {}),))
        follows = element("lrml:PenaltyStatement", (penalty,), key=f"{key}_penalty")
        yield _Statement(f"{key}_penalty", follows, one)
        tie = (
            element("lrml:appliesPenalty", keyref=f"#{key}_penalty"),
            element("lrml:toPrescriptiveStatement", keyref=f"#{key}"),
        )
        reparation = (element("lrml:Reparation", tie),)
        tied = element("lrml:ReparationStatement", reparation, key=f"{key}_reparation")
        yield _Statement(f"{key}_reparation", tied, one)


def _service(number: int, one: Json) -> _Statement:
    bearers = [one["provider"]] if one["provider"] else []
    what = one["content"] or one["title"]
    head = _deontic("Obligation", bearers, one["owed_to"], _act(what, one))
    return _prescriptive(f"service_{number}", _nothing(), head, one)


def _constitutive(key: str, condition: str, head: str, item: Json) -> _Statement:
    return _statement("Constitutive", key, condition, head, item)


def _prescriptive(key: str, condition: str, head: str, item: Json) -> _Statement:
    return _statement("Prescriptive", key, condition, head, item)


def _statement(kind: str, key: str, condition: str, head: str, item: Json) -> _Statement:
    parts = (element("ruleml:if", (condition,)), element("ruleml:then", (head,)))
    rule = element("ruleml:Rule", parts, key=f":{key}_rule")
    return _Statement(key, element(f"lrml:{kind}Statement", (rule,), key=key), item)


def _deontic(kind: str, bearers: Iterable[str], owed_to: Iterable[str], what: str) -> str:
    slots = [_slot("Bearer", one) for one in bearers if one]
    slots += [_slot("AuxiliaryParty", one) for one in owed_to if one]
    return element(f"lrml:{kind}", (*slots, what))


def _slot(role: str, name: str) -> str:
    person = element("ruleml:Ind", safe(name), iri=_party(name))
    return element("ruleml:slot", (element(f"lrml:{role}"), person))


def _act(words: str, one: Json) -> str:
    """What is done, in the bylaw's own words, with its times."""
    terms = [
        element("ruleml:slot", (element("ruleml:Ind", iri=f":{name}"), _data("string", said)))
        for name in ("within", "ahead", "every")
        if (said := _time(one.get(name)))
    ]
    return element("ruleml:Atom", (element("ruleml:Rel", safe(words), iri=":act"), *terms))


def _time(value: Json | None) -> str:
    if value is None:
        return ""
    if "count" in value:
        return f"{value['count']} {value['unit']}"
    return f"{value['times']} per {value['every']} {value['unit']}"


def _when(words: str | None) -> str:
    if words is None:
        return _nothing()
    return element("ruleml:Atom", (element("ruleml:Rel", safe(words), iri=":when"),))


def _nothing() -> str:
    """A condition that always holds."""
    return element("ruleml:And")


def _atom(relation: str, *terms: str) -> str:
    return element("ruleml:Atom", (element("ruleml:Rel", iri=f":{relation}"), *terms))


def _individual(kind: str, name: str) -> str:
    return element("ruleml:Ind", safe(name), iri=f"urn:bylawkit:{kind}:{escaped(name)}")


def _data(kind: str, value: object) -> str:
    return element("ruleml:Data", safe(str(value)), xsi__type=f"xs:{kind}")


TARGET = Target("lrml", "LegalRuleML 1.0, compact form", (FILE,), export)
