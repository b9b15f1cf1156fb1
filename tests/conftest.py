"""Nothing that a test checks comes from an earlier run, unless the test is about that."""

from __future__ import annotations

import os

from hypothesis import settings

from bylawkit.cli.check import NO_CACHE

os.environ[NO_CACHE] = "1"
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")  # a busy machine is no failure
