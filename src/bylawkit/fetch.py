"""Finds the texts that a bylaw uses, on disk and inside the project folder."""

from __future__ import annotations

import os

from bylawkit.diagnostics import Text
from bylawkit.source import Source, source_from_bytes

MOST_BYTES = 32 * 1024 * 1024
_MARKS = (".bylawkit.toml", ".git", "pyproject.toml")


def no_files(source: Source, path: str) -> Text:
    """The fetch of a text that stands nowhere: it can use no other."""
    return Text(
        "从标准输入读的文本没有所在目录", "a text read from standard input stands in no folder"
    )


def fetch(source: Source, path: str) -> Source | Text:
    """The text at ``path``, counted from the folder of ``source``; or why it cannot be used."""
    if source.path in ("-", "", "<stdin>"):
        return no_files(source, path)
    if "\0" in path:
        return Text("它不是文件的路径", "it is not the path of a file")
    folder = os.path.dirname(os.path.abspath(source.path))
    found = os.path.normpath(os.path.join(folder, path))
    if os.path.isabs(path) or not _inside(found, project_folder(folder)):
        return Text("它在项目目录之外", "it lies outside the project folder")
    if os.path.isdir(found):
        return Text("它是一个目录", "it is a folder")
    try:
        if os.path.getsize(found) > MOST_BYTES:
            return Text("文件过大", "it is too large")
        with open(found, "rb") as file:
            return source_from_bytes(_shown(found, source.path), file.read())
    except UnicodeDecodeError:
        return Text("它不是 UTF-8 文本", "it is not UTF-8 text")
    except FileNotFoundError:
        return Text("没有这个文件", "there is no such file")
    except OSError as problem:
        reason = problem.strerror or str(problem)
        return Text(f"读不出来（{reason}）", f"it cannot be read ({reason})")


def project_folder(folder: str) -> str:
    """The nearest folder above that is marked as a project, else the one above ``folder``."""
    return marked_folder(folder) or os.path.dirname(folder)


def marked_folder(folder: str) -> str | None:
    """The nearest folder, this one or one above, that is marked as a project."""
    here = folder
    while not any(os.path.exists(os.path.join(here, mark)) for mark in _MARKS):
        above = os.path.dirname(here)
        if above == here:
            return None
        here = above
    return here


def _inside(path: str, folder: str) -> bool:
    real, root = os.path.realpath(path), os.path.realpath(folder)
    return real == root or real.startswith(root.rstrip(os.sep) + os.sep)


def _shown(path: str, like: str) -> str:
    """The path as messages should call it: relative if the using text was given so."""
    return path if os.path.isabs(like) else os.path.relpath(path)
