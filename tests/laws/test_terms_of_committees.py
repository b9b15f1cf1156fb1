"""Terms of owners' committees: what an assembly may add later is no part of the term."""

from __future__ import annotations

import pytest

from bylawkit.pipeline import findings, read_text

TEXT = """规约 "试验小区管理规约"
  类型  商品房
  辖区  中国/青岛

组织 业主委员会
  人数  5人
  任期  {term}
  出席  全体席位过半数
  通过  全体席位过半数
"""


@pytest.mark.parametrize(("term", "found"), [("5年", []), ("6年", ["任期"]), ("60个月", [])])
def test_an_extension_does_not_lengthen_the_term(term: str, found: list[str]) -> None:
    noticed = findings(read_text(TEXT.format(term=term)))
    assert [str(one.args["field"]("zh")) for one in noticed if one.code.id == "BK223"] == found
