"""How values are said in Chinese.

三分之二以上 includes the number, 超过 and 过半数 do not (Civil Code 1259).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from fractions import Fraction

from bylawkit.model import numbering
from bylawkit.model.parties import Role
from bylawkit.model.values import Citation, Cmp, Duration, Frequency, Limit, Per, Rate, Unit
from bylawkit.model.votes import AllOf, AnyOf, Base, Comparison, Measure, Side, Test
from bylawkit.numerals import spell as numeral
from bylawkit.render.speech.figures import decimal, percent_digits, round_yuan, square_metres, yuan
from bylawkit.render.speech.laws import law_name

_ARTICLE = re.compile(
    r"第?(\d+)条?(?:之([0-9一二三四五六七八九十]+))?(?:[(（](\w+)[)）])?(?:-(\d+))?"
)
_UNITS = {
    Unit.HOUR: "小时",
    Unit.DAY: "日",
    Unit.WORKDAY: "个工作日",
    Unit.WEEK: "周",
    Unit.MONTH: "个月",
    Unit.QUARTER: "个季度",
    Unit.HALF_YEAR: "个半年",
    Unit.YEAR: "年",
}
_EVERY = {unit: word.removeprefix("个") for unit, word in _UNITS.items()}
_PER = {Per.SQUARE_METRE: "平方米", Per.HOUSEHOLD: "户", Per.SPACE: "个车位", Per.HOUR: "小时"}
_MEASURES = {
    Measure.AREA: "专有部分面积",
    Measure.HEADS: "人数",
    Measure.HOUSEHOLDS: "户数",
    Measure.SEATS: "席位",
}
_BASES = {
    Base.ALL: "",
    Base.PARTICIPATING: "参与表决",
    Base.ATTENDING: "到会",
    Base.CAST: "有效表决票",
}
_COMPARED = {
    Cmp.AT_LEAST: "不低于",
    Cmp.MORE: "超过",
    Cmp.AT_MOST: "不超过",
    Cmp.LESS: "低于",
}
_CONDITION_ENDS = ("的", "时", "后", "前", "内", "起", "期间", "以来", "过程中")
ROLES = {
    Role.OWNERS: "业主",
    Role.TENANTS: "承租人",
    Role.USERS: "使用人",
    Role.PROVIDER: "物业服务人",
    Role.OWNERS_COMMITTEE: "业主委员会",
    Role.OWNERS_ASSEMBLY: "业主大会",
    Role.PARTY_ORGANISATION: "社区党组织",
    Role.RESIDENTS_COMMITTEE: "居民委员会",
    Role.STATIONED_UNITS: "驻区单位",
    Role.RESIDENTS: "居民",
    Role.SUBDISTRICT: "街道办事处",
    Role.GOVERNMENT: "政府部门",
    Role.LANDLORD: "公房产权人",
    Role.DEVELOPER: "建设单位",
    Role.VOLUNTEERS: "志愿者",
    Role.FALLBACK_PROVIDER: "兜底物业服务人",
    Role.COUNCIL: "议事会",
    Role.PLATFORM: "议事平台",
    Role.TENANTS_COUNCIL: "租户议事会",
    Role.TEMPORARY_COMMITTEE: "物业管理委员会",
}


def times(count: int) -> str:
    """How often: ``一次``, ``两次``."""
    return ("两" if count == 2 else numeral(count)) + "次"


def chapter_label(number: int) -> str:
    return numbering.chapter_label(number, "zh")


def article_label(number: int) -> str:
    return numbering.article_label(number, "zh")


def section_label(number: int) -> str:
    return f"{numeral(number)}、"


def item_label(number: int) -> str:
    return f"（{numeral(number)}）"


def mention(title: str, link: str) -> str:
    """Another statement, by its title and the number of its article."""
    return f"{title}（{link}）"


def date(day: datetime.date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def month(day: datetime.date) -> str:
    return f"{day.year}年{day.month}月"


def duration(length: Duration) -> str:
    if length.unit is Unit.HALF_YEAR and length.count == 1:
        return "半年"
    return f"{length.count}{_UNITS[length.unit]}"


def period(unit: Unit, every: int = 1) -> str:
    """``每月``, ``每两个月``."""
    if every == 1:
        return "每个工作日" if unit is Unit.WORKDAY else f"每{_EVERY[unit]}"
    count = "两" if every == 2 else numeral(every)
    return f"每{count}{_UNITS[unit]}"


def every(often: Frequency) -> str:
    """The first half of a frequency: ``每两个月`` 召开一次会议."""
    return period(often.unit, often.every)


def frequency(often: Frequency) -> str:
    return period(often.unit, often.every) + times(often.times)


def money(fen: Fraction | int) -> str:
    return f"{round_yuan(fen)}元"


def area(hundredths: int) -> str:
    return f"{square_metres(hundredths)}平方米"


def rate(price: Rate, verb: str = "") -> str:
    """``每平方米每月0.80元``, with a verb ``每平方米每月补贴0.80元``."""
    per = "" if price.per is None else f"每{_PER[price.per]}"
    time = "" if price.period is None else period(price.period)
    if not per:
        return f"{time}{verb}{money(price.fen)}"
    return f"{per}{time}{verb}{yuan(price.fen)}元"


def rate_digits(price: Rate) -> str:
    """For tables: ``0.80元/平方米·月``."""
    per = "" if price.per is None else _PER[price.per].removeprefix("个")
    time = "" if price.period is None else _EVERY[price.period]
    unit = "·".join(part for part in (per, time) if part)
    return f"{yuan(price.fen)}元/{unit}" if unit else money(price.fen)


def share(part: Fraction) -> str:
    """A share in a vote: ``三分之二``; one that no small fraction tells: ``百分之二十一``."""
    if part == 1:
        return "全部"
    if part.denominator < 10:
        return f"{numeral(part.denominator)}分之{numeral(part.numerator)}"
    return percent(part)


def percent(part: Fraction) -> str:
    """A share of money: ``百分之五十``, ``万分之三``; in digits if words would be clumsy."""
    if part == 1:
        return "百分之百"
    for whole, word in ((100, "百"), (1000, "千"), (10000, "万")):
        if (part * whole).denominator == 1:
            return f"{word}分之{numeral(int(part * whole))}"
    if decimal(part * 100) is not None:
        return percent_digits(part)
    return f"{numeral(part.denominator)}分之{numeral(part.numerator)}"


def limit(bound: Limit) -> str:
    """A comparison after its subject: ``低于百分之八十``."""
    return f"{_COMPARED[bound.cmp]}{percent(bound.share)}"


def bound(of: Limit) -> str:
    """A comparison with a share, after its measure: ``三分之二以上``, ``过半数``."""
    if of.cmp is Cmp.MORE and of.share == Fraction(1, 2):
        return "过半数"
    if of.cmp is Cmp.AT_LEAST:
        return "全部" if of.share == 1 else f"{share(of.share)}以上"
    return f"{_COMPARED[of.cmp]}{share(of.share)}"


def _phrase(one: Comparison) -> str:
    least = bound(one.limit)
    stated = one.base is Base.ALL and one.measure is not Measure.SEATS
    ratio = "占比" if stated and least != "过半数" else ""
    whole = "全体" if one.base is Base.ALL and one.measure is Measure.SEATS else _BASES[one.base]
    if least == "全部":
        return f"{whole}{_MEASURES[one.measure]}一致"
    return f"{whole}{_MEASURES[one.measure]}{ratio}{least}"


def condition(rule: Test, inner: bool = False) -> str:
    """``专有部分面积占比三分之二以上且人数占比三分之二以上``; groups in brackets."""
    if isinstance(rule, Comparison):
        return _clause(rule) if rule.side is Side.AGAINST else _phrase(rule)
    word = "且" if isinstance(rule, AllOf) else "或者"
    text = word.join(dict.fromkeys(condition(part, True) for part in rule.parts))
    return f"（{text}）" if inner else text


def _clause(one: Comparison) -> str:
    whole = _BASES[one.base] or "全体"
    measure = _MEASURES[one.measure]
    bound = f"{_COMPARED[one.limit.cmp]}{share(one.limit.share)}"
    return f"反对的{measure}占{whole}{measure}的比例{bound}"


def compared(one: Comparison) -> str:
    """One test as the head of a row: ``同意：参与表决人数过半数``."""
    if one.side is Side.AGAINST:
        return _clause(one)
    return f"{'同意' if one.side is Side.FOR else '参与'}：{_phrase(one)}"


def unanimous(rule: Test) -> str | None:
    """Who must agree without exception, if the test asks for that."""
    parts = comparisons(rule)
    if not all(one.limit == Limit(Cmp.AT_LEAST, Fraction(1)) for one in parts):
        return None
    return {
        Base.ALL: "全体",
        Base.PARTICIPATING: "参与表决的全体",
        Base.ATTENDING: "到会的全体",
        Base.CAST: "投有效票的全体",
    }[parts[0].base]


def comparisons(rule: Test) -> list[Comparison]:
    if isinstance(rule, Comparison):
        return [rule]
    return [one for part in rule.parts for one in comparisons(part)]


def voted(rule: Test, voters: str, verb: str, lead: str = "") -> str:
    """The test as a condition, after ``lead``: ``由…的业主参与``, ``席位三分之二以上出席``."""
    everyone = unanimous(rule)
    if everyone is not None:
        return f"{lead}{everyone}{voters}{'一致' if verb == '同意' else ''}{verb}"
    parts = comparisons(rule)
    if any(one.side is Side.AGAINST for one in parts):
        return _sided(rule, verb)
    if all(one.measure is Measure.SEATS for one in parts):
        return f"{lead}{condition(rule)}{verb}"
    return f"{lead}{condition(rule)}的{voters}{verb}"


def _sided(rule: Test, verb: str, inner: bool = False) -> str:
    if isinstance(rule, Comparison):
        return _clause(rule) if rule.side is Side.AGAINST else f"{verb}的{_phrase(rule)}"
    word = "，且" if isinstance(rule, AllOf) else "，或者"
    text = word.join(_sided(part, verb, True) for part in rule.parts)
    return f"（{text}）" if inner and isinstance(rule, AnyOf) else text


def together(words: Iterable[str], last: str = "、") -> str:
    """A list in one sentence."""
    every = list(words)
    return "、".join(every[:-1]) + last + every[-1] if len(every) > 1 else "".join(every)


def law(name: str) -> str:
    return f"《{law_name(name, 'zh') or name}》"


def law_article(article: str) -> str:
    """``278(5)`` as ``第二百七十八条第（五）项``; ``271-287`` as a range."""
    found = _ARTICLE.fullmatch(article)
    if found is None:
        return article
    number, extra, point, last = found.groups()
    text = f"第{numeral(int(number))}条"
    if extra:
        text += "之" + (numeral(int(extra)) if extra.isdigit() else extra)
    if point:
        text += f"第（{numeral(int(point)) if point.isdigit() else point}）项"
    return f"{text}至第{numeral(int(last))}条" if last else text


def citations(basis: tuple[Citation, ...]) -> str:
    """``（《民法典》第二百七十八条、第二百八十一条）``; nothing without a basis."""
    if not basis:
        return ""
    laws: dict[str, list[str]] = {}
    for one in basis:
        laws.setdefault(law(one.law), []).append(law_article(one.article))
    return "（" + "；".join(name + "、".join(found) for name, found in laws.items()) + "）"


def when(condition: str) -> str:
    """A condition at the head of a sentence: ``逾期未缴的``, ``汛期前``."""
    return condition if condition.endswith(_CONDITION_ENDS) else condition + "的"


def capital(text: str) -> str:
    """Chinese has no capitals."""
    return text


def party(name: str, role: Role | None, title: str | None) -> str:
    """A party or body as a sentence calls it. ``title`` is ``None`` if it was not declared."""
    if title is None and role is not None:
        return ROLES.get(role, name)
    if title is not None and not re.search("[\u3400-\u9fff]", name):
        return title
    return name
