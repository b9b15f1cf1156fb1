"""Colours are read by `scripts/colours.py`, which the script that keeps them uses as well."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))
