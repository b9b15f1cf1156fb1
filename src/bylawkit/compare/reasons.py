"""Why an article reads differently, in sentences: what changed in its rules, and what follows."""

from __future__ import annotations

from collections.abc import Iterator

from bylawkit.compare.values import Change, Comparison, Difference, Direction, Fate
from bylawkit.compare.words import DIRECTIONS, only_lines, witness_text
from bylawkit.diagnostics import Text
from bylawkit.model.bylaw import Statement
from bylawkit.model.prose import Prose
from bylawkit.render.cleaning import clean, tidy
from bylawkit.render.fields import word_of
from bylawkit.render.marks import pieces
from bylawkit.render.references import attribute_value
from bylawkit.render.speaker import speaker
from bylawkit.render.view import plain
from bylawkit.render.wording import Wording

_ADDED = Text("新增“{title}”", "“{title}” is new")
_REMOVED = Text("删去“{title}”", "“{title}” is gone")
_REWORDED = Text("只改文字，规则不变", "Wording only; the rule is the same")
_RENAMED = Text("名称由“{old}”改为“{new}”", "Renamed from “{old}” to “{new}”")
_TITLE = Text("标题由“{old}”改为“{new}”", "Title changed from “{old}” to “{new}”")
_FROM_TO = Text("{field}：由“{old}”{verb}“{new}”{turn}", "{field}: {verb} “{old}” to “{new}”{turn}")
_MORE = Text("{field}：增加“{new}”", "{field}: added “{new}”")
_LESS = Text("{field}：删去“{old}”", "{field}: struck out “{old}”")
_OTHERWISE = Text("{field}：写法改变", "{field}: stated otherwise")
_WHOLE = Text("表决规则总的来说{direction}", "The voting rule as a whole is {direction}")
_TEXT = Text("条文", "text")
_VERBS = {
    Direction.HIGHER: Text("提高为", "raised from"),
    Direction.LOWER: Text("降低为", "lowered from"),
    Direction.LONGER: Text("延长为", "extended from"),
    Direction.SHORTER: Text("缩短为", "shortened from"),
    Direction.EARLIER: Text("提前为", "brought forward from"),
    Direction.LATER: Text("推后为", "put off from"),
}
_CHANGED = Text("改为", "changed from")
_JUDGED = (Direction.STRICTER, Direction.LOOSER, Direction.INCOMPARABLE)
_FIELDS = {
    "turnout": Text("参与要求", "turnout required"),
    "approve": Text("同意要求", "votes in favour required"),
    "attend": Text("出席要求", "attendance required"),
    "carry": Text("通过要求", "votes to carry"),
}


class Reasons:
    """Tells in one language why things differ between two versions."""

    def __init__(self, found: Comparison, lang: str) -> None:
        self.lang = lang
        self.old = Wording(speaker(found.old, lang))
        self.new = Wording(speaker(found.new, lang))

    def of(self, change: Change) -> Iterator[str]:
        """The sentences for one statement, without their stops."""
        lang = self.lang
        if change.fate in (Fate.ADDED, Fate.REMOVED):
            said = _ADDED if change.fate is Fate.ADDED else _REMOVED
            yield said(lang).format(title=self._title(change.new or change.old))
            return
        if change.renamed and not isinstance(change.new, Prose):
            names = {"old": self._title(change.old), "new": self._title(change.new)}
            if names["old"] != names["new"]:
                yield _RENAMED(lang).format(**names)
        if change.fate is Fate.REWORDED:
            yield _REWORDED(lang)
        for one in change.differences:
            yield from self._difference(change, one)
        if change.direction in _JUDGED:
            yield _WHOLE(lang).format(direction=DIRECTIONS[change.direction](lang))
            yield from (witness_text(one, lang) for one in change.witnesses)

    def _title(self, one: Statement | None) -> str:
        assert one is not None
        told = self.new
        return clean(one.title if isinstance(one, Prose) else told.speaker.title(one))

    def _difference(self, change: Change, one: Difference) -> Iterator[str]:
        if one.field == "title":
            yield _TITLE(self.lang).format(old=clean("".join(one.old)), new=clean("".join(one.new)))
        elif one.field not in ("paragraphs", "basis", "notes"):
            yield self._field(change, one)

    def _field(self, change: Change, one: Difference) -> str:
        lang = self.lang
        field = self._called(change, one)
        old, new = self._values(change, one)
        if old == new:
            return _OTHERWISE(lang).format(field=field)
        if not old or not new:
            return (_LESS if old else _MORE)(lang).format(field=field, old=old, new=new)
        verb = _VERBS.get(one.direction, _CHANGED) if one.direction else _CHANGED
        turn = ""
        if one.direction in _JUDGED:
            word = DIRECTIONS[one.direction](lang)
            turn = f"，{word}" if lang == "zh" else f", {word}"
        return _FROM_TO(lang).format(field=field, old=old, new=new, verb=verb(lang), turn=turn)

    def _called(self, change: Change, one: Difference) -> str:
        if one.field in _FIELDS:
            return _FIELDS[one.field](self.lang)
        known = _word(change.new, one.field, self.lang)
        return (known or clean(one.keyword)).replace("-", " ")

    def _values(self, change: Change, one: Difference) -> tuple[str, str]:
        """What the field says in each version, in words; as it is written where there are none."""
        if _word(change.new, one.field, "zh"):
            return self._said(self.old, change.old, one), self._said(self.new, change.new, one)
        joint = "；" if self.lang == "zh" else "; "
        old, new = only_lines(one)
        return clean(joint.join(old)), clean(joint.join(new))

    def _said(self, told: Wording, statement: Statement | None, one: Difference) -> str:
        assert statement is not None
        assert not isinstance(statement, Prose)
        marked = attribute_value(told, statement, one.field) or ""
        return plain(pieces(tidy(marked, self.lang)))


def _word(one: Statement | None, attribute: str, lang: str) -> str | None:
    return None if one is None or isinstance(one, Prose) else word_of(one, attribute, lang)
