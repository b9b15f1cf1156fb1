"""Names: who is called what, and whether every name that is used stands for something."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bylawkit.diagnostics import Text
from bylawkit.diagnostics.spelling import nearest
from bylawkit.model.bylaw import Named
from bylawkit.model.money import Allocation, Authority, Fee, Fund
from bylawkit.model.norms import Norm, Record, Safety, Service, Training
from bylawkit.model.parties import Body, Party
from bylawkit.model.procedures import Emergency, Procedure, Tenancy
from bylawkit.model.prose import Definition
from bylawkit.model.values import Ref
from bylawkit.model.votes import Matter
from bylawkit.model.wording import PARTY_NAMES
from bylawkit.resolve import codes
from bylawkit.resolve.context import KINDS, Context, Use
from bylawkit.resolve.cures import instead_of_name, instead_of_reference
from bylawkit.source import Span
from bylawkit.syntax.tables import tables

STATEMENT_KINDS: dict[type, Text] = {
    Party: Text("主体", "party"),
    Body: Text("组织", "body"),
    Matter: Text("事项", "matter"),
    Norm: Text("义务、权利或禁止", "duty, right or ban"),
    Service: Text("服务", "service"),
    Fee: Text("费用", "fee"),
    Fund: Text("资金", "fund"),
    Procedure: Text("程序", "procedure"),
    Safety: Text("安全检查", "inspection"),
    Training: Text("培训", "training"),
    Record: Text("档案", "record"),
    Allocation: Text("分摊", "allocation"),
    Authority: Text("授权", "authority"),
    Emergency: Text("急修", "emergency path"),
    Tenancy: Text("租约", "tenancy"),
    Definition: Text("定义", "definition"),
}
"""What each type of statement is called."""

_ALLOWED: dict[str, tuple[type, ...]] = {
    "party": (Party, Body),
    "seat": (Party, Body),
    "actor": (Party, Body, Matter),
    "matter": (Matter,),
    "fee": (Fee,),
    "fund": (Fund,),
    "counterpart": (Norm, Service, Fee, Fund, Safety, Training),
    "any": tuple(STATEMENT_KINDS),
}
_PEOPLE = frozenset({"party", "seat", "actor"})
_SPOKEN = {"seat": "party", "actor": "party"}
_DELEGATES = ("代表", "-representatives", "-representative")


def check_uses(context: Context, named: Mapping[str, Named]) -> None:
    """Report every name that stands for nothing, or for the wrong kind of thing."""
    for use in context.uses:
        if use.kind != "free" and use.ref.name:
            _check_use(context, use, named)


def _check_use(context: Context, use: Use, named: Mapping[str, Named]) -> None:
    name = use.ref.name
    found = named.get(name)
    allowed = _ALLOWED[use.kind]
    if isinstance(found, allowed):
        return
    if use.kind in _PEOPLE and _is_somebody(name, use.kind, named):
        return
    kind = KINDS[_SPOKEN.get(use.kind, use.kind)]
    if found is not None:
        actual = _with_article(STATEMENT_KINDS[type(found)])
        context.report(codes.WRONG_KIND, use.ref.span, name=name, actual=actual, kind=kind)
        return
    known = [one for one, value in named.items() if isinstance(value, allowed)]
    if use.kind in _PEOPLE:
        known += PARTY_NAMES
    context.report(
        codes.UNKNOWN_NAME,
        use.ref.span,
        name=name,
        kind=kind,
        cure=instead_of_name(name, known) or _declare(use.kind, name),
    )


def _with_article(kind: Text) -> Text:
    return Text(kind.zh, f"{'an' if kind.en[0] in 'aeiou' else 'a'} {kind.en}")


def _is_somebody(name: str, kind: str, named: Mapping[str, Named]) -> bool:
    """A built-in party, or, for a seat, somebody's delegate (``居委会代表``)."""
    if name in PARTY_NAMES:
        return True
    if kind != "seat":
        return False
    roots = [name.removesuffix(end) for end in _DELEGATES if name.endswith(end)]
    return any(root in PARTY_NAMES or isinstance(named.get(root), (Party, Body)) for root in roots)


def _declare(kind: str, name: str) -> Text:
    if kind in _PEOPLE:
        return Text(f"先用 `主体 {name}` 声明", f"declare it with `party {name}`")
    return Text(f"先写出名为 `{name}` 的条文", f"write the statement called `{name}` first")


# ── References in prose: {名称} and {名称.栏目} ──────────────────────────────────────────────────

_BRACES = re.compile(r"\{([^{}]*)\}|[{}]")
_REFERENCE = re.compile(r"\s*([^\W\d][\w·\-]*)(?:[.．]([^\W\d][\w\-]*))?\s*")


def check_quotes(context: Context, named: Mapping[str, Named]) -> None:
    """Report every ``{reference}`` in words that leads nowhere; note the others as uses."""
    for text, span in context.quotes:
        for brace in _BRACES.finditer(text):
            place = Span(span.source, span.start + brace.start(), span.start + brace.end())
            inner = _REFERENCE.fullmatch(brace.group(1) or "")
            if inner is None:
                text = brace.group()
                cure = instead_of_reference(text, named)
                context.report(codes.BAD_REFERENCE, place, text=text, cure=cure)
            else:
                _check_quote(context, place, inner.group(1), inner.group(2), named)


def _check_quote(
    context: Context, place: Span, name: str, field: str | None, named: Mapping[str, Named]
) -> None:
    found = named.get(name)
    if found is None:
        if name in PARTY_NAMES and field is None:
            return
        cure = _instead(name, named)
        context.report(codes.UNKNOWN_NAME, place, name=name, kind=KINDS["any"], cure=cure)
        return
    context.uses.append(Use(Ref(name, place), "free"))
    if name in context.unclear:  # the field may be the one that was not understood
        return
    if field is not None and field not in field_words(context, found):
        words = [one for one in field_words(context, found) if one.isascii() == field.isascii()]
        cure = nearest(field, words) or Text(
            f"它写了：{'、'.join(words)}", f"it states {', '.join(words) or 'nothing'}"
        )
        context.report(codes.UNKNOWN_REFERENCE_FIELD, place, name=name, field=field, cure=cure)


def _instead(name: str, named: Mapping[str, Named]) -> Text:
    """For a name in braces: a field may have been joined to it by 的."""
    possessive = name.partition("的")
    if possessive[0] in named and possessive[2]:
        return instead_of_reference(f"{{{name}}}", named)
    return instead_of_name(name, named) or _declare("any", name)


def field_words(context: Context, statement: Named) -> list[str]:
    """The words, in both languages, by which the stated fields of a statement are called."""
    node = context.nodes.get(statement.name)
    keys = [one.token() for one in node.nodes()] if node is not None else []
    return [word for key in keys if key is not None for word in tables().words.get(key.type, ())]


def uses_by_name(context: Context) -> dict[str, tuple[Span, ...]]:
    """Where each name is used."""
    found: dict[str, list[Span]] = {}
    for use in context.uses:
        found.setdefault(use.ref.name, []).append(use.ref.span)
    return {name: tuple(spans) for name, spans in found.items()}
