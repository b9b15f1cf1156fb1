"""What spreadsheets take for the beginning of a formula."""

from __future__ import annotations

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What may begin a formula; some spreadsheets take the full-width signs too."""
