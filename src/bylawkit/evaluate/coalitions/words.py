"""The words for coalitions, in both languages."""

from __future__ import annotations

from collections.abc import Sequence

from bylawkit.diagnostics import Text
from bylawkit.evaluate.coalitions.powers import Power
from bylawkit.evaluate.coalitions.voters import Voter
from bylawkit.evaluate.quantities import percentage
from bylawkit.model.votes import Measure

HOW = {
    "against": Text("反对", "voting against"),
    "silent": Text("不投票", "not voting"),
    "abstain": Text("弃权", "abstaining"),
    "invalid": Text("投无效票", "casting an invalid ballot"),
}

BY_TIME = Text(
    "（首套房屋交付满两年的另有规定，登记册看不出）",
    " (time since the first handover may do instead, which the register does not tell)",
)
TEMPORARY_STANDS_IN = Text(
    "成立以前可以问街道能否组建物业管理委员会（组建条件未核实）；",
    "ask the subdistrict office about a temporary committee (when it may be set up is not verified); ",
)


def share_text(voter: Voter, power: Power) -> Text:
    """An owner with the number of its units and its share of the area: 业主0001（3 套，占面积 35.10%）."""
    whole = power.whole[Measure.AREA]
    share = percentage(voter.weights[Measure.AREA], whole, 2) if whole else "0.00%"
    units = f"{voter.units} unit" + "s" * (voter.units != 1)
    return Text(
        f"{voter.name.zh}（{voter.units} 套，占面积 {share}）",
        f"{voter.name.en} ({units}, {share} of the area)",
    )


def place_text(place: str) -> Text:
    """``3`` is block 3, ``3/1`` its first stairwell."""
    building, _, stairwell = place.partition("/")
    if stairwell:
        return Text(f"{building}幢{stairwell}单元", f"stairwell {place}")
    return Text(f"{building}幢", f"block {place}")


def places_text(places: Sequence[str]) -> Text:
    """Where: the first few places, and how many there are; nothing for the whole compound."""
    named = [place_text(one) for one in places if one]
    if not named:
        return Text("", "")
    count = len(named)
    zh = "、".join(one.zh for one in named[:3]) + (f"等 {count} 处" if count > 3 else "")
    en = ", ".join(one.en for one in named[:3]) + (f" and {count - 3} more" if count > 3 else "")
    return Text(f"（{zh}）", f" ({en})")
