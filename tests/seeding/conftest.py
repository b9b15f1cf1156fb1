"""Faults are seeded by `scripts/seeding/`, which `scripts/seed_faults.py` uses as well."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "scripts"))
