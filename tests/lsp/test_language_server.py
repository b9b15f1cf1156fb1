"""Each answer of the language server, asked by a client over pipes, in a text with 4-byte characters."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from editor import Editor, at, editing, item
from lsprotocol import types

from bylawkit.source import Source
from bylawkit.syntax.printer import format_text

pytestmark = pytest.mark.slow

TEXT = """# 𠮷里（虚构）
规约 "𠮷里小区管理规约"
  类型    老旧小区
  辖区    中国 自 2026-01-01
  生效    2026-02-01

章 "组织和表决"

主体 物业 "𠮷祥物业服务人"
  角色  物业服务人

事项 选举 "选举𠮷里业主委员会"
  归属      业主大会
  类别      选举业委会
  参与      面积三分之二以上 且 人数三分之二以上
  同意      参与面积过半数 且 参与人数过半数
  通知      15日
  依据      民法典 278(2)

情景 "𠮷里刚好通过"
  事项  选举
  全体  30人 3000平方米
  同意  15人 1500平方米
  反对  5人 500平方米
  未送达  10人 1000平方米
  结果  通过

章 "服务和费用"

服务 保洁 "楼道保洁"
  提供  物业
  对象  业主
  内容  每天清扫楼道
  频次  每日1次
  评价  业主 每半年

费用 物业费 "住宅物业服务费"
  缴纳    业主 → 物业
  标准    住宅 1元/平方米/月
  起算    2026-03-01
  阶段    试用 3个月 收取50% 补贴 街道 50%
  阶段    自立 全额
  对价    保洁
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()
    return tmp_path


def test_problems_come_at_once_and_go_when_they_are_mended(folder: Path) -> None:
    async def work(editor: Editor) -> None:
        uri = editor.open("甲.bylaw", TEXT.replace("归属      业主大会", "归属      业主大慧"))
        (first,) = [one for one in await editor.problems(uri) if one.code == "BK104"]
        assert "业主大慧" in first.message
        assert first.severity == types.DiagnosticSeverity.Error
        wrong = TEXT.replace("归属      业主大会", "归属      业主大慧")
        assert first.range.start == at(wrong, "业主大慧")
        place = types.Range(at(wrong, "大慧", 1), at(wrong, "大慧", 2))
        version = editor.change(uri, "会", place)
        found = await editor.problems(uri, version)
        assert [one for one in found if one.severity == types.DiagnosticSeverity.Error] == []

    editing(folder, work)


def test_hover_tells_of_words_names_and_statutes(folder: Path) -> None:
    async def work(editor: Editor) -> None:
        uri = editor.open("甲.bylaw", TEXT)

        async def told(mark: str, within: int = 0) -> str:
            asked = types.HoverParams(item(uri), at(TEXT, mark, within))
            found = await editor.client.text_document_hover_async(asked)
            assert found is not None
            assert isinstance(found.contents, types.MarkupContent)
            return found.contents.value

        assert "参与" in await told("参与      面积")
        assert "写法" in await told("参与      面积")
        statute = await told("民法典 278", 1)
        assert statute.startswith("**民法典 278(2)**")
        assert "三分之二" in statute
        assert "𠮷里业主委员会" in await told("选举\n  全体")
        nothing = types.HoverParams(item(uri), at(TEXT, "（虚构）"))
        assert await editor.client.text_document_hover_async(nothing) is None

    editing(folder, work)


def test_completion_knows_the_place_in_the_grammar(folder: Path) -> None:
    async def work(editor: Editor) -> None:
        uri = editor.open("甲.bylaw", TEXT)
        version = 1

        async def offered(line: str, after: str = "  通知      15日\n") -> list[str]:
            nonlocal version
            text = TEXT.replace(after, f"{after}{line}\n")
            version = editor.change(uri, text)
            asked = types.CompletionParams(
                item(uri), at(text, f"{after}{line}\n", len(after + line))
            )
            found = await editor.client.text_document_completion_async(asked)
            assert isinstance(found, types.CompletionList)
            return [one.label for one in found.items]

        fields = await offered("  ")
        assert {"异议期", "公示", "参与"} <= set(fields)
        assert "阶段" not in fields
        assert await offered("  异") == ["异议期"]
        assert "业主大会" in await offered("  归属  ")
        assert {"面积", "人数"} <= set(await offered("  参与  "))
        assert {"以上", "过半数"} & set(await offered("  参与  面积"))
        assert "物业" in await offered("  听取  ")
        assert {"事项", "费用", "章"} <= set(await offered("", after="  对价    保洁\n"))

    editing(folder, work)


