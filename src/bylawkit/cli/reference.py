"""``build --reference``: Word documents in the look of the office's own file."""

from __future__ import annotations

from collections.abc import Mapping

from bylawkit.diagnostics import Diagnostic

Noticed = tuple[Diagnostic, ...]
_WORD = (".docx", ".pdf")


def in_the_look_of(
    path: str | None, files: Mapping[str, bytes]
) -> tuple[dict[str, bytes], Noticed]:
    """The same files, those for Word in the look of a reference file, if one is named."""
    if path is None:
        return dict(files), ()
    from bylawkit.api.files import read_bytes, shown
    from bylawkit.render.office.codes import ONLY_WORD
    from bylawkit.render.office.dressed import dressed
    from bylawkit.render.office.reference import read_reference

    if not any(one.endswith(_WORD) for one in files):
        return {}, (Diagnostic(ONLY_WORD),)
    data, noticed = read_bytes(path)
    if data is None:
        return {}, noticed
    reference, noticed = read_reference(shown(path), data)
    if reference is None:
        return {}, noticed
    return {
        one: dressed(made, reference) if one.endswith(_WORD) else made
        for one, made in files.items()
    }, ()
