"""What can be wrong with a document that came back: BK860 to BK869, and BK877."""

from __future__ import annotations

from bylawkit.diagnostics import Code, Severity, Text
from bylawkit.record import replace
from bylawkit.render.office import codes as office


def _like(code: Code, number: int, name: str, hint: Text | None = None) -> Code:
    """The same for a returned document."""
    return replace(code, id=f"BK{number}", name=f"returned-{name}", hint=hint or code.hint)


NOT_DOCX = _like(office.NOT_DOCX, 860, "not-docx")
LOCKED = _like(office.LOCKED, 861, "locked")
MACROS = _like(office.MACROS, 862, "has-macros")
TOO_LARGE = _like(
    office.TOO_LARGE,
    863,
    "too-large",
    Text("删掉大图片和嵌入的文件再试", "take large pictures and embedded files out"),
)
UNSAFE = _like(
    office.UNSAFE,
    864,
    "unsafe",
    Text(
        "不要打开来历不明的文件；在 Word 或者 WPS 里另存为 .docx 再试",
        "do not open files of unknown origin; save it as .docx in Word or WPS",
    ),
)
REFUSED = {
    office.NOT_DOCX: NOT_DOCX,
    office.LOCKED: LOCKED,
    office.MACROS: MACROS,
    office.TOO_LARGE: TOO_LARGE,
    office.UNSAFE: UNSAFE,
}
"""What is said of a returned document where a reference file is told otherwise."""

NOTHING_TO_COMPARE = Code(
    "BK865",
    "returned-without-record",
    Severity.ERROR,
    Text(
        "`{path}` 里没有签发记录，没有原文可以对照",
        "`{path}` holds no record of what was issued to compare it with",
    ),
    Text(
        "在后面写上规约的源文件：bylawkit verify {path} 规约.bylaw",
        "name the source of the bylaws: bylawkit verify {path} my.bylaw",
    ),
    unusable=True,
)
RECORD_CHANGED = Code(
    "BK866",
    "returned-record-changed",
    Severity.ERROR,
    Text(
        "`{path}` 里的签发记录被人改过，不能用来对照",
        "somebody changed the record of what was issued in `{path}`; it proves nothing",
    ),
    Text(
        "和源文件对照：bylawkit verify {path} 规约.bylaw；这一种文件请和存档的原件对照",
        "compare with the source: bylawkit verify {path} my.bylaw; or with the copy you kept",
    ),
    unusable=True,
)
OTHER_BYLAW = Code(
    "BK867",
    "returned-from-another-bylaw",
    Severity.ERROR,
    Text(
        "`{path}`（{title}）不是从 `{source}` 生成的：一字不差的段落太少",
        "`{path}` ({title}) was not made from `{source}`: too few of its paragraphs are the same",
    ),
    Text("写上生成它的那一份规约", "name the bylaws that it was made from"),
    unusable=True,
)
SOURCE_CHANGED = Code(
    "BK868",
    "source-changed-since-issue",
    Severity.WARNING,
    Text(
        "`{source}` 不是签发 `{path}` 时的版本（当时 {then}，现在 {now}）",
        "`{source}` is not the version that `{path}` was issued from (then {then}, now {now})",
    ),
    Text(
        "要看文件签发以后有没有改过，请给当时的版本；要看源文本改了什么，用 bylawkit diff",
        "give the version of that time to see what was edited; bylawkit diff tells two versions apart",
    ),
)
LAWS_CHANGED = Code(
    "BK869",
    "laws-changed-since-issue",
    Severity.INFO,
    Text(
        "签发 `{path}` 以后，法规库有改动",
        "the law packs have changed since `{path}` was issued",
    ),
    Text(
        "用 bylawkit check 看规约按现在的法规库还合不合法",
        "bylawkit check says whether the bylaws are lawful by those of today",
    ),
)
RECORD_DIFFERS = Code(
    "BK877",
    "returned-record-differs",
    Severity.WARNING,
    Text(
        "`{path}` 里的签发记录和 `{source}` 生成的不一样：用了自己的模板、双语对照或者别的版本，也可能是有人改过",
        "the record in `{path}` is not what `{source}` gives: other templates, side by side, another "
        "version of bylawkit, or somebody changed it",
    ),
    Text(
        "下面是和源文件对照的结果；不写源文件，就和记录对照：bylawkit verify {path}",
        "what follows is beside the source; without it, the record is used: bylawkit verify {path}",
    ),
)
