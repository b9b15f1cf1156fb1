"""What must not get from a source text into a document.

Control characters cannot be written in XML, and the wording templates use some of them as marks;
invisible direction marks can make a printed sentence read differently from the rule.
"""

from __future__ import annotations

import re

_UNWANTED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff]"
)
_BREAKS = re.compile("[\t\n\r\x85\u2028\u2029]+")
_HAN = "\u2e80-\u303f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
_STOPS = "，。；：、？！（）《》〈〉「」『』【】〔〕“”‘’…—"
_BY_STOP = re.compile(f"(?<=[{_STOPS}]) +(?=[{_HAN}{_STOPS}])|(?<=[{_HAN}]) +(?=[{_STOPS}])")
_BEFORE_STOP = re.compile(r" +(?=[,.;:)\]])")
_ANY_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
_SPACES = re.compile(r"[ \n]+")
_LINE_ENDS = re.compile(r" *\n *")


def clean(text: str) -> str:
    """``text`` on one line, without control, direction and other invisible characters."""
    if text.isprintable():
        return text
    return _UNWANTED.sub("", _BREAKS.sub(" ", text))


def tidy_chinese(text: str) -> str:
    """Lines of a template joined; no space between Han characters and their punctuation."""
    if "\n" in text:
        text = _LINE_ENDS.sub("", text)
    return _BY_STOP.sub("", text).strip(" ") if " " in text else text


def tidy_english(text: str) -> str:
    """Lines of a template joined by one space; none before a stop."""
    return _BEFORE_STOP.sub("", _SPACES.sub(" ", text)).strip(" ")


def tidy(text: str, lang: str) -> str:
    return tidy_chinese(text) if lang == "zh" else tidy_english(text)


def has_han(text: str) -> bool:
    """Whether there is a Chinese character in it."""
    return _ANY_HAN.search(text) is not None


def has_letters(text: str) -> bool:
    """Whether there is any word in it."""
    return any(sign.isalpha() for sign in text)


def is_han(character: str) -> bool:
    """Whether a character belongs to Chinese text, full-width punctuation included."""
    return bool(re.match(f"[{_HAN}{_STOPS}]", character))
