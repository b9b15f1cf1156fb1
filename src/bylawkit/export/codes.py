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
BUNDLE_CHANGED = Code(
    "BK854",
    "bundle-file-changed",
    Severity.ERROR,
    Text(
        "`{name}` 与清单里的散列值不符，导出后改过",
        "`{name}` has been changed since it was exported",
    ),
    Text("重新导出", "export it again"),
)
BUNDLE_LACKS = Code(
    "BK856",
    "bundle-file-missing",
    Severity.ERROR,
    Text("清单里有 `{name}`，文件夹里没有", "`{name}` is in the manifest and not in the folder"),
    Text("重新导出", "export it again"),
)
BUNDLE_UNLISTED = Code(
    "BK857",
    "bundle-file-unlisted",
    Severity.ERROR,
    Text("`{name}` 不在清单里", "`{name}` is not in the manifest"),
    Text("移走它，或者重新导出", "move it away, or export again"),
)
NO_MANIFEST = Code(
    "BK858",
    "no-manifest",
    Severity.ERROR,
    Text("`{path}` 不是规则包的清单", "`{path}` is not the manifest of a bundle"),
    Text("写导出时得到的文件夹", "name the folder that an export made"),
    unusable=True,
)
BUNDLE_OF_ANOTHER = Code(
    "BK859",
    "bundle-of-another-source",
    Severity.ERROR,
    Text("规则包不是从这份规约导出的", "the bundle was not exported from this bylaw"),
    Text("重新导出，或者写出当时的规约", "export it again, or name the bylaw of that time"),
)
