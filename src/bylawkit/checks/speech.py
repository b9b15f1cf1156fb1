"""Tests, tallies and lengths in words, as a bylaw would write them."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from bylawkit.checks.proof import Tally
from bylawkit.diagnostics import Text
from bylawkit.model.law import Provision
from bylawkit.model.values import Cmp, Duration, Limit, Unit
from bylawkit.model.votes import AllOf, Base, Comparison, Measure, Side, Test

MEASURES = {
    Measure.AREA: Text("面积", "area"),
    Measure.HEADS: Text("人数", "heads"),
    Measure.HOUSEHOLDS: Text("户数", "households"),
    Measure.SEATS: Text("席位", "seats"),
}
_BASES = {
    Base.ALL: Text("全体", "of-all "),
    Base.PARTICIPATING: Text("参与", "participating "),
    Base.ATTENDING: Text("到会", "attending "),
    Base.CAST: Text("有效票", "cast "),
}
_UNITS = {
    Unit.HOUR: Text("小时", "hours"),
    Unit.DAY: Text("日", "days"),
    Unit.WORKDAY: Text("个工作日", "workdays"),
    Unit.WEEK: Text("周", "weeks"),
    Unit.MONTH: Text("个月", "months"),
    Unit.QUARTER: Text("个季度", "quarters"),
    Unit.HALF_YEAR: Text("个半年", "half-years"),
    Unit.YEAR: Text("年", "years"),
}
_COUNTED = {
    Measure.AREA: Text("平方米", "m²"),
    Measure.HEADS: Text("人", "owners"),
    Measure.HOUSEHOLDS: Text("户", "households"),
    Measure.SEATS: Text("席", "seats"),
}
_DIGITS = "零一二三四五六七八九十"


def say_test(test: Test) -> Text:
    """``面积三分之二以上 且 人数三分之二以上``, ``area 2/3 or-more and heads 2/3 or-more``."""
    if isinstance(test, Comparison):
        return _comparison(test)
    parts = [
        say_test(part) if isinstance(part, Comparison) else _bracketed(say_test(part))
        for part in test.parts
    ]
    zh, en = (" 且 ", " and ") if isinstance(test, AllOf) else (" 或 ", " or ")
    return Text(zh.join(part.zh for part in parts), en.join(part.en for part in parts))


def _bracketed(text: Text) -> Text:
    return Text(f"（{text.zh}）", f"({text.en})")


def _comparison(one: Comparison) -> Text:
    usual = Base.ALL if one.side is Side.PARTICIPATING else None
    base = Text("", "") if one.base is usual else _BASES[one.base]
    side = Text("反对", "against ") if one.side is Side.AGAINST else Text("", "")
    measure, limit = MEASURES[one.measure], _limit(one.limit.cmp, one.limit.share)
    return Text(
        f"{side.zh}{base.zh}{measure.zh}{limit.zh}",
        f"{side.en}{base.en}{measure.en} {limit.en}",
    )


def _limit(cmp: Cmp, share: Fraction) -> Text:
    said = say_share(share)
    match cmp:
        case Cmp.AT_LEAST if share == 1:
            return Text("一致", "unanimous")
        case Cmp.AT_LEAST:
            return Text(f"{said.zh}以上", f"{said.en} or-more")
        case Cmp.MORE if share == Fraction(1, 2):
            return Text("过半数", "majority")
        case Cmp.MORE:
            return Text(f"超过{said.zh}", f"more-than {said.en}")
        case Cmp.AT_MOST:
            return Text(f"不超过{said.zh}", f"at-most {said.en}")
        case Cmp.LESS:
            return Text(f"低于{said.zh}", f"less-than {said.en}")


def say_limit(limit: Limit) -> Text:
    """``20%以上``, ``20% or-more``."""
    return _limit(limit.cmp, limit.share)


def say_share(share: Fraction) -> Text:
    """``三分之二``, ``2/3``; small fractions in Chinese numerals, others in digits."""
    num, den = share.numerator, share.denominator
    if 100 % den == 0 and den not in (2, 4, 5):
        return Text(f"{num * 100 // den}%", f"{num * 100 // den}%")
    if den == 1:
        return Text(f"{num * 100}%", f"{num * 100}%")
    if den <= 10 and num <= 10:
        return Text(f"{_DIGITS[den]}分之{_DIGITS[num]}", f"{num}/{den}")
    return Text(f"{num}/{den}", f"{num}/{den}")


def say_length(length: Duration) -> Text:
    """``15日``, ``15 days``."""
    unit = _UNITS[length.unit]
    return Text(f"{length.count}{unit.zh}", f"{length.count} {unit.en}")


def say_tally(tally: Tally, measures: tuple[Measure, ...]) -> Text:
    """The votes of some measures: ``10人中6人参与、4人同意``."""
    parts = [_votes(measure, tally[measure]) for measure in measures if measure in tally]
    return Text("；".join(part.zh for part in parts), "; ".join(part.en for part in parts))


def say_number(measure: Measure, count: int) -> Text:
    """``3人``, ``300平方米``: so many votes of a measure."""
    number = count * 100 if measure is Measure.AREA else count
    unit = _COUNTED[measure]
    return Text(f"{number}{unit.zh}", f"{number} {unit.en}")


def _votes(measure: Measure, votes: Mapping[str, int]) -> Text:
    scale = 100 if measure is Measure.AREA else 1
    unit = _COUNTED[measure]
    count = {part: number * scale for part, number in votes.items() if number}
    total, yes = sum(count.values()), count.get("for", 0)
    if count.keys() <= {"for", "against", "unserved"}:
        came = total - count.get("unserved", 0)
        return Text(
            f"{total}{unit.zh}中{came}{unit.zh}参与、{yes}{unit.zh}同意",
            f"of {total} {unit.en} {came} take part and {yes} say yes",
        )
    zh = "、".join(f"{number}{unit.zh}{_PARTS[part].zh}" for part, number in count.items())
    en = ", ".join(f"{number} {_PARTS[part].en}" for part, number in count.items())
    return Text(f"{total}{unit.zh}中{zh}", f"of {total} {unit.en} {en}")


_PARTS = {
    "for": Text("同意", "for"),
    "against": Text("反对", "against"),
    "abstain": Text("弃权", "abstaining"),
    "follow": Text("随多数", "with the majority"),
    "invalid": Text("无效", "invalid"),
    "silent": Text("未表决", "silent"),
    "unserved": Text("未参与", "not taking part"),
}


def said_of_provision(provision: Provision) -> Text:
    """What a provision demands in figures; empty if it is only words."""
    parts: list[Text] = []
    for test in (provision.attend, provision.turnout, provision.carry, provision.approve):
        if test is not None:
            parts.append(say_test(test))
    lengths = (provision.notice, provision.prepay, provision.publish, provision.filing)
    office = (provision.term, provision.first_session, provision.re_election, provision.handover)
    for length in (*lengths, *office, *(provision.window or ())):
        if length is not None:
            parts.append(say_length(length))
    if provision.petition is not None:
        parts.append(_limit(provision.petition.cmp, provision.petition.share))
    if provision.members is not None:
        parts.append(Text(f"{provision.members}人", f"{provision.members} members"))
    parts += _said_of_votes(provision)
    return Text("；".join(part.zh for part in parts), "; ".join(part.en for part in parts))


def _said_of_votes(provision: Provision) -> list[Text]:
    """What a provision says of single voters, of objections and of rejected motions."""
    parts: list[Text] = []
    if provision.silent_guard is not None:
        guard = say_test(provision.silent_guard)
        parts.append(Text(f"但须{guard.zh}", f"provided {guard.en}"))
    if provision.proxy_cap is not None:
        parts.append(Text(f"{provision.proxy_cap}户", f"{provision.proxy_cap} households"))
    parts += [say_share(one) for one in (provision.owner_cap, provision.fund_floor) if one]
    parts += [say_length(one) for one in (provision.objection, provision.retry_bar) if one]
    return parts
