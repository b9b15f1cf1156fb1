"""The law of a place on a day, or which places and days there are instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bylawkit.diagnostics import Diagnostic

if TYPE_CHECKING:
    from datetime import date

    from bylawkit.model.law import Law

Noticed = tuple[Diagnostic, ...]


def law_at(place: str, on: date | None) -> tuple[Law | None, Noticed]:
    """The law asked for, or which places or days there are instead."""
    from bylawkit.api.codes import NO_LAW_YET, UNKNOWN_PLACE
    from bylawkit.api.places import meant_place, places
    from bylawkit.resolve.lawbook import law_of

    law = law_of(tuple(place.split("/")), on)
    if not law.statutes:
        args = {"place": place, "places": places()}
        return None, (Diagnostic(UNKNOWN_PLACE, args=args, hint_text=meant_place(place)),)
    first = law.first_day()
    if on is not None and first is not None and on < first:
        asked = {"place": "/".join(law.place), "day": on, "first": first}
        return None, (Diagnostic(NO_LAW_YET, args=asked),)
    return law, _without_own(law)


def _without_own(law: Law) -> Noticed:
    """A remark if the law is that of a wider place, since the name may be a slip."""
    from bylawkit.api.codes import NO_OWN_LAW
    from bylawkit.api.places import meant_place, places

    place, known = "/".join(law.place), places()
    if place in (one.zh for one in known):
        return ()
    home = max(("/".join(one.place) for one in law.statutes), key=len)
    own = next(one for one in known if one.zh == home)
    args = {"place": place, "home": own, "places": known}
    return (Diagnostic(NO_OWN_LAW, args=args, hint_text=meant_place(place)),)
