"""Missing figures and announced ones in words, each by its key in a tally."""

from __future__ import annotations

from collections.abc import Iterator

from bylawkit.diagnostics import Text
from bylawkit.evaluate.decision import Occasion
from bylawkit.evaluate.tally_keys import path_in, paths_in
from bylawkit.evaluate.words import KINDS, MEASURES
from bylawkit.model.votes import Measure


def missing_text(path: str, chinese: bool = False) -> Text:
    """A missing figure in words, with its key in a tally: 收回面积（area.returned）."""
    measure, _, name = path.partition(".")
    if measure == "objections":
        what = MEASURES[Measure(name)]
        key = f"异议.{what.zh}" if chinese else path
        return Text(f"书面异议{what.zh}（{key}）", f"{what.en} objecting ({key})")
    kind, _, candidate = name.partition(".")
    what, which = MEASURES[Measure(measure)], KINDS[kind]
    who = f" {candidate}" if candidate else ""
    return Text(
        f"{which.zh}{what.zh}{who}（{path_in(path, chinese)}）",
        f"{what.en} {which.en}{who} ({path_in(path, chinese)})",
    )


def settling_lines(missing: tuple[str, ...], occasion: Occasion, lang: str) -> Iterator[str]:
    """How to give the figures of kinds of vote that are missing; perhaps there were none."""
    keys = [one for one in missing if one.split(".")[1] in _MAY_BE_NONE]
    if keys and occasion.ballots:
        yield "  " + _WRITE_ROWS(lang)
    elif keys:
        yield "  " + _WRITE_ZERO(lang).format(_KEYS(lang).join(paths_in(keys, occasion.chinese)))


_MAY_BE_NONE = ("against", "abstain", "follow", "invalid", "silent", "unserved")
_WRITE_ZERO = Text(
    "没有这种票的，在计票文件里写 0：{0}", "if there were no such votes, write 0 in the tally: {0}"
)
_WRITE_ROWS = Text(
    "没有表决票的房屋也写一行，选择写“未表决”或者“未送达”",
    "give units without a ballot a row too, with the choice `silent` or `unserved`",
)
_KEYS = Text("、", ", ")


def figure_text(path: str) -> Text:
    """An announced figure in words: 同意人数比例 for ``heads.for_share``."""
    measure, _, name = path.partition(".")
    kind, _, candidate = name.partition(".")
    what, which = MEASURES[Measure(measure)], KINDS[kind.removesuffix("_share")]
    share = Text("比例", " (share)") if kind.endswith("_share") else Text("", "")
    who = f" {candidate}" if candidate else ""
    return Text(f"{which.zh}{what.zh}{share.zh}{who}", f"{what.en} {which.en}{who}{share.en}")
