"""The tables of input files in the reference: their examples are read by the code that reads files."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from bylawkit.evaluate.ballots import read_ballots
from bylawkit.evaluate.events import read_events
from bylawkit.evaluate.fee_facts import read_facts
from bylawkit.evaluate.payments import payers_of, read_payments
from bylawkit.evaluate.register import Register, read_register
from bylawkit.evaluate.tally_file import read_tally
from bylawkit.model.bylaw import Bylaw
from bylawkit.pipeline import read_text

DOCS = Path(__file__).parents[2] / "docs"
PAGES = {"zh": "语言.md", "en": "language.md"}
LANGUAGES = pytest.mark.parametrize("lang", PAGES)

BYLAWS = {
    "zh": '规约 "试验"\n  类型 商品房\n\n事项 选聘物业\n  同意  人数过半数\n\n费用 物业费\n  缴纳  业主 → 物业\n  标准  住宅 2.60元/平方米/月\n  挂钩  满意度 低于80% 减收10%\n',
    "en": 'bylaw "Trial"\n  kind commercial\n\nmatter choose-provider\n  approve  heads majority\n\nfee service-fee\n  payer  owners -> provider\n  rate  residential 2.60 yuan/m2/month\n  linked  satisfaction less-than 80% reduce 10%\n',
}


def tables(lang: str) -> list[list[tuple[str, str]]]:
    """For each table of the section: its names, each with its example."""
    page = (DOCS / PAGES[lang]).read_text(encoding="utf-8")
    section = re.search(r"<!-- inputs -->(.*?)<!-- end -->", page, re.DOTALL)
    assert section is not None
    return [
        re.findall(r"^\| `(.+?)` \|.* `(.*)` \|$", part, re.MULTILINE)
        for part in section[1].split("### ")[1:]
    ]


OTHER_MATTERS = {"line", "lines", "分项", "rounds", "轮次", "lot", "抽签"}
"""For matters with lines, rounds or lots, which ``tests/evaluate/test_rounds.py`` and others decide."""


def of_any_matter(rows: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [row for row in rows if row[0] not in OTHER_MATTERS]


def csv(rows: list[tuple[str, str]]) -> bytes:
    names, examples = zip(*rows, strict=True)
    return f"{','.join(names)}\n{','.join(examples)}\n".encode()


def bylaw(lang: str) -> Bylaw:
    reading = read_text(BYLAWS[lang])
    assert reading.ok, [one.message("en") for one in reading.diagnostics]
    assert reading.bylaw is not None
    return reading.bylaw


def register(lang: str) -> Register:
    found, noticed = read_register("register.csv", csv(tables(lang)[0]))
    assert found is not None, [one.message("en") for one in noticed]
    assert noticed == ()
    return found


@LANGUAGES
def test_the_examples_of_tables_are_read(lang: str) -> None:
    _, ballots, payments, facts, events, *_ = tables(lang)
    matter, fees = bylaw(lang).matters[0], bylaw(lang).fees
    found, noticed = read_ballots(
        "ballots.csv", csv(of_any_matter(ballots)), matter, register(lang)
    )
    assert found, [one.message("en") for one in noticed]
    assert noticed == ()
    paid, noticed = read_payments(
        "payments.csv", csv(payments), register(lang), fees, payers_of(bylaw(lang))
    )
    assert paid, [one.message("en") for one in noticed]
    assert noticed == ()
    known, noticed = read_facts("facts.csv", csv(facts[1:]), register(lang), fees)
    assert known, [one.message("en") for one in noticed]
    assert noticed == ()
    happened, noticed = read_events("events.csv", csv(events))
    assert happened, [one.message("en") for one in noticed]
    assert noticed == ()


@LANGUAGES
def test_the_examples_of_a_tally_are_read(lang: str) -> None:
    _, _, _, _, _, top, figures, objection, announced = tables(lang)
    top = of_any_matter(top)
    tally: dict[str, Any] = {key: json.loads(example) for key, example in top}
    heads, told = [name for name, _ in top][3], [name for name, _ in top][7]
    tally[heads] = {key: json.loads(example) for key, example in figures}
    day, outcome, *counts = announced
    tally[told] |= {name: json.loads(example) for name, example in (day, outcome)}
    tally[told][heads] |= {name: json.loads(example) for name, example in counts}
    counted = [name for name, _ in top][6]
    one = {name: json.loads(example) for name, example in objection}
    tally[counted] = [one | tally[counted]]
    data = json.dumps(tally, ensure_ascii=False).encode()
    found, noticed = read_tally("tally.json", data, bylaw(lang).matters[0])
    assert found is not None, [one.message("en") for one in noticed]
    assert [one.unit for one in found.objections] == [one[objection[1][0]]]
    assert found.result_on is not None
    assert [one.path for one in found.announced] == [
        "heads.for_share",
        "heads.participating",
        "heads.attending",
        "heads.cast",
    ]


def without_lots(value: Any) -> Any:
    """A tally without its lots, whose seeds and commitments are only hinted at."""
    if isinstance(value, list):
        return [without_lots(one) for one in value]
    if isinstance(value, dict):
        return {key: without_lots(one) for key, one in value.items() if key != "lot"}
    return value


def test_the_examples_of_tally_files_are_read() -> None:
    page = (DOCS / "tallies.md").read_text(encoding="utf-8")
    fences = re.findall(r"^```json\n(.*?)^```", page, re.DOTALL | re.MULTILINE)
    assert len(fences) == 3
    fields = "同意  人数过半数\n  选项  甲公司, 乙公司, 丙公司\n  入围  2\n  当选  1\n"
    reading = read_text(f'规约 "试验"\n  类型 商品房\n\n事项 选聘新物业\n  {fields}')
    assert reading.bylaw is not None
    for fence in fences:
        value = json.loads(fence if fence.startswith("{") else f"{{{fence}}}")
        data = json.dumps(without_lots(value)).encode()
        found, noticed = read_tally("tally.json", data, reading.bylaw.matters[0])
        assert found is not None, [one.message("en") for one in noticed]
        assert found.rounds or found.objections
