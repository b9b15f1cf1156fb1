"""What became of holding each voting rule against the law."""

from __future__ import annotations

from bylawkit.diagnostics import Text
from bylawkit.model.law import Provision, Statute
from bylawkit.model.votes import Matter, Test
from bylawkit.record import record


@record
class Verdict:
    """One test of a statute, and whether a matter's rule keeps it.

    ``part`` is ``turnout`` or ``approve``, ``own`` what the matter (or its body) asks for itself.
    ``kept`` is proved, or ``None`` if that took too long; where it is not, ``example`` is a vote that carries here and not there.
    """

    matter: Matter
    part: str
    own: Test | None
    floor: Test
    statute: Statute
    provision: Provision
    kept: bool | None
    example: Text | None = None
    second_call: bool = False
