"""What was noticed, as an exception: only for those who ask for a value that there is not."""

from __future__ import annotations

from collections.abc import Iterable

from bylawkit.diagnostics.values import Diagnostic


class BylawError(ValueError):
    """Raised by ``unwrap()``; holds what was noticed, and reads as the command line prints it."""

    def __init__(self, diagnostics: Iterable[Diagnostic], lang: str = "zh") -> None:
        self.diagnostics = tuple(diagnostics)
        self.lang = lang
        super().__init__(self.diagnostics, lang)

    def __str__(self) -> str:
        from bylawkit.diagnostics.text import write

        return write(self.diagnostics, self.lang).rstrip("\n")
