"""What can be wrong with an export: BK85x."""

from __future__ import annotations

from bylawkit.diagnostics import Code, Severity, Text

NO_TARGET = Code(
    "BK850",
    "no-such-target",
    Severity.ERROR,
    Text("没有 `{target}` 这种导出", "there is no target `{target}`"),
    Text("可选：{available}", "choose one of: {available}"),
    unusable=True,
)
TOO_BIG = Code(
    "BK851",
    "number-too-big",
    Severity.ERROR,
    Text(
        "{item} 里的 {number} 超过 2^53−1，其他系统读 JSON 时会失真，没有导出",
        "{number} in {item} is above 2^53−1, which other systems cannot read exactly from JSON",
    ),
    Text("检查这个数字的单位和位数", "check the unit and the digits of this number"),
)
BEYOND = Code(
    "BK853",
    "number-beyond-target",
    Severity.ERROR,
    Text(
        "{item} 里的 {number} 超过 {limit}，目标 `{target}` 装不下，没有导出",
        "{number} in {item} is above {limit}, which the target `{target}` cannot hold",
    ),
    Text(
        "检查这个数字的单位和位数，或者不导出这个目标",
        "check the unit and the digits of this number, or leave this target out",
    ),
)
