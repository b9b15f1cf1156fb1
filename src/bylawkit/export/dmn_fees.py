"""The rules of a fee as decision tables: rates, phases, subsidies, and what evaluations take off.

Every share and every rate is a numerator and a denominator: whoever asks multiplies, and rounds once
at the end. What the bylaw does not state is ``""`` in a string and 0 in a number.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from itertools import chain, pairwise

from bylawkit.diagnostics import Text
from bylawkit.export.dmn_tables import ANY, OPPOSITE, Answer, Column, Row, Table, quoted
from bylawkit.model.money import Fee, Phase, PhaseSubsidy, UseRate, YearlySubsidy
from bylawkit.model.values import Duration, Rate, Unit
from bylawkit.model.wording import USES, same_use

_MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF_YEAR: 6, Unit.YEAR: 12}

_WORDS = {
    "use": Text("用途", "use"),
    "day": Text("日期（年月日八位数）", "day (as YYYYMMDD)"),
    "months": Text("起收后满几个月", "full months since the start"),
    "phase": Text("阶段", "phase"),
    "turn": Text("第几项", "which in turn"),
    "year": Text("已满几年", "full years gone"),
    "sold": Text("是否已出售", "sold"),
    "hardship": Text("是否认定困难", "certified hardship"),
    "developer_stock": Text("是否建设单位存量", "the developer's stock"),
    "value_num": Text("评价结果的分子", "result, numerator"),
    "value_den": Text("评价结果的分母", "result, denominator"),
    "share_num": Text("比例的分子", "share, numerator"),
    "share_den": Text("比例的分母", "share, denominator"),
    "fen_num": Text("单价（分）的分子", "rate in fen, numerator"),
    "fen_den": Text("单价（分）的分母", "rate in fen, denominator"),
    "per": Text("按什么计", "counted by"),
    "period": Text("周期", "period"),
    "payer": Text("出资人", "payer"),
    "borne_by": Text("余额由谁承担", "who bears the rest"),
    "cap_fen": Text("上限（分）", "cap in fen"),
    "cap_per": Text("上限的周期", "period of the cap"),
    "indicator": Text("指标", "indicator"),
}
_STRINGS = frozenset(
    (
        *("use", "phase", "sold", "hardship", "developer_stock", "per", "period"),
        *("payer", "borne_by", "cap_per", "indicator"),
    )
)


def fee_tables(fee: Fee, name: str, about: str, lang: str) -> Iterator[tuple[str, Table]]:
    """The tables of a fee, each with the field that it carries."""
    for field, maker in _MAKERS.items():
        if getattr(fee, "phases" if field == "phase_subsidies" else field):
            facts, columns, answers, rows = maker(fee)
            if rows:
                title = f"{fee.title} · {_TITLES[field](lang)}"
                table = Table(
                    f"{name}_{field}",
                    title,
                    about,
                    tuple(_told(one, lang) for one in facts.split()),
                    tuple(_column(one, lang) for one in columns),
                    tuple(_told(one, lang) for one in answers.split()),
                    rows,
                )
                yield field, table


_TITLES = {
    "rates": Text("单价", "rates"),
    "phases": Text("阶段", "phases"),
    "phase_subsidies": Text("阶段补贴", "subsidies of phases"),
    "subsidies": Text("逐年补贴", "yearly subsidies"),
    "linked": Text("评价扣减", "reductions by evaluation"),
}

_Made = tuple[str, list[str], str, tuple[Row, ...]]
"""The facts, the columns and the answers by name, and the rows."""


def _told(name: str, lang: str) -> Answer:
    return Answer(name, _WORDS[name](lang), "string" if name in _STRINGS else "number")


def _column(expression: str, lang: str) -> Column:
    known = _WORDS.get(expression)
    label = expression if known is None else known(lang)
    return Column(expression, label, "string" if expression in _STRINGS else "number")


def _share(share: Fraction | None) -> tuple[str, str]:
    return ("0", "1") if share is None else (str(share.numerator), str(share.denominator))


def _rate(rate: Rate | None) -> tuple[str, str, str, str]:
    if rate is None:
        return ("0", "1", quoted(""), quoted(""))
    per, period = rate.per or "", rate.period or ""
    return (*_share(rate.fen), quoted(str(per)), quoted(str(period)))


# ── Rates ──


def _rates(fee: Fee) -> _Made:
    """For each use in both languages, the rate from one day until the next takes its place."""
    rows = tuple(chain.from_iterable(_rates_of(fee, use) for use in _uses(fee)))
    return "use day", ["use", "day", "day"], "fen_num fen_den per period", rows


def _uses(fee: Fee) -> list[str]:
    """The uses that have a rate, each once, however it is called."""
    found: list[str] = []
    for one in fee.rates:
        if not any(same_use(one.use.name, other) for other in found):
            found.append(one.use.name)
    return found


def _rates_of(fee: Fee, use: str) -> Iterator[Row]:
    by_day: dict[date, UseRate] = {}
    for one in fee.rates:
        if same_use(one.use.name, use):
            by_day.setdefault(one.since or date.min, one)
    days = [*sorted(by_day), None]
    spellings = next((tuple(text) for text in USES.values() if use in text), (use,))
    for since, until in pairwise(days):
        assert since is not None
        first = ANY if since == date.min else f">= {since:%Y%m%d}"
        last = ANY if until is None else f"< {until:%Y%m%d}"
        for word in spellings:
            yield Row((quoted(word), first, last), _rate(by_day[since].rate))


# ── Phases ──


def lasting(length: Duration) -> int | None:
    """A length in months, if it is one."""
    months = _MONTHS.get(length.unit)
    return None if months is None else months * length.count


def counts_in_months(fee: Fee) -> bool:
    """Whether every phase lasts so many months."""
    return all(one.length is None or lasting(one.length) is not None for one in fee.phases)


def _phases(fee: Fee) -> _Made:
    rows = tuple(_phase_rows(fee)) if counts_in_months(fee) else ()
    return "months", ["months", "months"], "phase share_num share_den borne_by", rows


def _phase_rows(fee: Fee) -> Iterator[Row]:
    begun = 0
    for one in fee.phases:
        values = (quoted(one.name), *_share(one.share), quoted(_bearer(one)))
        if one.length is None:
            yield Row((f">= {begun}", ANY), values)
            return
        until = begun + (lasting(one.length) or 0)
        yield Row((f">= {begun}", f"< {until}"), values)
        begun = until
    yield Row((f">= {begun}", ANY), (quoted(""), "1", "1", quoted("")))


def _bearer(one: Phase) -> str:
    return "" if one.borne_by is None else one.borne_by.name


def _phase_subsidies(fee: Fee) -> _Made:
    rows = tuple(
        Row((quoted(phase.name), str(turn)), _gift(one))
        for phase in fee.phases
        for turn, one in enumerate(phase.subsidies, start=1)
    )
    answers = "payer share_num share_den fen_num fen_den per period cap_fen cap_per"
    return "phase turn", ["phase", "turn"], answers, rows


def _gift(one: PhaseSubsidy) -> tuple[str, ...]:
    cap = (str(one.cap or 0), quoted(str(one.cap_per or "")))
    return (quoted(one.payer.name), *_share(one.share), *_rate(one.rate), *cap)


# ── Subsidies by year ──


def _subsidies(fee: Fee) -> _Made:
    """Nothing for the developer's stock or after a sale, else by hardship, else by the year."""
    facts = "turn developer_stock sold hardship year"
    rows = (_by_year(turn, one) for turn, one in enumerate(fee.subsidies, start=1))
    columns = [*facts.split(), "year"]
    return facts, columns, "payer share_num share_den", tuple(chain.from_iterable(rows))


