"""What the changes of an amendment come to: on a register, and for past votes."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from bylawkit.diagnostics import Diagnostic

if TYPE_CHECKING:
    from bylawkit.compare.effect import Effect
    from bylawkit.compare.parts import Part
    from bylawkit.compare.past import PastVote
    from bylawkit.compare.values import Comparison


class Beyond(NamedTuple):
    """The effect on a register, and past votes decided again; ``None`` where nobody asked."""

    effect: Effect | None = None
    past: tuple[PastVote, ...] | None = None

    def parts(self, lang: str) -> Iterator[Part]:
        """In words and tables."""
        from bylawkit.compare.effect_text import effect_parts
        from bylawkit.compare.past import past_parts

        if self.effect is not None:
            yield from effect_parts(self.effect, lang)
        if self.past is not None:
            yield from past_parts(self.past, lang)

    def as_json(self, lang: str) -> dict[str, Any]:
        """As plain values, under a key for each."""
        from bylawkit.compare.effect_text import effect_json
        from bylawkit.compare.past import past_json

        told: dict[str, Any] = {}
        if self.effect is not None:
            told["register"] = effect_json(self.effect)
        if self.past is not None:
            told["replay"] = past_json(self.past, lang)
        return told


def beyond(
    found: Comparison, args: argparse.Namespace
) -> tuple[Beyond | None, tuple[Diagnostic, ...]]:
    """What ``--register`` and ``--replay`` ask for; ``None`` if a file for it cannot be used."""
    noticed: tuple[Diagnostic, ...] = ()
    effect, past, failed = None, None, False
    if args.register is not None:
        from bylawkit.api.effects import YEAR, effect_of

        months = args.first, args.months or YEAR
        effect, noticed = effect_of(found, args.register, months, args.payments)
        failed = effect is None
    if args.replay is not None:
        from bylawkit.cli.past_votes import past_votes

        past, problems = past_votes(args.replay, found)
        noticed, failed = noticed + problems, failed or past is None
    return (None if failed else Beyond(effect, past)), noticed
