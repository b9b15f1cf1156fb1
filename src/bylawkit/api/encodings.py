"""Guesses at what a file that is not UTF-8 text may be, for the hint only."""

from __future__ import annotations

from bylawkit.diagnostics import Text

_BEGINNINGS = {
    b"PK\x03\x04": Text(" Word 或 Excel 文件（或压缩包）", "a Word or Excel file (or an archive)"),
    b"\xd0\xcf\x11\xe0": Text("旧版 Word 或 Excel 文件", "an old Word or Excel file"),
    b"%PDF-": Text(" PDF 文件", "a PDF file"),
    b"{\\rtf": Text(" RTF 文件", "an RTF file"),
    b"\x89PNG": Text("图片", "a picture"),
    b"\xff\xd8\xff": Text("图片", "a picture"),
}


def known_kind(data: bytes) -> Text | None:
    """A hint if the bytes begin as a well-known kind of file does."""
    for beginning, kind in _BEGINNINGS.items():
        if data.startswith(beginning):
            return Text(
                f"这是{kind.zh}；请把文字另存为 UTF-8 纯文本",
                f"this is {kind.en}; save its words as plain UTF-8 text",
            )
    return None


def looks_like(data: bytes) -> Text | None:
    """A hint if the bytes look like UTF-16 or GB18030 (GBK) text."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _resave("UTF-16 ", "utf-16")
    try:
        text = data[: 64 * 1024].decode(
            "gb18030", errors="strict" if len(data) < 65536 else "ignore"
        )
    except UnicodeDecodeError:
        return None
    signs = [sign for sign in text if sign > "\x7f"]
    chinese = sum("\u4e00" <= sign <= "\u9fff" or "\u3000" <= sign <= "\u303f" for sign in signs)
    return _resave("GB18030（GBK）", "gb18030") if 2 * chinese > len(signs) else None


def _resave(zh: str, codec: str) -> Text:
    return Text(
        f"看来是 {zh}编码：在编辑器里选“另存为”，编码选 UTF-8",
        f"it looks like {codec.upper()}: in your editor choose `Save as` and the encoding UTF-8",
    )
