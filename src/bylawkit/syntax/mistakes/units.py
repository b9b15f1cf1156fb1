"""Units that are missing, of another kind, or in another order."""

from __future__ import annotations

import re

from bylawkit.diagnostics import Diagnostic, Text
from bylawkit.syntax import codes
from bylawkit.syntax.codes import error
from bylawkit.syntax.mistakes.examples import example
from bylawkit.syntax.mistakes.place import Place, wordlike
from bylawkit.syntax.mistakes.wording import UNITS, units

CURRENCY = error(
    76,
    "other-currency",
    Text("金额只用元，`{word}` 不行", "amounts are in yuan, not in `{word}`"),
    Text("{cure}", "{cure}"),
)
OTHER_KIND = error(
    77,
    "unit-of-another-kind",
    Text("这里数的不是 `{word}`", "what is counted here is not `{word}`"),
    Text("{what}用{expected}作单位", "{what} is counted in {expected}"),
)
AREA_UNIT = error(
    78,
    "area-unit",
    Text("`{word}` 不是面积单位", "`{word}` is not a unit of area"),
    Text("{cure}", "{cure}"),
)
DAY_WORD = error(
    79,
    "day-word",
    Text("`{word}` 说的不是多少天", "`{word}` does not count days"),
    Text("写成 `{before}日`", "write `{before} days`"),
)
LENGTH_ALONE = error(
    99,
    "length-with-more",
    Text("`{word}` 里只要时长", "of `{word}` only the length of time is needed"),
    Text("写成 `{cure}`；含义由栏名说明", "write `{cure}`; the field says what it is for"),
)
RATE_ORDER = error(
    80,
    "rate-order",
    Text("单价的写法不对：`{word}`", "a rate is not written like `{word}`"),
    Text("写成 `{zh}`：先金额，再每什么，最后多久", "write `{en}`: the amount, for what, for how long"),
)  # fmt: skip
SPELLED_UNIT = error(
    81,
    "unit-spelling",
    Text("单位 `{word}` 不这样写", "the unit `{word}` is spelled otherwise"),
    Text("写成 {cure}", "write {cure}"),
)

_CURRENCIES = (
    "美元", "美金", "港元", "港币", "欧元", "日元", "英镑", "人民币", "块钱", "块", "角", "毛", "分",
    "RMB", "rmb", "CNY", "cny", "USD", "usd", "dollars", "dollar", "EUR", "euro", "HKD", "JPY", "kuai",
    "jiao", "fen", "¥", "￥", "$", "€", "£", "圆", "YUAN", "Yuan",
)  # fmt: skip
_SAME = (
    "人民币",
    "块钱",
    "块",
    "圆",
    "RMB",
    "rmb",
    "CNY",
    "cny",
    "¥",
    "￥",
    "YUAN",
    "Yuan",
    "kuai",
)
_AREAS = {"平方公里": None, "平方": "平方米", "平": "平方米", "坪": None, "亩": None, "公顷": None, "米": "平方米",
          "sqm": "m2", "sq": "m2", "square": "m2", "acres": None, "hectares": None, "mu": None, "m": "m2", "M2": "m2", "M²": "m²"}  # fmt: skip
