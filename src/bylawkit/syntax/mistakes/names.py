"""Names that are missing, or that are no names."""

from __future__ import annotations

import re

from bylawkit.diagnostics import Diagnostic, Text
from bylawkit.syntax import codes
from bylawkit.syntax.codes import error
from bylawkit.syntax.mistakes.place import CLOSE, Place

NO_NAME = error(
    64,
    "statement-without-name",
    Text("`{statement}` 后面没有写名称", "`{statement}` has no name"),
    Text(
        '写成 `{statement} 短名` 或者 `{statement} 短名 "标题"`；别的条文用这个短名提到它',
        'write `{statement} short-name` or `{statement} short-name "title"`; other articles refer to it by that name',
    ),
)
BEGINS_WITH_DIGIT = error(
    65,
    "name-begins-with-digit",
    Text("名称不能以数字开头：`{word}`", "a name cannot begin with a digit: `{word}`"),
    Text("前面加一个字，例如 `{cure}`", "put a letter in front, such as `{cure}`"),
)
SPACE_IN_NAME = error(
    66,
    "space-in-name",
    Text("名称里不能有空格：`{word}`", "a name holds no spaces: `{word}`"),
    Text(
        '名称写成 `{cure}`；如果后一半是标题，就把它放进引号：`{before} "{after}"`',
        'write the name as `{cure}`; if the rest is a title, put it in quotes: `{before} "{after}"`',
    ),
)
SIGN_IN_NAME = error(
    67,
    "punctuation-in-name",
    Text("名称里不能有 `{sign}`：`{word}`", "a name cannot hold `{sign}`: `{word}`"),
    Text(
        "写成 `{cure}`；要原样印出来的字写进引号里的标题",
        "write `{cure}`; what has to be printed as it is goes into the title in quotes",
    ),
)
RAN_ON = error(
    68,
    "name-ran-on",
    Text("`{before}` 连着后面的字，被读成了一个名称", "`{before}` was read as one name"),
    Text("名称后面空一格：`{cure}`", "put a space after the name: `{cure}`"),
)
NAME_FIRST = error(
    69,
    "name-needed-first",
    Text("`{word}` 前面少了名称：{who}", "a name is missing before `{word}`: {who}"),
    Text("写成 `{cure}`", "write `{cure}`"),
)

_WHO = {
    "SUBSIDY": (Text("谁来补贴", "who pays the subsidy"), Text("补贴 街道 {rest}", "subsidy subdistrict {rest}")),
    "SHARES": (Text("分给谁", "who gets the share"), Text("分配 业主 {rest}", "shares owners {rest}")),
    "RATES": (Text("哪一种房屋", "for which use"), Text("标准 住宅 {rest}", "rate residential {rest}")),
    "FILING": (Text("向谁备案", "with whom it is filed"), Text("备案 街道 {rest}", "filing subdistrict {rest}")),
    "PAYS": (Text("谁付", "who pays"), Text("应付 业主 {rest}", "pays owners {rest}")),
    "REPORT_TO": (Text("向谁报告", "to whom the report goes"), Text("报告 街道 {rest}", "report-to subdistrict {rest}")),
    "CONFIRM": (Text("由谁确认", "who confirms"), Text("确认 街道 {rest}", "confirm subdistrict {rest}")),
    "SEATS": (Text("给谁的席位", "whose seats they are"), Text("席位 业主 {rest}", "seats owners {rest}")),
    "UNIT": (Text("哪一种房屋", "what use it has"), Text("房屋 住宅 {rest}", "unit residential {rest}")),
    "QUOTA": (Text("谁的配额", "whose quota it is"), Text("配额 妇女 {rest}", "quota women {rest}")),
    "PETITION": (Text("谁来提议", "who may ask"), Text("提议 业主 {rest}", "petition owners {rest}")),
    "LINKED": (Text("与什么挂钩", "to what it is linked"), Text("挂钩 满意度 {rest}", "linked satisfaction {rest}")),
    "RELIEF": (Text("凭什么抵减", "for what"), Text("抵减 志愿服务 {rest}", "relief volunteering {rest}")),
    "PHASE": (Text("阶段的名称", "the name of the phase"), Text("阶段 试用 {rest}", "phase try {rest}")),
    "STAGE": (Text("阶段的名称", "the name of the stage"), Text("阶段 提议 {rest}", "stage propose {rest}")),
    "BORNE_BY": (Text("由谁承担", "by whom"), Text("承担 街道 {rest}", "borne-by subdistrict {rest}")),
    "EXEMPT": (Text("减免谁的", "whose fee"), Text("减免 业主委员会 {rest}", "exempt owners-committee {rest}")),
    "ALSO_CONSENT": (Text("谁另须同意", "who has to consent"), Text("另须 低层业主 {rest}", "also-consent ground-floor {rest}")),
}  # fmt: skip
_SWALLOWED = re.compile(
    r"(\D+?)(?=[0-9]|每|低于|超过|最多|至少|不超过|不低于|不少于|过半数|[一二三四五六七八九十百]+分之)"
)
_PUNCTUATION = "/／,，、.．:：+&＆()（）~～*@!！?？'’"


