"""The manual page of a code, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bylawkit.api.codebook import all_codes, in_keywords_of, page_of
from bylawkit.api.codes import UNKNOWN_CODE
from bylawkit.api.names import did_you_mean
from bylawkit.diagnostics import Code, Diagnostic, Text

if TYPE_CHECKING:
    from bylawkit.checks.pages import Page

_MESSAGE = Text("消息：", "message: ")
_HINT = Text("提示：", "hint: ")
_WRONG = Text("错误：", "wrong:")
_RIGHT = Text("正确：", "right:")
_REGISTER = Text("登记册：", "register:")


def code_called(word: str) -> tuple[Code | None, tuple[Diagnostic, ...]]:
    """The code of this number or name; else which there are."""
    codes = all_codes()
    wanted = word.strip().upper()
    wanted = f"BK{wanted}" if wanted.isdigit() else wanted
    by_name = {one.name.upper(): one for one in codes.values()}
    code = codes.get(wanted) or by_name.get(wanted)
    if code is not None:
        return code, ()
    hint = _meant(wanted, tuple(codes), tuple(one.name for one in codes.values()))
    return None, (Diagnostic(UNKNOWN_CODE, args={"word": word}, hint_text=hint),)


def page_text(code: Code, lang: str) -> str:
    """Everything that can be said about a code, in one language."""
    page = page_of(code)
    blocks = [f"{code.id} {code.name} ({code.severity.word(lang)})"]
    blocks += [page.title(lang)] if page else []
    told = [(_MESSAGE, code.text), (_HINT, code.hint)]
    lines = [label(lang) + readable(text(lang)) for label, text in told if text and _says(text)]
    blocks += ["\n".join(lines)] if lines else []
    if page is not None:
        blocks += [page.body(lang), *_examples(page, lang)]
    return "\n\n".join(blocks)


def readable(template: str) -> str:
    """A message with ``…`` for what is filled in: ``没有叫 `…` 的语句``."""
    from re import sub

    return sub(r"\{\w+\}", "…", template).replace("{{", "{").replace("}}", "}")


def _says(text: Text) -> bool:
    """Whether a message has words of its own."""
    return readable(text.en).strip("… ") != ""


def _meant(word: str, numbers: tuple[str, ...], names: tuple[str, ...]) -> Text | None:
    """A hint that names codes: those that begin so, else those with the nearest numbers, else names."""
    from re import match

    typed = match(r"B?K?([0-9]+)[X*?]*", word)
    if typed is None:
        return did_you_mean(word.lower(), names)
    began = [one for one in numbers if one.startswith(f"BK{typed[1]}")]
    if not began and len(typed[1]) >= _DIGITS:
        wanted = int(typed[1][:_DIGITS])
        began = sorted(numbers, key=lambda one: (abs(int(one[2:]) - wanted), one))
        began = began[: 1 if int(began[0][2:]) == wanted else 2]
    few = sorted(began)[:_MOST]
    more = "…" if len(began) > _MOST else ""
    zh, en = "、".join(few), ", ".join(few)
    return Text(f"有 {zh}{more}", f"there are {en}{more}") if few else None


_DIGITS = 3
_MOST = 12


def _examples(page: Page, lang: str) -> list[str]:
    blocks = []
    for heading, examples in ((_WRONG, page.wrong), (_RIGHT, page.right)):
        for example in examples:
            lines = in_keywords_of(lang, example).splitlines()
            blocks.append("\n".join([heading(lang), *(f"    {line}".rstrip() for line in lines)]))
            if register := page.registers.get(example):
                rows = [f"    {line}" for line in register.splitlines()]
                blocks.append("\n".join([_REGISTER(lang), *rows]))
    return blocks