def test_definition_references_and_rename_go_through_texts_that_are_not_saved(folder: Path) -> None:
    base = TEXT
    user = '规约 "乙里规约"\n  类型    老旧小区\n  辖区    中国 自 2026-01-01\n\n引用 "甲.bylaw"\n'
    user += "\n义务 缴费\n  主体  业主\n  应当  按时缴纳{物业费}\n  对象  物业\n"
    (folder / "甲.bylaw").write_text(base.replace("物业费", "旧费"), encoding="utf-8")

    async def work(editor: Editor) -> None:
        first = editor.open("甲.bylaw", base)
        second = editor.open("乙.bylaw", user)
        asked = types.DefinitionParams(item(second), at(user, "{物业费}", 1))
        found = await editor.client.text_document_definition_async(asked)
        assert isinstance(found, types.Location)
        assert (found.uri, found.range.start) == (first, at(base, "物业费"))
        everywhere = types.ReferenceParams(
            types.ReferenceContext(True), item(first), at(base, "物业费")
        )
        spans = await editor.client.text_document_references_async(everywhere)
        assert {one.uri for one in spans or ()} == {first, second}
        rename = types.RenameParams(item(first), at(base, "物业费"), "服务费")
        edit = await editor.client.text_document_rename_async(rename)
        assert edit is not None
        assert set(edit.changes or ()) == {first, second}
        word = types.PrepareRenameParams(item(first), at(base, "物业费", 1))
        assert await editor.client.text_document_prepare_rename_async(word) == types.Range(
            at(base, "物业费"), at(base, "物业费", 3)
        )
        for name in ("保洁", "业主", "参与", "1号", "a b"):
            refused = types.RenameParams(item(first), at(base, "物业费"), name)
            with pytest.raises(Exception, match="不能作名称"):
                await editor.client.text_document_rename_async(refused)

    editing(folder, work)


def test_outline_workspace_and_folding(folder: Path) -> None:
    (folder / "乙.bylaw").write_text(TEXT.replace("选举", "推选"), encoding="utf-8")

    async def work(editor: Editor) -> None:
        uri = editor.open("甲.bylaw", TEXT)
        outline = await editor.client.text_document_document_symbol_async(
            types.DocumentSymbolParams(item(uri))
        )
        tops = [one for one in outline or () if isinstance(one, types.DocumentSymbol)]
        assert [one.name for one in tops] == ["𠮷里小区管理规约", "组织和表决", "服务和费用"]
        assert [one.name for one in tops[1].children or ()] == ["物业", "选举", "𠮷里刚好通过"]
        assert tops[1].range.end.line == at(TEXT, "  结果  通过").line
        found = await editor.client.workspace_symbol_async(types.WorkspaceSymbolParams("推选"))
        (one,) = [each for each in found or () if each.name == "推选"]
        assert isinstance(one.location, types.Location)
        assert one.location.uri == editor.uri("乙.bylaw")
        folds = await editor.client.text_document_folding_range_async(
            types.FoldingRangeParams(item(uri))
        )
        lines = {(fold.start_line, fold.end_line) for fold in folds or ()}
        matter = at(TEXT, "事项 选举").line
        assert (matter, matter + 6) in lines
        assert (at(TEXT, '章 "组织').line, at(TEXT, "  结果  通过").line) in lines

    editing(folder, work)


def test_colours_hints_and_lenses(folder: Path) -> None:
    async def work(editor: Editor) -> None:
        uri = editor.open("甲.bylaw", TEXT)
        tokens = await editor.client.text_document_semantic_tokens_full_async(
            types.SemanticTokensParams(item(uri))
        )
        assert tokens is not None
        told = decoded(TEXT, tokens.data)
        words = dict(reversed(told))
        assert words["事项"] == "class"
        assert words["选举"] == "variable"
        assert words["2026-01-01"] == "number"
        assert words['"𠮷祥物业服务人"'] == "string"
        assert words["参与"] == "property"
        assert words["# 𠮷里（虚构）"] == "comment"
        whole = types.Range(types.Position(0, 0), types.Position(99, 0))
        hints = await editor.client.text_document_inlay_hint_async(
            types.InlayHintParams(item(uri), whole)
        )
        labels = {(one.position.line, str(one.label)) for one in hints or ()}
        assert any(
            line == at(TEXT, "参与      面积").line and "三分之二" in label
            for line, label in labels
        )
        trial = at(TEXT, "阶段    试用").line
        assert any(line == trial and "0.5" in label for line, label in labels)
        lenses = await editor.client.text_document_code_lens_async(types.CodeLensParams(item(uri)))
        (lens,) = lenses or ()
        assert lens.command is not None
        assert lens.range.start.line == at(TEXT, "情景 ").line
        assert "✓" in lens.command.title
        run = types.ExecuteCommandParams(lens.command.command, arguments=lens.command.arguments)
        told = await editor.client.workspace_execute_command_async(run)
        assert "通过" in str(told)

    editing(folder, work)


