"""Every check, in the order in which findings about one place are given."""

from __future__ import annotations

from bylawkit.checks import vote_below_law

CHECKS = (vote_below_law,)
