"""Numbers of articles, names of parties and laws, and how Chinese sentences join."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bylawkit.model import numbering
from bylawkit.model.parties import Role
from bylawkit.model.values import Citation
from bylawkit.numerals import spell as numeral
from bylawkit.render.speech.laws import law_name

_ARTICLE = re.compile(
    r"第?(\d+)条?(?:之([0-9一二三四五六七八九十]+))?(?:[(（](\w+)[)）])?(?:-(\d+))?"
)
_PERSONS = (
    "人",
    "者",
    "员",
    "方",
    "户",
    "主",
    "代表",
    "单位",
    "公司",
    "企业",
    "机构",
    "组织",
    "委员",
    "亲属",
    "物业",
)
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


def article_in(article: str, title: str) -> str:
    """An article of another document."""
    return f"《{title}》{article}"


def chapter_label(number: int) -> str:
    return numbering.chapter_label(number, "zh")


def article_label(number: int) -> str:
    return numbering.article_label(number, "zh")


def section_label(number: int) -> str:
    return f"{numeral(number)}、"


def item_label(number: int) -> str:
    return f"（{numeral(number)}）"


def note_label(number: int) -> str:
    return f"{number}．"


def mention(title: str, link: str) -> str:
    """Another statement, by its title and the number of its article."""
    return f"{title}（{link}）"


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


def onto(rest: str, lead: str) -> str:
    """What follows ``lead``, a condition; joined to it if it begins with a condition of its own.

    ``违反前款规定，造成损失的，依法赔偿`` and never ``违反前款规定的，造成损失的，``.
    """
    first, comma, _ = rest.partition("，")
    if comma and first.endswith("的") and "；" not in first:
        return lead.removesuffix("的，") + "，" + rest
    return lead + rest


def aside(persons: str) -> str:
    """Who must step aside: ``候选人应当回避``, ``与议题有利害关系的，应当回避``."""
    return persons if persons.endswith(_PERSONS) else when(persons) + "，"


def frozen(action: str) -> str:
    """What must not be done, without the words that the sentence around it says."""
    return action.removeprefix("换届期间").removeprefix("不得")


def capital(text: str) -> str:
    """Chinese has no capitals."""
    return text


def party(name: str, role: Role | None, title: str | None, is_company: bool = False) -> str:
    """A party or body as a sentence calls it. ``title`` is ``None`` if it was not declared."""
    if title is None and role is not None:
        return ROLES.get(role, name)
    if title is not None and not re.search("[\u3400-\u9fff]", name):
        return title
    return name


def the(title: str) -> str:
    """Chinese has no articles."""
    return title
