"""The policy document: nothing of the model is lost, everything is exact, nothing depends on where."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from hashlib import sha256
from typing import Any

import pytest
from policies import Item, everything, named, source_of

from bylawkit.export.json import export
from bylawkit.model.bylaw import Bylaw
from bylawkit.pipeline import read_text

# ── Nothing is lost ──

RENAMED = {
    "matter_class": "class",
    "prose_class": "class",
    "subsidies": "yearly_subsidies",
    "source": "span",
    "home": None,  # the law of the document
    "words": "text",
    "chapters": None,  # beside the head, not in it
    "per_job_cmp": "per_job",
    "total_of": "total",
    "total_share": "total",
}
NOT_TOLD = {"span", "field_spans", "expect_span", "source", "uses", "named", "statements"}


SECTIONS = [
    *("definitions", "parties", "bodies", "matters", "norms", "services", "fees", "funds"),
    *("procedures", "safety", "training", "records", "allocations", "authorities", "emergencies"),
    "tenancies",
]


def test_every_section_of_the_model_is_exported(document: Any) -> None:
    beside = {"chapters", "articles", "scenarios", "sources", "omitted"}
    tuples = {each.name for each in fields(Bylaw) if str(each.type).startswith("tuple[")}
    assert tuples - beside == set(SECTIONS)
    assert set(SECTIONS) < set(document)


def test_every_field_of_the_head_has_a_key(document: Any) -> None:
    own = {each.name for each in fields(Bylaw) if "| None" in str(each.type)} - {"home"}
    assert {*own, "title", "lang"} <= set(document["bylaw"])


@pytest.mark.parametrize("section", SECTIONS)
def test_every_field_of_the_model_has_a_key(full: Bylaw, document: Any, section: str) -> None:
    statements, items = getattr(full, section), document[section]
    assert statements
    for one, item in zip(statements, items[: len(statements)], strict=True):
        assert is_dataclass(one)
        names = {each.name for each in fields(one)} - NOT_TOLD
        assert {RENAMED.get(name, name) for name in names} <= set(item), type(one)
        assert item["name"] == one.name


def test_every_field_of_everything_has_a_value(full: Bylaw, document: Any) -> None:
    """What the bylaw says appears in the policy: no key stays empty in the first of each kind."""
    silent = {"amended"}
    firsts = [
        *(named(document, "norms", "公开账目"), named(document, "services", "保洁")),
        *(named(document, "matters", "动用维修资金"), named(document, "bodies", "业主委员会")),
        *(named(document, "safety", "消防检查"), named(document, "training", "议事培训")),
        *(named(document, "funds", "公共收益"), named(document, "procedures", "加装电梯")),
        *(named(document, "records", "会议记录"), named(document, "authorities", "小额维修")),
        *(named(document, "emergencies", "应急维修"), named(document, "tenancies", "承租")),
        *(document["bylaw"], document["law"], document["source"]),
    ]
    for item in firsts:
        assert empty(item) <= silent, item
    fee = named(document, "fees", "物业费")
    assert empty(fee) == {"yearly_subsidies", "amended"}
    assert empty(named(document, "allocations", "电梯费用")) == {"flat", "amended"}


def empty(item: Item) -> set[str]:
    return {key for key, value in item.items() if value in (None, [], False)}


def test_articles_hold_every_statement_once(full: Bylaw, document: Any) -> None:
    held = [
        (one["type"], one["name"]) for article in document["articles"] for one in article["holds"]
    ]
    assert len(held) == len(set(held)) == len(full.named)
    assert {name for _, name in held} == set(full.named)
    sections = {"party": "parties", "body": "bodies", "safety": "safety", "training": "training"}
    sections |= {"authority": "authorities", "emergency": "emergencies", "tenancy": "tenancies"}
    for kind, name in held:
        named(document, sections.get(kind, f"{kind}s"), name)


def test_prose_keeps_its_paragraphs_items_and_class(full: Bylaw, document: Any) -> None:
    first = document["articles"][0]
    assert (first["number"], first["label"], first["title"], first["chapter"]) == (
        *(1, "第一条", "目的"),
        1,
    )
    (prose,) = first["prose"]
    assert prose["paragraphs"] == [
        {"text": "通知为 {动用维修资金.通知}。", "items": []},
        {"text": "有下列情形的：", "items": ["甲", "乙"]},
    ]
    assert prose["class"] == "record-only"
    assert document["chapters"][0] == {
        "number": 1,
        "label": "第一章",
        "title": "总则",
        "span": source_of(full, '章 "总则"'),
    }


# ── Names ──


def test_built_in_parties_that_are_named_come_along(document: Any) -> None:
    parties = {one["name"]: one for one in document["parties"]}
    assert list(parties) == [
        *("业主", "物业", "承租人", "业主大会", "居委会", "街道", "公房产权人")
    ]
    assert parties["街道"] == {
        "name": "街道",
        "title": "街道",
        "role": "subdistrict",
        "declared": False,
        "notes": [],
        "article": None,
        "span": None,
        "amended": None,
    }
    assert parties["业主"]["declared"] is True
    assert parties["业主"]["role"] == "owners"


def test_every_name_that_a_rule_uses_is_in_the_document(document: Any) -> None:
    known = {
        one["name"]
        for value in document.values()
        if isinstance(value, list)
        for one in value
        if "name" in one
    }
    ones = (
        *("decided_by", "payer", "payee", "provider", "inspector", "responsible", "sign_off"),
        *("fallback", "granted_to", "granted_by", "report_to", "of", "confirm", "instead_of"),
        *("carried_out_by", "keeper", "landlord", "tenant", "approved_by", "with", "actor"),
    )
    several = (
        *("bearers", "owed_to", "in_return_for", "hear", "trainees", "evaluated_by", "funders"),
        *("open_to", "counted_by", "witnessed_by", "proxy_except"),
    )
    used = {
        one[key]
        for one in everything(document)
        if isinstance(one, dict)
        for key in ones
        if one.get(key)
    }
    for one in everything(document):
        if isinstance(one, dict):
            used |= {name for key in several for name in one.get(key, ())}
    assert used
    assert used <= known


# ── Exact values ──


def test_no_float_and_no_number_that_json_readers_lose(document: Any) -> None:
    numbers = [one for one in everything(document) if isinstance(one, (int, float))]
    assert numbers
    assert {type(one) for one in numbers} == {int, bool}


def test_tests_are_trees_of_integers(full: Bylaw, document: Any) -> None:
    matter = named(document, "matters", "动用维修资金")

    def leaf(side: str, measure: str, base: str, cmp: str, num: int, den: int, mark: str) -> Item:
        shares = {
            "side": side,
            "measure": measure,
            "base": base,
            "cmp": cmp,
            "num": num,
            "den": den,
        }
        return {**shares, "span": source_of(full, mark)}

    assert matter["turnout"] == {
        "all": [
            leaf("participating", "area", "all", ">=", 2, 3, "面积三分之二以上 且"),
            leaf("participating", "heads", "all", ">=", 2, 3, "人数三分之二以上"),
        ]
    }
    assert matter["approve"] == {
        "all": [
            leaf("for", "area", "participating", ">", 1, 2, "参与面积过半数"),
            leaf("for", "heads", "participating", ">", 1, 2, "参与人数过半数"),
            {
                "any": [
                    leaf("for", "area", "all", ">", 1, 3, "全体面积超过1/3"),
                    leaf("against", "heads", "participating", "<", 1, 10, "反对人数低于10%"),
                ]
            },
        ]
    }


def test_stated_and_default_treatments_are_told_apart(document: Any) -> None:
    matter = named(document, "matters", "动用维修资金")
    assert matter["silent"] == {"treatment": "not-counted", "stated": True}
    assert matter["abstain"] == {"treatment": "participates", "stated": True}
    assert matter["invalid"] == {"treatment": "participates", "stated": False}
    assert matter["window"] == {
        "from": {"count": 7, "unit": "day"},
        "to": {"count": 30, "unit": "day"},
    }


def test_money_is_in_fen_and_finer_rates_are_fractions(document: Any) -> None:
    fee = named(document, "fees", "物业费")
    assert fee["rates"] == [
        {
            "use": "住宅",
            "use_key": "residential",
            "rate": {"fen": 80, "per": "m2", "period": "month"},
            "since": None,
        },
        {
            "use": "诊所",
            "use_key": None,
            "rate": {"fen": {"num": 321, "den": 2}, "per": "m2", "period": "month"},
            "since": None,
        },
        {
            "use": "住宅",
            "use_key": "residential",
            "rate": {"fen": 95, "per": "m2", "period": "month"},
            "since": "2027-01-01",
        },
    ]
    assert named(document, "services", "保洁")["cost"]["fen"] == {"num": 111, "den": 2}
    assert fee["late"] == {
        "share": {"num": 3, "den": 10000},
        "per": "day",
        "of_monthly": True,
        "grace": {"count": 30, "unit": "day"},
        "cap": {"num": 1, "den": 5},
    }
    assert fee["relief"] == [
        {
            "activity": "志愿服务",
            "fen_per_hour": 100,
            "cap_fen_per_year": 15000,
            "funders": ["居委会"],
        }
    ]
    assert document["bylaw"]["area"] == 3186050


def test_phases_and_subsidies(full: Bylaw, document: Any) -> None:
    trial, support, alone = named(document, "fees", "物业费")["phases"]
    assert (trial["share"], trial["borne_by"]) == ({"num": 0, "den": 1}, "街道")
    assert support["subsidies"] == [
        {"payer": "街道", "share": {"num": 3, "den": 10}, "rate": None, "cap": None},
        {
            "payer": "居委会",
            "share": None,
            "rate": {"fen": 16, "per": "m2", "period": "month"},
            "cap": {"fen": 2000, "per": "month"},
        },
    ]
    assert (alone["length"], alone["share"]) == (None, {"num": 1, "den": 1})
    (yearly,) = named(document, "fees", "安置补助费")["yearly_subsidies"]
    assert yearly == {
        "payer": "街道",
        "shares": [
            {"num": num, "den": den} for num, den in ((1, 2), (1, 2), (2, 5), (3, 10), (1, 5))
        ],
        "from_first_payment": True,
        "ends_on_sale": True,
        "hardship": {"num": 1, "den": 1},
        "span": source_of(full, "补贴    街道 逐年"),
    }


def test_constants_keep_their_kind(document: Any) -> None:
    values = {one["name"]: one["value"] for one in document["definitions"]}
    assert values == {
        "满意度": None,
        "界线": {"share": {"num": 2, "den": 3}},
        "押金": {"rate": {"fen": 5, "per": "m2", "period": "month"}},
        "冷静期": {"duration": {"count": 15, "unit": "day"}},
        "起点": {"date": "2026-03-01"},
        "限额": LIMITS[0]["value"],
    }
    dated = {one["name"]: one["dated"] for one in document["definitions"]}
    assert dated == {name: LIMITS if name == "限额" else [] for name in values}


LIMITS = [
    {"since": day, "value": {"rate": {"fen": fen, "per": None, "period": None}}}
    for day, fen in (("2026-03-01", 100000), ("2027-01-01", 120000))
]


# ── Procedures ──


def test_every_stage_says_where_it_leads(document: Any) -> None:
    procedure = named(document, "procedures", "加装电梯")
    assert procedure["start"] == "提议"
    ways = {one["name"]: (one["next"], one["on_failure"]) for one in procedure["stages"]}
    assert ways == {
        "提议": ({"stage": "公示"}, None),
        "公示": ({"stage": "表决"}, None),
        "表决": ({"stage": "办理"}, {"stage": "协调"}),
        "协调": ({"stage": "公示"}, {"end": True}),
        "办理": ({"end": True}, None),
    }


# ── Scenarios ──


def test_scenarios_come_along_as_tests(full: Bylaw, document: Any) -> None:
    vote, fee = document["scenarios"]
    assert vote["counts"]["for"] == {"heads": 274, "area": 2124034}
    assert set(vote["counts"]) == {
        *("total", "for", "against", "abstain", "follow", "invalid", "silent", "unserved")
    }
    assert (vote["expect"], vote["on"]) == ("carried", "2026-05-01")
    assert fee == {
        "type": "fee",
        "title": "困难户",
        "fee": "安置补助费",
        "use": "住宅",
        "area": 8000,
        "month": "2026-05",
        "first_payment": "2026-03",
        "sold": True,
        "hardship": True,
        "expect": [{"party": "业主", "fen": 0}, {"party": "街道", "fen": 8800}],
        "span": source_of(full, '情景 "困难户"'),
    }


# ── Provenance and bytes ──


def test_items_name_their_article_place_and_statute(full: Bylaw, document: Any) -> None:
    matter = named(document, "matters", "动用维修资金")
    article = full.article_of("动用维修资金")
    assert article is not None
    assert matter["article"]["number"] == article.number
    assert matter["article"]["label"].startswith("第")
    assert matter["span"] == source_of(full, '事项 动用维修资金 "')
    assert matter["basis"] == [{"law": "民法典", "article": "278(5)"}]
    assert document["law"] == {"place": ["中国", "北京"], "as_of": "2026-01-01"}
    digest = sha256(full.source.text.encode()).hexdigest()
    assert document["source"] == {"file": "everything.bylaw", "sha256": digest}


def test_english_bylaws_have_english_labels() -> None:
    reading = read_text(
        'bylaw "A"\n  kind commercial\nchapter "One"\narticle "Aim"\n  "Words."\n', "a"
    )
    assert reading.bylaw is not None
    files, _ = export(reading.bylaw)[:2]
    assert files is not None
    document = json.loads(files["policy.json"])
    assert document["articles"][0]["label"] == "Article 1"
    assert document["chapters"][0]["label"] == "Chapter 1"


def test_bytes_are_the_same_each_time_and_plain_utf_8(full: Bylaw) -> None:
    first, second = export(full).files, export(full).files
    assert first == second
    assert first is not None
    data = first["policy.json"]
    assert data.endswith(b"}\n")
    assert "动用维修资金".encode() in data
    assert b"\r" not in data
    assert b"\\u" not in data


def test_windows_line_ends_do_not_change_the_policy() -> None:
    text = 'bylaw "A"\n  kind commercial\n'
    unix, windows = (read_text(one, "a.bylaw").bylaw for one in (text, text.replace("\n", "\r\n")))
    assert unix is not None
    assert windows is not None
    assert export(unix).files == export(windows).files
