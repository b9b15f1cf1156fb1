"""``python -m bylawkit``."""

from __future__ import annotations

import sys

from bylawkit.cli import main

if __name__ == "__main__":
    sys.exit(main())
