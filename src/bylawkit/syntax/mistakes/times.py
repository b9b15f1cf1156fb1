"""Days, months, hours and lengths of time that are written in another way, or not in numbers."""

from __future__ import annotations

import re

from bylawkit.diagnostics import Diagnostic, Text
from bylawkit.numerals import narrow, numeral
from bylawkit.source import Span
from bylawkit.syntax.codes import error
from bylawkit.syntax.mistakes.place import Place

DATE_SPELLING = error(
    89,
    "date-spelling",
    Text("日期 `{word}` 的写法不对", "the date `{word}` is written in another way"),
    Text("{cure}", "{cure}"),
)
DATE_PART = error(
    90,
    "date-part",
    Text("`{word}` 不合这里要的{wanted}", "`{word}` is not {wanted}, as is needed here"),
    Text("写成 `{cure}`", "write `{cure}`"),
)
TIME_SPELLING = error(
    91,
    "time-spelling",
    Text("时刻 `{word}` 的写法不对", "the time `{word}` is written in another way"),
    Text("写成 `{cure}`，用 24 小时制", "write `{cure}`, by the 24-hour clock"),
)
NO_LENGTH = error(
    92,
    "no-length",
    Text("`{word}` 没有说多长时间", "`{word}` does not say how long"),
    Text("写明数字和单位，例如 `15日`、`3个月`", "give a number and a unit, such as `15 days` or `3 months`"),
)  # fmt: skip
RANGE = error(
    93,
    "range-spelling",
    Text("从多少到多少之间写了 `{word}`", "the two ends of the range are joined by `{word}`"),
    Text("写成 `{cure}`", "write `{cure}`"),
)
FREQUENCY = error(
    94,
    "frequency-spelling",
    Text("`{word}` 没有按“每多久几次”的写法", "`{word}` does not say how often in the usual way"),
    Text("{cure}", "{cure}"),
)

_D = "[0-9０-９]"
_C = "零〇一二三四五六七八九十"
_DATES = (
    re.compile(rf"({_D}{{4}})[.．·]({_D}{{1,2}})[.．·]({_D}{{1,2}})"),
    re.compile(rf"({_D}{{2}})[-./．年]({_D}{{1,2}})[-./．月]({_D}{{1,2}})日?(?!{_D})"),
    re.compile(rf"({_D}{{4}})({_D}{{2}})({_D}{{2}})(?!{_D})"),
    re.compile(rf"({_D}{{4}})年\s?({_D}{{1,2}})月\s?({_D}{{1,2}})[号號]?"),
    re.compile(rf"({_D}{{4}})[-/ —–]({_D}{{1,2}})[-/ —–]({_D}{{1,2}})"),
)
_CHINESE_DATE = re.compile(rf"([{_C}]{{4}})年([{_C}]{{1,3}})月(?:([{_C}]{{1,3}})[日号])?")
_AMERICAN = re.compile(rf"({_D}{{1,2}})[/.]({_D}{{1,2}})[/.]({_D}{{4}})")
_MONTH = re.compile(rf"({_D}{{4}})(?:年({_D}{{1,2}})月?|[-./．]({_D}{{1,2}}))(?!{_D})")
_YEAR = re.compile(rf"({_D}{{4}})年?(?!{_D})")
_NO_YEAR = re.compile(rf"({_D}{{1,2}})月({_D}{{1,2}})[日号]?|({_D}{{1,2}})月份?")
_ENGLISH_DATE = re.compile(r"(?i)(?:\d{1,2} )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,4}(?:, ?\d{4})?(?: \d{4})?")  # fmt: skip
_SOME_DAY = ("即日", "通过之日", "公布之日", "签订之日", "发布之日", "通过后", "表决通过", "当日", "today", "now", "upon")  # fmt: skip


def odd_date(place: Place) -> Diagnostic | None:
    """2026.1.1, 26-1-1, 2026年1月 where a day is needed, 即日起."""
    if not place.accepts("DATE", "YEAR_MONTH") or place.ended:
        return _date_cut_off(place)
    start, end = place.position, place.line.end
    for pattern in _DATES:
        found = pattern.match(place.text, start, end)
        if found is not None:
            return _written(place, found.span(), [int(narrow(one)) for one in found.groups()])
    return _in_words(place) or _part(place) or _no_day(place)


def _written(place: Place, span: tuple[int, int], numbers: list[int]) -> Diagnostic:
    year = numbers[0] + 2000 if numbers[0] < 100 else numbers[0]
    cure = "-".join([str(year), *(f"{one:02}" for one in numbers[1:])])
    if not place.accepts("DATE"):
        cure = cure[:7]
    text = Text(f"写成 `{cure}`", f"write `{cure}`")
    return place.say(DATE_SPELLING, place.source.span(*span), cure=text)


