"""The comparison table of an amendment: each article before and after, and why it changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bylawkit.compare.parts import Part
from bylawkit.compare.printed import Pair, Printed, Versions, chapters, cover, versions
from bylawkit.compare.reasons import Reasons
from bylawkit.compare.values import Comparison, Fate
from bylawkit.diagnostics import Diagnostic
from bylawkit.model.bylaw import Bylaw
from bylawkit.render.blocks import blocks
from bylawkit.render.cleaning import clean
from bylawkit.render.marks import LINE, Ready
from bylawkit.render.origin import view
from bylawkit.render.review import Told, told_finding
from bylawkit.render.speaker import speaker
from bylawkit.render.view import Block, Table, View
from bylawkit.render.wording import Wording
from bylawkit.source import Place, Span

_THREE = (30, 30, 24)
_IN_PRINT = (Fate.SAME, Fate.REWORDED)  # what these change is seen in print, if anywhere


class Row(NamedTuple):
    """A row of the table; ``reasons`` are sentences, ``problems`` what the new version brings."""

    before: Ready
    after: Ready
    what: str
    reasons: tuple[str, ...] = ()
    problems: tuple[Told, ...] = ()


class Renumbered(NamedTuple):
    """An article, or several in a row, that have other numbers now."""

    old: str
    new: str
    title: str


class Affected(NamedTuple):
    """An article that names others whose numbers changed: their titles, old and new numbers."""

    article: str
    title: str
    others: tuple[tuple[str, str, str], ...]


def comparison_table(found: Comparison, lang: str, parts: Sequence[Part] = ()) -> View:
    """The table, the new numbers of articles, the references that follow them, and ``parts``."""
    told = Wording(speaker(found.new, lang))
    printed = versions(found, lang)
    problems = [
        told_finding(one, found.new, lang) for one in _of_articles(found.problems, found.new)
    ]
    marked = told.render(
        "amendment",
        old=found.old,
        new=found.new,
        rows=list(_rows(found, printed, problems, lang)),
        renumbered=list(_renumbered(printed.pairs)),
        affected=list(_affected(printed.pairs)),
        parts=[_cleaned(one) for one in parts],
        problems=[one for one in problems if not one.number],
        mended=[
            told_finding(one, found.old, lang) for one in _of_articles(found.mended, found.old)
        ],
    )
    content = blocks(marked, "amendment", lang, told.speaker.tongue)
    return view("amendment", found.new, lang, clean(found.new.title), tuple(map(_fitted, content)))


def _cleaned(part: Part) -> Part:
    """A part whose words hold no marks."""
    return Part(
        clean(part.title),
        tuple(map(clean, part.lines)),
        tuple(tuple(clean(cell) for cell in row) for row in part.rows),
        part.texts,
    )


def _of_articles(problems: Sequence[Diagnostic], bylaw: Bylaw) -> list[Diagnostic]:
    """All but those of scenarios, which no document prints."""
    tried = [one.span for one in bylaw.scenarios]
    return [one for one in problems if not any(_within(one.span, each) for each in tried)]


def _within(span: Span | Place | None, whole: Span) -> bool:
    if not isinstance(span, Span) or span.source is not whole.source:
        return False
    return whole.start <= span.start < whole.end


def _fitted(block: Block) -> Block:
    """The table of articles with columns as wide as such tables usually have them."""
    if isinstance(block, Table) and len(block.head) == len(_THREE) and _is_long(block):
        return block._replace(widths=_THREE)
    return block


def _is_long(block: Table) -> bool:
    return any("\n" in str(piece) for row in block.rows for cell in row for piece in cell)


# ── The rows ──


def _rows(
    found: Comparison, printed: Versions, problems: Sequence[Told], lang: str
) -> Iterator[Row]:
    yield from _whole("cover", cover(printed.old), cover(printed.new))
    yield from _whole("chapters", chapters(printed.old), chapters(printed.new))
    reasons = Reasons(found, lang)
    waiting: list[Pair] = []
    for pair in printed.pairs:
        own = tuple(one for one in problems if pair.new and one.number == pair.new.number)
        if not (_is_told(pair) or own):
            if _is_renumbered(pair):
                waiting.append(pair)
            continue
        yield from _shifted(waiting)
        waiting.clear()
        whole = pair.old is None or pair.new is None
        said = () if whole else [line for one in pair.changes for line in reasons.of(one)]
        yield Row(_text(pair.old), _text(pair.new), _fate(pair), tuple(dict.fromkeys(said)), own)
    yield from _shifted(waiting)


def _whole(what: str, before: Sequence[str], after: Sequence[str]) -> Iterator[Row]:
    if before != after:
        yield Row(_joined(before), _joined(after), what)


def _shifted(waiting: Sequence[Pair]) -> Iterator[Row]:
    """Articles that only have other numbers, those in a row together."""
    for one in _together(waiting):
        yield Row(Ready(one.old), Ready(one.new), "shifted")


def _is_told(pair: Pair) -> bool:
    if pair.old is None or pair.new is None or pair.old.bare != pair.new.bare:
        return True
    return any(one.fate not in _IN_PRINT or one.moved for one in pair.changes)


def _is_renumbered(pair: Pair) -> bool:
    return pair.old is not None and pair.new is not None and pair.old.number != pair.new.number


def _fate(pair: Pair) -> str:
    if pair.old is None or pair.new is None:
        return "added" if pair.old is None else "removed"
    if any(one.moved for one in pair.changes):
        return "moved"
    if all(one.fate is Fate.SAME for one in pair.changes) and pair.old.bare != pair.new.bare:
        return "follows"
    return "renumbered" if _is_renumbered(pair) else ""


def _text(article: Printed | None) -> Ready:
    return Ready("") if article is None else _joined((article.heading, *article.lines))


def _joined(lines: Sequence[str]) -> Ready:
    return Ready(LINE.join(map(clean, lines)))


# ── Numbers and references ──


def _renumbered(pairs: Sequence[Pair]) -> Iterator[Renumbered]:
    for old, new in _both(pairs):
        if old.number != new.number:
            yield Renumbered(old.label, new.label, new.title)


def _both(pairs: Sequence[Pair]) -> Iterator[tuple[Printed, Printed]]:
    for pair in pairs:
        if pair.old is not None and pair.new is not None:
            yield pair.old, pair.new


def _together(pairs: Sequence[Pair]) -> Iterator[Renumbered]:
    """Neighbouring articles whose numbers moved alike: 第五条至第九条."""
    run: list[tuple[Printed, Printed]] = []
    for old, new in _both(pairs):
        if run and (old.number, new.number) != (run[-1][0].number + 1, run[-1][1].number + 1):
            yield _run(run)
            run = []
        run.append((old, new))
    if run:
        yield _run(run)


def _run(run: Sequence[tuple[Printed, Printed]]) -> Renumbered:
    (first_old, first_new), (last_old, last_new) = run[0], run[-1]
    if len(run) == 1:
        return Renumbered(first_old.heading, first_new.heading, first_new.title)
    joint = "至" if first_new.label.startswith("第") else " – "
    return Renumbered(
        f"{first_old.label}{joint}{last_old.label}",
        f"{first_new.label}{joint}{last_new.label}",
        first_new.title,
    )


def _affected(pairs: Sequence[Pair]) -> Iterator[Affected]:
    """References in both versions whose words changed, since the article they lead to moved."""
    titles = {one.new.label: one.new.title for one in pairs if one.new is not None}
    for old, new in _both(pairs):
        others = tuple(
            (titles.get(label, ""), old.links[anchor], label)
            for anchor, label in new.links.items()
            if old.links.get(anchor, label) != label
        )
        if others:
            yield Affected(new.label, new.title, others)
