"""Where the settings of a project stand; most projects have none, so that this is all they cost."""

from __future__ import annotations

import os

OWN, SHARED = ".bylawkit.toml", "pyproject.toml"
MOST_BYTES = 1 << 20


def nearest(folder: str) -> str | None:
    """The nearest file of settings, in this folder or above it."""
    while True:
        own, shared = os.path.join(folder, OWN), os.path.join(folder, SHARED)
        if os.path.isfile(own):
            return own
        if os.path.isfile(shared) and _speaks_of_us(shared):
            return shared
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above


def _speaks_of_us(path: str) -> bool:
    try:
        with open(path, "rb") as file:
            return b"tool.bylawkit" in file.read(MOST_BYTES)
    except OSError:
        return False
