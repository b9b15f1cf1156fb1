"""The words in which it is told what became of a document."""

from __future__ import annotations

from bylawkit.diagnostics import Text
from bylawkit.returned.values import Fate, Oddity

FATES = {
    Fate.UNCHANGED: Text("没有改动", "unchanged"),
    Fate.WORDING: Text("只改文字", "wording only"),
    Fate.RULE: Text("改变规则", "changes a rule"),
    Fate.UNDECIDED: Text("没有判断，请读这一段", "not decided: read this paragraph"),
    Fate.ADDED: Text("新增，请读这一段", "added: read this paragraph"),
    Fate.REMOVED: Text("删去", "removed"),
}
ODDITIES = {
    Oddity.OPEN: Text(
        "有还没有接受或者拒绝的修订，按接受以后读",
        "has tracked changes that are still open; read here as if accepted",
    ),
    Oddity.HIDDEN: Text(
        "有加了删除线、隐藏、白色或者极小的文字", "has text struck through, hidden, white or tiny"
    ),
    Oddity.PICTURE: Text("有图片", "has a picture"),
    Oddity.BOX: Text("有文本框", "has a text box"),
    Oddity.NOTE: Text("有脚注或者尾注", "has a footnote or an endnote"),
    Oddity.REFERENCE: Text("交叉引用指向了别的条", "has a reference that leads to another article"),
    Oddity.EMBEDDED: Text("有嵌入的对象", "has an embedded object"),
}
AGAINST_SOURCE = Text(
    "{path}（{title}），与 `{source}` 逐段对照", "{path} ({title}) beside `{source}`"
)
AGAINST_RECORD = Text(
    "{path}（{title}），与文件里的签发记录逐段对照",
    "{path} ({title}) beside its own record of what was issued",
)
SAME_SOURCE = Text("源文件就是签发时的版本。", "the source is the version it was issued from.")
ONLY_RECORD = Text(
    "能改文件的人也能改记录；要确认，请和规约的源文件对照。",
    "whoever can edit the file could change the record; compare with the source to be sure.",
)
KEPT_WITHOUT_SOURCE = Text(
    "这种文件还有源文件以外的内容，只和记录对照。",
    "such a paper holds more than the source; it is compared with its record only.",
)
WAS = Text("原文：{text}", "was: {text}")
NOW = Text("现在：{text}", "now: {text}")
FROM_TO = Text("{old} → {new}", "{old} → {new}")
FIELD = Text("{field}：{old} → {new}", "{field}: {old} → {new}")
NOTHING = Text("（没有）", "(nothing)")
NOT_EDITED = Text(
    "文件没有改过这一段，是源文件后来改了", "not edited since issue: the source has changed since"
)
MOVED = Text("移动了位置", "moved")
COMMENT = Text("批注：{text}", "comment: {text}")
MARGINS = Text("页眉页脚里有文字，没有对照：{text}", "header or footer text, not compared: {text}")
COUNTS = Text("{count} 段{fate}", "{count} {fate}")
SHORT = {  # in the sum
    Fate.UNCHANGED: Text("没有改动", "unchanged"),
    Fate.WORDING: Text("只改文字", "wording only"),
    Fate.RULE: Text("改变规则", "changing a rule"),
    Fate.UNDECIDED: Text("没有判断", "not decided"),
    Fate.ADDED: Text("新增", "added"),
    Fate.REMOVED: Text("删去", "removed"),
}
ONLY_MOVED = Text("{count} 段没有改动，移动了位置", "{count} unchanged, moved")
MOVED_COUNT = Text("{count} 段移动了位置", "{count} moved")
RULE = Text("规则", "rule")
COVER = Text("封面和目录", "cover and contents")
NO_ARTICLE = Text("条文以外", "outside of the articles")
CLEAN = Text("结论：规则没有改变。", "the rules are unchanged.")
CHANGED = Text("结论：规则改变了。", "rules have changed.")
TO_READ = Text(
    "结论：没有认出规则改变，但是有要读的段落。",
    "no change of a rule was recognised, but some paragraphs have to be read.",
)