def _in_words(place: Place) -> Diagnostic | None:
    start, end = place.position, place.line.end
    chinese = _CHINESE_DATE.match(place.text, start, end)
    if chinese is not None:
        year = int("".join(str(numeral(one)) for one in chinese.group(1) if one != "十") or 0)
        rest = [numeral(one) for one in chinese.groups()[1:] if one]
        return _written(place, chinese.span(), [year, *rest])
    american = _AMERICAN.match(place.text, start, end)
    if american is not None:
        month, day, year = (int(narrow(one)) for one in american.groups())
        return _written(place, american.span(), [year, month, day])
    english = _ENGLISH_DATE.match(place.text, start, end)
    if english is not None:
        cure = Text("用数字写，例如 `2026-01-01`", "write it in digits, such as `2026-01-01`")
        return place.say(DATE_SPELLING, place.source.span(*english.span()), cure=cure)
    return None


def _part(place: Place) -> Diagnostic | None:
    start, end = place.position, place.line.end
    month = _MONTH.match(place.text, start, end)
    wants_day = place.accepts("DATE") and not place.accepts("YEAR_MONTH")
    if month is not None:
        number = int(narrow(month.group(2) or month.group(3)))
        cure = f"{narrow(month.group(1))}-{number:02}" + ("-01" if wants_day else "")
        return _say_part(place, month.span(), wants_day, cure)
    year = _YEAR.match(place.text, start, end)
    if year is not None:
        cure = f"{narrow(year.group(1))}-01" + ("-01" if wants_day else "")
        return _say_part(place, year.span(), wants_day, cure)
    partial = _NO_YEAR.match(place.text, start, end)
    if partial is not None:
        first, day, alone = (int(narrow(one)) if one else 1 for one in partial.groups())
        cure = f"2026-{first if partial.group(1) else alone:02}" + (f"-{day:02}" if wants_day else "")  # fmt: skip
        return _say_part(place, partial.span(), wants_day, cure)
    return None


def _say_part(place: Place, span: tuple[int, int], wants_day: bool, cure: str) -> Diagnostic:
    wanted = (
        Text("完整日期（年、月、日）", "a full date")
        if wants_day
        else Text("月份（年、月）", "a month of a year")
    )
    return place.say(DATE_PART, place.source.span(*span), wanted=wanted, cure=cure)


def _no_day(place: Place) -> Diagnostic | None:
    word = place.begins(*_SOME_DAY)
    if word is None:
        return None
    span = place.source.span(place.position, place.position + len(word))
    cure = Text("写明哪一天，例如 `2026-01-01`", "name the day, such as `2026-01-01`")
    return place.say(DATE_SPELLING, span, cure=cure)


def _date_cut_off(place: Place) -> Diagnostic | None:
    """A month that was read, with the day left over; or 起 behind the date."""
    before = place.before
    if before is None or place.ended or before.end != place.position:
        return None
    if before.type == "YEAR_MONTH":
        end = place.position + len(place.word)
        span = place.source.span(before.start, end)
        return _say_part(place, (span.start, span.end), False, narrow(before.text)[:7])
    if before.type == "DATE":
        found = place.begins("起施行", "起", "以后", "之后", "开始")
        if found is not None:
            span = place.source.span(before.start, place.position + len(found))
            cure = Text(f"只写日期：`{before.text}`", f"the date is enough: `{before.text}`")
            return place.say(DATE_SPELLING, span, cure=cure)
    return None


_HALF_DAYS = "凌晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜间|晚|早"
_TIMES = (
    re.compile(rf"({_HALF_DAYS})?\s?({_D}{{1,2}})[点點时時](?:({_D}{{1,2}})分?|(半)|整)?"),
    re.compile(rf"({_HALF_DAYS})\s?({_D}{{1,2}})[:：]({_D}{{2}})()"),
    re.compile(rf"()({_D}{{1,2}})(?:[:.]({_D}{{2}}))?()\s?(?i:am|pm|a\.m\.|p\.m\.|o'clock)"),
    re.compile(rf"()({_D}{{1,2}})[.．h]({_D}{{2}})()"),
    re.compile(rf"()({_D}{{1,2}})({_D}{{2}})()(?!{_D})"),
)
_CHINESE_TIME = re.compile(
    rf"({_HALF_DAYS})?([{_C}]{{1,3}})[点點时時](?:([{_C}]{{1,3}})分?|(半)|整)?"
)
_LATE = frozenset(["下午", "傍晚", "晚上", "夜间", "晚"])


def odd_time(place: Place) -> Diagnostic | None:
    """22点, 晚上10点, 10pm, 22.00."""
    if not place.accepts("CLOCK_TIME") or place.ended:
        return None
    for pattern in (*_TIMES, _CHINESE_TIME):
        found = pattern.match(place.text, place.position, place.line.end)
        if found is not None:
            return place.say(TIME_SPELLING, place.source.span(*found.span()), cure=_clock(found))
    return None


def _clock(found: re.Match[str]) -> str:
    when, hour, minute, half = found.groups()
    number = _number(hour)
    if number < 12 and (when in _LATE or re.search(r"(?i)p\.?m", found.group())):
        number += 12
    return f"{number:02}:{30 if half else _number(minute or '0'):02}"


