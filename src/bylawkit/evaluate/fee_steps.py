"""The chain of factors behind a line, step by step, for whoever has to pay it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from bylawkit.diagnostics import Text
from bylawkit.evaluate.arrears import lateness
from bylawkit.evaluate.fee_facts import NOTHING_KNOWN, Fact, FeeFacts
from bylawkit.evaluate.fee_text import price_text
from bylawkit.evaluate.fees import Ground, Part
from bylawkit.evaluate.lines import Line
from bylawkit.evaluate.quantities import percent, plain_fraction
from bylawkit.evaluate.words import TIMES, money
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.money import LateCharge, Linked
from bylawkit.model.numbering import article_label
from bylawkit.model.values import Cmp, Fen, Unit


def heading(bylaw: Bylaw, line: Line) -> Text:
    """What a chain is about: fee, article, unit, month, and the amount."""
    article = bylaw.article_of(line.fee.name)
    zh = f"（{article_label(article.number, 'zh')}）" if article else ""
    en = f" ({article_label(article.number, 'en')})" if article else ""
    whole, where = money(line.charge.whole), f"{line.unit.name} {line.month:%Y-%m}"
    return Text(
        f"{line.fee.title}{zh} {where} {line.unit.use}：应收 {whole.zh}",
        f"{line.fee.title}{en} {where} {line.unit.use}: {whole.en} due",
    )


def steps(line: Line, on: date | None = None, facts: FeeFacts = NOTHING_KNOWN) -> Iterator[Text]:
    """Where the amounts of a line come from, one step after another."""
    yield price_text(line)
    yield from _evaluations(line, facts)
    if line.charge.tariff.linked:
        whole = money(line.charge.whole)
        yield Text(f"减收后 {whole.zh}", f"after that {whole.en}")
    yield from _phase(line)
    yield from _given(line)
    owed = money(line.owed)
    yield Text(f"{line.payer}应付 {owed.zh}", f"{line.payer}: {owed.en} to pay")
    yield from _paid(line)
    yield from _late(line, on)


_COMPARED = {
    Cmp.LESS: Text("低于", "less than"),
    Cmp.AT_MOST: Text("不超过", "at most"),
    Cmp.AT_LEAST: Text("不低于", "at least"),
    Cmp.MORE: Text("超过", "more than"),
}


def _evaluations(line: Line, facts: FeeFacts) -> Iterator[Text]:
    """What evaluations take off, and results that are known and take off nothing."""
    applied = line.charge.tariff.linked
    yield from (_evaluated(one, facts.result(one.indicator.name, line.month)) for one in applied)
    names = dict.fromkeys(one.indicator.name for one in line.fee.linked)
    for name in names:
        fact = facts.result(name, line.month)
        if fact is not None and all(one.indicator.name != name for one in applied):
            result = _result(fact)
            yield Text(f"{name} {result.zh}，不减收", f"{name} is {result.en}: nothing comes off")


def _evaluated(one: Linked, fact: Fact | None) -> Text:
    word, bound, off = _COMPARED[one.limit.cmp], percent(one.limit.share), percent(one.reduction)
    name = one.indicator.name
    if fact is None:
        return Text(
            f"{name}{word.zh} {bound}，减收 {off}", f"{name} is {word.en} {bound}: {off} comes off"
        )
    result = _result(fact)
    return Text(
        f"{name} {result.zh}，{word.zh} {bound}，减收 {off}",
        f"{name} is {result.en}, {word.en} {bound}: {off} comes off",
    )


def _result(fact: Fact) -> Text:
    """A result, and on which day it was recorded."""
    result = percent(fact.value)
    if fact.recorded is None:
        return Text(result, result)
    return Text(f"{result}（{fact.recorded} 记录）", f"{result} (recorded on {fact.recorded})")


def _phase(line: Line) -> Iterator[Text]:
    phase = line.charge.phase
    if phase is None:
        return
    if phase.share == 0:
        yield Text(f"{phase.name}阶段：免收", f"phase {phase.name}: free of charge")
    elif phase.share == 1:
        yield Text(f"{phase.name}阶段：全额收取", f"phase {phase.name}: charged in full")
    else:
        share = percent(phase.share)
        yield Text(f"{phase.name}阶段：收取 {share}", f"phase {phase.name}: {share} is charged")


def _given(line: Line) -> Iterator[Text]:
    """What others give, and what is not asked for."""
    tariff, gifts = line.charge.tariff, iter(line.charge.tariff.gifts)
    for part in line.charge.parts:
        if part.ground is Ground.PHASE_SUBSIDY:
            gift = next(gifts)
            yield _gift(part, gift.cap, gift.cap_by_year)
        elif part.ground is Ground.YEARLY_SUBSIDY:
            yield _of_year(line, part)
        elif part.ground is Ground.EXEMPT and line.exemption is not None:
            who, share = line.exemption.who.name, percent(line.exemption.share)
            off = money(part.fen)
            yield Text(
                f"{who}减免 {share}，少缴 {off.zh}", f"{who} are let off {share}: {off.en} less"
            )
        elif part.ground is Ground.BORNE_BY:
            rest = money(part.fen)
            name = tariff.borne_by
            yield Text(f"其余 {rest.zh}由{name}承担", f"the remaining {rest.en} is borne by {name}")
        elif part.ground is Ground.WAIVED:
            rest = money(part.fen)
            yield Text(f"其余 {rest.zh}不收", f"the remaining {rest.en} is not collected")


def _gift(part: Part, cap: Fen | None, by_year: bool) -> Text:
    amount, share = money(part.fen), f" {percent(part.share)}" if part.share is not None else ""
    zh, en = f"{part.payer}补贴{share}，计 {amount.zh}", f"{part.payer} gives{share}: {amount.en}"
    if cap is not None:
        most = money(cap)
        zh = f"{zh}（每{'年' if by_year else '月'}最多 {most.zh}）"
        en = f"{en} (at most {most.en} a {'year' if by_year else 'month'})"
    return Text(zh, en)


def _of_year(line: Line, part: Part) -> Text:
    amount, share = money(part.fen), percent(part.share or Fraction(0))
    if not part.share:
        return Text(f"{part.payer}不再补贴", f"{part.payer} gives nothing any more")
    year = Text(f"第{line.charge.year}年", f"year {line.charge.year}")
    if line.month.year in line.unit.hardship and any(
        gift.payer == part.payer and gift.hardship_share == part.of
        for gift in line.charge.tariff.yearly
    ):
        year = Text("困难户", "in hardship")
    return Text(
        f"{part.payer}补贴（{year.zh}）{share}，计 {amount.zh}",
        f"{part.payer} gives ({year.en}) {share}: {amount.en}",
    )


# ── What came in, and what is late ──


def _paid(line: Line) -> Iterator[Text]:
    if line.due is not None:
        yield Text(f"应缴日 {line.due}", f"due on {line.due}")
    for credit in line.came:
        amount = money(credit.fen)
        yield Text(f"{credit.on} 缴 {amount.zh}", f"{amount.en} paid on {credit.on}")
    for payer, fen in line.received.items():
        amount = money(fen)
        yield Text(f"{payer}已付 {amount.zh}", f"{payer} has paid {amount.en}")


def _late(line: Line, on: date | None) -> Iterator[Text]:
    rule = line.fee.late
    if rule is None or on is None or line.due is None or not line.late:
        return
    for one in lateness(rule, Fen(line.owed), line.due, line.came, on):
        sum_, share = money(one.counted), percent(rule.share)
        times = _times(rule, one.times)
        yield Text(
            f"{one.since} 以后至 {one.until}：{sum_.zh} × {share} × {times.zh}",
            f"after {one.since} and up to {one.until}: {sum_.en} × {share} × {times.en}",
        )
    total, most = money(line.late), ""
    if rule.cap is not None:
        most = percent(rule.cap)
    yield Text(
        f"违约金 {total.zh}" + (f"（最多为本金的 {most}）" if most else ""),
        f"late charge {total.en}" + (f" (at most {most} of the principal)" if most else ""),
    )


def _times(rule: LateCharge, times: Fraction) -> Text:
    number, unit = plain_fraction(times), TIMES[rule.per]
    zh = "个月" if rule.per is Unit.MONTH else unit.zh
    return Text(f"{number}{zh}", f"{number} {unit.en}{'' if times == 1 else 's'}")
