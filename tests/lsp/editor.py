"""A client that speaks to the server as an editor does: another process, over its pipes."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.client import LanguageClient

MOST_SECONDS = 60


class Editor:
    """An editor with one server."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.client = LanguageClient("editor", "1")
        self.told: dict[str, list[types.PublishDiagnosticsParams]] = {}
        self.shown: list[str] = []
        self.versions: dict[str, int] = {}

        @self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def take(params: types.PublishDiagnosticsParams) -> None:
            self.told.setdefault(params.uri, []).append(params)

        @self.client.feature(types.WINDOW_SHOW_MESSAGE)
        def show(params: types.ShowMessageParams) -> None:
            self.shown.append(params.message)

    async def start(self) -> types.InitializeResult:
        await self.client.start_io(sys.executable, "-m", "bylawkit", "lsp")
        root = self.folder.as_uri()
        found = await self.client.initialize_async(
            types.InitializeParams(
                capabilities=types.ClientCapabilities(),
                root_uri=root,
                workspace_folders=[types.WorkspaceFolder(root, self.folder.name)],
            )
        )
        self.client.initialized(types.InitializedParams())
        return found

    async def stop(self) -> None:
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await self.client.stop()

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    def open(self, name: str, text: str) -> str:
        uri = self.uri(name)
        self.versions[uri] = 1
        item = types.TextDocumentItem(uri, "bylaw", 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return uri

    def change(self, uri: str, text: str, where: types.Range | None = None) -> int:
        """Change a stretch of a text, or all of it; the new version."""
        self.versions[uri] += 1
        one: Any = (
            types.TextDocumentContentChangeWholeDocument(text)
            if where is None
            else types.TextDocumentContentChangePartial(where, text)
        )
        item = types.VersionedTextDocumentIdentifier(self.versions[uri], uri)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(item, [one]))
        return self.versions[uri]

    def save(self, uri: str) -> None:
        """Say that a text was saved."""
        params = types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(uri))
        self.client.text_document_did_save(params)

    async def problems(self, uri: str, version: int = 1) -> list[types.Diagnostic]:
        """What the server says of a version of a text, as soon as it does."""
        for _ in range(MOST_SECONDS * 100):
            for one in self.told.get(uri, []):
                if one.version == version:
                    return list(one.diagnostics)
            await asyncio.sleep(0.01)
        raise AssertionError(f"nothing was said of version {version} of {uri}")


def editing(folder: Path, work: Callable[[Editor], Awaitable[None]]) -> None:
    """Start a server, do some work with it, and stop it."""

    async def whole() -> None:
        editor = Editor(folder)
        await editor.start()
        try:
            await work(editor)
        finally:
            await editor.stop()

    asyncio.run(asyncio.wait_for(whole(), MOST_SECONDS))


def at(text: str, mark: str, within: int = 0) -> types.Position:
    """The position of a piece of a text, so many characters into it, in UTF-16 units."""
    offset = text.index(mark) + within
    line = text.count("\n", 0, offset)
    start = text.rfind("\n", 0, offset) + 1
    return types.Position(line, len(text[start:offset].encode("utf-16-le")) // 2)


def item(uri: str) -> types.TextDocumentIdentifier:
    return types.TextDocumentIdentifier(uri)
