"""Search that finds Chinese: every two signs that stand side by side are a word."""

from __future__ import annotations

import re

from sphinx.search import SearchLanguage

_WORD = re.compile(r"[\u3400-\u9fff]+|[0-9A-Za-z_-]+")


class PairsOfSigns(SearchLanguage):
    """Chinese by pairs of signs, so that no dictionary decides what can be found; the rest by words.

    A query is cut in the same way, and all its pairs must be on a page: 议事平台 asks for 议事, 事平 and 平台.
    """

    lang = "pairs"
    language_name = "Chinese by pairs of signs"
    js_splitter_code = """
var splitQuery = (query) =>
  (query.match(/[\\u3400-\\u9fff]+|[0-9A-Za-z_-]+/g) || []).flatMap((word) =>
    /[\\u3400-\\u9fff]{2,}/.test(word)
      ? Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2))
      : [word]);
"""

    def split(self, input: str) -> list[str]:  # noqa: A002
        """The words of a text."""
        found = []
        for word in _WORD.findall(input):
            if len(word) > 1 and not word.isascii():
                found += [word[at : at + 2] for at in range(len(word) - 1)]
            else:
                found.append(word)
        return found

    def stem(self, word: str) -> str:
        """Words in lower case."""
        return word.lower()
