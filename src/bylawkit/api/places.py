"""The places that have a law pack, in both languages, and the one that was meant."""

from __future__ import annotations

from bylawkit.diagnostics import Text


def places() -> tuple[Text, ...]:
    """Every place with a pack of its own."""
    from bylawkit.resolve.lawbook import ENGLISH_NAMES, known_places

    english = {zh: en for en, zh in ENGLISH_NAMES.items()}
    return tuple(
        Text(one, "/".join(english.get(part, part) for part in one.split("/")))
        for one in known_places()
    )


def meant_place(place: str) -> Text | None:
    """A hint that names the place written almost so; none for another place far away."""
    known = places()
    close = next((one for one in known for name in one if _is_near(place, name)), None)
    if close is None:
        return None
    among = Text("、".join(one.zh for one in known), ", ".join(one.en for one in known))
    return Text(
        f"您是不是想写 `{close.zh}`？有法规库的地方：{among.zh}",
        f"did you mean `{close.en}`? places that have one: {among.en}",
    )


def _is_near(place: str, name: str) -> bool:
    """Whether the last parts are almost alike, or differ in characters that sound alike."""
    from difflib import SequenceMatcher

    one, other = (text.casefold().split("/")[-1].translate(_ALIKE) for text in (place, name))
    return SequenceMatcher(None, one, other).ratio() >= _NEAR[one.isascii()]


_ALIKE = str.maketrans("洲周经晶島灣嗨", "州州京京岛湾海")
"""Characters that sound or look alike, and those of the names that have them."""

_NEAR = {True: 0.9, False: 0.75}
