"""Within 1.x keys are only added: what a reader of an older version may rely on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from policies import named

from bylawkit.export.policy import POLICY_VERSION, policy
from bylawkit.pipeline import read_text

HERE = Path(__file__).parent
SAYS_NOTHING = (None, [], False)
BEFORE = """规约 "甲"
  类型 商品房
定义 界线 2/3
主体 物业
组织 业主委员会
  席位 业主 5
事项 用款
  归属 业主大会
  参与 人数三分之二以上
义务 清扫
  主体 物业
  应当 清扫
费用 物业费
  缴纳 业主 → 物业
  标准 住宅 1元/平方米/月
  阶段 扶持 12个月 收取50% 补贴 街道 30%
  违约金 每日0.03%
资金 公共收益
程序 加装
  阶段 提议 业主 提交申请
"""
"""A bylaw in the language of policy 1.0."""


@pytest.fixture(scope="session")
def first() -> Any:
    """The schema of policy 1.0, as it was published, without its descriptions."""
    return json.loads((HERE / "policy-1.0.schema.json").read_text(encoding="utf-8"))


def parts(schema: Any) -> dict[str, Any]:
    return {"policy": schema, **schema["$defs"]}


def bare(schema: Any) -> Any:
    """A schema without descriptions."""
    if isinstance(schema, dict):
        kept = ((k, v) for k, v in schema.items() if k != "description" or isinstance(v, dict))
        return {key: bare(value) for key, value in kept}
    return [bare(one) for one in schema] if isinstance(schema, list) else schema


def added(first: Any, schema: Any) -> Iterator[tuple[str, str, Any]]:
    """Each key that was added to a part that there was before."""
    for name, part in parts(first).items():
        for key, value in parts(schema)[name].get("properties", {}).items():
            if key not in part.get("properties", {}):
                yield name, key, value


def tolerant(schema: Any) -> Any:
    """What a reader that ignores unknown keys and types asks of a document."""
    if isinstance(schema, list):
        return [tolerant(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    return {k: tolerant(v) for k, v in schema.items() if k != "additionalProperties"}


def reader_of(first: Any) -> Draft202012Validator:
    asked = tolerant(first)
    asked["properties"]["policy_version"] = {"pattern": "^1[.]"}
    asked["$defs"]["held"]["properties"]["type"] = {"type": "string"}
    return Draft202012Validator(asked, format_checker=FormatChecker())


def unknown(value: Any, part: Any, schema: Any) -> Iterator[str]:
    """The keys in a value that a schema does not know and that say something."""
    if "$ref" in part:
        part = schema["$defs"][part["$ref"].rpartition("/")[2]]
    for one in part.get("anyOf", ()):
        yield from unknown(value, one, schema)
    if isinstance(value, list):
        for one in value:
            yield from unknown(one, part.get("items", {}), schema)
    if isinstance(value, dict) and "properties" in part:
        for key, inside in value.items():
            if key in part["properties"]:
                yield from unknown(inside, part["properties"][key], schema)
            elif inside not in SAYS_NOTHING:
                yield key


def test_nothing_that_was_there_has_gone_or_changed(first: Any, schema: Any) -> None:
    now = parts(bare(schema))
    for name, key, _ in added(first, schema):
        del now[name]["properties"][key]
        now[name]["required"].remove(key)
    for name, before in parts(first).items():
        for key, value in before.get("properties", {}).items():
            if (name, key) not in {("policy", "policy_version"), ("held", "type")}:
                assert now[name]["properties"][key] == value, (name, key)
        assert set(now[name].get("required", ())) == set(before.get("required", ())), name
        rest = set(before) - {"properties", "required", "$id", "$defs"}
        assert {key: now[name][key] for key in rest} == {key: before[key] for key in rest}, name


def test_types_of_items_are_only_added(first: Any, schema: Any) -> None:
    before, now = (one["$defs"]["held"]["properties"]["type"]["enum"] for one in (first, schema))
    assert set(before) < set(now)


def test_every_added_key_may_say_nothing(first: Any, schema: Any) -> None:
    found = list(added(first, schema))
    assert len(found) > 60
    for name, key, value in found:
        silent = Draft202012Validator({**value, "$defs": schema["$defs"]}).is_valid
        assert any(silent(one) for one in SAYS_NOTHING), (name, key)


def test_a_reader_of_1_0_can_read_everything(
    first: Any, document: Any, validator: Draft202012Validator
) -> None:
    reader = reader_of(first)
    assert [one.message for one in reader.iter_errors(document)] == []
    future = deepcopy(document)
    future |= {"policy_version": "1.9", "weather": {"of": "tomorrow"}}
    assert reader.is_valid(future)
    assert not validator.is_valid(future)


def test_it_refuses_another_major_version(first: Any, document: Any) -> None:
    assert not reader_of(first).is_valid(document | {"policy_version": "2.0"})


def test_a_bylaw_that_uses_nothing_new_says_nothing_in_new_keys(first: Any) -> None:
    bylaw = read_text(BEFORE, "a.bylaw").bylaw
    assert bylaw is not None
    document = json.loads(json.dumps(policy(bylaw)))
    assert all(document[one] for one in ("definitions", "bodies", "matters", "norms", "fees"))
    assert list(unknown(document, first, first)) == []


@pytest.mark.parametrize(
    ("section", "name", "key"),
    [
        ("matters", "动用维修资金", "also_consent"),
        ("bodies", "业主委员会", "quotas"),
        ("norms", "公开账目", "clock"),
        ("fees", "物业费", "since"),
        ("fees", "物业费", "cap"),
        ("fees", "物业费", "of_monthly"),
        ("definitions", "限额", "dated"),
        ("procedures", "加装电梯", "petitions"),
    ],
)
def test_a_reader_that_decides_sees_what_it_does_not_know(
    first: Any, document: Any, section: str, name: str, key: str
) -> None:
    item = named(document, section, name)
    part = first["properties"][section]["items"]
    assert key in set(unknown(item, part, first))


def test_it_decides_what_it_knows(first: Any, document: Any) -> None:
    part = first["properties"]["fees"]["items"]
    assert list(unknown(named(document, "fees", "安置补助费"), part, first)) == []


def test_the_guide_says_what_each_version_added(first: Any, schema: Any) -> None:
    guide = (HERE.parents[1] / "docs" / "policy.md").read_text(encoding="utf-8")
    assert f"this is {POLICY_VERSION}" in guide
    assert f"\n| {POLICY_VERSION} | " in guide
    (row,) = [one for one in guide.splitlines() if one.startswith(f"| {POLICY_VERSION} |")]
    for name, key, _ in added(first, schema):
        if name == "policy":
            assert f"`{key}`" in row
    assert schema["$id"].endswith(f":{POLICY_VERSION}")
