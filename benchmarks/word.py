"""Word for a bylaw of sixty articles, beside docxtpl and python-docx, in one run.

    python benchmarks/word.py [--assert]

docxtpl writes the document that we write: the same paragraphs in the same styles, with ids,
bookmarks, reference fields, numbered lists and heading rows, from a template of the same few
kilobytes. It is handed the finished wording, as are we. The third row from below is what docxtpl
writes, the second has our record of the document for ``verify`` too; the last row is timed from the rules on, so
that it includes putting them into words, which no peer does.

Times are those of the processor, since other programs on the machine would lengthen the slow
contestants more than the fast ones. Ballots are made with their codes, in one call on one core.
"""

from __future__ import annotations

import io
import sys
import time
import tracemalloc
import zipfile
from collections.abc import Callable, Mapping
from functools import partial
from math import log
from typing import Any

from bylawkit.model.bylaw import Bylaw
from bylawkit.pipeline import read_text
from bylawkit.render.ballot import Voter, ballot
from bylawkit.render.bylaws import bylaws
from bylawkit.render.view import Heading, Look, Paragraph, Pieces, Rank, Table, View, plain
from bylawkit.render.word import word
from bylawkit.render.word.body import body
from bylawkit.render.word.package import Entry, package
from bylawkit.render.word.parts import document, numbering_part, properties, static_parts
from bylawkit.render.word.record import NAME as RECORD
from bylawkit.render.word.record import NAMESPACE
from measure import finish, in_turns, show

ROUNDS = 15
ARTICLES = 60
BODY = "bylawkit, what docxtpl writes"
FINISHED = "bylawkit, from the wording on"
RULES = "bylawkit, from the rules on"
TURNS = {BODY: 10, FINISHED: 10, RULES: 4}
"""How many documents a turn makes, so that all turns take about as long."""
AT_LEAST = {BODY: 10, FINISHED: 7, RULES: 2}
EMPTY = f'<issued xmlns="{NAMESPACE}"/>'
BALLOTS, BALLOTS_A_SECOND = 3000, 1000
LONG = (500, 1500, 5000)
STEEPEST = 1.2
"""The power of size with which time may grow."""
MORE_MEMORY = 2
"""For ten times as many documents; what waits for the search for cycles differs from run to run."""

_HEAD = '规约 "甲小区管理规约"\n  类型  商品房\n  规模  600户 60000.00平方米\n'
_PROSE = """
条 "第{n}项约定"
  "业主、使用人应当遵守本规约，爱护共有部分，合理使用共用设施设备，不得损害公共利益和他人合法权益。"
  "业主出租房屋的，应当把本规约附在租赁合同之后，并对使用人违反本规约的行为承担连带责任，下列情形除外："
  项 "业主已经尽到告知义务，并且及时制止；"
  项 "物业服务人没有按照约定履行职责。"
"""
_MATTER = """
事项 事项{n} "第{n}项表决"
  归属    业主大会
  参与    面积三分之二以上 且 人数三分之二以上
  同意    参与面积过半数 且 参与人数过半数
  未表决  不计入
  方式    会议, 书面, 电子
  通知    15日
  公示    7日
  依据    民法典 278
"""
_DUTY = """
义务 义务{n} "第{n}项义务"
  主体    物业
  应当    清扫楼道，擦拭扶手和信报箱，清运单元门前垃圾
  频次    每日1次
  对象    业主
  否则    在两日内返工；返工仍不合格的，该单元当月不计该项费用
"""
_FEE = """
费用 费用{n} "第{n}项费用"
  缴纳    业主 → 物业
  标准    住宅 0.80元/平方米/月, 商铺 1.60元/平方米/月
  阶段    试用 3个月 免收 承担 物业
  阶段    扶持 12个月 收取50% 补贴 街道 50%
  阶段    自立 全额
  应缴    每季度末月20日前
  违约金  每日0.03% 自逾期30日 上限 本金 20%
"""
_KINDS = (_PROSE, _MATTER, _DUTY, _PROSE, _MATTER, _DUTY, _PROSE, _MATTER, _DUTY, _FEE)


def sixty_articles() -> Bylaw:
    """Sixty articles of every common kind in six chapters; some ten pages."""
    return articles(ARTICLES)


def articles(count: int) -> Bylaw:
    """So many articles, ten to a chapter."""
    parts = [_HEAD]
    for number in range(1, count + 1):
        if number % 10 == 1:
            parts.append(f'\n章 "第{number // 10 + 1}部分"\n')
        parts.append(_KINDS[number % 10].format(n=number))
    reading = read_text("".join(parts))
    assert reading.ok, reading.diagnostics
    assert reading.bylaw is not None
    return reading.bylaw


# ── What the peers are given ──


