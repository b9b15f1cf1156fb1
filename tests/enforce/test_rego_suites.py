"""The tests that come with exported fees and norms hold in the real engines, and fail on a policy with a fault."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

import pytest
from enforcing import EXAMPLES, example
from test_rego_fees import HARD, NORMS

from bylawkit.enforce.engines.rego import opa, regorus, run_tests
from bylawkit.enforce.rego.target import CHARGING, FEES, FEES_TEST, make
from bylawkit.enforce.rego.target import NORMS as NORMS_FILE
from bylawkit.enforce.rego.target import NORMS_TEST as NORMS_TEST_FILE
from bylawkit.model.bylaw import Bylaw
from bylawkit.pipeline import read_text

MORE = """权利 午间停车
  主体  业主
  有权  临时停车
  时段  12:00 至 14:00, 22:00 至 06:00
义务 远期
  主体  物业
  应当  移交
  期限  400年
义务 工作日
  主体  物业
  应当  答复
  期限  3个工作日
"""


def _bylaw(text: str) -> Bylaw:
    reading = read_text(text, "a.bylaw")
    assert reading.ok, [one.message("zh") for one in reading.diagnostics]
    assert reading.bylaw is not None
    return reading.bylaw


@cache
def _everything() -> dict[str, bytes]:
    """Fees with phases, caps, years, exemptions and norms of every kind, without votes."""
    return dict(make(_bylaw(HARD + NORMS.partition("商品房\n")[2] + MORE)).files or {})


def _failed(files: dict[str, bytes]) -> tuple[int, Counter[str]]:
    number, failed = run_tests(regorus(files), files)
    return number, Counter(one.partition(":")[0] for one in failed)


@pytest.mark.parametrize("open_engine", [opa, regorus])
def test_the_tests_that_come_with_fees_and_norms_hold(open_engine: object) -> None:
    assert callable(open_engine)
    files = _everything()
    number, failed = run_tests(open_engine(files), files)
    assert failed == ()
    assert number > 280
    text = files[FEES_TEST].decode()
    for about in ("just at the next fen", "near the cap", "24 months after", "exempt from 1/2"):
        assert about in text, about
    for about in ("at 21:59", "the day after the last", "without applies", "from 2028-02-29"):
        assert about in files[NORMS_TEST_FILE].decode(), about


def test_they_come_by_every_line() -> None:
    files = _everything()
    engine = opa(files)
    for tests in ("fees_test", "norms_test"):
        engine.ask_each(f'data.bylaws["试验小区管理规约"].{tests}', [{}])
    run = engine.coverage()
    assert len(run) > 100
    assert not [line for line, was_run in run.items() if not was_run]


@pytest.mark.parametrize("which", [*EXAMPLES, "commercial-en"])
def test_every_example_comes_with_tests_of_every_package(which: str) -> None:
    files = dict(make(example(which)).files or {})
    del files["rego/votes_test.rego"]  # run by test_rego_votes
    number, failed = _failed(files)
    assert not failed
    assert number > 100


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (CHARGING, r"\(2 \* amount\) \+ scale", "(2 * amount) + (scale - 1)"),
        (CHARGING, r"left := before - total\(of_year\)", "left := before"),
        (CHARGING, r"min\(\[amount, cap \* scale\]\)", "amount"),
        (CHARGING, r", 12\)\n", ", 11)\n"),
        (CHARGING, "\tgift.ends_on_sale\n", ""),
        (CHARGING, "facts.hardship\n", "facts.sold\n"),
        (FEES, '"to": "2027-04"', '"to": "2027-03"'),
        (FEES, '"payer": "街道"', '"payer": "业主"'),
        (FEES, '"cap": 3000', '"cap": 3001'),
        (FEES, r'"ends_on_sale": true', '"ends_on_sale": false'),
        (FEES, "input.area <= fee.largest_area", "input.area <= fee.largest_area + 1"),
        (FEES, "input.month <= found.to", "input.month < found.to"),
        (FEES, 'fee"} if not fees', 'fee"} if fees'),
        (FEES, "\\(0\\[1-9\\]\\|1\\[0-2\\]\\)", "[0-9]{2}"),
        (FEES, '"at": "first_payment"', '"at": "month"'),
        (FEES, r"not is_boolean\(.*?\n", "false\n"),
        (NORMS_FILE, "if not norms", "if norms"),
        (NORMS_FILE, "input.on <= norm.until", "input.on < norm.until"),
        (NORMS_FILE, "input.minute >= hours.from", "input.minute > hours.from"),
        (NORMS_FILE, "input.minute < hours.to", "input.minute <= hours.to"),
        (NORMS_FILE, '"ban": "forbidden"', '"ban": "permitted"'),
        (NORMS_FILE, '"bearers": \\["业主", "使用人"\\]', '"bearers": ["业主"]'),
        (NORMS_FILE, r'"month": 1,', '"month": 2,'),
        (NORMS_FILE, '"count": 15', '"count": 14'),
        (NORMS_FILE, r"min\(\[same, last\]\)", "same"),
    ],
)
def test_a_fault_fails_the_tests_that_come_with_it(file: str, old: str, new: str) -> None:
    files = dict(_everything())
    text, number = re.subn(old, new, files[file].decode(), count=1, flags=re.MULTILINE | re.DOTALL)
    assert number == 1
    files[file] = text.encode()
    assert set(_failed(files)[1]) == {NORMS_TEST_FILE if file == NORMS_FILE else FEES_TEST}


@pytest.mark.parametrize("start", ["0001-01-01", "0001-02-01", "9995-01-01"])
def test_the_ends_of_the_calendar(start: str) -> None:
    files = make(_bylaw(HARD.replace("起算    2026-02-01", f"起算    {start}"))).files or {}
    for open_engine in (opa, regorus):
        number, failed = run_tests(open_engine(files), files)
        assert (failed, number > 200) == ((), True)
