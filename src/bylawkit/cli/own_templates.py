"""``build --templates``: a folder of the user's own templates."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

from bylawkit.diagnostics import Diagnostic
from bylawkit.source import Place

if TYPE_CHECKING:
    from bylawkit.render.own.templates import Own

Noticed = tuple[Diagnostic, ...]
LARGEST = 256 * 1024
_Files = dict[tuple[str, str], tuple[str, str]]


def own_templates(folder: str | None) -> tuple[Own | None, Noticed]:
    """The templates in a folder, if one is named; or what is wrong with it."""
    if folder is None:
        return None, ()
    from bylawkit.render.own import codes
    from bylawkit.render.own.templates import LANGUAGES, own

    files: _Files = {}
    problems: list[Diagnostic] = []
    for lang in LANGUAGES:
        for path in _files(os.path.join(folder, lang)):
            problems += _add(folder, lang, path, files)
    if not files and not problems:
        return None, (Diagnostic(codes.NO_TEMPLATES, Place(folder), {"path": folder}),)
    if problems:
        return None, tuple(problems)
    made, problems = own(files)
    return made, tuple(problems)


def _files(folder: str) -> Iterator[str]:
    """What is in a folder but what is hidden and what explains it."""
    try:
        found = sorted(os.listdir(folder))
    except OSError:
        return
    for name in found:
        if not name.startswith(".") and not name.lower().startswith("readme"):
            yield os.path.join(folder, name)


def _add(folder: str, lang: str, path: str, files: _Files) -> Noticed:
    """Read one file."""
    from bylawkit.api.files import read_bytes
    from bylawkit.diagnostics import Text
    from bylawkit.render.own import codes
    from bylawkit.render.own.templates import names, unknown

    name = os.path.basename(path)
    if name not in names(lang):
        return (unknown(path, name, lang),)
    home = os.path.realpath(folder)
    if os.path.commonpath([home, os.path.realpath(path)]) != home:
        what = Text("文件夹以外的文件", "a file outside of the folder")
        return (Diagnostic(codes.FORBIDDEN, Place(path), {"what": what}),)
    data, noticed = read_bytes(path, LARGEST)
    if data is None:
        return noticed
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        reason = Text("不是 UTF-8 文字", "it is not UTF-8 text")
        return (Diagnostic(codes.NOT_A_TEMPLATE, Place(path), {"reason": reason}),)
    files[lang, name] = (path, text)
    return ()
