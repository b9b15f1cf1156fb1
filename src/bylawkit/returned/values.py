"""What is found in a document that came back."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from bylawkit.compare.values import Difference
from bylawkit.record import record
from bylawkit.render.issued import Line
from bylawkit.render.view import Pieces, plain


class Fate(StrEnum):
    """What became of a paragraph."""

    UNCHANGED = "unchanged"
    WORDING = "wording"
    RULE = "rule"
    UNDECIDED = "undecided"
    ADDED = "added"
    REMOVED = "removed"


class Oddity(StrEnum):
    """What makes a paragraph one that has to be read."""

    OPEN = "open"  # tracked changes that are neither accepted nor rejected
    HIDDEN = "hidden"  # struck through, hidden, or white
    PICTURE = "picture"
    BOX = "box"
    NOTE = "note"  # a footnote or endnote
    REFERENCE = "reference"  # a cross-reference that leads elsewhere
    EMBEDDED = "embedded"


@record
class Found:
    """A paragraph of the document that came back, as it reads with tracked changes accepted.

    ``id`` is 0 if it has none; ``anchors`` are its bookmarks; ``oddities`` is what it holds that ours
    never do; ``comments`` are what others wrote beside it.
    """

    pieces: Pieces
    id: int = 0
    anchors: tuple[str, ...] = ()
    oddities: frozenset[Oddity] = frozenset()
    comments: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The words."""
        return plain(self.pieces)


@record
class Record:
    """What a document keeps of itself. ``rules`` says of what kind the statement of an article is.

    If it is ``hashed``, its lines hold the
    hashes of words in their place. ``sound`` is false if somebody
    changed it.
    """

    kind: str
    lang: str
    title: str
    source: str
    laws: str
    lines: tuple[Line, ...]
    rules: Mapping[str, str]
    hashed: bool = False
    sound: bool = True


@record
class Document:
    """A document that came back. ``margins`` is the text of its headers and footers."""

    lines: tuple[Found, ...]
    properties: Mapping[str, str]
    record: Record | None
    margins: tuple[str, ...] = ()


@record
class Replaced:
    """Words that were put in the place of others; one of both may be empty."""

    old: str
    new: str


@record(kw_only=True)
class Outcome:
    """One paragraph: what it was, what it is, and what became of it.

    ``article`` names the article it belongs to, ``kind`` says of what kind its statement is, and
    ``differences`` tell the fields of the rule as the new words would have them. ``edited`` is false
    if the paragraph is as it was issued and the source has changed since.
    """

    fate: Fate
    article: str
    kind: str = ""
    old: str | None = None
    new: str | None = None
    replaced: tuple[Replaced, ...] = ()
    differences: tuple[Difference, ...] = ()
    oddities: tuple[Oddity, ...] = ()
    comments: tuple[str, ...] = ()
    moved: bool = False
    edited: bool | None = None

    @property
    def matters(self) -> bool:
        """Whether it is not known to say the same."""
        return self.fate not in (Fate.UNCHANGED, Fate.WORDING)


@record(kw_only=True)
class Verified:
    """All paragraphs of a document, in its order; those that are gone stand where they were.

    ``against`` is the path of the source, or ``None`` if it was the record in the document.
    ``same_source`` is unknown if the document does not name the hash of its source.
    """

    path: str
    kind: str
    title: str
    lang: str
    outcomes: tuple[Outcome, ...]
    against: str | None = None
    same_source: bool | None = None
    margins: tuple[str, ...] = ()

    def count(self, fate: Fate) -> int:
        """How many paragraphs have this fate."""
        return sum(one.fate is fate for one in self.outcomes)

    @property
    def rules_changed(self) -> bool:
        """Whether a rule says something else, or a paragraph of an article is gone."""
        return any(
            one.fate is Fate.RULE or (one.fate is Fate.REMOVED and one.kind)
            for one in self.outcomes
        )

    @property
    def matters(self) -> bool:
        """Whether any paragraph is not known to say the same."""
        return any(one.matters for one in self.outcomes)
