"""What ``check --register`` reads: one bylaw, and the register that its votes are held against."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from bylawkit.cli.checked import Checked
from bylawkit.cli.checking import Asked, check_reading
from bylawkit.diagnostics import Diagnostic

if TYPE_CHECKING:
    from bylawkit.evaluate.register import Register


def check_on_register(path: str, paths: Sequence[str], asked: Asked) -> Iterator[Checked]:
    """Everything about the bylaw, the register first; without its votes if either is unusable."""
    from bylawkit.api.files import read_bylaws

    readings, missing = read_bylaws(paths)
    if missing:
        yield Checked(None, missing, read=False)
    register, problems = _register(path, paths, len(readings))
    if problems:
        lang = next((one.bylaw.lang for one in readings if one.bylaw is not None), None)
        yield Checked(lang, problems, read=False)
    for reading in readings:
        yield check_reading(reading, asked, register)


def _register(
    path: str, paths: Sequence[str], bylaws: int
) -> tuple[Register | None, tuple[Diagnostic, ...]]:
    """The register at ``path``, which is that of one bylaw."""
    from bylawkit.api.given import register_of
    from bylawkit.evaluate import codes
    from bylawkit.source import Place

    if bylaws > 1:
        where = " ".join(paths)
        return None, (Diagnostic(codes.SEVERAL_BYLAWS, Place(where), {"path": where}),)
    return register_of(path)
