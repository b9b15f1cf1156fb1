"""What a compound is called, and what a document's file may be called."""

from __future__ import annotations

import re
import unicodedata

from bylawkit.render.cleaning import clean

_BYLAWS = re.compile(r"(临时)?(业主|住户|租户|承租人)?(管理)?(规约|公约)$")
_RESERVED = re.compile(r'[\\/:*?"<>|%$`~#{}\s]+')
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
_LONGEST = 150  # bytes; file systems allow 255, and a suffix is still to come


def compound_name(title: str, lang: str) -> str:
    """The compound that a bylaw is of: ``槐柏里小区管理规约`` is of ``槐柏里小区``."""
    name = clean(title)
    if lang == "en" and name.isascii():
        return re.sub(r"^(the )?(bylaws|covenant) (of|for) ", "", name, flags=re.IGNORECASE)
    return _BYLAWS.sub("", name) or name


def file_name(*parts: str) -> str:
    """A name without folder or ending that every file system takes and no shell minds."""
    text = "_".join(clean(unicodedata.normalize("NFC", part)) for part in parts)
    text = _RESERVED.sub("_", text).strip("._ ")
    text = text.encode()[:_LONGEST].decode(errors="ignore").rstrip("._ ")
    return f"_{text}" if not text or _DEVICES.match(text) else text
