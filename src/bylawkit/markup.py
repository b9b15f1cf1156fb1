"""XML as text: elements with their attributes in the order given, everything escaped."""

from __future__ import annotations

import re
from collections.abc import Iterable

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'


def element(name: str, content: str | Iterable[str] = "", /, **attributes: str) -> str:
    """One element; ``content`` is XML, lines of it if it is not one string.

    An attribute that ends in ``_`` is a Python keyword without it: ``for_``; ``__`` is a colon.
    """
    head = "".join(
        f' {key.rstrip("_").replace("__", ":")}="{safe(value)}"'
        for key, value in attributes.items()
    )
    inner = content if isinstance(content, str) else "".join(f"\n{one}" for one in content)
    if not inner:
        return f"<{name}{head}/>"
    end = "" if isinstance(content, str) else "\n"
    return f"<{name}{head}>{inner}{end}</{name}>"


def safe(text: str) -> str:
    """Text for content and attributes; what XML cannot carry at all becomes U+FFFD."""
    text = _UNFIT.sub("\ufffd", text)
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;")


_UNFIT = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
