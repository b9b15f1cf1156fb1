"""Each check says of the neighbours of its examples what was blessed.

A neighbour has a line less, a number one more or one less, or another word. ``python
scripts/bless_neighbours.py --bless`` puts anew what is said of them; look at ``git diff`` then.
"""

from __future__ import annotations

from types import ModuleType

import pytest

import bless_neighbours
from neighbours import neighbours

CHECKS = [one for one in bless_neighbours.checks() if bless_neighbours.file_of(one).exists()]
"""A check that is new has no file until somebody blesses what it says."""


@pytest.mark.parametrize("check", CHECKS, ids=bless_neighbours.name_of)
def test_what_a_check_says_of_neighbours_is_as_blessed(check: ModuleType) -> None:
    near = bless_neighbours.file_of(check).read_text(encoding="utf-8")
    assert bless_neighbours.near(check) == near


def test_no_file_of_neighbours_is_left_over() -> None:
    assert len(CHECKS) > 70
    assert {bless_neighbours.file_of(one) for one in CHECKS} == set(bless_neighbours.NEAR.iterdir())


def test_a_neighbour_differs_by_one_thing() -> None:
    assert dict(neighbours("事项 甲\n  通知  15日\n  单价  0.05元\n")) == {
        "1 - 事项 甲": "  通知  15日\n  单价  0.05元\n",
        "2 - 通知  15日": "事项 甲\n  单价  0.05元\n",
        "2 = 通知  16日": "事项 甲\n  通知  16日\n  单价  0.05元\n",
        "2 = 通知  14日": "事项 甲\n  通知  14日\n  单价  0.05元\n",
        "2 = 通知  15个月": "事项 甲\n  通知  15个月\n  单价  0.05元\n",
        "3 - 单价  0.05元": "事项 甲\n  通知  15日\n",
        "3 = 单价  0.06元": "事项 甲\n  通知  15日\n  单价  0.06元\n",
        "3 = 单价  0.04元": "事项 甲\n  通知  15日\n  单价  0.04元\n",
    }
