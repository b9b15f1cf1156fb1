"""Whether the Chinese and the English of a page say the same, up to names and wording.

Both are brought into one spelling; then word after word must agree. Names may differ, if each
stands for one name only; built-in parties and uses must be the same party and use.
"""

from __future__ import annotations

from collections.abc import Iterator

from bylawkit.model.wording import PARTY_NAMES, USES, same_use
from bylawkit.render.speech.laws import law_name
from bylawkit.source import Source
from bylawkit.syntax.nodes import Token
from bylawkit.syntax.parser import parse
from bylawkit.syntax.printer import format_text

_FREE = frozenset({"STRING", "TEXT"})
_NAMED = frozenset({"NAME", "PLACE"})


def tidy(fence: str, lang: str) -> str:
    """A fence as ``fmt`` prints it; as it is if it cannot be read."""
    text, _ = format_text(Source("-", fence), lang)
    return fence if text is None else text


def differences(chinese: str, english: str) -> Iterator[str]:
    """Where the two do not say the same."""
    ours, theirs = _tokens(tidy(chinese, "en")), _tokens(tidy(english, "en"))
    there: dict[str, str] = {}
    back: dict[str, str] = {}
    for one, other in zip(ours, theirs, strict=False):
        if one.type != other.type:
            yield f"`{one.text}` is not of the kind of `{other.text}`"
            return
        if one.type in _NAMED:
            if (
                there.setdefault(one.text, other.text) != other.text
                or back.setdefault(other.text, one.text) != one.text
                or not _may_be_called(one.text, other.text)
            ):
                yield f"`{one.text}` is not `{other.text}`"
        elif one.type not in _FREE and one.text != other.text:
            yield f"`{one.text}` is not `{other.text}`"
    if len(ours) != len(theirs):
        yield f"{len(ours)} words against {len(theirs)}"


def _tokens(text: str) -> list[Token]:
    """Every token but the titles, which a language may do without."""
    tokens = parse(Source("-", text)).tokens
    pairs = zip(tokens[:1] + tokens, tokens, strict=False)
    return [one for before, one in pairs if (before.type, one.type) != ("NAME", "STRING")]


def _may_be_called(chinese: str, english: str) -> bool:
    """Whether two names may stand for one thing: what is built in has its own name in each."""
    roles = PARTY_NAMES.get(chinese), PARTY_NAMES.get(english)
    laws = law_name(chinese, "en"), law_name(english, "en")
    if any(roles):
        return roles[0] is roles[1]
    if any(laws):
        return laws[0] == laws[1]
    built_in = {word for text in USES.values() for word in text}
    return same_use(chinese, english) or built_in.isdisjoint((chinese, english))
