"""Questions about texts: read one, check it, compare two, write documents and policies, look things up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bylawkit.api.given import Content, Readable, reading_of
from bylawkit.api.result import Result
from bylawkit.model.bylaw import Bylaw

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from bylawkit.compare.values import Comparison
    from bylawkit.evaluate.register import Register
    from bylawkit.model.law import Law
    from bylawkit.pipeline import Outcome, Reading
    from bylawkit.returned.values import Verified

__all__ = ["check", "diff", "documents", "explain", "law", "policies", "read", "verify"]


def read(bylaw: Readable) -> Reading:
    """Read one bylaw, with the texts it uses.

    ``bylaw`` is the path of its file or folder, its text (a string with a line end in it) or its
    bytes. The answer has ``bylaw``, ``diagnostics``, ``ok``, ``value`` and ``unwrap()``, as a
    :class:`Result` has, and may be given to every other function in place of the path.

    >>> read("examples/old").unwrap().title
    '槐柏里小区管理规约'
    """
    return reading_of(bylaw)


def check(
    bylaw: Readable,
    *,
    place: str | None = None,
    on: date | None = None,
    register: Content | Register | None = None,
) -> Result[Outcome]:
    """Everything that is wrong with a bylaw: form, names, lawfulness, working order.

    It is judged by the law of ``place`` (``中国/北京``) on the day ``on``, else by the law that it
    names itself. With a ``register``, who can carry and who can block on it is found out too. The
    value holds what was ``found``, what comments have ``allowed``, and the ``sway`` of votes.

    >>> [one.code.name for one in check('规约 "新村"\\n').diagnostics]
    ['field-missing']
    """
    from bylawkit.api.given import register_of
    from bylawkit.pipeline import outcome, read_source, sway

    reading = reading_of(bylaw)
    if isinstance(bylaw, Bylaw):  # its comments, which may allow a finding, stand in the text only
        reading = read_source(bylaw.source)
    spoken = reading.bylaw
    where = tuple(place.split("/")) if place else None
    if where is not None:
        from bylawkit.api.lawbook import law_at

        known, problems = law_at(str(place), None)
        if known is None:
            return Result(None, problems, spoken)
    votes, problems = None, ()
    if register is not None:
        units, problems = register_of(register)
        if units is not None and reading.ok and spoken is not None:
            votes = sway(spoken, units, where, on)
    judged = outcome(reading, where, on, votes)
    return Result(judged, (*problems, *judged.found), spoken)


def diff(old: Readable, new: Readable) -> Result[Comparison]:
    """What changed in meaning from one version of a bylaw to another: stricter, looser, or neither.

    >>> diff("examples/old", "examples/old").unwrap().same_meaning
    True
    """
    from bylawkit.diagnostics import Severity
    from bylawkit.pipeline import compared

    before, after = reading_of(old), reading_of(new)
    problems = tuple(
        one
        for reading in (before, after)
        for one in reading.diagnostics
        if one.severity is Severity.ERROR
    )
    if before.value is None or after.value is None:
        return Result(None, problems, after.bylaw or before.bylaw)
    from bylawkit.compare.unlike import unlike

    return Result(compared(before, after), tuple(unlike(before.value, after.value)), after.value)


def documents(
    bylaw: Readable,
    *,
    kinds: Iterable[str] | None = None,
    form: str = "docx",
    lang: str | None = None,
) -> Result[dict[str, bytes]]:
    """The documents of a bylaw as bytes, by the names of their files.

    ``kinds`` are the words of ``bylawkit build --kind``, all if left out; ``form`` is ``docx``,
    ``md`` or ``html``; ``lang`` is the language of the bylaw unless stated. Announcements of results
    and ballots with names on them need more than a bylaw: ``bylawkit build`` makes those.

    >>> list(documents("examples/old", kinds=["bylaws"], form="md").unwrap())
    ['槐柏里小区管理规约.md']

    Raises:
        ValueError: there is no such kind or form.
    """
    from bylawkit.pipeline import law_sha256
    from bylawkit.render.catalogue import FORMATS, TITLES, Given, written
    from bylawkit.render.catalogue import documents as made

    wanted = tuple(TITLES) if kinds is None else tuple(kinds)
    _among("kind", wanted, TITLES)
    _among("form", (form,), FORMATS)
    reading = reading_of(bylaw)
    found = reading.value
    if found is None:
        return Result(None, reading.diagnostics, reading.bylaw)
    views = made(found, lang or found.lang, wanted, Given(law_sha256=law_sha256(found)))
    files = {f"{one.name}.{form}": written(one.view, form) for one in views}
    return Result(files, reading.diagnostics, found)


def verify(document: Content, bylaw: Readable | None = None) -> Result[Verified]:
    """Whether a Word document that came back still says what was issued, paragraph by paragraph.

    It is compared with its source, a ``bylaw``, else with the record that it keeps of itself.

    >>> made = documents("examples/old", kinds=["bylaws"]).unwrap().popitem()[1]
    >>> verify(made, "examples/old").unwrap().matters
    False
    """
    from bylawkit.api.given import file_of
    from bylawkit.pipeline import verified

    file, problems = file_of(document, "document")
    reading = None if bylaw is None else reading_of(bylaw)
    if reading is not None and not reading.ok:
        return Result(None, (*problems, *reading.diagnostics), reading.bylaw)
    if file is None:
        return Result(None, problems, reading.bylaw if reading else None)
    found, noticed = verified(*file, reading)
    return Result(found, (*problems, *noticed), reading.bylaw if reading else None)


def policies(bylaw: Readable, target: str = "all") -> Result[dict[str, bytes]]:
    """The policies that other systems enforce, as bytes, by path: what ``bylawkit export`` writes.

    >>> "policy.json" in policies("examples/old", "json").unwrap()
    True
    """
    from bylawkit.export.catalogue import chosen, export

    targets, unknown = chosen(target)
    reading = reading_of(bylaw)
    found = reading.value
    if unknown or found is None:
        return Result(None, (*unknown, *reading.diagnostics), reading.bylaw)
    files, problems = export(found, targets)
    return Result(files, (*reading.diagnostics, *problems), found)


def law(place: str, on: date | None = None) -> Result[Law]:
    """The law of a place (``中国/北京``, ``china/beijing``) on a day, that now in force unless stated.

    >>> law("中国/北京").unwrap().statutes[0].name
    '民法典'
    """
    from bylawkit.api.lawbook import law_at

    return Result(*law_at(place, on))


def explain(code: str, lang: str = "zh") -> Result[str]:
    """The manual page of a code: ``BK201``, ``201`` or ``vote-below-law``.

    >>> explain("201", "en").unwrap().splitlines()[0]
    'BK201 vote-below-law (error)'
    """
    from bylawkit.api.explaining import code_called, page_text

    found, noticed = code_called(code)
    return Result(None if found is None else page_text(found, lang), noticed)


def _among(what: str, given: tuple[str, ...], known: Any) -> None:
    unknown = [one for one in given if one not in known]
    if unknown:
        raise ValueError(f"no {what} {unknown[0]!r}; there are {', '.join(known)}")
