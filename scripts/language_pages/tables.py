"""The generated parts of the reference: a table of fields for each statement, and the vocabulary."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bylawkit.model import law, money, norms, parties, procedures, prose, scenario, votes
from bylawkit.resolve.build import _MAKERS as MAKERS
from bylawkit.syntax.tables import spelled, tables
from bylawkit.syntax.written import behind_keyword, fields_of, keywords, meanings, rules

MODEL = {
    "article": prose.Prose,
    "party": parties.Party,
    "body": parties.Body,
    "matter": votes.Matter,
    "norm": norms.Norm,
    "service": norms.Service,
    "safety": norms.Safety,
    "training": norms.Training,
    "record": norms.Record,
    "tenancy": procedures.Tenancy,
    "fee": money.Fee,
    "fund": money.Fund,
    "allocation": money.Allocation,
    "authority": money.Authority,
    "emergency": procedures.Emergency,
    "procedure": procedures.Procedure,
    "scenario": scenario.VoteScenario,
    "statute": law.Statute,
    "provision": law.Provision,
}
"""The class that each statement becomes; its docstring says what the statement is."""

HEAD = "The head of the file: which compound, by the law of which day, which edition."
SEVERAL = {
    "article": ("paragraph", "item"),
    "scenario": ("count", "votes_for", "pays"),
    "provision": ("basis",),
}
"""Fields that may stand several times, where no table of the resolver says so."""


def statements() -> list[str]:
    """The statements that have fields, in the order of the grammar."""
    return [name[1:-6] for name in rules() if name.startswith("_") and name.endswith("_field")]


def fields(lang: str) -> str:
    """Every statement with a table of its fields."""
    return "\n\n".join(_statement(one, lang) for one in statements())


def _statement(name: str, lang: str) -> str:
    heads = [spelled(tables().words[one])(lang) for one in keywords(name)]
    title = _joint(lang).join(f"`{one}`" for one in heads)
    columns = "| 栏 | 写法 | 含义 |" if lang == "zh" else "| field | written | meaning |"
    rows = [_row(name, rule, lang) for rule in fields_of(name)]
    return "\n".join([f"### {title}", "", _about(name, lang), "", columns, "|---|---|---|", *rows])


def _joint(lang: str) -> str:
    return "、" if lang == "zh" else ", "


def _about(name: str, lang: str) -> str:
    if lang == "zh":
        return meanings()[f"@{name}"][0] + "。"
    if name not in MODEL:
        return HEAD
    sentence = re.split(r"(?<=\.)\s", (MODEL[name].__doc__ or "").strip())[0]
    return re.sub(r" \(case \w+\)", "", sentence).replace("``", "`")


def _row(statement: str, rule: str, lang: str) -> str:
    written = behind_keyword(rule, lang) or "—"
    meaning = meanings().get(f"{statement}.{rule}") or meanings()[rule]
    text = meaning[lang == "en"]
    if rule in _several(statement):
        text += "；可以写几次" if lang == "zh" else "; any number of times"
    return f"| {_keyword(rule, lang)} | {written} | {text} |"


def _several(statement: str) -> set[str]:
    if statement not in MAKERS:
        return set(SEVERAL.get(statement, ()))
    table, _ = MAKERS[statement]
    return {rule for rule, field in table.items() if field.many}


def _keyword(rule: str, lang: str) -> str:
    if rule == "paragraph":
        return "（一段文字）" if lang == "zh" else "(a paragraph)"
    return _joint(lang).join(
        f"`{one}`" for terminal in keywords(rule) for one in _spellings(terminal, lang)
    )


def _spellings(terminal: str, lang: str) -> list[str]:
    words = tables().words[terminal]
    return [one for one in words if one.isascii() == (lang == "en")] or words[:1]


# ── The vocabulary ───────────────────────────────────────────────────────────────────────────────


def vocabulary(lang: str) -> str:
    """Every word of the language in both spellings, sorted by the first of its own language."""
    columns = "| 中文 | 英文 |" if lang == "zh" else "| English | Chinese |"
    pairs = sorted(set(_pairs(lang)), key=lambda pair: (pair[0].strip("`").lower(), pair))
    return "\n".join([columns, "|---|---|", *(f"| {one} | {other} |" for one, other in pairs)])


def _pairs(lang: str) -> Iterator[tuple[str, str]]:
    for terminal, words in tables().words.items():
        if not terminal.startswith("_"):
            own = [one for one in words if one.isascii() == (lang == "en")]
            other = [one for one in words if one not in own]
            joint = _joint(lang)
            yield joint.join(f"`{one}`" for one in own), joint.join(f"`{one}`" for one in other)
