"""The protocol: what a client asks is passed on to the module that knows the answer.

While somebody types, only the statement being written is read; the whole text is checked when there
has been a short pause, so that answers come fast and checks do not pile up.
"""

from __future__ import annotations

import asyncio
from typing import Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from bylawkit import __version__
from bylawkit.diagnostics import Diagnostic, Text
from bylawkit.lsp import finding, marking, problems, suggesting, telling
from bylawkit.lsp.analysis import Analysis
from bylawkit.lsp.places import offset, range_of
from bylawkit.lsp.workspace import Workspace, path_of, uses_others
from bylawkit.source import Place
from bylawkit.syntax.marks import KINDS

PAUSE = 0.15
"""So many seconds without a change, and a text is checked as a whole."""

_NO_NAME = Text(
    "`{name}` 不能作名称：要用文字开头，不能是规约语言里的词，也不能已经有同名的语句",
    "`{name}` cannot be a name: it begins with a letter, is no word of the language, and is not taken",
)
_LEGEND = types.SemanticTokensLegend(list(KINDS), list(marking.MODIFIERS))


class Server(LanguageServer):
    """One server for one client."""

    def __init__(self) -> None:
        super().__init__("bylawkit", __version__)
        self.texts = Workspace()
        self.waiting: dict[str, asyncio.TimerHandle] = {}
        self.versions: dict[str, int | None] = {}
        self.said: set[str] = set()

    def at(self, params: Any) -> tuple[Analysis, int] | None:
        """The analysis of the text that is asked about, and the offset in it."""
        found = self.texts.analysis(params.text_document.uri)
        return None if found is None else (found, offset(found.source, params.position))

    def change(self, uri: str, text: str, version: int | None) -> None:
        """Take a text as it stands now, and check it when its author pauses."""
        self.texts.put(uri, text)
        self.versions[uri] = version
        if (before := self.waiting.pop(uri, None)) is not None:
            before.cancel()
        loop = asyncio.get_running_loop()
        self.waiting[uri] = loop.call_later(PAUSE, self.check, uri)

    def check(self, uri: str) -> None:
        """Tell the client what is wrong with a text and, since they may use it, with all others."""
        self.waiting.pop(uri, None)
        for one in dict.fromkeys((uri, *self.texts.open)):
            found = self.texts.analysis(one)
            if found is not None and (one == uri or uses_others(found)):
                self.tell(one, found, found.found)

    def tell(self, uri: str, analysis: Analysis, found: tuple[Diagnostic, ...]) -> None:
        """Send the problems of a text."""
        told = problems.diagnostics(found, analysis.source, analysis.lang, self.texts.locate)
        self.warn(path_of(uri), analysis.lang)
        version = self.versions.get(uri)
        params = types.PublishDiagnosticsParams(uri, told, version)
        self.text_document_publish_diagnostics(params)

    def warn(self, path: str, lang: str) -> None:
        """Say once what is wrong with the settings of a project: they stand in no open text."""
        for one in self.texts.settings(path)[1]:
            where = f"{one.span.path}: " if isinstance(one.span, Place) else ""
            text = f"{where}{one.code.id} {one.message(lang)}\n{one.hint(lang) or ''}".rstrip()
            if text not in self.said:
                self.said.add(text)
                self.window_show_message(types.ShowMessageParams(types.MessageType.Warning, text))


server = Server()


# ── Texts ──


@server.feature(types.INITIALIZED)
def initialized(ls: Server, _: types.InitializedParams) -> None:
    folders = ls.workspace.folders.values()
    ls.texts.folders = [path_of(one.uri) for one in folders]


@server.feature(types.TEXT_DOCUMENT_DID_OPEN)
def did_open(ls: Server, params: types.DidOpenTextDocumentParams) -> None:
    one = params.text_document
    ls.texts.put(one.uri, one.text)
    ls.versions[one.uri] = one.version
    ls.check(one.uri)


@server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
def did_change(ls: Server, params: types.DidChangeTextDocumentParams) -> None:
    uri = params.text_document.uri
    ls.change(uri, ls.workspace.get_text_document(uri).source, params.text_document.version)


@server.feature(types.TEXT_DOCUMENT_DID_SAVE)
def did_save(ls: Server, params: types.DidSaveTextDocumentParams) -> None:
    ls.texts.changed_on_disk()
    ls.check(params.text_document.uri)


@server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
def did_close(ls: Server, params: types.DidCloseTextDocumentParams) -> None:
    uri = params.text_document.uri
    if (waiting := ls.waiting.pop(uri, None)) is not None:
        waiting.cancel()
    ls.texts.drop(uri)
    ls.versions.pop(uri, None)
    ls.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))


@server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
def did_change_files(ls: Server, _: types.DidChangeWatchedFilesParams) -> None:
    ls.texts.changed_on_disk()
    for uri in ls.texts.open:
        ls.check(uri)


# ── Questions ──


@server.feature(types.TEXT_DOCUMENT_HOVER)
def hover(ls: Server, params: types.HoverParams) -> types.Hover | None:
    found = ls.at(params)
    return None if found is None else telling.hover(*found)