_DAYS = ("号", "天内", "日内", "日以内", "天以内", "日前", "日后", "个日", "日之内", "天之内")
_SPELLINGS = {
    "个小时": ("小时", "hours"), "钟头": ("小时", "hours"), "h": ("小时", "hours"), "hrs": ("小时", "hours"),
    "个周": ("周", "weeks"), "礼拜": ("周", "weeks"), "个礼拜": ("周", "weeks"), "星期": ("周", "weeks"),
    "个天": ("日", "days"), "个日": ("日", "days"), "自然日": ("日", "days"), "个自然日": ("日", "days"),
    "d": ("日", "days"), "working": ("个工作日", "workdays"), "business": ("个工作日", "workdays"),
    "work-days": ("个工作日", "workdays"), "working-days": ("个工作日", "workdays"), "工天": ("个工作日", "workdays"),
    "个季": ("个季度", "quarters"), "季": ("个季度", "quarters"), "mos": ("个月", "months"), "m": ("个月", "months"),
    "個月": ("个月", "months"), "yrs": ("年", "years"), "y": ("年", "years"), "周年": ("年", "years"),
    "calendar": ("日", "days"), "回": ("次", "times"), "遍": ("次", "times"), "趟": ("次", "times"), "x": ("次", "times"),
    "刻钟": ("分钟", "minutes"), "分": ("分钟", "minutes"), "min": ("分钟", "minutes"), "楼": ("层", "floor"), "F": ("层", "floor"),
}  # fmt: skip
_PEOPLE = {
    "名": "人", "位": "人", "口": "人", "个人": "人", "persons": "people", "个": None, "人": None, "户": None, "席": None, "票": None,
    "家": None, "套": None, "间": None, "owners": None, "people": None, "households": None, "votes": None, "units": None, "%": None,
    "homes": None, "seats": None, "members": None,
}  # fmt: skip
_WHAT = {
    "SIZE": Text("规模", "the size"), "MEMBERS": Text("委员", "a body"), "PROXIES": Text("受托", "a proxy"),
    "REPRESENTATIVES": Text("代表", "representation"), "WEIGHT": Text("计权", "weight"),
}  # fmt: skip
_FIGURE = Text("表决数", "a vote")
_LENGTHS = frozenset({"HOUR", "DAY", "WORKDAY", "WEEK", "MONTH", "QUARTER", "YEAR", "HALF_YEAR"})
_TIMES = frozenset({"DAYS", "DAY", "MONTHS", "HOURS"})


def no_unit(place: Place) -> Diagnostic | None:
    """A number with nothing behind it."""
    before = place.before
    if before is None or before.type not in ("NUMBER", "NUMERAL") or not _wants_unit(place):
        return None
    if not place.ended and wordlike(place.sign):
        return None
    if not place.ended and place.sign not in "/／,，、)）。;；":
        return None
    return place.say(
        codes.NO_UNIT,
        place.span_of(before),
        before=before.text,
        expected=units(place.expected, place.grammar),
    )


def _wants_unit(place: Place) -> bool:
    return any(one in UNITS for one in place.expected)


def odd_unit(place: Place) -> Diagnostic | None:
    """Another word behind a number than one of the units that fit."""
    before = place.before
    if before is None or place.ended or not _wants_unit(place):
        return None
    if before.type not in ("NUMBER", "NUMERAL", "_SLASH", "EVERY"):
        return None
    return (
        _currency(place, before.text)
        or _area(place)
        or _day_word(place, before.text)
        or _spelled(place)
        or _kind(place)
    )


def sign_in_front(place: Place) -> Diagnostic | None:
    """``￥0.80``."""
    if not place.accepts("NUMBER") or place.sign not in ("￥", "¥", "$", "€", "£"):
        return None
    number = place.rest[1:].lstrip()
    amount = number[: len(number) - len(number.lstrip("0123456789.,"))]
    cure = Text(f"写成 `{amount}元`", f"write `{amount} yuan`")
    span = place.source.span(place.position, place.position + 1)
    return place.say(CURRENCY, span, cure=cure)


def _currency(place: Place, amount: str) -> Diagnostic | None:
    if not place.accepts("YUAN"):
        return None
    found = place.begins(*_CURRENCIES)
    if found is None:
        return None
    same = found in _SAME
    cure = (
        Text(f"写成 `{amount}元`", f"write `{amount} yuan`")
        if same
        else Text("换算成元，写成 `0.80元` 这样", "convert it and write an amount such as `0.80 yuan`")
    )  # fmt: skip
    span = place.source.span(place.position, place.position + len(found))
    return place.say(CURRENCY, span, cure=cure)


def _area(place: Place) -> Diagnostic | None:
    if not place.accepts("SQUARE_METRE"):
        return None
    word = place.word
    found = next((one for one in _AREAS if word == one or (not one.isascii() and word.startswith(one))), None)  # fmt: skip
    if found is None:
        return None
    unit = _AREAS[found]
    cure = (
        Text(f"写成 `{'平方米' if not unit.isascii() else unit}`", "write `m2`")
        if unit
        else Text("换算成平方米，写成 `31860.50平方米` 这样", "convert it to square metres, such as `31860.50 m2`")
    )  # fmt: skip
    span = place.source.span(place.position, place.position + len(found))
    return place.say(AREA_UNIT, span, cure=cure)


