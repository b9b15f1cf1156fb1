"""A document that came back beside what was issued: the road through this room."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from hashlib import sha256

from bylawkit.compare.values import Difference
from bylawkit.diagnostics import Diagnostic, Text
from bylawkit.model.bylaw import Bylaw
from bylawkit.model.numbering import article_label
from bylawkit.record import record, replace
from bylawkit.render.issued import Line
from bylawkit.render.office.opened import Refused
from bylawkit.render.view import Rank
from bylawkit.render.word.record import digest
from bylawkit.returned import codes
from bylawkit.returned.issue import Issue, from_record, from_source, kind_of, told
from bylawkit.returned.judging import Judged, Numbers, judged, oddities
from bylawkit.returned.matching import Pair, pairs, same, words
from bylawkit.returned.reading import read_document
from bylawkit.returned.recorded import LAWS, SOURCE
from bylawkit.returned.rereading import Rereader
from bylawkit.returned.values import Document, Fate, Found, Outcome, Verified
from bylawkit.source import Place

Noticed = tuple[Diagnostic, ...]
_RENAMED, _LEAST = Fraction(2, 3), Fraction(1, 5)
_SHORT = 12  # digits of a hash in a message


@record(kw_only=True)
class Source:
    """The source that a document is compared with: its path, its meaning, and how it is read again.

    ``laws`` is the hash of the law packs that hold for it.
    """

    path: str
    bylaw: Bylaw
    read: Callable[[str], Bylaw | None]
    laws: str = ""

    @property
    def sha256(self) -> str:
        """The hash of its text."""
        return sha256(self.bylaw.source.text.encode("utf-8", "surrogatepass")).hexdigest()


def verify(path: str, data: bytes, source: Source | None) -> tuple[Verified | None, Noticed]:
    """What became of each paragraph; ``None`` if the file or the comparison cannot be used."""
    try:
        document = read_document(data)
    except Refused as problem:
        args = {"path": path, "part": problem.part, "reason": problem.reason or Text("", "")}
        code = codes.REFUSED.get(problem.code, problem.code)
        return None, (Diagnostic(code, Place(path), args),)
    issue = None if source is None else from_source(document, source.bylaw)
    issue = issue or from_record(document)
    if issue is None:
        kept = document.record is not None
        code = codes.RECORD_CHANGED if kept else codes.NOTHING_TO_COMPARE
        return None, (Diagnostic(code, Place(path), {"path": path}),)
    return _compared(path, document, issue, source)


def _compared(
    path: str, document: Document, issue: Issue, source: Source | None
) -> tuple[Verified | None, Noticed]:
    noticed, same_source = _about_source(path, document, source)
    found = _shadows(document) if issue.hashed else document.lines
    matched = pairs(issue.lines, found)
    beside = source if issue.from_source else None
    if beside and not same_source and _is_of_another(document, issue, matched):
        title = document.record.title if document.record else kind_of(document)
        about = {"path": path, "title": title, "source": beside.path}
        return None, (Diagnostic(codes.OTHER_BYLAW, Place(path), about),)
    if beside and same_source and _record_differs(document, issue):
        about = {"path": path, "source": beside.path}
        noticed = (*noticed, Diagnostic(codes.RECORD_DIFFERS, Place(path), about))
    judge = _Judge(document, issue, found, source)
    result = Verified(
        path=path,
        kind=issue.kind,
        title=issue.title,
        lang=issue.lang,
        outcomes=tuple(judge.outcome(one) for one in matched),
        against=beside.path if beside else None,
        same_source=same_source,
        margins=document.margins,
    )
    return result, noticed


def _is_of_another(document: Document, issue: Issue, matched: Sequence[Pair]) -> bool:
    """Whether so little is word for word the same that it cannot be another version of the source.

    A document with another title has to have more in common.
    """
    kept = sum(
        one.old is not None
        and one.new is not None
        and same(issue.lines[one.old], document.lines[one.new])
        for one in matched
    )
    renamed = document.record is not None and document.record.title != issue.title
    return Fraction(kept, max(len(issue.lines), 1)) < (_RENAMED if renamed else _LEAST)


def _record_differs(document: Document, issue: Issue) -> bool:
    """Whether the document keeps other words than its source gives."""
    kept = document.record
    if kept is None or kept.hashed:
        return False
    return [words(one) for one in kept.lines] != [words(one) for one in issue.lines]


def _about_source(
    path: str, document: Document, source: Source | None
) -> tuple[Noticed, bool | None]:
    """Whether the source is the version that the document was issued from, and the laws too."""
    if source is None:
        return (), None
    noticed = []
    then, now = document.properties.get(SOURCE, ""), source.sha256
    then = then or (document.record.source if document.record else "")
    if then and then != now:
        about = {"source": source.path, "path": path, "then": then[:_SHORT], "now": now[:_SHORT]}
        noticed.append(Diagnostic(codes.SOURCE_CHANGED, Place(path), about))
    laws = document.properties.get(LAWS, "")
    if laws and source.laws and laws != source.laws:
        noticed.append(Diagnostic(codes.LAWS_CHANGED, Place(path), {"path": path}))
    return tuple(noticed), (then == now if then else None)


def _shadows(document: Document) -> tuple[Found, ...]:
    """The paragraphs with hashes in the place of their words, as the record has them."""
    return tuple(replace(one, pieces=(digest(one.text),)) for one in document.lines)


class _Judge:
    """Judges the pairs of one document, in order."""

    def __init__(
        self, document: Document, issue: Issue, found: Sequence[Found], source: Source | None
    ) -> None:
        self.document, self.issue, self.found = document, issue, found
        self.numbers = _numbers(issue, document.lines)
        self.articles = issue.articles()
        self.anchor = ""
        kept = document.record
        self.issued_words = (
            {words(one) for one in kept.lines}
            if kept is not None and kept.sound and not kept.hashed and issue.from_source
            else None
        )
        self.rereader: Rereader | None = None
        if source is not None and issue.from_source:
            self.rereader = Rereader(
                source.bylaw, source.read, lambda bylaw: told(bylaw, issue), issue.names
            )

    def outcome(self, pair: Pair) -> Outcome:
        """What became of one paragraph."""
        old = None if pair.old is None else self.issue.lines[pair.old]
        new = None if pair.new is None else self.found[pair.new]
        if old is not None:
            self.anchor = old.article
        if old is not None and new is not None:
            made = self._both(old, new)
        else:
            made = Outcome(
                fate=Fate.ADDED if old is None else Fate.REMOVED,
                article="",
                oddities=() if new is None else oddities(None, new, self.numbers),
                comments=() if new is None else new.comments,
            )
        return replace(
            made,
            article=self.articles.get(self.anchor, ""),
            kind=self.issue.kinds.get(self.anchor, ""),
            old=None if old is None or self.issue.hashed else old.text,
            new=None if pair.new is None else self.document.lines[pair.new].text,
            edited=self._edited(old, pair),
            moved=pair.moved,
        )

    def _both(self, old: Line, new: Found) -> Outcome:
        found = self._judged(old, new)
        differences = self._read_back(old, new, found)
        changed = any(not one.words_only for one in differences)
        return Outcome(
            fate=Fate.RULE if changed else found.fate,
            article="",
            replaced=tuple(one.replaced for one in found.changes),
            differences=differences,
            oddities=oddities(old, new, self.numbers),
            comments=new.comments,
        )

    def _read_back(self, old: Line, new: Found, found: Judged) -> tuple[Difference, ...]:
        """The fields of the rule that would print the paragraph as it is now."""
        if not found.changes or self.rereader is None:
            return ()
        for statement in self.issue.statements.get(old.article, ()):
            read = self.rereader.differences(statement, old, words(new), found.changes)
            if read:
                return read
        return ()

    def _judged(self, old: Line, new: Found) -> Judged:
        kind = self.issue.kinds.get(old.article, "")
        if self.issue.hashed:
            fine = same(old, new) and not oddities(old, new, self.numbers)
            return Judged(Fate.UNCHANGED if fine else Fate.UNDECIDED)
        return judged(old, new, kind, self.issue.names, self.numbers)

    def _edited(self, old: Line | None, pair: Pair) -> bool | None:
        """Whether somebody edited the paragraph after it was issued, if the record can tell."""
        if self.issued_words is None:
            return None
        if pair.new is not None:
            if oddities(old, self.found[pair.new], self.numbers):
                return True
            return words(self.document.lines[pair.new]) not in self.issued_words
        return old is not None and words(old) in self.issued_words


def _numbers(issue: Issue, found: Sequence[Found]) -> Numbers:
    """The numbers of articles, then and now."""
    then = dict.fromkeys(x.article for x in issue.lines if x.look == Rank.ARTICLE)
    now = dict.fromkeys(name for one in found for name in one.anchors if name in then)
    return Numbers(_labelled(then), _labelled(now))


def _labelled(anchors: Iterable[str]) -> dict[str, tuple[str, str]]:
    return {
        anchor: (article_label(number, "zh"), article_label(number, "en"))
        for number, anchor in enumerate(anchors, start=1)
    }
