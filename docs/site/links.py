"""Links out of the site: to the pages of the other language, and to files of the project."""

from __future__ import annotations

import os
import re
from pathlib import Path

from languages import home

_LINK = re.compile(r"(?<!!)\[((?:[^\[\]]|\[[^\]]*\])+)\]\(([^()\s]+)\)")
_FENCE = re.compile(r"^(```.*?^```)", re.MULTILINE | re.DOTALL)


def rewritten(text: str, page: Path, docs: Path, lang: str) -> str:
    """The text of a page with its links as the site needs them.

    A page of the other language is linked to in its own site; a file outside of ``docs`` is named by
    its path in the project, since nobody knows where a reader has the project.
    """

    def link(found: re.Match[str]) -> str:
        words, target = found[1], found[2]
        path, _, anchor = target.partition("#")
        if not path or ":" in path:
            return found[0]
        aim = Path(os.path.normpath(page.parent / path))
        if aim.is_relative_to(docs) and aim.is_file() and aim.suffix == ".md":
            name = aim.relative_to(docs).as_posix()
            other = home(docs, name, lang)
            if other == lang:
                return found[0]
            up = "../" * (len(page.relative_to(docs).parts) - 1)
            html = f"{up}../{other}/{name.removesuffix('.md')}.html"
            return f'<a href="{html}{"#" + anchor if anchor else ""}">{words.replace("`", "")}</a>'
        if aim.is_relative_to(docs) and aim.is_file():
            return found[0]
        shown = aim.relative_to(docs.parent).as_posix() if aim.is_relative_to(docs.parent) else path
        return (
            words if words.strip("`").rstrip("/") == shown.rstrip("/") else f"{words} (`{shown}`)"
        )

    parts = _FENCE.split(text)
    return "".join(one if one.startswith("```") else _LINK.sub(link, one) for one in parts)
