"""Words and links to runs of WordprocessingML."""

from __future__ import annotations

import re

from bylawkit.render.cleaning import clean
from bylawkit.render.view import Link, Pieces

_AMBIGUOUS = re.compile("[“”‘’—…·×÷±°§①-⑳□■√]")
_NOT_PLAIN = re.compile(
    '[“”‘’—…·×÷±°§①-⑳□■√&<>"\x00-\x1f\x7f-\xa0\u2000-\u200f\u2028-\u202f\u205f-\u206f'
    "\ufeff\ud800-\udfff\ufdd0-\ufdef\ufff0-\uffff ]"
)
_odd = _NOT_PLAIN.search
_CHINESE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")
_EDGE = re.compile(r"^\s|\s$|\s\s")
_HINT = '<w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr>'


def escape(text: str) -> str:
    """Text for XML, in elements and in attributes."""
    if not text.isprintable():
        text = clean(text)
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text or ">" in text:
        text = text.replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;") if '"' in text else text


def runs(pieces: Pieces, lang: str) -> str:
    """The runs of a paragraph; links become REF fields that show an article's number."""
    if len(pieces) == 1 and isinstance(text := pieces[0], str):
        return run(text, lang) if _odd(text) else f"<w:r><w:t>{text}</w:t></w:r>"
    return "".join(
        run(one, lang) if isinstance(one, str) else _reference(one, lang) for one in pieces
    )


def run(text: str, lang: str) -> str:
    """One run. “ ” — … belong to both scripts: the hint gives them the Chinese font."""
    if not _odd(text):
        return f"<w:r><w:t>{text}</w:t></w:r>"
    hint = _HINT if _AMBIGUOUS.search(text) and (lang == "zh" or _CHINESE.search(text)) else ""
    keep = ' xml:space="preserve"' if _EDGE.search(text) else ""
    return f"<w:r>{hint}<w:t{keep}>{escape(text)}</w:t></w:r>"


def _reference(link: Link, lang: str) -> str:
    shown = run(link.text, lang)
    return f'<w:fldSimple w:instr=" REF _{link.target} \\r \\h ">{shown}</w:fldSimple>'
