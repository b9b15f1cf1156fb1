"""The grammar's rules in words: what may stand behind a field's keyword, and what it means."""

from __future__ import annotations

import re
from functools import cache

from bylawkit import assets
from bylawkit.syntax.tables import spelled, tables

VALUES = {
    "NAME": ("名称", "name"), "STRING": ("“文字”", "“text”"), "TEXT": ("一句话", "a clause"), "NUMBER": ("数", "number"),
    "DATE": ("日期", "date"), "YEAR_MONTH": ("月份", "month"), "CLOCK_TIME": ("时刻", "time"), "PLACE": ("地名", "place"),
    "PERCENT": ("百分比", "percentage"), "FRACTION": ("分数", "fraction"), "duration": ("时长", "length of time"),
    "frequency": ("频次", "how often"), "share": ("比例", "share"), "money": ("金额", "amount"), "rate": ("单价", "rate"),
    "limit": ("比较", "comparison"), "_test": ("条件", "test"), "_names": ("名称, …", "name, …"), "citation": ("法律 条号", "law article"),
    "figure": ("数和单位", "number and unit"), "_measure": ("计量", "measure"), "_role": ("一种角色", "a role"), "_class": ("一种类别", "a class"),
    "_COMMA": (",", ","), "_ARROW": ("→", "→"), "_SLASH": ("/", "/"),
}  # fmt: skip
"""What is named rather than spelled out, in Chinese and in English."""

_PART = re.compile(r"\w+|[()\[\]|*+]")


@cache
def rules() -> dict[str, str]:
    """The right side of each rule."""
    found: dict[str, str] = {}
    name = ""
    for line in assets.text("grammar/bylaw.lark").split("\n"):
        head = re.match(r"(\w+): (.*)", line)
        if head is not None:
            name = head.group(1)
            found[name] = head.group(2)
        elif name and line.strip().startswith("|"):
            found[name] += " " + line.strip()
        else:
            name = ""
    return found


@cache
def meanings() -> dict[str, tuple[str, str]]:
    """What each field and statement means, in Chinese and in English, by its rule."""
    found = {}
    for line in assets.text("syntax/meanings.txt").splitlines():
        if line and not line.startswith("#"):
            key, zh, *en = (part.strip() for part in line.split("|"))
            found[key] = (zh, en[0] if en else "")
    return found


def meaning(statement: str, rule: str, lang: str) -> str:
    """What a field of a statement means; empty if nobody has written it down."""
    means = meanings().get(f"{statement}.{rule}") or meanings().get(rule) or ("", "")
    return means[lang == "en"]


def fields_of(statement: str) -> list[str]:
    """The rules of a statement's fields, in the order of the grammar."""
    return rules()[f"_{statement}_field"].split(" | ")


def keywords(rule: str) -> list[str]:
    """The terminals with which a rule may begin."""
    first = re.match(r"\(([^)]*)\)|(\w+)", rules()[rule])
    assert first is not None
    return [one.strip() for one in (first.group(1) or first.group(2)).split("|")]


def behind_keyword(rule: str, lang: str) -> str:
    """What may stand behind the keyword of a field, in words."""
    joint = " 或 " if lang == "zh" else " or "
    return joint.join(dict.fromkeys(_Shown(way, lang).text() for way in behind(rule)))


def behind(rule: str) -> list[str]:
    """What may stand behind the keyword of a field, as the grammar has it, way by way."""
    return [_without_keyword(way) for way in _ways(rules()[rule])]


def _ways(text: str) -> list[str]:
    """The alternatives of a rule, those in brackets left together."""
    found, depth = [""], 0
    for sign in text:
        depth += (sign in "([") - (sign in ")]")
        if sign == "|" and depth == 0:
            found.append("")
        else:
            found[-1] += sign
    return found


def _without_keyword(way: str) -> str:
    way = way.strip().removesuffix("_NL").strip()
    return way if way == "STRING" else re.sub(r"^(\([^)]*\)|\w+)\s*", "", way, count=1)


class _Shown:
    """The right side of a rule, read from left to right and put into words."""

    def __init__(self, text: str, lang: str) -> None:
        self.parts = _PART.findall(text)
        self.lang = lang
        self.place = 0

    def text(self) -> str:
        return self._ways(")")

    def _ways(self, end: str) -> str:
        ways: list[list[str]] = [[]]
        while self.place < len(self.parts) and self.parts[self.place] != end:
            part = self.parts[self.place]
            self.place += 1
            if part == "|":
                ways.append([])
            else:
                ways[-1].append(self._one(part))
        joint = " 或 " if self.lang == "zh" else " or "
        return joint.join(_spaced(way) for way in ways)

    def _one(self, part: str) -> str:
        if part in "([":
            start, closing = self.place - 1, self._closing()
            several = "|" in self.parts[self.place : closing]
            alone = start == 0 and closing == len(self.parts) - 1
            inner = self._ways(")" if part == "(" else "]")
            self.place += 1
            if part == "[":
                return self._repeated(f"[{inner}]", False)
            return self._repeated(inner, several and not alone)
        return self._repeated(self._word(part), False)

    def _closing(self) -> int:
        depth = 0
        for place in range(self.place, len(self.parts)):
            depth += (self.parts[place] in "([") - (self.parts[place] in ")]")
            if depth < 0:
                return place
        return len(self.parts)

    def _repeated(self, text: str, group: bool) -> str:
        sign = self.parts[self.place] if self.place < len(self.parts) else ""
        if sign not in ("*", "+"):
            return f"({text})" if group else text
        self.place += 1
        if text.startswith(","):
            return ", …"
        bare = text.removeprefix("(").removesuffix(")") if text.startswith("(") else text
        return f"[{bare}] …" if sign == "*" else f"{text} …"

    def _word(self, part: str) -> str:
        if part in VALUES:
            return VALUES[part][self.lang == "en"]
        words = tables().words.get(part)
        if words is not None:
            return f"`{spelled(words)(self.lang)}`"
        inner = rules()[part].removesuffix("_NL").strip()
        ways = re.sub(r"\s*->\s*\w+", "", inner)
        shown = _Shown(ways, self.lang).text()
        return shown if "|" not in ways or self.parts == [part] else f"({shown})"


def _spaced(parts: list[str]) -> str:
    text = " ".join(parts).replace(" , …", ", …").replace(" ,", ",")
    return text.replace("( ", "(").replace(" )", ")")