def decoded(text: str, data: object) -> list[tuple[str, str]]:
    """Words with their colours, read back from the numbers."""
    from bylawkit.syntax.marks import KINDS

    assert isinstance(data, (list, tuple))
    lines = [one.encode("utf-16-le") for one in text.split("\n")]
    line = column = 0
    found = []
    for start in range(0, len(data), 5):
        down, right, length, kind, _ = data[start : start + 5]
        line, column = line + down, right if down else column + right
        word = lines[line][2 * column : 2 * (column + length)].decode("utf-16-le")
        found.append((word, KINDS[kind]))
    return found


def test_actions_format_and_help_while_typing(folder: Path) -> None:
    rough = TEXT.replace("  归属      业主大会", "  归属 业主大会").replace(
        "面积三分之二以上 且 人数三分之二以上", "面积三分之二以上 且 人数过半数"
    )

    async def work(editor: Editor) -> None:
        uri = editor.open("甲.bylaw", rough)
        (problem,) = [one for one in await editor.problems(uri) if one.code == "BK201"]
        asked = types.CodeActionParams(item(uri), problem.range, types.CodeActionContext([problem]))
        actions = await editor.client.text_document_code_action_async(asked)
        titles = [one.title for one in actions or ()]
        assert any("情景" in one for one in titles), titles
        assert any("BK201" in one for one in titles), titles
        only = types.CodeActionContext([], only=[types.CodeActionKind.SourceFixAll])
        kept = await editor.client.text_document_code_action_async(
            types.CodeActionParams(item(uri), problem.range, only)
        )
        assert all(getattr(one, "kind", None) == "source.fixAll" for one in kept or ())
        edits = await editor.client.text_document_formatting_async(
            types.DocumentFormattingParams(item(uri), types.FormattingOptions(2, True))
        )
        tidy = applied(rough, list(edits or ()))
        assert tidy == format_text(Source("甲.bylaw", rough), None)[0]
        assert tidy != rough
        version = editor.change(uri, tidy)
        await editor.problems(uri, version)
        again = await editor.client.text_document_formatting_async(
            types.DocumentFormattingParams(item(uri), types.FormattingOptions(2, True))
        )
        assert not again
        help_ = await editor.client.text_document_signature_help_async(
            types.SignatureHelpParams(item(uri), at(tidy, "15日", 1))
        )
        assert help_ is not None
        assert help_.signatures[0].label.startswith("通知")

    editing(folder, work)


def applied(text: str, edits: list[types.TextEdit]) -> str:
    """A text with its edits, counted in UTF-16 units as the protocol has it."""
    lines = text.encode("utf-16-le").split("\n".encode("utf-16-le"))
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line.encode("utf-16-le")) + 2)
    assert len(starts) >= len(lines)
    data = text.encode("utf-16-le")
    for edit in sorted(edits, key=lambda one: one.range.start.line, reverse=True):
        first, last = (
            starts[one.line] + 2 * one.character for one in (edit.range.start, edit.range.end)
        )
        data = data[:first] + edit.new_text.encode("utf-16-le") + data[last:]
    return data.decode("utf-16-le")


def test_positions_outside_the_text_and_texts_nobody_opened_are_answered(folder: Path) -> None:
    async def work(editor: Editor) -> None:
        uri = editor.open("甲.bylaw", '规约 "甲"\n')
        far = types.Position(9999, 9999)
        assert (
            await editor.client.text_document_hover_async(types.HoverParams(item(uri), far)) is None
        )
        offered = await editor.client.text_document_completion_async(
            types.CompletionParams(item(uri), far)
        )
        assert isinstance(offered, types.CompletionList)
        unknown = editor.uri("没有.bylaw")
        nothing = types.HoverParams(item(unknown), types.Position(0, 0))
        assert await editor.client.text_document_hover_async(nothing) is None
        binary = editor.open("乙.bylaw", "\x00\x01 不是规约 \ud83d")
        assert await editor.problems(binary)

    editing(folder, work)


