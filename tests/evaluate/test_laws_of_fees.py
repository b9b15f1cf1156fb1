"""The laws that every assessment obeys: sums, months, order, owners, and that paying never harms.

The laws of votes, and where all others are, are listed in ``test_laws_of_votes.py``.
"""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from random import Random
from typing import Any

from evaluating import bylaw
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bylawkit.evaluate.assessment import Assessment, assess
from bylawkit.evaluate.fees import Charge, Facts, charge
from bylawkit.evaluate.lines import Line, Wanted
from bylawkit.evaluate.months import later
from bylawkit.evaluate.payments import payers_of, read_payments
from bylawkit.evaluate.register import Register, read_register

FEE = """
费用 物业费
  缴纳  业主 → 物业
  标准  住宅 {rate}元/平方米/{period}, 商铺 100元/户/年
  起算  2026-01-01
  阶段  扶持 {length}个月 收取50% 补贴 街道 30% 上限 每年{cap}元
  阶段  自立 全额
  补贴  区财政 逐年 30%, 20%
  应缴  每季度末月20日前
  违约金  每日0.1% 自逾期10日 上限 本金 20%
  抵减  志愿服务 每小时2元 上限 每年50元 出资 居委会
费用 水费
  缴纳  业主 → 物业
  标准  住宅 12.50元/户/季度
  应缴  每月10日前
  违约金  每月 月额 1%
主体 区财政 "区财政"
  角色 政府部门
"""
FIRST, LAST, ON = date(2026, 1, 1), date(2027, 2, 1), date(2027, 3, 31)

fees = st.builds(
    FEE.format,
    rate=st.integers(1, 999).map(lambda fen: f"{fen / 100:.2f}"),
    period=st.sampled_from(["月", "季度", "年"]),
    length=st.integers(1, 14),
    cap=st.integers(1, 300),
)
units = st.lists(
    st.tuples(st.sampled_from(["住宅", "商铺"]), st.integers(1, 30000)), min_size=1, max_size=4
)
payments = st.tuples(
    st.integers(0, 3),
    st.dates(FIRST, ON),
    st.integers(1, 60000).map(lambda fen: f"{fen / 100:.2f}")
    | st.integers(1, 9).map(lambda hours: f"{hours}小时"),
    st.none() | st.integers(0, 15),
    st.sampled_from(["", "街道", "区财政", "居委会"]),
    st.sampled_from(["", "物业费", "水费"]),
)


def row(payment: Any, count: int) -> str:
    unit, day, amount, month, payer, fee = payment
    named = "" if month is None else f"{2026 + month // 12}-{month % 12 + 1:02}"
    if amount.endswith("小时"):
        payer, fee = "", "物业费"
    return f"{unit % count},{day},{amount},{named},{payer},{fee}"


def register(drawn: Any, owners: str = "", order: Random | None = None) -> Register:
    rows = [
        f"{number},{use},{area / 100:.2f},业主{number:04}{owners}"
        for number, (use, area) in enumerate(drawn)
    ]
    if order:
        order.shuffle(rows)
    found, noticed = read_register(
        "登记册.csv", ("房号,用途,面积,业主\n" + "\n".join(rows) + "\n").encode()
    )
    assert found is not None, noticed
    return found


def assessed(text: str, known: Register, rows: list[str], on: date | None = ON) -> Assessment:
    found = bylaw(text)
    paid: Any = ()
    if rows:
        table = "房号,缴纳日期,金额,所属月份,付款方,费用\n" + "\n".join(rows) + "\n"
        paid, noticed = read_payments(
            "缴费.csv", table.encode(), known, found.fees, payers_of(found)
        )
        assert paid is not None, noticed
    result, noticed = assess(found, known, paid, Wanted(found.fees, FIRST, LAST, on))
    assert result is not None, noticed
    return result


def by_line(found: Assessment) -> dict[Any, Line]:
    return {(one.fee.name, one.unit.name, one.month): one for one in found.lines}


def amounts(line: Line) -> Any:
    return (line.payers, line.owed, line.paid, line.received, line.relieved, line.unpaid, line.late)


