"""Assessments as JSON: every line with its parts, its sums and the steps that lead to it."""

from __future__ import annotations

from typing import Any

from bylawkit.evaluate.assessment import Assessment
from bylawkit.evaluate.deposits import deposits
from bylawkit.evaluate.dunning import Reminder, Step, reminders
from bylawkit.evaluate.fee_steps import steps
from bylawkit.evaluate.fee_text import ROUNDING
from bylawkit.evaluate.fees import Part
from bylawkit.evaluate.lines import Line
from bylawkit.evaluate.quantities import plain_fraction
from bylawkit.evaluate.words import hundredths
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.money import Fee


def fee_json(bylaw: Bylaw, assessment: Assessment, lang: str) -> dict[str, Any]:
    """An assessment as plain values; amounts in yuan with two decimals, as text."""
    fees = {line.fee.name: line.fee for line in assessment.lines}
    return {
        "bylaw": bylaw.title,
        "on": None if assessment.on is None else assessment.on.isoformat(),
        "rounding": ROUNDING(lang),
        "fees": [_fee(bylaw, fee) for fee in fees.values()],
        "lines": [_line(line, assessment, lang) for line in assessment.lines],
        "payers": {
            payer: {
                "due": hundredths(assessment.paid_by(payer)),
                "received": hundredths(assessment.received_from(payer)),
            }
            for payer in assessment.payers
        },
        "arrears": [_reminder(one) for one in reminders(assessment.lines, assessment.on)],
        "deposits": [
            {"fee": one.fee.name, "unit": one.unit.name, "amount": hundredths(one.fen)}
            for one in deposits(assessment.lines)
        ],
        "refunds": [
            {"unit": one.unit.name, "payer": one.payer, "amount": hundredths(one.fen)}
            for one in assessment.refunds
        ],
    }


def _fee(bylaw: Bylaw, fee: Fee) -> dict[str, Any]:
    article = bylaw.article_of(fee.name)
    return {
        "name": fee.name,
        "title": fee.title,
        "article": None if article is None else article.number,
        "payee": None if fee.payee is None else fee.payee.name,
    }


def _line(line: Line, assessment: Assessment, lang: str) -> dict[str, Any]:
    charge, rate = line.charge, line.charge.rate
    return {
        "fee": line.fee.name,
        "unit": line.unit.name,
        "month": f"{line.month:%Y-%m}",
        "use": line.unit.use,
        "area": hundredths(line.unit.area),
        "rate": {
            "fen": plain_fraction(rate.fen),
            "per": rate.per and rate.per.value,
            "period": rate.period and rate.period.value,
        },
        "phase": charge.phase and charge.phase.name,
        "year": charge.year,
        "whole": hundredths(charge.whole),
        "parts": [_part(line, part) for part in charge.parts],
        "due": line.due and line.due.isoformat(),
        **_settled(line),
        "steps": [one(lang) for one in steps(line, assessment.on, assessment.facts)],
    }


def _part(line: Line, part: Part) -> dict[str, Any]:
    household = part.ground.value == "household"
    return {
        "payer": line.payer if household else part.payer,
        "ground": part.ground.value,
        "amount": hundredths(part.fen),
        "share": None if part.share is None else str(part.share),
    }


def _settled(line: Line) -> dict[str, Any]:
    sums = ("owed", "paid", "relieved", "unpaid", "arrears", "late")
    found: dict[str, Any] = {name: hundredths(getattr(line, name)) for name in sums}
    found["received"] = {payer: hundredths(fen) for payer, fen in line.received.items()}
    return found


def _reminder(one: Reminder) -> dict[str, Any]:
    return {
        "unit": one.unit.name,
        "fee": one.fee.name,
        "payer": one.payer,
        "from": f"{one.first:%Y-%m}",
        "to": f"{one.last:%Y-%m}",
        "amount": hundredths(one.fen),
        "late": hundredths(one.late),
        "due": one.due.isoformat(),
        "days": one.days,
        "step": _step(one.now),
        "next_step": _step(one.following),
    }


def _step(one: Step | None) -> dict[str, str] | None:
    if one is None:
        return None
    return {
        "actor": one.step.actor.name,
        "action": one.step.action,
        "since": one.since.isoformat(),
    }
