"""Write ``docs/needs.md``: what real bylaws need the language to say, and the page that shows it.

    python scripts/make_needs_page.py           write the page
    python scripts/make_needs_page.py --check   exit 1 if it is not what the literate pages say

Fails if a need has no page.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable

from kept_text import write_or_check
from literate.page import CHECKED, POLICY, ROOT, Page, pages
from literate.reading import marked

FILE = ROOT / "docs" / "needs.md"

NEEDS = [
    "MATTER",
    "THRESH",
    "QUORUM",
    "REPR",
    "FEE",
    "FUND",
    "AMEND",
    "BASE",
    "SCOPE",
    "NOTICE",
    "CSIZE",
    "PUBLISH",
    "DUTYC",
    "FORM",
    "SANCT",
    "CONVENE",
    "PROXY",
    "BALLOT",
    "OVERSIGHT",
    "SUBSIDY",
    "PHASE",
    "NONRESP",
    "CMEET",
    "RECORD",
    "DUN",
    "CAP",
    "DUTYO",
    "USE",
    "TIE",
    "CTERM",
    "COST",
    "DUTYP",
    "RECIP",
    "DISPUTE",
    "AFFECT",
    "WINDOW",
    "ELIG",
    "RECALL",
    "EMERG",
    "TENURE",
    "TRANSFER",
    "OBJECT",
    "HANDOVER",
    "COUNT",
    "FILING",
    "LATE",
    "SPEECH",
]
"""Counted in real texts, the most frequent first."""

HIDDEN = 16
"""Needs that are rare but shape the language."""

INTRODUCTION = """# What real bylaws need

What 34 real texts (rules of assemblies, bylaws, leases, resettlement schemes, ballots, local rules) and 8 published votes say, most frequent first; below, what
is rare but shapes the language. Each need has a page in `tests/literate/` that a lawyer can read: the statement in both languages, what is checked
about it, how the document words it, and where it stands in `policy.json`. The pages are run as tests. This table is made from them by `scripts/make_needs_page.py`.

真实的规约、议事规则、租约、安置方案、表决票和地方规定里，要说的话有这些，按出现次数排列；另有一些少见却影响语言设计的，列在后面。每一项在 `tests/literate/` 里有
一页，法律人可以直接读：中英文怎么写，检查什么，文件里怎么说，`policy.json` 里在哪里。这些页都作为测试运行；本表由它们生成。
"""
COLUMNS = "| | need 需要 | said 写法 | checked 检查 | document 文件 | policy 规则文件 |\n|---|---|---|---|---|---|"

_SHOWN, _RARE = 2, 12


def text() -> str:
    """What the page should hold. Raises ``ValueError`` if a need has no page."""
    every = pages()
    missing = sorted(_ranks() - {(one.rank, one.id if one.rank.isdigit() else "") for one in every})
    if missing:
        raise ValueError("no page in tests/literate for: " + ", ".join(map(" ".join, missing)))
    common = Counter(word for one in every for word in {*_fields(one), *_keys(one)})
    shown, hidden = ([one for one in every if one.rank.isdigit() is kind] for kind in (True, False))
    tables = [
        "\n".join((COLUMNS, *(_row(one, common) for one in some))) for some in (shown, hidden)
    ]
    return f"{INTRODUCTION}\n{tables[0]}\n\n## Rare, but they shape the language\n\n{tables[1]}\n"


def _ranks() -> set[tuple[str, str]]:
    counted = {(f"{number:02}", name) for number, name in enumerate(NEEDS, start=1)}
    return counted | {(f"h{number:02}", "") for number in range(1, HIDDEN + 1)}


def _row(one: Page, common: Counter[str]) -> str:
    link = f"../tests/literate/{one.path.name}"
    codes = sorted({code for fence in one.fences[CHECKED] for _, code in marked(fence)})
    said = [one.chinese.splitlines()[_first(one)], *_rarest(_fields(one), common)]
    cells = (
        one.rank,
        f"[{one.id}]({link}) {one.title[0]} · {one.title[1]}",
        " … ".join(f"`{' '.join(line.split())}`" for line in said),
        " ".join(codes),
        f"[{_printed(one)}]({link}#文件--in-the-document)",
        " ".join(f"`{key}`" for key in _rarest(_keys(one), common)),
    )
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _first(one: Page) -> int:
    lines = one.chinese.splitlines()
    return next(number for number, line in enumerate(lines) if line[:1] not in ("#", " ", ""))


def _fields(one: Page) -> dict[str, str]:
    """The fields of a page by their word, each as first written."""
    found: dict[str, str] = {}
    for line in one.chinese.partition("\n情景 ")[0].splitlines():
        if line.startswith("  ") and not line.strip().startswith(("#", '"')):
            found.setdefault(line.split()[0], line.partition("#")[0])
    return found


def _keys(one: Page) -> dict[str, str]:
    """The keys of a page's policy: ``matters[].turnout``."""
    made = json.loads(one.fences[POLICY][0])
    lists = {name: [made[name]] if isinstance(made[name], dict) else made[name] for name in made}
    every = [f"{name}[].{key}" for name in lists for item in lists[name] for key in item]
    return {key: key for key in every if not key.endswith((".name", ".title"))}


def _rarest(found: dict[str, str], common: Counter[str]) -> Iterable[str]:
    """What tells this page from the others, else what comes first, in the order of the page."""
    by_rarity = sorted(found, key=lambda word: common[word])
    rare = [one for one in by_rarity if common[one] <= _RARE][:_SHOWN] or [*found][:_SHOWN]
    return [found[word] for word in found if word in rare]


def _printed(one: Page) -> str:
    title = one.fences["文件 · In the document"][0].splitlines()[0]
    return re.sub(r"^第.+?条 ?", "", title) or title


def main() -> int:
    """Write the page, or compare it."""
    try:
        wanted = text()
    except ValueError as problem:
        print(problem)
        return 1
    return write_or_check({FILE: wanted}, __file__, sys.argv[1:])


if __name__ == "__main__":
    raise SystemExit(main())
