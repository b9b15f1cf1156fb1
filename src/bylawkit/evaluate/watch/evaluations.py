"""Evaluations that take something off a fee: how owners supervise the property contract."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bylawkit.diagnostics import Diagnostic
from bylawkit.evaluate import event_codes as codes
from bylawkit.evaluate.asked import article_number
from bylawkit.evaluate.events import Event, counted_from, result_of
from bylawkit.evaluate.watch.acts import Act, act_of
from bylawkit.evaluate.watch.repeated import names
from bylawkit.evaluate.watch.values import Deduction
from bylawkit.model.bylaw import Bylaw

Noticed = list[Diagnostic]


def deductions(bylaw: Bylaw, events: Sequence[Event], noticed: Noticed) -> Iterator[Deduction]:
    """Each fee that falls by the result of an evaluation. Results stand in the column of amounts."""
    for event in events:
        linked = [
            (fee, one)
            for fee in bylaw.fees
            for one in fee.linked
            if one.indicator.name == event.object
        ]
        if act_of(event.act) is not Act.EVALUATED or not linked:
            continue
        result = result_of(event)
        if result is None:
            noticed.append(Diagnostic(codes.NO_RESULT, event.place, {"text": event.amount}))
            continue
        for fee, one in linked:
            if one.limit.cmp.holds(result, one.limit.share):
                yield Deduction(
                    fee=fee.name,
                    title=fee.title,
                    indicator=one.indicator.name,
                    result=result,
                    limit=one.limit,
                    reduction=one.reduction,
                    on=event.day,
                    since=counted_from(event),
                    by=names([fee.payer]),
                    article=article_number(bylaw, fee.name),
                )
