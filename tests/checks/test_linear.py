"""Whole numbers that satisfy rows: found whenever trying them out finds some, and then they do."""

from __future__ import annotations

from itertools import product
from random import Random

import pytest

from bylawkit.checks.linear import Effort, ExhaustedError, Row, solve

MANY = 1_000_000


def holds(row: Row, votes: tuple[int, ...]) -> bool:
    value = sum(coef * one for coef, one in zip(row.coefs, votes, strict=True))
    return value > 0 if row.strict else value >= 0


def tried_out(rows: list[Row], width: int) -> bool:
    return any(
        sum(votes) > 0 and all(holds(row, votes) for row in rows)
        for votes in product(range(6), repeat=width)
    )


@pytest.mark.parametrize("seed", range(40))
def test_agrees_with_trying_out(seed: int) -> None:
    chance = Random(seed)
    for _ in range(10):
        width = chance.randint(2, 4)
        rows = [
            Row(tuple(chance.randint(-3, 3) for _ in range(width)), chance.random() < 0.5)
            for _ in range(chance.randint(1, 4))
        ]
        votes = solve(rows, width, Effort(MANY))
        if votes is None:
            assert not tried_out(rows, width)
        else:
            assert len(votes) == width
            assert sum(votes) > 0
            assert all(holds(row, votes) for row in rows)
            assert min(votes) >= 0


def test_a_hair_is_found_with_large_numbers() -> None:
    rows = [Row((1000, -999), True), Row((-1001, 1000), True)]
    votes = solve(rows, 2, Effort(MANY))
    assert votes is not None
    assert sum(votes) > 3000
    assert all(holds(row, votes) for row in rows)
    touching = [Row((1000, -999), True), Row((-1000, 999), True)]
    assert solve(touching, 2, Effort(MANY)) is None
    touching = [Row((1000, -999), False), Row((-1000, 999), False)]
    assert solve(touching, 2, Effort(MANY)) == (999, 1000)


@pytest.mark.parametrize(
    ("rows", "whole"),
    [
        ([Row((1, -1), True)], 10),
        ([Row((1, -1), True), Row((-9, 11), True)], 30),
        ([Row((1, -1), True), Row((-29, 31), True)], 100),
        ([Row((1, -1), True), Row((-99, 101), True)], 300),
    ],
)
def test_wholes_are_as_small_as_may_be(rows: list[Row], whole: int) -> None:
    votes = solve(rows, 2, Effort(MANY))
    assert votes is not None
    assert all(holds(row, votes) for row in rows)
    assert sum(votes) == whole


def test_parts_that_stand_alike_share_no_votes() -> None:
    votes = solve([Row((1, 1, -1), True), Row((1, 1, -2), True)], 3, Effort(MANY))
    assert votes is not None
    assert votes[0] > 2 * votes[2]
    assert votes[1] == 0


def test_work_has_a_bound() -> None:
    rows = [Row((3, -2, 1), True), Row((-1, 1, -1), False)]
    with pytest.raises(ExhaustedError):
        solve(rows, 3, Effort(1))
    effort = Effort(2)
    effort.spend(2)
    with pytest.raises(ExhaustedError):
        effort.spend(1)