def _by_year(turn: int, one: YearlySubsidy) -> Iterator[Row]:
    yes, no = quoted("yes"), quoted("no")
    unsold = no if one.ends_on_sale else ANY
    poor = ANY if one.hardship is None else no

    def row(*tests: str, share: Fraction | None = None) -> Row:
        return Row((str(turn), *tests), (quoted(one.payer.name), *_share(share)))

    yield row(yes, ANY, ANY, ANY, ANY)
    if one.ends_on_sale:
        yield row(no, yes, ANY, ANY, ANY)
    if one.hardship is not None:
        yield row(no, unsold, yes, ANY, ANY, share=one.hardship)
    for year, share in enumerate(one.shares):
        yield row(no, unsold, poor, f">= {year}", f"< {year + 1}", share=share)
    yield row(no, unsold, poor, f">= {len(one.shares)}", ANY)


# ── Evaluations ──


def _linked(fee: Fee) -> _Made:
    """A column for each line that an evaluation may cross, cross-multiplied; only its own counts."""
    limits = [one.limit for one in fee.linked]
    apart = [
        f"value_num * {one.share.denominator} - value_den * {one.share.numerator}" for one in limits
    ]
    rows = []
    for at, one in enumerate(fee.linked):
        for met, share in ((True, one.reduction), (False, None)):
            test = f"{one.limit.cmp if met else OPPOSITE[one.limit.cmp]} 0"
            tests = [test if at == other else ANY for other in range(len(limits))]
            values = (quoted(one.indicator.name), *_share(share))
            rows.append(Row((str(at + 1), *tests), values))
    facts = "turn value_num value_den"
    return facts, ["turn", *apart], "indicator share_num share_den", tuple(rows)


_MAKERS = {
    "rates": _rates,
    "phases": _phases,
    "phase_subsidies": _phase_subsidies,
    "subsidies": _subsidies,
    "linked": _linked,
}