@settings(deadline=None, max_examples=40)
@given(fees, units, st.lists(payments, max_size=6))
def test_everything_adds_up(text: str, drawn: Any, paid: Any) -> None:
    found = assessed(text, register(drawn), [row(one, len(drawn)) for one in paid])
    for line in found.lines:
        assert sum(line.payers.values()) + line.waived == line.charge.whole
        assert line.owed + sum(line.others.values()) == sum(line.payers.values())
        assert line.paid + line.relieved + line.unpaid == line.owed
        assert min(line.paid, line.relieved, line.unpaid, line.late, *line.payers.values()) >= 0
        assert all(fen <= line.others[payer] for payer, fen in line.received.items())
        assert line.late <= line.owed // 5 + 1 or line.fee.name == "水费"
    total = sum(found.paid_by(payer) for payer in found.payers)
    waived = sum(line.waived for line in found.lines)
    assert total + waived == sum(line.charge.whole for line in found.lines)


@settings(deadline=None, max_examples=30)
@given(fees, units, st.lists(payments, max_size=6), st.randoms(use_true_random=False))
def test_order_and_owners_change_nothing(text: str, drawn: Any, paid: Any, order: Random) -> None:
    days = {one[1]: one for one in paid}
    rows = [row(one, len(drawn)) for one in days.values()]
    before = by_line(assessed(text, register(drawn), rows))
    order.shuffle(rows)
    shuffled = by_line(assessed(text, register(drawn, order=order), rows))
    shared = by_line(assessed(text, register(drawn, owners="、共有人0001、共有人0002"), rows))
    for key, line in before.items():
        assert amounts(line) == amounts(shuffled[key]) == amounts(shared[key])


@settings(deadline=None, max_examples=40)
@given(fees, units, st.lists(payments, max_size=6), payments)
def test_paying_more_never_harms(text: str, drawn: Any, paid: Any, more: Any) -> None:
    """What is due stays, and neither arrears nor late charges rise, in any month."""
    rows = [row(one, len(drawn)) for one in paid]
    before = by_line(assessed(text, register(drawn), rows))
    after = by_line(assessed(text, register(drawn), [*rows, row(more, len(drawn))]))
    for key, line in before.items():
        assert after[key].payers == line.payers
        assert after[key].arrears <= line.arrears
        assert after[key].late <= line.late
        assert all(after[key].received.get(one, 0) >= fen for one, fen in line.received.items())


@settings(deadline=None, max_examples=30)
@given(fees, units, payments, st.integers(1, 200))
def test_paying_earlier_never_raises_a_late_charge(
    text: str, drawn: Any, paid: Any, days: int
) -> None:
    unit, day, amount, month, payer, fee = paid
    earlier = (unit, max(day - timedelta(days), FIRST), amount, month, payer, fee)
    late = by_line(assessed(text, register(drawn), [row(paid, len(drawn))]))
    soon = by_line(assessed(text, register(drawn), [row(earlier, len(drawn))]))
    if amount.endswith("小时"):
        return
    for key, line in late.items():
        assert soon[key].late <= line.late
        assert soon[key].arrears == line.arrears