def test_a_client_that_types_faster_than_the_server_answers_gets_the_last_word(
    folder: Path,
) -> None:
    async def work(editor: Editor) -> None:
        uri = editor.open("甲.bylaw", TEXT)
        await editor.problems(uri)
        for at_ in range(30):
            version = editor.change(uri, TEXT + f'\n章 "第{at_}次"\n')
        assert await editor.problems(uri, version) is not None
        checked = {one.version for one in editor.told[uri]}
        assert len(checked) < 15

    editing(folder, work)


def test_a_text_that_is_closed_while_it_is_checked_has_no_problems_left(folder: Path) -> None:
    async def work(editor: Editor) -> None:
        uri = editor.open("甲.bylaw", TEXT.replace("业主大会", "业主大慧"))
        assert await editor.problems(uri)
        editor.change(uri, TEXT.replace("业主大会", "业大主会"))
        editor.client.text_document_did_close(types.DidCloseTextDocumentParams(item(uri)))
        await editor.client.workspace_symbol_async(types.WorkspaceSymbolParams("x"))
        assert list(editor.told[uri][-1].diagnostics) == []

    editing(folder, work)


def test_two_servers_on_one_folder_do_not_mind_each_other(folder: Path) -> None:
    async def work(editor: Editor) -> None:
        other = Editor(folder)
        await other.start()
        try:
            uri = editor.open("甲.bylaw", TEXT)
            wrong = other.open("甲.bylaw", TEXT.replace("业主大会", "业主大慧"))
            errors = [one.severity == 1 for one in await other.problems(wrong)]
            assert any(errors)
            assert not any(one.severity == 1 for one in await editor.problems(uri))
        finally:
            await other.stop()

    editing(folder, work)


@pytest.mark.parametrize("how", ["vanishes", "closes", "exits"])
def test_a_client_that_is_gone_leaves_no_server_and_no_traceback(how: str) -> None:
    body = b'{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"processId":null,"rootUri":null,"capabilities":{}}}'
    frame = b"Content-Length: %d\r\n\r\n%b" % (len(body), body)
    pipe = subprocess.PIPE
    with subprocess.Popen(
        [sys.executable, "-m", "bylawkit", "lsp"], stdin=pipe, stdout=pipe, stderr=pipe
    ) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        assert server.stderr is not None
        server.stdin.write(frame)
        server.stdin.flush()
        assert server.stdout.readline().lower().startswith(b"content-")
        if how == "vanishes":
            server.stdout.close()
            server.stdin.write(frame.replace(b'"id":1', b'"id":2'))
        elif how == "exits":
            end = b'{"jsonrpc":"2.0","method":"exit"}'
            server.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(end), end))
        server.stdin.close()
        assert server.wait(30) in (0, 1)
        assert b"Traceback" not in (said := server.stderr.read()), said
        assert b"BK999" not in said


def test_the_command_says_whether_it_can_start() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bylawkit", "--lang", "zh", "lsp", "--check"],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, "可以启动" in done.stdout + done.stderr) == (0, True)


def test_the_settings_of_the_project_hold(folder: Path) -> None:
    settings = folder / ".bylawkit.toml"
    settings.write_text('[severity]\nBK502 = "error"\n', "utf-8")
    text = TEXT[: TEXT.index("情景 ")] + TEXT[TEXT.index('章 "服务和费用"') :]

    async def work(editor: Editor) -> None:
        uri = editor.open("甲.bylaw", text)
        found = {one.code: one.severity for one in await editor.problems(uri)}
        assert found["BK502"] == types.DiagnosticSeverity.Error
        settings.write_text('law = 1\nseverty = {}\n[disabled]\nBK502 = "另处有情景"\n', "utf-8")
        editor.told.clear()
        editor.save(uri)
        assert "BK502" not in {one.code for one in await editor.problems(uri)}
        assert [one.split("\n")[0] for one in editor.shown] == [
            ".bylawkit.toml: BK954 设置 `law` 不能是 `1`",
            ".bylawkit.toml: BK953 没有 `severty` 这项设置",
        ]

    editing(folder, work)
