"""The bylaws that exports are tried on: the four examples, and the pages of what real bylaws need to say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bylawkit.model.bylaw import Bylaw
from bylawkit.pipeline import read_path
from literate.page import ROOT, pages
from literate.reading import whole


class Text(NamedTuple):
    """A bylaw, what it is called here, and whether it is one of the examples."""

    name: str
    bylaw: Bylaw
    example: bool


def texts() -> Iterator[Text]:
    """All of them, in order."""
    for name in ("commercial", "old", "public-rental", "resettlement"):
        (path,) = (ROOT / "examples" / name).glob("*.bylaw")
        bylaw = read_path(path).bylaw
        assert bylaw is not None
        yield Text(name, bylaw, True)
    for page in pages():
        yield Text(page.path.stem, whole(page.chinese).bylaw, False)
