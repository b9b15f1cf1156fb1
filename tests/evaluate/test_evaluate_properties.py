"""Whatever file comes, nothing crashes."""

from __future__ import annotations

import json

from evaluating import matter
from hypothesis import given, settings
from hypothesis import strategies as st

from bylawkit.evaluate.ballots import read_ballots
from bylawkit.evaluate.payments import read_payments
from bylawkit.evaluate.register import by_head, read_register
from bylawkit.evaluate.tally_file import read_tally

scraps = st.lists(
    st.sampled_from(
        [
            "房号",
            "用途",
            "面积",
            "业主",
            "选择",
            "金额",
            ",",
            "\n",
            '"',
            "1-101",
            "同意",
            "=1",
            "\t",
            "é",
            "\ufeff",
            "是",
            "89.5",
            "2026-01-01",
        ]
    )
)


@settings(deadline=None, max_examples=200)
@given(st.one_of(st.binary(max_size=200), scraps.map(lambda all_: "".join(all_).encode())))
def test_no_table_ever_crashes_us(data: bytes) -> None:
    register, noticed = read_register("甲.csv", data)
    assert register is not None or any(one.code.unusable for one in noticed)
    for one in noticed:
        assert one.message("zh")
        assert one.message("en")
    good, _ = read_register("甲.csv", "房号,用途,面积,业主\n1-101,住宅,80,业主0001\n".encode())
    assert good is not None
    assert len(by_head(good.units)) == 1
    found, one = matter()
    for read in (
        lambda: read_ballots("乙.csv", data, one, good),
        lambda: read_payments("丙.csv", data, good, found.fees),
    ):
        result, noticed = read()
        assert result is not None or any(each.code.unusable for each in noticed)


json_values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(["area", "heads", "total", "for", "announced", "for_share", "x"]), inner
        ),
    ),
    max_leaves=10,
)


@settings(deadline=None, max_examples=200)
@given(
    st.one_of(st.binary(max_size=100), json_values.map(lambda value: json.dumps(value).encode()))
)
def test_no_tally_ever_crashes_us(data: bytes) -> None:
    found, noticed = read_tally("计票.json", data, matter()[1])
    assert (found is None) == bool(noticed)
    for one in noticed:
        assert one.message("zh")
        assert one.hint("en")
