"""Texts are grown from the grammar by `scripts/growing/`, which the scripts use as well."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))
