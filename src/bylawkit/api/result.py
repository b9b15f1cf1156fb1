"""What every question from Python is answered with: a value, and what was noticed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from bylawkit.diagnostics import Diagnostic, Severity
from bylawkit.record import record

if TYPE_CHECKING:
    from bylawkit.model.bylaw import Bylaw

T = TypeVar("T")


@record
class Result(Generic[T]):
    """A value, or ``None``, and everything that was noticed on the way.

    ``ok`` is true if there is a value and nothing noticed is an error. ``bylaw`` is the bylaw that
    was asked about, if one was, and messages are in its language.
    """

    value: T | None
    diagnostics: tuple[Diagnostic, ...] = ()
    bylaw: Bylaw | None = None

    @property
    def ok(self) -> bool:
        """Whether there is a value, and no error."""
        return self.value is not None and not any(
            one.severity is Severity.ERROR for one in self.diagnostics
        )

    @property
    def lang(self) -> str:
        """The language of the bylaw, ``zh`` or ``en``."""
        return "zh" if self.bylaw is None else self.bylaw.lang

    def unwrap(self) -> T:
        """The value.

        Raises:
            BylawError: it is not ``ok``; the exception holds what was noticed.
        """
        if self.value is None or not self.ok:
            from bylawkit.diagnostics.raised import BylawError

            raise BylawError(self.diagnostics, self.lang)
        return self.value

    def messages(self, lang: str | None = None) -> str:
        """What was noticed, as the command line prints it."""
        from bylawkit.diagnostics.text import write

        return write(self.diagnostics, lang or self.lang)

    def text(self, lang: str | None = None) -> str:
        """The value as the command line prints it; without a value, what was noticed."""
        from bylawkit.api.telling import text_of

        return text_of(self, lang or self.lang)

    def as_json(self, lang: str | None = None) -> Any:
        """The value as plain values, as the command line writes it with ``--json``."""
        from bylawkit.api.telling import json_of

        return json_of(self, lang or self.lang)

    def __str__(self) -> str:
        return self.text()

    def __repr__(self) -> str:
        kind = type(self.value).__name__
        return f"<Result {kind}, ok={self.ok}, noticed: {len(self.diagnostics)}>"

    def _repr_html_(self) -> str:
        from bylawkit.api.notebook import html_of

        return html_of(self, self.lang)