def _day_word(place: Place, number: str) -> Diagnostic | None:
    if not place.accepts("DAYS"):
        return None
    found = place.begins(*_DAYS)
    if found is None:
        return None
    span = place.source.span(place.position, place.position + len(found))
    return place.say(DAY_WORD, span, before=number)


_AFTER_DAYS = ("以内", "之内", "以前", "之前", "以上", "以下", "内", "前", "后", "起")


def word_after_days(place: Place) -> Diagnostic | None:
    """``15日内``, ``3个月以上``: a field that counts time says by itself what the time is for."""
    before = place.before
    if before is None or before.type.rstrip("S") not in _LENGTHS or not place.accepts("_NL"):
        return None
    found = place.begins(*_AFTER_DAYS)
    if found is None or before.end != place.position or len(place.written) < 2:
        return None
    start = place.written[-2].start
    span = place.source.span(start, place.position + len(found))
    cure = place.text[start : before.end]
    return place.say(LENGTH_ALONE, span, cure=cure)


def _spelled(place: Place) -> Diagnostic | None:
    word = place.word
    known = _SPELLINGS.get(word)
    if known is None:
        return None
    accepted = {one for terminal in place.expected for one in place.grammar.words.get(terminal, ())}
    if known[0] not in accepted:
        return None
    return place.say(SPELLED_UNIT, cure=Text(f"`{known[0]}`", f"`{known[1]}`"))


def _kind(place: Place) -> Diagnostic | None:
    if place.accepts(*_TIMES) or place.accepts("YUAN"):
        return None
    word = place.word
    if word not in _PEOPLE:
        return None
    key = place.key.type if place.key else ""
    what = _WHAT.get(key, _FIGURE)
    return place.say(OTHER_KIND, what=what, expected=units(place.expected, place.grammar))


def unknown_unit(place: Place) -> Diagnostic | None:
    """A word behind a number that is no unit at all."""
    before = place.before
    if before is None or before.type not in ("NUMBER", "NUMERAL") or not _wants_unit(place):
        return None
    if place.ended or not wordlike(place.sign):
        return None
    expected = units(place.expected, place.grammar)
    return place.say(codes.UNKNOWN_UNIT, expected=expected, example=example(place))


_BEFORE_AMOUNT = re.compile(
    r"(?:每[^\s0-9]{0,12}?|per .{1,20}? )([0-9]+(?:\.[0-9]+)?)\s*(元|yuan|$)"
)
_AFTER_AMOUNT = re.compile(
    r"[每/／·.． a-z]*(?:平方米|平米|㎡|m2|月|年|户|车位|每|/|／|·|per|month)+"
)


def rate_order(place: Place) -> Diagnostic | None:
    """``每月每平方米0.80元``, ``0.80元/月/平方米``, ``0.80元每平方米``."""
    if place.ended or not place.under("RATES", "COST", "DEFINE", "PHASE"):
        return None
    found = _BEFORE_AMOUNT.match(place.text, place.position, place.line.end)
    if found is not None and place.accepts("NUMBER") and not place.accepts("EVERY"):
        return _ordered(place, found.start(), found.end(), found.group(1))
    amounts = [one for one in place.written if one.type == "NUMBER"]
    if not amounts or not any(one.type == "YUAN" for one in place.written[-5:]):
        return None
    after = _AFTER_AMOUNT.match(place.text, place.position, place.line.end)
    if after is None:
        return None
    return _ordered(place, amounts[-1].start, after.end(), amounts[-1].text)


def _ordered(place: Place, start: int, end: int, amount: str) -> Diagnostic:
    text = place.text[start:end]
    per = (
        ("户", "household")
        if "户" in text
        else ("车位", "space")
        if "车位" in text
        else ("平方米", "m2")
    )
    period = ("年", "year") if "年" in text else ("月", "month")
    return place.say(
        RATE_ORDER,
        place.source.span(start, end),
        zh=f"{amount}元/{per[0]}/{period[0]}",
        en=f"{amount} yuan/{per[1]}/{period[1]}",
    )  # fmt: skip
