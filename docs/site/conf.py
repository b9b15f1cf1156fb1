"""The documentation as a site, once in Chinese (``-t zh``) and once in English: see ``make site``.

Sphinx reads the pages of ``docs/`` as they are. What they link to outside of the site is told by its
path; texts in the language are coloured by our own lexer; Chinese is found by pairs of signs.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bylaw_lexer import BylawLexer
from languages import excluded
from links import rewritten
from pairs import PairsOfSigns
from pygments.lexers.special import TextLexer

from bylawkit import __version__

DOCS = Path(__file__).resolve().parents[1]

lang = "zh" if tags.has("zh") else "en"  # type: ignore[name-defined]  # noqa: F821
language = {"zh": "zh_CN", "en": "en"}[lang]
project = {"zh": "bylawkit · 小区规约工具", "en": "bylawkit"}[lang]
release = __version__
html_title = project
html_theme = "furo"
html_copy_source = False
html_show_copyright = False
html_show_sphinx = False
html_last_updated_fmt = None
extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
root_doc = "index.zh" if lang == "zh" else "index"
exclude_patterns = excluded(DOCS, lang)
myst_heading_anchors = 4
myst_enable_extensions = ["colon_fence"]
highlight_language = "none"
html_search_language = "pairs"
html_static_path: list[str] = []


def setup(app: Any) -> None:
    """Plug in the lexer, the search and the rewriting of links."""
    from sphinx.search import languages

    languages["pairs"] = PairsOfSigns
    app.add_lexer("bylaw", BylawLexer)
    app.add_lexer("csv", TextLexer)

    def read(_: Any, page: str, content: list[str]) -> None:
        content[0] = rewritten(content[0], DOCS / f"{page}.md", DOCS, lang)

    app.connect("source-read", read)