def no_name(place: Place) -> Diagnostic | None:
    """A statement's keyword and nothing else."""
    if not place.head or not place.ended or not place.accepts("NAME") or place.statement is None:
        return None
    if place.written[-1] != place.statement:
        return None
    span = place.span_of(place.statement)
    return place.say(NO_NAME, span, statement=place.statement.text)


def title_without_name(place: Place) -> Diagnostic | None:
    """``事项 "使用维修资金"``: the title where the name should stand."""
    if not place.head or place.sign not in CLOSE or not place.accepts("NAME"):
        return None
    if place.accepts("STRING"):
        return None
    statement = place.statement.text if place.statement else ""
    return place.say(codes.NAME_NEEDED, statement=statement)


def digit_first(place: Place) -> Diagnostic | None:
    """``事项 3号楼电梯``."""
    if not place.accepts("NAME") or not place.sign.isdecimal() or place.accepts("NUMBER"):
        return None
    span = place.word_span()
    if not place.head and not any(one.isalpha() for one in span.text.strip("%％")):
        return None
    if not place.head and place.written and place.written[0].type in _WHO:
        return None
    word = span.text
    cure = f"no-{word}" if word.isascii() else f"第{word}"
    return place.say(BEGINS_WITH_DIGIT, span, cure=cure.strip("-%."))


def space_in_name(place: Place) -> Diagnostic | None:
    """``事项 使用 维修资金``, ``matter repair fund``."""
    before = place.before
    if not place.head or place.ended or before is None or before.type != "NAME":
        return None
    if not place.accepts("STRING") or not place.sign.isalnum() or before.end == place.position:
        return None
    after = place.rest.strip('"“”')
    joined = f"{before.text} {after}"
    cure = joined.replace(" ", "-") if joined.isascii() else joined.replace(" ", "")
    span = place.source.span(before.start, place.words_end)
    return place.say(SPACE_IN_NAME, span, word=joined, cure=cure, before=before.text, after=after)


def glued_to_keyword(place: Place) -> Diagnostic | None:
    """``义务x 公开``: a stray sign behind the keyword, read as a name."""
    before, statement = place.before, place.statement
    if not place.head or before is None or statement is None or before.type != "NAME":
        return None
    stray = before.text
    if len(stray) > 1 or before.start != statement.end or before.end == place.position:
        return None
    if not place.sign.isalnum() or not (stray.isascii() or stray in statement.text):
        return None
    span = place.source.span(statement.start, before.end)
    cure = f"{statement.text} {place.rest}"
    return place.say(codes.UNKNOWN_STATEMENT, span, cure=Text(f"写成 `{cure}`", f"write `{cure}`"))


def sign_in_name(place: Place) -> Diagnostic | None:
    """``事项 用款/审批``."""
    before = place.before
    if before is None or before.type != "NAME" or before.end != place.position or place.ended:
        return None
    sign = place.sign
    if not place.head or sign not in _PUNCTUATION or len(place.rest) < 2:
        return None
    word = place.text[before.start : place.words_end].split(" ")[0]
    cure = "".join("-" if one in _PUNCTUATION else one for one in word).strip("-")
    span = place.source.span(before.start, before.start + len(word))
    return place.say(SIGN_IN_NAME, span, sign=sign, cure=cure)


def ran_on(place: Place) -> Diagnostic | None:
    """``标准 住宅0.80元``, ``挂钩 满意度低于80%``: a number swallowed by the name before it."""
    before = place.before
    if before is None or before.type != "NAME" or place.head:
        return None
    found = _SWALLOWED.match(before.text)
    if found is None or (before.end != place.position and not place.ended):
        return None
    span = place.span_of(before)
    after = place.text[before.start + found.end(1) : place.words_end]
    return place.say(RAN_ON, span, before=before.text, cure=f"{found.group(1)} {after}")


def name_first(place: Place) -> Diagnostic | None:
    """``补贴 50%``: a value where somebody has to be named first."""
    before = place.before
    if before is None or place.ended or "NAME" not in place.expected:
        return None
    known = _WHO.get(before.type) or (
        _WHO.get(place.written[0].type) if before.type == "_COMMA" else None
    )
    if known is None or not (place.sign.isdecimal() or place.sign in "每超低最至<>≥≤.不"):
        return None
    who, cure = known
    rest = place.rest
    filled = Text(cure.zh.format(rest=rest), cure.en.format(rest=rest))
    return place.say(NAME_FIRST, place.rest_span(), who=who, cure=filled)
