"""What can be wrong with a reference file: BK883 to BK889."""

from __future__ import annotations

from bylawkit.diagnostics import Code, Severity, Text

_SAVE_AS = Text(
    "在 Word 或者 WPS 里打开，另存为 .docx 再试",
    "open it in Word or WPS and save it as .docx",
)


def _code(number: int, name: str, text: Text, hint: Text) -> Code:
    return Code(f"BK{number}", name, Severity.ERROR, text, hint, unusable=True)


NOT_DOCX = _code(
    883,
    "reference-not-docx",
    Text("`{path}` 不是能读的 .docx：{reason}", "`{path}` is no .docx that can be read: {reason}"),
    _SAVE_AS,
)
LOCKED = _code(
    884,
    "reference-locked",
    Text(
        "`{path}` 加了密码，或者是旧的 .doc",
        "`{path}` is protected by a password, or an old .doc",
    ),
    Text(f"去掉密码；{_SAVE_AS.zh}", f"remove the password; {_SAVE_AS.en}"),
)
MACROS = _code(
    885,
    "reference-has-macros",
    Text("`{path}` 里有宏", "`{path}` holds macros"),
    Text("另存为不带宏的 .docx 再试", "save it as .docx, without macros"),
)
TOO_LARGE = _code(
    886,
    "reference-too-large",
    Text("`{path}` 解开后太大：{reason}", "`{path}` unpacks to too much: {reason}"),
    Text(
        "只留样式、页眉、页脚和标志，正文和大图片都可以删",
        "keep styles, header, footer and logo only; the text and large pictures can go",
    ),
)
UNSAFE = _code(
    887,
    "reference-unsafe",
    Text("不能用 `{path}`：`{part}` {reason}", "`{path}` cannot be used: `{part}` {reason}"),
    Text(
        "页眉和页脚里只留文字、页码和图片（PNG、JPEG、GIF）",
        "keep nothing but text, page numbers and pictures (PNG, JPEG, GIF) in header and footer",
    ),
)
NO_ROOM = _code(
    888,
    "reference-page-too-small",
    Text(
        "`{path}` 的纸张和页边距没有给正文留出地方",
        "the page and margins of `{path}` leave no room for text",
    ),
    Text("检查纸张大小和页边距", "look at the size of the page and at its margins"),
)
ONLY_WORD = _code(
    889,
    "reference-without-word",
    Text(
        "`--reference` 只管 docx 和 pdf，这里一种也没有写",
        "`--reference` is for docx and pdf, and neither is written here",
    ),
    Text("去掉 `--reference`，或者加上 `--to docx`", "leave it out, or add `--to docx`"),
)
