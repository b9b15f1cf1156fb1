"""Hours of the day as numbers."""

from __future__ import annotations


def minute_of(clock: str) -> int:
    """Minutes since midnight: 360 for ``06:00``."""
    hours, _, minutes = clock.partition(":")
    return int(hours) * 60 + int(minutes)
