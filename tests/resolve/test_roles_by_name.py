"""A party or body declared under a built-in name has that name's role, unless it states another."""

from __future__ import annotations

import pytest

from bylawkit.model.parties import Role
from bylawkit.pipeline import findings, read_text

HEAD = '规约 "试验小区管理规约"\n  类型  商品房\n  辖区  中国\n\n'


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ('主体 业主 "房屋的所有权人"', Role.OWNERS),
        ("主体 业主\n  角色  其他", Role.OTHER),
        ("主体 快递公司", Role.OTHER),
        ("party developer", Role.DEVELOPER),
    ],
)
def test_the_role_of_a_party(text: str, role: Role) -> None:
    found = read_text(HEAD + text + "\n").bylaw
    assert found is not None
    assert found.parties[0].role is role


def test_a_committee_that_states_no_role_is_checked_as_a_committee() -> None:
    text = "组织 业主委员会\n  人数  4人\n  任期  9年\n  通过  到会席位过半数\n"
    reading = read_text(HEAD + text)
    assert reading.bylaw is not None
    assert reading.bylaw.bodies[0].role is Role.OWNERS_COMMITTEE
    assert [one.code.id for one in findings(reading)].count("BK223") == 3