@server.feature(
    types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=[" ", "　", '"'])
)
def completion(ls: Server, params: types.CompletionParams) -> types.CompletionList | None:
    found = ls.at(params)
    return (
        None
        if found is None
        else suggesting.complete(found[0].understood, found[0].source, found[1])
    )


@server.feature(
    types.TEXT_DOCUMENT_SIGNATURE_HELP,
    types.SignatureHelpOptions(trigger_characters=[" ", "　"]),
)
def signature(ls: Server, params: types.SignatureHelpParams) -> types.SignatureHelp | None:
    found = ls.at(params)
    return (
        None
        if found is None
        else telling.signature(found[0].understood, found[0].source.text, found[1])
    )


@server.feature(types.TEXT_DOCUMENT_DEFINITION)
def definition(ls: Server, params: types.DefinitionParams) -> types.Location | None:
    found = ls.at(params)
    return None if found is None else finding.definition(*found, ls.texts.locate)


@server.feature(types.TEXT_DOCUMENT_REFERENCES)
def references(ls: Server, params: types.ReferenceParams) -> list[types.Location]:
    found = ls.at(params)
    if found is None:
        return []
    others = ls.texts.others(params.text_document.uri)
    spans = finding.references(*found, others, params.context.include_declaration)
    return [types.Location(ls.texts.locate(one.path), range_of(one)) for one in spans]


@server.feature(types.TEXT_DOCUMENT_PREPARE_RENAME)
def prepare_rename(ls: Server, params: types.PrepareRenameParams) -> types.Range | None:
    found = ls.at(params)
    return None if found is None else finding.prepare_rename(*found)


@server.feature(types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True))
def rename(ls: Server, params: types.RenameParams) -> types.WorkspaceEdit | None:
    from pygls.exceptions import JsonRpcInvalidParams

    found = ls.at(params)
    if found is None:
        return None
    if not finding.may_be_named(found[0], params.new_name):
        told = _NO_NAME(found[0].lang).format(name=params.new_name)
        raise JsonRpcInvalidParams(told)
    others = ls.texts.others(params.text_document.uri)
    return finding.renamed(*found, others, params.new_name, ls.texts.locate)


@server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
def symbols(ls: Server, params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
    found = ls.texts.analysis(params.text_document.uri)
    return [] if found is None else finding.symbols(found)


@server.feature(types.WORKSPACE_SYMBOL)
def workspace_symbols(
    ls: Server, params: types.WorkspaceSymbolParams
) -> list[types.WorkspaceSymbol]:
    return finding.workspace_symbols(params.query, ls.texts.every(), ls.texts.locate)


@server.feature(types.TEXT_DOCUMENT_FOLDING_RANGE)
def folding(ls: Server, params: types.FoldingRangeParams) -> list[types.FoldingRange]:
    found = ls.texts.analysis(params.text_document.uri)
    return [] if found is None else finding.folding(found)


@server.feature(types.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL, _LEGEND)
def semantic_tokens(ls: Server, params: types.SemanticTokensParams) -> types.SemanticTokens:
    found = ls.texts.analysis(params.text_document.uri)
    return types.SemanticTokens([] if found is None else marking.semantic_tokens(found))


@server.feature(types.TEXT_DOCUMENT_INLAY_HINT)
def inlay_hints(ls: Server, params: types.InlayHintParams) -> list[types.InlayHint]:
    found = ls.texts.analysis(params.text_document.uri)
    return [] if found is None else marking.inlay_hints(found, params.range)


@server.feature(types.TEXT_DOCUMENT_CODE_LENS)
def lenses(ls: Server, params: types.CodeLensParams) -> list[types.CodeLens]:
    uri = params.text_document.uri
    found = ls.texts.analysis(uri)
    return [] if found is None else marking.lenses(found, uri)


@server.feature(
    types.TEXT_DOCUMENT_CODE_ACTION,
    types.CodeActionOptions(
        code_action_kinds=[types.CodeActionKind.QuickFix, types.CodeActionKind.SourceFixAll]
    ),
)
def actions(ls: Server, params: types.CodeActionParams) -> list[types.CodeAction]:
    uri, only = params.text_document.uri, params.context.only
    found = ls.texts.analysis(uri)
    wanted = None if only is None else [str(getattr(one, "value", one)) for one in only]
    return [] if found is None else problems.actions(found, uri, params.range, wanted)


@server.feature(types.TEXT_DOCUMENT_FORMATTING)
def formatting(ls: Server, params: types.DocumentFormattingParams) -> list[types.TextEdit]:
    found = ls.texts.analysis(params.text_document.uri)
    return [] if found is None else problems.formatting(found.source)


@server.command(marking.RUN)
def run_scenario(ls: Server, uri: str, name: str) -> str:
    """Run one scenario again and show what came of it."""
    found = ls.texts.analysis(uri)
    results = () if found is None else marking.scenario_results(found)
    for title, _, told in results:
        if found is not None and title == name:
            text = f"{title}: {told(found.lang)}"
            params = types.ShowMessageParams(types.MessageType.Info, text)
            ls.window_show_message(params)
            return text
    return ""
