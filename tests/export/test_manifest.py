"""The manifest: which files, from which source, and what is left to people."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from typing import Any

import pytest

from bylawkit import __version__
from bylawkit.export.catalogue import ALL, TARGETS, chosen, export, target_of
from bylawkit.export.policy import POLICY_VERSION
from bylawkit.model.bylaw import Bylaw


@pytest.fixture
def files(full: Bylaw) -> dict[str, bytes]:
    made, noticed = export(full, ("json",))
    assert noticed == ()
    assert made is not None
    return made


@pytest.fixture
def manifest(files: dict[str, bytes]) -> Any:
    return json.loads(files["manifest.json"])


def test_it_lists_every_other_file_with_size_and_hash(
    files: dict[str, bytes], manifest: Any
) -> None:
    told = {one["path"]: (one["target"], one["bytes"], one["sha256"]) for one in manifest["files"]}
    assert told == {
        name: ("json", len(data), sha256(data).hexdigest())
        for name, data in files.items()
        if name != "manifest.json"
    }


def test_it_names_source_and_generator(full: Bylaw, manifest: Any) -> None:
    assert manifest["generator"] == {"name": "bylawkit", "version": __version__}
    assert manifest["source"]["sha256"] == sha256(full.source.text.encode()).hexdigest()
    assert manifest["title"] == "样样小区管理规约"
    assert (manifest["manifest_version"], manifest["policy_version"]) == ("1.1", POLICY_VERSION)


def test_what_is_only_in_words_is_listed_and_nothing_else(manifest: Any) -> None:
    told = {
        (one["type"], one["name"], one["field"]): one for one in manifest["not_enforced"]["json"]
    }
    assert set(told) == {
        ("prose", "目的", None),
        ("norm", "公开账目", "when"),
        ("norm", "公开账目", "or_else"),
        ("norm", "公开账目", "repeated"),
        *(
            ("body", "业主委员会", field)
            for field in ("eligible", "disqualified", "recuse", "freeze")
        ),
        *(("matter", "动用维修资金", field) for field in ("verify", "recuse", "invalid_when")),
        *(("fund", "公共收益", field) for field in ("accounts", "first_deposit", "top_up")),
        ("authority", "小额维修", "content"),
        *(("emergency", "应急维修", field) for field in ("cases", "checked_after")),
        *(("tenancy", "承租", field) for field in ("ends_when", "transition_terms", "refund")),
        ("procedure", "加装电梯", "when"),
        ("fee", "物业费", "refund"),
        ("service", "保洁", "standard"),
        ("service", "保洁", "or_else"),
        ("safety", "消防检查", "suspension"),
        ("safety", "消防检查", "or_else"),
        ("fee", "物业费", "dunning"),
    }
    assert told["prose", "目的", None]["reason"] == "prose: record-only"
    assert told["norm", "公开账目", "when"]["article"]["label"].endswith("条")
    assert all(one["span"].startswith("everything.bylaw:") for one in told.values())


def test_targets() -> None:
    assert chosen(ALL) == (TARGETS, ())
    assert chosen("json") == (("json",), ())
    targets, (told,) = chosen("docx")
    assert targets == ()
    assert told.code.unusable
    assert told.message("zh") == "没有 `docx` 这种导出"
    assert "rego" in (told.hint("en") or "")


@pytest.fixture(scope="module")
def whole(full: Bylaw) -> tuple[dict[str, bytes], Any]:
    """Everything that can be made, and its manifest."""
    made, _ = export(full, TARGETS)
    assert made is not None
    return made, json.loads(made["manifest.json"])


@pytest.mark.parametrize("name", TARGETS)
def test_no_target_drops_a_rule_in_silence(
    full: Bylaw, whole: tuple[dict[str, bytes], Any], name: str
) -> None:
    _, manifest = whole
    told = {
        one["name"]
        for key in ("enforced", "not_enforced")
        for one in manifest[key][name]
        if one["field"] is None
    }
    assert set(full.named) <= told
    assert all(one["reason"] for one in manifest["not_enforced"][name])


@pytest.mark.parametrize("name", TARGETS)
def test_what_a_target_says_of_itself_is_so(whole: tuple[dict[str, bytes], Any], name: str) -> None:
    files, manifest = whole
    target = target_of(name)
    assert target.name == name
    assert manifest["formats"][name] == target.format
    patterns = [re.sub(r"[{][a-z]+[}]", "[^/]+", one.replace(".", "[.]")) for one in target.files]
    own = {one["path"] for one in manifest["files"] if one["target"] == name}
    assert own or not manifest["enforced"][name]
    assert all(any(re.fullmatch(each, path) for each in patterns) for path in own)
    for one in manifest["enforced"][name]:
        assert one["file"] in own
        assert one["at"]
    for changed, plain in manifest["names"][name].items():
        assert changed != plain
    assert own <= set(files)


def test_the_same_bylaw_gives_the_same_bytes(
    full: Bylaw, whole: tuple[dict[str, bytes], Any]
) -> None:
    assert export(full, TARGETS)[0] == whole[0]


def test_the_law_by_which_it_was_made_is_named(full: Bylaw, manifest: Any) -> None:
    assert full.home is not None
    assert manifest["law"]["place"] == list(full.home.place)