@settings(deadline=None, max_examples=30)
@given(units, st.integers(1, 12))
def test_a_prepayment_changes_no_month_before_the_one_it_is_for(drawn: Any, month: int) -> None:
    """Also where the years of a subsidy count from the household's first payment."""
    text = FEE.format(rate="1.10", period="月", length=3, cap=100)
    text = text.replace("逐年 30%, 20%", "逐年 30%, 20% 自首次缴费")
    paid = f"0,2026-01-02,5,{2026 + month // 12}-{month % 12 + 1:02},,物业费"
    before = by_line(assessed(text, register(drawn), []))
    after = by_line(assessed(text, register(drawn), [paid]))
    for key, line in before.items():
        if key[2] < date(2026 + month // 12, month % 12 + 1, 1):
            assert after[key].payers == line.payers


# ── One charge ──

shares = st.integers(0, 100)
SUBSIDISED = """
费用 物业费
  缴纳  业主 → 物业
  标准  住宅 {rate}元/平方米/{period}
  起算  2026-01-01
  阶段  扶持 12个月 收取{collect}% 补贴 街道 {street}% 补贴 居委会 {community}%
  补贴  公房产权人 逐年 {yearly}%, 10%
"""


@settings(deadline=None, max_examples=100)
@given(
    st.integers(1, 9999), st.sampled_from(["月", "季度", "年"]), shares, shares, shares, shares,
    st.integers(1, 10**7), st.integers(1, 36),
)  # fmt: skip
def test_the_parts_of_a_fee_add_up_to_the_whole(
    rate: int,
    period: str,
    collect: int,
    street: int,
    community: int,
    yearly: int,
    area: int,
    month: int,
) -> None:
    assume(collect + street + community <= 100)
    given_ = {"rate": f"{rate / 100:.2f}", "period": period, "collect": collect}
    text = SUBSIDISED.format(**given_, street=street, community=community, yearly=yearly)
    found = bylaw(text)
    got = charge(
        found,
        found.fees[0],
        Facts("住宅", area),
        date(2026 + (month - 1) // 12, (month - 1) % 12 + 1, 1),
    )
    assert isinstance(got, Charge)
    assert sum(part.fen for part in got.parts) == got.whole
    assert all(part.fen >= 0 for part in got.parts)


# ── Months and years ──

PLAIN = """
费用 物业费
  缴纳  业主 → 物业
  标准  住宅 {rate}元/{per}/{period}
  起算  {start}
"""


@settings(deadline=None, max_examples=60)
@given(
    st.integers(1, 10**6), st.sampled_from(["平方米", "户"]), st.integers(1, 10**6),
    st.sampled_from([("年", 12), ("季度", 3), ("月", 1)]), st.integers(0, 3),
)  # fmt: skip
def test_months_add_up_to_the_year(
    rate: int, per: str, area: int, period: tuple[str, int], years: int
) -> None:
    """Twelve months cost the price of the year, each quarter that of the quarter, to the fen."""
    word, length = period
    text = PLAIN.format(rate=f"{rate / 100:.2f}", per=per, period=word, start="2020-01-01")
    known = register([("住宅", area)])
    wanted = date(2020 + years, 1, 1), date(2020 + years, 12, 1)
    found, noticed = assess(bylaw(text), known, (), Wanted(bylaw(text).fees, *wanted, None))
    assert found is not None, noticed
    months = [line.charge.whole for line in found.lines]
    price = Fraction(rate) * (Fraction(area, 100) if per == "平方米" else 1)
    rounded = (2 * price.numerator + price.denominator) // (2 * price.denominator)
    assert len(months) == 12
    for first in range(0, 12, length):
        assert sum(months[first : first + length]) == rounded
    assert max(months) - min(months) <= 1
    assert sum(months) == rounded * 12 // length


@settings(deadline=None, max_examples=30)
@given(fees, units, st.integers(1, 12), st.integers(0, 12))
def test_two_stretches_of_months_are_their_months_together(
    text: str, drawn: Any, first: int, more: int
) -> None:
    """What is asked for at once is what is asked for month by month, without payments."""
    found, known = bylaw(text), register(drawn)
    middle, last = later(date(2026, 1, 1), first), later(date(2026, 1, 1), first + more)

    def of(since: date, until: date) -> dict[Any, Any]:
        made, noticed = assess(found, known, (), Wanted(found.fees, since, until, None))
        assert made is not None, noticed
        return {key: amounts(line) for key, line in by_line(made).items()}

    start = date(2026, 1, 1)
    assert of(start, later(middle, -1)) | of(middle, last) == of(start, last)


@settings(deadline=None, max_examples=40)
@given(st.integers(1, 999), units, st.integers(2, 9))
def test_twice_the_area_is_twice_the_fee_but_for_rounding(
    rate: int, drawn: Any, times: int
) -> None:
    text = PLAIN.format(rate=f"{rate / 100:.2f}", per="平方米", period="月", start="2026-01-01")
    plain = [("住宅", area) for _, area in drawn]
    one = assessed(text, register(plain), [])
    other = assessed(text, register([(use, area * times) for use, area in plain]), [])
    for small, large in zip(one.lines, other.lines, strict=True):
        assert abs(large.charge.whole - times * small.charge.whole) <= (times + 1) // 2