def context(view: View) -> dict[str, Any]:
    """The wording as plain lists: what a program that uses docxtpl would have at hand."""
    found: list[dict[str, Any]] = []
    lists = 0
    for block, after in zip(view.blocks, (*view.blocks[1:], None), strict=False):
        one: dict[str, Any] = {"keep": isinstance(after, Table) or getattr(after, "number", 0) == 1}
        if isinstance(block, Heading):
            one |= {"style": STYLES[block.rank], "anchor": block.anchor, "id": f"{block.id:08X}"}
            one |= {"pieces": _pieces(("　", *block.title)), "keep": False}
        elif isinstance(block, Paragraph):
            lists += block.look is Look.ITEM and block.number == 1
            one |= {"style": STYLES[block.look], "id": f"{block.id:08X}"}
            one |= {"pieces": _pieces(block.pieces), "list": lists + 9 if block.number else None}
        elif isinstance(block, Table):
            one |= {"rows": [[plain(cell) for cell in row] for row in (block.head, *block.rows)]}
        else:
            continue
        found.append(one)
    return {"blocks": found}


def _pieces(pieces: Pieces) -> list[dict[str, str | None]]:
    return [
        {"text": one, "target": None}
        if isinstance(one, str)
        else {"text": one.text, "target": one.target}
        for one in pieces
    ]


STYLES: dict[str, str] = {
    Rank.CHAPTER: "Heading1",
    Rank.ARTICLE: "Heading2",
    Look.TEXT: "BodyText",
    Look.ITEM: "Item",
    Look.TITLE: "Title",
    Look.SUBTITLE: "Subtitle",
}

_TAGS = (
    "{% for one in blocks %}{% if one.rows %}"
    '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/></w:tblPr><w:tblGrid/>'
    "{% for row in one.rows %}<w:tr><w:trPr><w:cantSplit/>{% if loop.first %}<w:tblHeader/>{% endif %}"
    "</w:trPr>{% for cell in row %}<w:tc><w:p><w:pPr>"
    '<w:pStyle w:val="TableText"/></w:pPr><w:r><w:t>{{ cell }}</w:t></w:r></w:p></w:tc>{% endfor %}'
    "</w:tr>{% endfor %}</w:tbl>{% else %}"
    '<w:p w14:paraId="{{ one.id }}"><w:pPr><w:pStyle w:val="{{ one.style }}"/>'
    "{% if one.keep %}<w:keepNext/>{% endif %}"
    '{% if one.list %}<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{{ one.list }}"/></w:numPr>{% endif %}'
    "</w:pPr>"
    '{% if one.anchor %}<w:bookmarkStart w:id="{{ loop.index }}" w:name="_{{ one.anchor }}"/>{% endif %}'
    "{% for piece in one.pieces %}{% if piece.target %}"
    '<w:fldSimple w:instr=" REF _{{ piece.target }} \\r \\h "><w:r><w:t>{{ piece.text }}</w:t></w:r></w:fldSimple>'
    "{% else %}<w:r><w:t>{{ piece.text }}</w:t></w:r>{% endif %}{% endfor %}"
    '{% if one.anchor %}<w:bookmarkEnd w:id="{{ loop.index }}"/>{% endif %}</w:p>'
    "{% endif %}{% endfor %}"
)


def lean_template(view: View) -> bytes:
    """Our own styles and numbering around one paragraph of docxtpl tags; some eight kilobytes."""
    return _with_body(word(view), _TAGS)


