"""The law packs: what they say on which day, and that their compiled form says the same."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from bylawkit import assets
from bylawkit.model.law import Force, Provision
from bylawkit.model.values import Cmp, Duration, Unit
from bylawkit.model.votes import RESERVED, SPECIAL, AllOf, Base, Comparison, MatterClass, Measure
from bylawkit.resolve import lawbook
from bylawkit.resolve.lawbook import (
    ENGLISH_NAMES,
    floors_for,
    known_places,
    law_of,
    law_pack,
    law_pack_sources,
    read_law_pack,
    statutes_in_force,
)
from bylawkit.resolve.lawstore import packed, unpacked
from bylawkit.source import Source

ROOT = Path(__file__).resolve().parents[2]
CHINA = ("中国",)
TODAY, BEFORE = date(2026, 1, 1), date(2020, 12, 31)
PACKS = [Path(name).stem for name in law_pack_sources()]


@pytest.mark.parametrize("pack", PACKS)
def test_the_compiled_pack_says_what_the_text_says(pack: str) -> None:
    assert law_pack(pack) == read_law_pack(pack)


@pytest.mark.parametrize("pack", PACKS)
def test_packing_loses_nothing(pack: str) -> None:
    laws = read_law_pack(pack)
    through_json = json.loads(json.dumps(packed(laws)))
    assert unpacked(through_json, Source("x", "")) == laws


def test_compiled_files_are_up_to_date() -> None:
    script = ROOT / "scripts" / "compile_laws.py"
    done = subprocess.run([sys.executable, script, "--check"], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("pack", PACKS)
def test_every_provision_is_cited_and_speaks(pack: str) -> None:
    for statute in law_pack(pack).statutes:
        assert statute.key
        assert statute.provisions
        names = [one.name for one in statute.provisions]
        assert len(names) == len(set(names))
        for provision in statute.provisions:
            uncited = provision.words and "条号未收录" in provision.words[0].text
            assert bool(provision.basis) is not bool(uncited), provision.name
            assert provision.words, provision.name
            assert all(one.law == statute.name for one in provision.basis), provision.name


def test_the_whole_condominium_chapter_is_there() -> None:
    code = next(one for one in law_pack("cn").statutes if one.key == "cn/civil-code")
    articles = {citation.article for one in code.provisions for citation in one.basis}
    assert {str(number) for number in range(271, 288)} <= articles
    assert {str(number) for number in range(938, 951)} <= articles


def shares_of(on: date | None, matter_class: MatterClass) -> dict[str, tuple[str, ...]]:
    """What the law asks of a vote, as ``area>=2/3of-all``."""
    found: dict[str, tuple[str, ...]] = {}
    for _, provision in floors_for(CHINA, on, matter_class):
        for part in ("turnout", "approve"):
            test = getattr(provision, part)
            if test is not None:
                assert part not in found
                found[part] = tuple(said(one) for one in parts(test))
    return found


def parts(test: AllOf | Comparison) -> tuple[Comparison, ...]:
    return (test,) if isinstance(test, Comparison) else tuple(test.parts)  # type: ignore[arg-type]


def said(one: Comparison) -> str:
    return f"{one.measure}{one.limit.cmp.value}{one.limit.share} of {one.base}"


@pytest.mark.parametrize("matter_class", sorted(RESERVED))
def test_civil_code_278(matter_class: MatterClass) -> None:
    share = ">=3/4" if matter_class in SPECIAL else ">1/2"
    assert shares_of(TODAY, matter_class) == {
        "turnout": ("area>=2/3 of all", "heads>=2/3 of all"),
        "approve": (f"area{share} of participating", f"heads{share} of participating"),
    }
    assert shares_of(None, matter_class) == shares_of(TODAY, matter_class)


def test_the_law_before_2021() -> None:
    use = shares_of(BEFORE, MatterClass.REPAIR_FUND_USE)
    assert use["turnout"] == ("area>1/2 of all", "heads>1/2 of all")
    assert use["approve"] == ("area>=2/3 of all", "heads>=2/3 of all")
    choice = shares_of(BEFORE, MatterClass.PROVIDER)
    assert choice["approve"] == ("area>1/2 of all", "heads>1/2 of all")
    assert shares_of(date(2021, 1, 1), MatterClass.PROVIDER) == shares_of(
        TODAY, MatterClass.PROVIDER
    )


def test_nothing_is_reserved_among_internal_matters() -> None:
    assert floors_for(CHINA, TODAY, MatterClass.INTERNAL) == ()
    assert floors_for(CHINA, TODAY, None) == ()


def test_civil_code_279_wants_everybody() -> None:
    ((_, provision),) = floors_for(CHINA, TODAY, MatterClass.HOME_BUSINESS)
    test = provision.approve
    assert isinstance(test, Comparison)
    assert (test.measure, test.base) == (Measure.HEADS, Base.ALL)
    assert (test.limit.cmp, test.limit.share) == (Cmp.AT_LEAST, Fraction(1))


def provision(key: str, name: str) -> Provision:
    return next(
        one
        for statute in law_pack("cn").statutes
        if statute.key == key
        for one in statute.provisions
        if one.name == name
    )


@pytest.mark.parametrize(
    ("key", "name", "force", "field", "length"),
    [
        ("cn/property-management-regulations", "会议通知", Force.FLOOR, "notice", 15),
        ("cn/property-management-regulations", "业委会备案", Force.CEILING, "filing", 30),
        ("cn/civil-code", "解聘通知", Force.DISPOSITIVE, "notice", 60),
        ("cn/civil-code", "不续聘通知", Force.DISPOSITIVE, "notice", 90),
        ("cn/civil-code", "不定期合同解除通知", Force.DISPOSITIVE, "notice", 60),
    ],
)
def test_lengths(key: str, name: str, force: Force, field: str, length: int) -> None:
    one = provision(key, name)
    assert one.force is force
    assert getattr(one, field) == Duration(length, Unit.DAY)


def test_what_was_not_verified_says_so() -> None:
    guiding = next(one for one in law_pack("cn").statutes if one.key == "cn/guiding-rules")
    assert not guiding.verified
    assert not provision("cn/guiding-rules", "业委会人数下限").verified
    assert provision("cn/civil-code", "参与比例").verified


def test_places_are_found_by_their_other_names_and_from_inside() -> None:
    assert "中国" in known_places()
    national = law_of(CHINA).statutes
    assert law_of(("China",)).statutes == national
    for inside in (("中国", "火星县"), ("中国", "火星省", "无名")):
        assert law_of(inside).statutes == national
    zhejiang = law_of(("中国", "浙江", "无名")).statutes
    assert zhejiang == law_of(("中国", "浙江省")).statutes
    assert len(zhejiang) == len(national) + 1
    assert law_of(("月球",)).statutes == ()
    assert law_of(()).statutes == ()


def test_a_city_has_its_own_law_beside_the_national_one() -> None:
    keys = [statute.key for statute in law_of(("中国", "浙江", "杭州")).statutes]
    rules = "property-management-regulations"
    assert keys[0] == "cn/civil-code"
    assert keys[-2:] == [f"cn-zhejiang/{rules}", f"cn-hangzhou/{rules}"]
    assert "cn-zhoushan/property-management-regulations" not in keys


@pytest.mark.parametrize(
    "place",
    [
        ("中国", "杭州"),
        ("中国", "杭州市"),
        ("中国", "浙江省", "杭州市"),
        ("China", "Hangzhou"),
        ("China", "Zhejiang", "Hangzhou"),
        ("杭州市",),
        ("浙江省", "杭州"),
    ],
)
def test_a_province_may_be_left_out(place: tuple[str, ...]) -> None:
    law = law_of(place)
    assert law.place == ("中国", "浙江", "杭州")
    assert law.statutes == law_of(("中国", "浙江", "杭州")).statutes


def test_a_district_has_the_law_of_its_city() -> None:
    district = law_of(("中国", "杭州", "西湖区"))
    assert district.place == ("中国", "浙江", "杭州", "西湖区")
    assert district.statutes == law_of(("中国", "杭州")).statutes
    assert "cn-hangzhou" not in {
        one.key.partition("/")[0] for one in law_of(("中国", "西湖区")).statutes
    }


def test_every_place_of_a_pack_is_reached_by_its_english_name() -> None:
    english = {zh: en for en, zh in ENGLISH_NAMES.items()}
    for place in known_places():
        parts = tuple(place.split("/"))
        assert law_of(tuple(english[part].title() for part in parts)).place == parts


def test_only_the_packs_of_the_place_are_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    data = assets.data

    def watched(name: str) -> bytes:
        opened.append(name)
        return data(name)

    monkeypatch.setattr(assets, "data", watched)
    for read_once in (lawbook._statutes, lawbook.law_pack):
        read_once.cache_clear()
    law_of(("中国", "浙江", "杭州"))
    packs = {Path(name).stem for name in opened} - {"index"}
    assert packs == {"cn", "cn-zhejiang", "cn-hangzhou"}


def test_statutes_in_force_leave_out_what_is_over() -> None:
    names = {one.name for one in statutes_in_force(CHINA, BEFORE)}
    assert "民法典" not in names
    assert "物业管理条例" in names
    now = next(one for one in statutes_in_force(CHINA, TODAY) if one.name == "物业管理条例")
    assert "旧参与比例" not in {one.name for one in now.provisions}


def test_packs_are_resources_of_the_package() -> None:
    for name in law_pack_sources():
        assert assets.text(name).startswith("#")
