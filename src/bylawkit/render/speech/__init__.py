"""How values are said: one module per language, each with the same functions.

``zh`` and ``en`` turn a duration, a rate, a share, a test … into the words of a legal text. They
know nothing of documents; sentences are in ``templates/``.
"""

from __future__ import annotations

from types import ModuleType


def speech(lang: str) -> ModuleType:
    """The module that speaks ``lang`` (``zh`` or ``en``)."""
    from bylawkit.render.speech import en, zh

    return zh if lang == "zh" else en
