"""Who decides what on a register, as a table for people to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bylawkit.diagnostics import Text
from bylawkit.diagnostics.text import cells, clean
from bylawkit.evaluate.coalitions.findings import Sway
from bylawkit.evaluate.coalitions.founding import Founding
from bylawkit.evaluate.coalitions.powers import Block, Power, Powers
from bylawkit.evaluate.coalitions.search import Found
from bylawkit.evaluate.coalitions.words import BY_TIME, HOW, place_text
from bylawkit.evaluate.quantities import percentage
from bylawkit.evaluate.words import MEASURES, SCOPES, hundredths
from bylawkit.model.votes import Scope

_HEAD = Text(
    "登记册 {path}：计入表决 {owners} 名业主、{units} 套、{area} 平方米",
    "register {path}: owners with a vote: {owners}, units: {units}, area: {area} m²",
)
_NOBODY = Text(
    "  规约没有由业主共同表决的事项", "  the bylaw has no matter on which the owners vote"
)
_SINGLE = Text(
    "  只有一个业主：由其履行业主大会、业主委员会的职责（物业管理条例第10条，现行有效性未核实）",
    "  there is one owner only, who acts as assembly and committee (Property Management Regulations art. 10, not verified to be still in force)",
)
_NO_COLUMN = Text(
    "  登记册没有“建设单位未售”一栏，看不出交付了多少，能不能成立业主大会没有算",
    "  the register has no column `developer_stock`: how much is handed over, and whether there can be an assembly, was not worked out",
)
_TEMPORARY = Text(
    "  成立以前能否组建物业管理委员会代行职责，问街道（组建条件未核实）",
    "  ask the subdistrict office whether a temporary committee can stand in until then (when it may be set up is not verified)",
)
_NOTE = Text(
    "  至少要多少名业主一起，不论其余的怎样投票，就能决定结果（从占得最多的数起；共有人算一名，建设单位未售、未交付的合算一名）：",
    "  how many owners it takes at least to settle the outcome, however all others vote (counted from the largest; co-owners are one, all stock of the developer is one):",
)
_COLUMNS = (
    Text("事项", "matter"),
    Text("范围", "scope"),
    Text("业主", "owners"),
    Text("同意就能通过", "carry by yes"),
    Text("反对就通不过", "block by no"),
    Text("不投票就通不过", "block by not voting"),
)
_TOGETHER = Text(
    "  `{name}`{where}：{owners}一起{how}就通不过",
    "  `{name}`{where}: {owners} together keep it from carrying by {how}",
)
_NOT_WORKED_OUT = Text("  `{name}` 没有算：{reason}", "  `{name}` was not worked out: {reason}")
_BOUNDS = Text(
    "  “12～13”表示至少 12 名，已经找到 13 名的；少于 12 名一定不够",
    "  `12~13` means at least 12, with 13 found; fewer than 12 are never enough",
)
_MORE = Text(
    "  另有 {count} 处两三名业主一起就能使它通不过，见 --format json",
    "  in {count} more places two or three owners can do so; see --format json",
)
_FEW = 3
_SHOWN = 4


def sway_text(sway: Sway, lang: str) -> str:
    """Everything, line by line."""
    return "\n".join(_lines(sway, lang))


def _lines(sway: Sway, lang: str) -> Iterator[str]:
    counted = [one for one in sway.register.units if not one.excluded]
    yield _HEAD(lang).format(
        path=clean(sway.register.path),
        owners=sway.founding.owners,
        units=len(counted),
        area=hundredths(sum(one.area for one in counted)),
    )
    if sway.founding.owners == 1:
        yield _SINGLE(lang)
    if not sway.powers:
        yield _NOBODY(lang)
        return
    yield from _founding(sway.founding, lang)
    known = [one for one in sway.powers if one.places]
    if known:
        yield _NOTE(lang)
        yield from _table(known, lang)
    for one in known:
        yield from _together(one, lang)
    if not all(found.exact for one in known for found in _all_found(one)):
        yield _BOUNDS(lang)
    for one in sway.powers:
        if one.unknown is not None:
            name = clean(_names(one)(lang))
            yield _NOT_WORKED_OUT(lang).format(name=name, reason=one.unknown(lang))


def _founding(founding: Founding, lang: str) -> Iterator[str]:
    if founding.handed_over is None:
        yield _NO_COLUMN(lang)
        return
    if not founding.whole:
        return
    share = percentage(founding.handed_over, founding.whole, 2)
    if founding.needed is None or founding.law is None:
        yield Text(
            f"  已交付的占面积 {share}；当地成立业主大会要交付多少，法规库没有收录",
            f"  {share} of the area is handed over; how much a first assembly takes here is in no law pack",
        )(lang)
        return
    needed = percentage(founding.needed.numerator, founding.needed.denominator, 0)
    later = BY_TIME if founding.by_time else Text("", "")
    if founding.reached:
        text = Text(
            f"  已交付的占面积 {share}，达到{founding.law.zh}要求的 {needed}，可以成立业主大会",
            f"  {share} of the area is handed over, the {needed} that the {founding.law.en} ask for: there can be an owners' assembly",
        )
    else:
        text = Text(
            f"  已交付的占面积 {share}，不到{founding.law.zh}要求的 {needed}{later.zh}，业主大会还不能成立",
            f"  {share} of the area is handed over, less than the {needed} that the {founding.law.en} ask for{later.en}: there can be no owners' assembly yet",
        )
    yield text(lang)
    if founding.temporary and not founding.reached:
        yield _TEMPORARY(lang)


# ── The table ──


def _table(known: Sequence[Powers], lang: str) -> Iterator[str]:
    rows = [[column(lang) for column in _COLUMNS]]
    rows += [[clean(cell(lang)) for cell in _row(one)] for one in known]
    widths = [max(cells(row[column]) for row in rows) for column in range(len(_COLUMNS))]
    for row in rows:
        padded = (one + " " * (width - cells(one)) for one, width in zip(row, widths, strict=True))
        yield ("  " + "  ".join(padded)).rstrip()


def _row(one: Powers) -> tuple[Text, ...]:
    places = one.places
    scope = SCOPES[one.matters[0].scope]
    if one.matters[0].scope in (Scope.BLOCK, Scope.STAIRWELL):
        scope = Text(f"{scope.zh}（{len(places)} 处）", f"{scope.en} ({len(places)})")
    owners = [len(power.voters) for power in places]
    refusals = [[power.blocks.get(how) for power in places] for how in ("against", "silent")]
    return (
        _names(one),
        scope,
        _range(min(owners), max(owners)),
        _size([power.carry for power in places]),
        *(_blocks(blocks) for blocks in refusals),
    )


def _names(one: Powers) -> Text:
    name, more = one.matters[0].name, len(one.matters) - 1
    return Text(name + f" 等 {more + 1} 项" * bool(more), name + f" and {more} more" * bool(more))


def _blocks(blocks: Sequence[Block | None]) -> Text:
    """The fewest who block; of several measures, each by itself too."""
    size = _size([None if block is None else block.fewest for block in blocks])
    single = blocks[0] if len(blocks) == 1 else None
    if single is None or len(single.by) < 2:
        return size
    by = [(MEASURES[measure], _size([found])) for measure, found in single.by.items()]
    zh = "，".join(f"按{measure.zh} {found.zh}" for measure, found in by)
    en = ", ".join(f"{measure.en} {found.en}" for measure, found in by)
    return Text(f"{size.zh}（{zh}）", f"{size.en} ({en})")


def _size(found: Sequence[Found | None]) -> Text:
    some = [one for one in found if one is not None]
    if not some:
        return Text("做不到", "cannot be")
    return _range(min(one.least for one in some), max(one.most for one in some))


def _range(low: int, high: int) -> Text:
    same = low == high
    return Text(f"{low}" if same else f"{low}～{high}", f"{low}" if same else f"{low}~{high}")


# ── Small coalitions ──


def _together(one: Powers, lang: str) -> Iterator[str]:
    """Two or three owners who can block together, where there is nobody who can alone."""
    found = [(power, best) for power in one.places if (best := _best(power)) is not None]
    found.sort(key=lambda pair: pair[1][1].fewest.most)
    for power, (how, block) in found[:_SHOWN]:
        where = place_text(power.place)(lang) if power.place else ""
        yield _TOGETHER(lang).format(
            name=clean(_names(one)(lang)),
            where=Text(f"（{where}）", f" ({where})")(lang) if where else "",
            owners=_list([member.name for member in block.fewest.members], lang),
            how=HOW[how](lang),
        )
    if len(found) > _SHOWN:
        yield _MORE(lang).format(count=len(found) - _SHOWN)


def _best(power: Power) -> tuple[str, Block] | None:
    """The plainest way in which a few owners block, if nobody can alone."""
    few = [
        (how, block)
        for how, block in power.blocks.items()
        if how in ("against", "silent") and 2 <= block.fewest.most <= _FEW
    ]
    return None if power.blockers else min(few, key=lambda pair: pair[1].fewest.most, default=None)


def _list(names: Iterable[Text], lang: str) -> str:
    return clean(("、" if lang == "zh" else ", ").join(one(lang) for one in names))


def _all_found(one: Powers) -> Iterator[Found]:
    for power in one.places:
        if power.carry is not None:
            yield power.carry
        for block in power.blocks.values():
            yield block.fewest
