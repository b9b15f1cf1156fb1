"""A whole tree to a bylaw: every statement in order, numbered into articles."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from bylawkit.diagnostics import See, Text
from bylawkit.model.bylaw import Article, Bylaw, Named, Omission, Statement
from bylawkit.model.money import Allocation, Authority, Fee, Fund
from bylawkit.model.norms import Modality, Norm, Record, Safety, Service, Training
from bylawkit.model.parties import Body, Party
from bylawkit.model.procedures import Emergency, Procedure, Tenancy
from bylawkit.model.prose import Chapter, Definition, Prose
from bylawkit.model.scenario import Scenario
from bylawkit.model.votes import Matter
from bylawkit.record import replace
from bylawkit.resolve import (
    bodies,
    codes,
    money,
    names,
    papers,
    procedures,
    scenarios,
    statements,
    votes,
)
from bylawkit.resolve.context import Context
from bylawkit.resolve.fields import Table, gather, gather_all
from bylawkit.resolve.finish import settle_stages
from bylawkit.resolve.head import HEAD
from bylawkit.resolve.overlay import Change, Overlay
from bylawkit.source import Span
from bylawkit.syntax.nodes import Node, Token

_MAKERS: dict[str, tuple[Table, Callable[..., Named]]] = {
    "party": (statements.PARTY, statements.party),
    "body": (bodies.BODY, bodies.body),
    "matter": (votes.MATTER, votes.matter),
    "norm": (statements.NORM, statements.norm),
    "service": (statements.SERVICE, statements.service),
    "fee": (money.FEE, money.fee),
    "fund": (money.FUND, money.fund),
    "procedure": (procedures.PROCEDURE, procedures.procedure),
    "safety": (statements.SAFETY, statements.safety),
    "training": (statements.TRAINING, statements.training),
    "record": (papers.RECORD, papers.record),
    "allocation": (papers.ALLOCATION, papers.allocation),
    "authority": (papers.AUTHORITY, papers.authority),
    "emergency": (papers.EMERGENCY, papers.emergency),
    "tenancy": (papers.TENANCY, papers.tenancy),
}
FIELDS: dict[str, Table] = {
    "bylaw": HEAD,
    "article": statements.PROSE,
    **{rule: table for rule, (table, _) in _MAKERS.items()},
}
"""The fields of each kind of statement, by its rule in the grammar."""

_LAW = ("statute", "provision")
_ACTS = {
    Modality.DUTY: Text("应当", "must"),
    Modality.RIGHT: Text("有权", "may"),
    Modality.BAN: Text("不得", "must-not"),
}
"""The field that says what each kind of norm is about."""


class Builder:
    """Goes through the statements of a tree once, in order."""

    def __init__(self, context: Context, whole: Overlay) -> None:
        self.context = context
        self.whole = whole
        self.source = whole.trees[0].source
        self.head: dict[str, Any] | None = None
        self.chapters: list[Chapter] = []
        self.entries: list[tuple[int | None, Statement]] = []
        self.named: dict[str, Named] = {}
        self.scenarios: list[Scenario] = []

    def build(self) -> Bylaw | None:
        """The bylaw, or ``None`` if the text has no ``规约`` statement."""
        for entry in self.whole.entries:
            self.context.source, self.context.broken = entry.source, entry.broken
            self._statement(entry.node, entry.changes)
            if entry.broken and (name := entry.node.token("NAME")) is not None:
                self.context.unclear.add(name.text)
        self.context.source = self.source
        settle_stages(self.named, self.entries)
        names.check_quotes(self.context, self.named)
        names.check_uses(self.context, self.named)
        for one in self.named.values():
            if isinstance(one, Procedure):
                procedures.check_stages(self.context, one)
        return None if self.head is None else self._bylaw(self.head)

    def _statement(self, node: Node, changes: tuple[Change, ...]) -> None:
        context = self.context
        if node.rule in _MAKERS:
            self._add(node, self._named(node, changes))
        elif node.rule == "article":
            self._enter(statements.prose(context, node, changes))
        elif node.rule == "define":
            place = context.span(node)
            if changes:
                node, context.source = changes[-1]
            self._add(node, replace(statements.definition(context, node), span=place))
        elif node.rule == "chapter":
            title = node.token("STRING")
            assert title is not None
            self.chapters.append(Chapter(title.text[1:-1], context.span(node)))
        elif node.rule == "scenario":
            found = scenarios.scenario(context, node)
            if found is not None:
                self.scenarios.append(found)
        elif node.rule == "bylaw":
            self._bylaw_head(node)
        elif node.rule in _LAW:
            word = node.token()
            context.report(codes.LAW_IN_BYLAW, node, statement=word.text if word else "")

    def _named(self, node: Node, changes: tuple[Change, ...]) -> Named:
        table, make = _MAKERS[node.rule]
        name, title = node.token("NAME"), node.token("STRING")
        assert name is not None
        for change, _ in changes:
            title = change.token("STRING") or title
        head: dict[str, Any] = {
            "name": name.text,
            "title": title.text[1:-1] if title and title.text else name.text,
            "span": self.context.span(node),
        }
        if node.rule == "norm":
            head["modality"] = statements.modality(node)
        found = gather_all(self.context, node, table, changes)
        one = make(found, **head)
        if isinstance(one, Norm) and not self.context.broken:
            self._essentials(one, name)
        return one

    def _essentials(self, norm: Norm, name: Token) -> None:
        missing = ((norm.bearers, Text("主体", "bearer")), (norm.action, _ACTS[norm.modality]))
        for value, word in missing:
            if not value:
                self.context.report(codes.FIELD_MISSING, name, statement=norm.name, field=word)

    def _add(self, node: Node, one: Named) -> None:
        """Enter a named statement, unless its name is taken."""
        token = node.token("NAME")
        assert token is not None
        self.context.nodes.setdefault(one.name, node)
        earlier = self.named.get(one.name)
        if earlier is not None and one.name:
            see = See(Text("第一次在这里", "it was first given here"), earlier.span)
            self.context.report(codes.NAME_TAKEN, token, (see,), name=one.name)
        elif one.name:
            self.named[one.name] = one
        self._enter(one)

    def _enter(self, one: Statement) -> None:
        chapter = len(self.chapters) - 1 if self.chapters else None
        self.entries.append((chapter, one))

    def _bylaw_head(self, node: Node) -> None:
        if self.head is not None:
            self.context.report(codes.SECOND_BYLAW, node)
            return
        title = node.token("STRING")
        assert title is not None
        first = node.token()
        self.head = {
            "title": title.text[1:-1],
            "span": self.context.span(node),
            "lang": "en" if first and first.text.isascii() else "zh",
            **_head_fields(self.context, node),
        }
        if "kind" not in self.head and not self.context.broken:
            word = Text("类型", "kind")
            self.context.report(codes.FIELD_MISSING, title, statement=title.text[1:-1], field=word)

    def _bylaw(self, head: dict[str, Any]) -> Bylaw:
        by_kind: dict[type, list[Statement]] = {}
        for _, one in self.entries:
            by_kind.setdefault(type(one), []).append(one)
        articles = number(self.entries)

        def of(kind: type) -> tuple[Any, ...]:
            return tuple(by_kind.get(kind, ()))

        return Bylaw(
            **head,
            source=self.source,
            sources=tuple(tree.source for tree in self.whole.trees),
            amended=_amended(self.whole),
            omitted=_omitted(self.whole),
            chapters=tuple(self.chapters),
            articles=articles,
            article_numbers=_numbers(articles),
            named=self.named,
            parties=of(Party),
            bodies=of(Body),
            matters=of(Matter),
            norms=of(Norm),
            services=of(Service),
            fees=of(Fee),
            funds=of(Fund),
            procedures=of(Procedure),
            safety=of(Safety),
            training=of(Training),
            records=of(Record),
            allocations=of(Allocation),
            authorities=of(Authority),
            emergencies=of(Emergency),
            tenancies=of(Tenancy),
            definitions=of(Definition),
            scenarios=tuple(self.scenarios),
            uses=names.uses_by_name(self.context),
        )


def _head_fields(context: Context, node: Node) -> dict[str, Any]:
    found = gather(context, node, HEAD)
    households, area = found.pop("size", (None, None))
    return {**found, "households": households, "area": area}


def _amended(whole: Overlay) -> dict[str, Span]:
    """Where each changed statement of a base was changed, by name or title."""
    found = {}
    for entry in whole.entries:
        for change in entry.changes:
            token = change.node.token("NAME", "STRING")
            assert token is not None
            called = token.text if token.type == "NAME" else token.text[1:-1]
            found[called] = change.source.span(change.node.start, change.node.end)
    return found


def _omitted(whole: Overlay) -> tuple[Omission, ...]:
    found = []
    for entry, by in whole.omitted:
        token = entry.node.token("STRING") or entry.node.token("NAME")
        span = entry.source.span(entry.node.start, entry.node.end)
        found.append(Omission(token.text.strip('"') if token else "", span, by))
    return tuple(found)


def number(entries: list[tuple[int | None, Statement]]) -> tuple[Article, ...]:
    """The articles: neighbouring definitions share one, and so do neighbouring parties."""
    groups: list[tuple[int | None, list[Statement]]] = []
    for chapter, one in entries:
        last = groups[-1] if groups else None
        if (
            last is not None
            and last[0] == chapter
            and isinstance(one, (Definition, Party))
            and type(last[1][-1]) is type(one)
        ):
            last[1].append(one)
        else:
            groups.append((chapter, [one]))
    return tuple(
        Article(position, _title(group), chapter, tuple(group))
        for position, (chapter, group) in enumerate(groups, start=1)
    )


def _numbers(articles: tuple[Article, ...]) -> dict[str, int]:
    """The article of each named statement; the first, should a name stand twice."""
    found: dict[str, int] = {}
    for article in articles:
        for one in article.statements:
            if not isinstance(one, Prose):
                found.setdefault(one.name, article.number)
    return found


def _title(group: list[Statement]) -> str:
    first = group[0]
    if isinstance(first, Definition):
        return "用语"
    if isinstance(first, Party):
        return "各方"
    return first.title
