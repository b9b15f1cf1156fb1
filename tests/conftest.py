"""Nothing that a test checks comes from an earlier run, unless the test is about that."""

from __future__ import annotations

import os

from bylawkit.cli.check import NO_CACHE

os.environ[NO_CACHE] = "1"
