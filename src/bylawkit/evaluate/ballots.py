"""Ballots: the rows of a ballot file, each understood or reported.

Rows that say ``未表决`` (silent) or ``未送达`` (unserved) record the service of a ballot.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from bylawkit.diagnostics import Diagnostic, Text
from bylawkit.evaluate import table_codes as codes
from bylawkit.evaluate.codes import BAD_DATE, UNKNOWN_LINE
from bylawkit.evaluate.dates import moment_of
from bylawkit.evaluate.quantities import shown
from bylawkit.evaluate.register import (
    Register,
    RegisteredUnit,
    by_unit,
    people,
    person_key,
    unit_key,
    unknown_unit,
)
from bylawkit.evaluate.spelling import did_you_mean
from bylawkit.evaluate.tables import Column, Row, Table, is_formula, is_yes, read_table, slip
from bylawkit.evaluate.words import CHANNELS
from bylawkit.model.votes import Channel, Matter
from bylawkit.record import record, replace
from bylawkit.source import Place

Noticed = tuple[Diagnostic, ...]

COLUMNS = (
    Column("unit", ("房号", "房屋", "房屋编号", "室号", "门牌号"), ("unit", "unit number"), True),
    Column("line", ("分项",), ("line",)),
    Column("choice", ("选择", "表决意见", "意见", "选项"), ("choice", "vote"), True),
    Column("channel", ("方式", "投票方式", "渠道"), ("channel",)),
    Column("cast_at", ("投票时间", "时间", "表决时间"), ("cast_at", "time")),
    Column("holder", ("受托人", "代理人", "被委托人"), ("holder", "proxy")),
    Column("proxy_document", ("委托书", "书面委托", "委托书编号"), ("proxy_document",)),
)

_CHOICES = {
    "for": ("同意", "赞成", "for", "yes"),
    "against": ("反对", "不同意", "against", "no"),
    "abstain": ("弃权", "abstain"),
    "follow": ("随多数", "跟随多数", "follow"),
    "invalid": ("无效", "无效票", "废票", "invalid", "void"),
    "silent": ("未表决", "未投票", "silent"),
    "unserved": ("未送达", "unserved"),
}
NOT_RETURNED = ("silent", "unserved")
"""Rows about ballots that did not come back."""


@record
class Ballot:
    """One row of a ballot file.

    ``choice`` is a kind of vote; a ballot for candidates is ``for``, and ``names`` them. ``line`` is
    the line of a sheet on which several things are voted on.
    """

    unit: RegisteredUnit
    choice: str
    row: Row
    names: tuple[str, ...] = ()
    channel: Channel | None = None
    cast_at: datetime | None = None
    holder: str = ""
    documented: bool = True
    line: str = ""


def read_ballots(
    path: str, data: bytes, matter: Matter, register: Register
) -> tuple[tuple[Ballot, ...] | None, Noticed]:
    """The ballots in a file; ``None`` if a row cannot be right. Every such row is reported."""
    table, noticed = read_table(path, data, COLUMNS)
    if table is None:
        return None, noticed
    units = by_unit(register.units)
    choices = choices_of(matter)
    most = matter.choices or 1
    found = [_ballot(table, row, units, choices, most) for row in table.rows]
    noticed += tuple(one for _, problems in found for one in problems)
    noticed += tuple(_wrong_lines(table, matter))
    if any(one.code.unusable for one in noticed):
        return None, noticed
    ballots = tuple(ballot for ballot, _ in found if ballot is not None)
    return ballots, noticed + tuple(_without_channel(path, matter, ballots))


def _wrong_lines(table: Table, matter: Matter) -> Iterator[Diagnostic]:
    """Rows that do not say which line of the sheet they are about, or name none of this matter."""
    known = tuple(line.name for line in matter.lines)
    for row in table.rows:
        text = row.text("line")
        if text not in known if known else text:
            args = {"name": shown(text), "names": known or (Text("（没有）", "(none)"),)}
            at = row.cells["line"] if "line" in row.cells else row.cells["choice"]
            yield Diagnostic(UNKNOWN_LINE, Place(table.path, row.line, at.at), args)


def choices_of(matter: Matter) -> Mapping[str, str]:
    """What a ballot may say, and the kind of vote (or the candidate) that it means."""
    words = {word: kind for kind, known in _CHOICES.items() for word in known}
    if matter.options:
        words = {word: kind for word, kind in words.items() if kind != "for"}
        words |= {option.name: option.name for option in matter.options}
    return words


def _ballot(
    table: Table,
    row: Row,
    units: Mapping[str, RegisteredUnit],
    choices: Mapping[str, str],
    most: int,
) -> tuple[Ballot | None, Noticed]:
    noticed: list[Diagnostic] = []
    unit = _unit(table, row, units, noticed)
    choice, names = choice_of(table, row, choices, most, noticed)
    channel = channel_of(table, row, noticed)
    cast_at = moment_in(table, row, noticed)
    documented = _documented(table, row)
    if unit is None or choice is None:
        return None, tuple(noticed)
    holder = row.text("holder")
    if person_key(holder) in map(person_key, unit.owners):
        holder = ""
    line = row.text("line")
    ballot = Ballot(unit, choice, row, names, channel, cast_at, holder, documented, line)
    return ballot, tuple(noticed)


def _unit(
    table: Table, row: Row, units: Mapping[str, RegisteredUnit], noticed: list[Diagnostic]
) -> RegisteredUnit | None:
    text = row.text("unit")
    if not text:
        noticed.append(slip(table, row, "unit", codes.EMPTY_CELL))
        return None
    found = units.get(unit_key(text))
    if found is None and not is_formula(text):
        noticed.append(unknown_unit(table, row, units))
    return found


def choice_of(
    table: Table, row: Row, choices: Mapping[str, str], most: int, noticed: list[Diagnostic]
) -> tuple[str | None, tuple[str, ...]]:
    """The kind of vote, and the candidates that it names."""
    text = row.text("choice")
    if not text:
        noticed.append(slip(table, row, "choice", codes.EMPTY_CELL))
        return None, ()
    words = people(text) if most > 1 else (text,)
    found = [choices.get(one) or choices.get(one.casefold()) for one in words]
    kinds = [one for one in found if one in _CHOICES]
    if None in found or (kinds and len(found) > 1):
        if not is_formula(text):
            noticed.append(_unknown_choice(table, row, choices))
        return None, ()
    names = tuple(dict.fromkeys(one for one in found if one is not None and one not in kinds))
    if len(names) > most:
        reason = Text(
            f"选了 {len(names)} 项，最多选 {most} 项，按无效票计",
            f"it names {len(names)} and may name {most}, and is invalid",
        )
        unit = shown(row.text("unit"))
        noticed.append(slip(table, row, "choice", codes.NOT_COUNTED, text=unit, reason=reason))
        return "invalid", ()
    return ("for", names) if names else (kinds[0], ())


def _unknown_choice(table: Table, row: Row, choices: Mapping[str, str]) -> Diagnostic:
    names = tuple(dict.fromkeys(_shown_choices(choices)))
    problem = slip(table, row, "choice", codes.UNKNOWN_CHOICE, names=names)
    close = did_you_mean(row.text("choice"), choices)
    return replace(problem, hint_text=close) if close else problem


def _shown_choices(choices: Mapping[str, str]) -> Iterator[Text]:
    """One word, in both languages, for each kind of vote; the candidates as they are called."""
    for kind in choices.values():
        known = _CHOICES.get(kind)
        yield Text(kind, kind) if known is None else Text(known[0], kind)


def channel_of(table: Table, row: Row, noticed: list[Diagnostic]) -> Channel | None:
    text = row.text("channel")
    if not text:
        return None
    found = _CHANNELS.get(text.casefold())
    if found is None and not is_formula(text):
        names = tuple(CHANNELS.values())
        noticed.append(slip(table, row, "channel", codes.UNKNOWN_CHANNEL, names=names))
    return found


_CHANNELS = {word: one for one, text in CHANNELS.items() for word in (*text, one.value)} | {
    "纸质": Channel.PAPER,
    "现场": Channel.MEETING,
    "网络": Channel.ELECTRONIC,
}


def moment_in(table: Table, row: Row, noticed: list[Diagnostic]) -> datetime | None:
    text = row.text("cast_at")
    found = moment_of(text)
    if text and found is None and not is_formula(text):
        noticed.append(slip(table, row, "cast_at", BAD_DATE))
    return found


def _documented(table: Table, row: Row) -> bool:
    """Whether there is a written proxy; taken for granted if the table has no column for it."""
    if "proxy_document" not in table.columns:
        return True
    return is_yes(row.text("proxy_document")) is not False


def _without_channel(
    path: str, matter: Matter, ballots: tuple[Ballot, ...]
) -> Iterator[Diagnostic]:
    count = sum(one.channel is None for one in ballots if one.choice not in NOT_RETURNED)
    if matter.channels and count:
        yield Diagnostic(codes.NO_CHANNEL, Place(path), {"count": count})