def _with_body(package: bytes, body: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = EMPTY if name == RECORD else old.read(name).decode()
            if name == "word/document.xml":
                start = data.index("<w:body>") + len("<w:body>")
                data = data[:start] + body + data[data.rindex("<w:sectPr>") :]
            new.writestr(name, data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


# ── The contestants ──


def by_docxtpl(template: bytes, given: dict[str, Any]) -> bytes:
    from docxtpl import DocxTemplate

    document = DocxTemplate(io.BytesIO(template))
    document.render(given, autoescape=True)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def by_python_docx(template: bytes | None, given: dict[str, Any]) -> bytes:
    """Paragraphs, styles and tables only: no bookmarks, fields, numbering or heading rows."""
    from docx import Document

    document = Document(None if template is None else io.BytesIO(template))
    names = {style.style_id: style for style in document.styles}
    for one in given["blocks"]:
        if "rows" in one:
            table = document.add_table(len(one["rows"]), len(one["rows"][0]))
            for row, cells in zip(table.rows, one["rows"], strict=True):
                for cell, text in zip(row.cells, cells, strict=True):
                    cell.text = text
        else:
            text = "".join(piece["text"] for piece in one["pieces"])
            document.add_paragraph(text, names.get(one["style"]))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def without_record(view: View) -> bytes:
    """Our document without what it keeps of itself for ``verify``, which no peer writes."""
    content, lists = body(view)
    parts = [Entry.packed("word/document.xml", document(content)), numbering_part(view.lang, lists)]
    parts.append(Entry.packed(RECORD, EMPTY))
    parts += (Entry.stored(name, data) for name, data in properties(view, ""))
    return package((*static_parts(view.lang), *parts))


def main() -> int:
    """Print the figures; with ``--assert``, 1 if ours is not fast enough."""
    return finish(measured)


def measured() -> list[str]:
    return [*beside_peers(), *many_ballots(), *long_documents(), *many_documents()]


def beside_peers() -> list[str]:
    bylaw = sixty_articles()
    view = bylaws(bylaw, "zh")
    given, template = context(view), lean_template(view)
    empty = _with_body(template, "")
    contestants: dict[str, Callable[[], bytes]] = {
        "docxtpl, lean template": lambda: by_docxtpl(template, given),
        "python-docx, lean template": lambda: by_python_docx(empty, given),
        "python-docx, its own template": lambda: by_python_docx(None, given),
        BODY: lambda: without_record(view),
        FINISHED: lambda: word(view),
        RULES: lambda: word(bylaws(bylaw, "zh")),
    }
    made = {name: make() for name, make in contestants.items()}
    _same_words(made)
    jobs = {name: _several(make, TURNS.get(name, 1)) for name, make in contestants.items()}
    turns = in_turns(jobs, ROUNDS, time.process_time)
    times = {name: seconds / TURNS.get(name, 1) for name, seconds in turns.items()}
    peer = times["docxtpl, lean template"]
    rows = [
        (name, f"{peer / seconds:.1f}", f"{len(made[name]) // 1024} kB")
        for name, seconds in times.items()
    ]
    show(f"Word, {ARTICLES} articles", ("", "× docxtpl", "size"), rows)
    return [
        f"{name}: {peer / times[name]:.1f} × docxtpl, less than {least}"
        for name, least in AT_LEAST.items()
        if peer / times[name] < least
    ]


# ── Many pages, long documents, many documents ──


def many_ballots() -> list[str]:
    """Ballots with their codes, in one call, on one core."""
    bylaw = read_text(_HEAD + _MATTER.format(n=1)).unwrap()
    seconds: dict[int, float] = {}
    for count in (BALLOTS // 3, BALLOTS):
        voters = tuple(
            Voter(f"{1 + at // 100}-{at % 100:03}", "住宅", 9000 + at, (f"业主{at:04}",))
            for at in range(count)
        )
        seconds |= in_turns({count: partial(_ballots, bylaw, voters)}, 3, time.process_time)
    rate = BALLOTS / seconds[BALLOTS]
    growth = exponent(seconds)
    rows = [(f"{BALLOTS}", f"{rate:.0f}", f"{growth:.2f}")]
    print()
    show("Ballots in one call, one core", ("ballots", "a second", "exponent"), rows)
    return [f"{rate:.0f} ballots a second"] * (rate < BALLOTS_A_SECOND) + [
        f"ballots grow with {growth:.2f}"
    ] * (growth > STEEPEST)


def long_documents() -> list[str]:
    """The time for one document by the number of its articles."""
    seconds: dict[int, float] = {}
    for count in LONG:
        bylaw = articles(count)
        seconds |= in_turns({count: partial(_whole, bylaw)}, 3, time.process_time)
    growth = exponent(seconds)
    rows = [
        (f"{count}", f"{taken / count / seconds[LONG[0]] * LONG[0]:.2f}")
        for count, taken in seconds.items()
    ]
    print()
    show(f"Long documents, exponent {growth:.2f}", ("articles", "time of an article"), rows)
    return [f"documents grow with {growth:.2f}"] * (growth > STEEPEST)


def many_documents() -> list[str]:
    """The most memory that is used while one document after another is made and let go."""
    bylaw = sixty_articles()
    word(bylaws(bylaw, "zh"))
    most = {}
    for count in (20, 200):
        tracemalloc.start()
        for _ in range(count):
            word(bylaws(bylaw, "zh"))
        most[count] = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    growth = most[200] / most[20]
    print()
    show("Many documents", ("documents", "memory"), [("20", "1.00"), ("200", f"{growth:.2f}")])
    return [f"memory of 200 documents is {growth:.2f} × that of 20"] * (growth > MORE_MEMORY)


def _whole(bylaw: Bylaw) -> bytes:
    return word(bylaws(bylaw, "zh"))


def _ballots(bylaw: Bylaw, voters: tuple[Voter, ...]) -> bytes:
    return word(ballot(bylaw, bylaw.matters[0], voters, "zh"))


def exponent(seconds: Mapping[int, float]) -> float:
    """By which power time grows with size, from the smallest to the largest."""
    least, most = min(seconds), max(seconds)
    return log(seconds[most] / seconds[least]) / log(most / least)


def _several(make: Callable[[], bytes], times: int) -> Callable[[], object]:
    return lambda: [make() for _ in range(times)]


def _same_words(made: dict[str, bytes]) -> None:
    """All must have written the same articles."""
    from docx import Document

    found = {
        tuple(
            one.text
            for one in Document(io.BytesIO(data)).paragraphs
            if one.text.startswith(("业主、使用人应当", "表决应当", "物业应当"))
        )
        for data in made.values()
    }
    assert len(found) == 1, "they did not write the same"


if __name__ == "__main__":
    sys.exit(main())