def _number(text: str) -> int:
    text = narrow(text)
    return int(text) if text.isdecimal() else numeral(text)


_VAGUE = (
    "及时", "尽快", "尽早", "立即", "立刻", "马上", "适时", "随时", "定期", "不定期", "经常", "长期", "永久", "短期", "合理期限",
    "合理时间", "规定时间", "规定期限", "当天", "当日", "第一时间", "必要时", "视情况", "有时", "偶尔", "按需", "按时",
    "promptly", "immediately", "soon", "asap", "ASAP", "forever", "regularly", "often", "reasonable", "timely", "permanent",
    "sometimes", "occasionally", "as needed", "at once",
)  # fmt: skip


def vague_time(place: Place) -> Diagnostic | None:
    """及时, 尽快, 定期: no number that anybody could check."""
    if place.ended or not place.accepts("EVERY", "NUMERAL", "DATE", "HALF_YEAR"):
        return None
    word = place.begins(*_VAGUE)
    if word is None:
        return None
    span = place.source.span(place.position, place.position + len(word))
    if place.accepts("EVERY"):
        cure = Text("写成 `每月1次`、`每季度` 这样", "write it like `every month 1 times` or `every quarter`")  # fmt: skip
        return place.say(FREQUENCY, span, cure=cure)
    return place.say(NO_LENGTH, span)


_RANGE_SIGNS = (
    "——",
    "--",
    "-",
    "~",
    "～",
    "—",
    "–",
    "到",
    "－",
    "…",
    "until",
    "and",
    "、",
    "，",
    ",",
)


def odd_range(place: Place) -> Diagnostic | None:
    """``5日-60日``, ``22:00-06:00``: another sign than 至 between two ends."""
    before = place.before
    if before is None or not place.accepts("TO") or place.ended:
        return None
    sign = place.begins(*_RANGE_SIGNS)
    start = place.written[-2].start if before.type not in ("CLOCK_TIME",) else before.start
    if sign is None:
        return None
    after = place.rest[len(sign) :].strip()
    joint = "to" if before.text.isascii() and before.type != "CLOCK_TIME" else "至"
    cure = f"{place.text[start : before.end]} {joint} {after}"
    span = place.source.span(place.position, place.position + len(sign))
    return place.say(RANGE, span, cure=cure)


_TIMES_A = re.compile(
    rf"(?:每)?(?:([一1])|)([年月周日天季]|季度|星期|礼拜|半年)[{_C}两0-9０-９]+[次回遍趟]"
)
_COUNT = re.compile(rf"([{_C}两0-9０-９]+)\s?[次回遍趟]\s?[/／每]\s?(年|月|周|日|天|季度|季|半年)")
_CHINESE_COUNT = re.compile(rf"([{_C}两]+)([次回遍趟])")
_ENGLISH = {
    "daily": "every day", "weekly": "every week", "monthly": "every month", "quarterly": "every quarter",
    "yearly": "every year", "annually": "every year", "annual": "every year", "once": "every month 1 times",
    "twice": "every month 2 times", "each": "every month", "biannually": "every half-year", "fortnightly": "every 2 weeks",
}  # fmt: skip
_PERIOD = {"天": "日", "季": "季度", "星期": "周", "礼拜": "周"}


def odd_frequency(place: Place) -> Diagnostic | None:
    """一周一次, 1次/周, 每周一次, weekly."""
    if place.ended:
        return None
    before = place.before
    if place.accepts("TIMES", "NUMBER") and before is not None and _PERIODS.search(before.type):
        found = _CHINESE_COUNT.match(place.text, place.position, place.line.end)
        if found is not None:
            every = place.text[place.written[1].start : before.end]
            return _often(place, found.span(), f"{every}{numeral(found.group(1))}次")
    if not place.accepts("EVERY"):
        return None
    english = _ENGLISH.get(place.word.lower())
    if english is not None:
        return place.say(FREQUENCY, cure=Text(f"写成 `{english}`", f"write `{english}`"))
    return _times_a(place)


_PERIODS = re.compile("^(HOUR|DAY|WORKDAY|WEEK|MONTH|QUARTER|YEAR|HALF_YEAR)S?$")


def _times_a(place: Place) -> Diagnostic | None:
    counted = _COUNT.match(place.text, place.position, place.line.end)
    if counted is not None:
        period = _PERIOD.get(counted.group(2), counted.group(2))
        return _often(place, counted.span(), f"每{period}{_number(counted.group(1))}次")
    found = _TIMES_A.match(place.text, place.position, place.line.end)
    if found is None:
        return None
    period = _PERIOD.get(found.group(2), found.group(2))
    times = re.sub(rf".*?([{_C}两0-9０-９]+)[次回遍趟]$", r"\1", found.group())
    return _often(place, found.span(), f"每{period}{_number(times)}次")


def _often(place: Place, span: tuple[int, int], cure: str) -> Diagnostic:
    shown: Span = place.source.span(*span)
    return place.say(FREQUENCY, shown, cure=Text(f"写成 `{cure}`", f"write `{cure}`"))
