"""What may be wrong with a law pack itself.

Packs are written in the language of bylaws, so their slips are told like those of bylaws: each text
has a place and a rank that fit together, its validity runs forward, nothing is said twice for one day,
and what a text of lower rank asks for is not below the text above it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import combinations

from bylawkit.checks import pack_values
from bylawkit.checks.base import Findings, cited, code, field_span, finding, name_span, see_law
from bylawkit.checks.clashes import Clash, clashes
from bylawkit.checks.speech import said_of_provision
from bylawkit.checks.undecided import not_decided
from bylawkit.diagnostics import Diagnostic, See, Severity, Text
from bylawkit.model.law import LawPack, Provision, Rank, Statute

NO_RANK = code(
    250,
    "rank-not-stated",
    Severity.ERROR,
    Text(
        "`{name}` 没有写层级，与其他法规谁高谁低无从判断",
        "`{name}` has no rank: nobody can say what prevails",
    ),
    Text("补上 `层级 …`", "add `rank …`"),
)
NO_PLACE = code(
    251,
    "place-not-stated",
    Severity.ERROR,
    Text("`{name}` 没有写辖区，找不到它在哪里适用", "`{name}` has no place where it applies"),
    Text("补上 `辖区 中国` 或者更小的地方", "add `law 中国` or a smaller place"),
)
RANK_CYCLE = code(
    252,
    "rank-against-place",
    Severity.ERROR,
    Text(
        "`{name}` 按层级高于全国的法规，按辖区低于它，互相高于对方",
        "`{name}` stands above national texts by its rank and below them by its place",
    ),
    Text(
        "地方的文本写 `地方性法规` 或者 `规范性文件`",
        "a local text is `local-regulation` or `guidance`",
    ),
)
BACKWARDS = code(
    253,
    "validity-backwards",
    Severity.ERROR,
    Text("`{name}` 的终止日期早于施行日期", "`{name}` ends before it begins"),
    Text("核对 `施行` 和 `终止`", "compare `since` and `until`"),
)
OVERLAP = code(
    254,
    "validity-overlaps",
    Severity.ERROR,
    Text("`{name}` 有两条规定在同一天有效", "two provisions `{name}` are in force on the same day"),
    Text("给前一条写上 `终止`，或者换一个名称", "give the earlier one an `until`, or another name"),
)
TWICE = code(
    255,
    "statute-twice",
    Severity.ERROR,
    Text("有两部法规的编号是 `{key}`", "two statutes have the key `{key}`"),
    Text("同一部法规只写一次，或者给不同的编号", "state a statute once, or give it another key"),
)
EMPTY = code(
    256,
    "provision-says-nothing",
    Severity.WARNING,
    Text("`{name}` 没有数值，也没有说明", "`{name}` has neither a figure nor a note"),
    Text("补上数值或者 `说明`", "add a figure or a `note`"),
)
ELSEWHERE = code(
    257,
    "basis-elsewhere",
    Severity.WARNING,
    Text(
        "`{name}` 写在 `{statute}` 下面，依据却是 `{law}`",
        "`{name}` stands under `{statute}` but rests on `{law}`",
    ),
    Text("移到 `{law}` 下面，或者改正 `依据`", "move it under `{law}`, or correct its `basis`"),
)
BELOW_HIGHER = code(
    258,
    "below-higher-law",
    Severity.WARNING,
    Text("`{name}` 低于{high}，以上位法为准", "`{name}` is below {high}, which prevails"),
    Text("核对原文；检查时按上位法", "compare with the source; checks go by the higher text"),
)
CODES = (
    NO_RANK,
    NO_PLACE,
    RANK_CYCLE,
    BACKWARDS,
    OVERLAP,
    TWICE,
    EMPTY,
    ELSEWHERE,
    BELOW_HIGHER,
    *pack_values.CODES,
)

_LOCAL_RANKS = (Rank.LOCAL_REGULATION, Rank.GUIDANCE)


def check_pack(pack: LawPack, above: Iterable[Statute] = ()) -> Findings:
    """What is wrong with a pack; ``above`` are the statutes of the wider places."""
    yield from _keys(pack)
    for statute in pack.statutes:
        yield from _statute(statute)
        for provision in statute.provisions:
            yield from _provision(statute, provision)
        yield from _overlaps(statute)
        yield from pack_values.values_in(statute)
    yield from pack_values.without_order(pack)
    for clash in _clashes(pack, tuple(above)):
        yield _below(clash)


def _below(clash: Clash) -> Diagnostic:
    place, name = field_span(clash.low[1], clash.field), clash.low[1].name
    high = cited(*clash.high)
    if not clash.decided:
        return not_decided(place, name, Text(f"是否低于{high.zh}", f"is below {high.en}"))
    return finding(BELOW_HIGHER, place, see_law(*clash.high), name=name, high=high)


def _keys(pack: LawPack) -> Findings:
    seen: dict[str, Statute] = {}
    for statute in pack.statutes:
        key = statute.key or statute.name
        if key in seen:
            see = See(Text("另一部在这里", "the other one is here"), name_span(seen[key]))
            yield finding(TWICE, name_span(statute), see, key=key)
        seen.setdefault(key, statute)


def _statute(statute: Statute) -> Findings:
    if not statute.place:
        yield finding(NO_PLACE, name_span(statute), name=statute.name)
    if "rank" not in statute.field_spans:
        yield finding(NO_RANK, name_span(statute), name=statute.name)
    elif len(statute.place) > 1 and statute.rank not in _LOCAL_RANKS:
        yield finding(RANK_CYCLE, field_span(statute, "rank"), name=statute.name)
    if _backwards(statute.since, statute.until):
        yield finding(BACKWARDS, field_span(statute, "until"), name=statute.name)


def _provision(statute: Statute, provision: Provision) -> Findings:
    if _backwards(provision.since, provision.until):
        yield finding(BACKWARDS, field_span(provision, "until"), name=provision.name)
    if not provision.words and not said_of_provision(provision).zh:
        yield finding(EMPTY, name_span(provision), name=provision.name)
    for citation in provision.basis:
        if citation.law != statute.name:
            yield finding(
                ELSEWHERE,
                citation.span,
                name=provision.name,
                statute=statute.name,
                law=citation.law,
            )


def _backwards(since: date | None, until: date | None) -> bool:
    return since is not None and until is not None and until < since


def _overlaps(statute: Statute) -> Findings:
    for one, other in combinations(statute.provisions, 2):
        if one.name == other.name and _meet(one, other):
            see = See(Text("另一条在这里", "the other one is here"), name_span(one))
            yield finding(OVERLAP, name_span(other), see, name=one.name)


def _meet(one: Provision, other: Provision) -> bool:
    """Whether there is a day on which both are in force."""
    since = max(one.since or date.min, other.since or date.min)
    return since <= min(one.until or date.max, other.until or date.max)


def _clashes(pack: LawPack, above: tuple[Statute, ...]) -> list[Clash]:
    own = [id(statute) for statute in pack.statutes]
    pairs = [
        (statute, one)
        for statute in (*above, *pack.statutes)
        for one in statute.provisions
        if one.until is None and statute.until is None
    ]
    return [one for one in clashes(pairs) if id(one.low[0]) in own]
