"""Tallies: matters, registers and ballots drawn by chance, as the files that offices keep."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from bylawkit.evaluate.ballots import read_ballots
from bylawkit.evaluate.count import Counted, count_ballots
from bylawkit.evaluate.register import read_register
from bylawkit.evaluate.scopes import units_in_scope
from bylawkit.model.votes import Matter
from bylawkit.pipeline import read_text
from bylawkit.scale.ballots import count_files

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection as Connection

AREAS = ("0.01", "1", "49.99", "50", "50.01", "89.5", "100.00", "１２０.50", "9999.99")
WORDS = ("同意", "同意", "反对", "弃权", "随多数", "无效", "未表决", "未送达", "yes", "NO")


class Case(NamedTuple):
    """A matter, the two files of a vote on it, and where it is held."""

    matter: Matter
    register: str
    ballots: str
    where: str | None


# ── Rules ──


def rules(draw: Random) -> str:
    """A bylaw with one matter, with any of what matters to a count."""
    kind = draw.choice(["选聘物业", "选聘物业", "内部事务"])
    lines = ['规约 "试验小区管理规约"', "  类型 商品房", "事项 甲", f"  类别 {kind}"]
    lines += [
        "  参与 面积三分之二以上 且 人数三分之二以上",
        "  同意 参与面积过半数 且 参与人数过半数",
    ]
    lines.append(f"  范围 {draw.choice(['全小区', '全小区', '本幢', '本单元', '已入住业主'])}")
    if draw.random() < 0.8:
        lines.append(f"  重复投票 {draw.choice(['以先为准', '以后为准', '均无效'])}")
    if draw.random() < 0.3:
        lines.append("  方式 书面, 电子")
    if draw.random() < 0.3:
        lines.append(
            f"  委托 最多{draw.choice([1, 2, 3])}户{draw.choice(['', ' 书面', ' 书面 除外 物业'])}"
        )
    if draw.random() < 0.3:
        lines.append(f"  计权 {draw.choice(['每户一票', '每50平方米1票'])}")
    if draw.random() < 0.3:
        lines.append("  选项 甲公司, 乙公司")
        lines += ["  可选 最多2"] * (draw.random() < 0.5)
    return "\n".join(lines) + "\n"


def a_case(draw: Random, units: int) -> Case:
    """Rules, and a vote of so many units under them."""
    text = rules(draw)
    reading = read_text(text, "试验.bylaw")
    assert reading.bylaw is not None, text
    assert reading.ok, (text, [one.message("zh") for one in reading.diagnostics])
    (matter,) = reading.bylaw.matters
    names = [_name(draw, number) for number in range(units)]
    register = _table(_register(draw, names))
    ballots = _table(_ballots(draw, names, matter))
    where = {"block": "1幢", "stairwell": "1幢1单元"}.get(matter.scope.value)
    return Case(matter, register, ballots, where)


def _name(draw: Random, number: int) -> str:
    """Usually plain; sometimes wide or with spaces."""
    return draw.choice(["{}室", "{}室", "A-{}", "１-{} 室", "ｂ{}"]).format(number)


def _register(draw: Random, names: list[str]) -> Iterator[tuple[str, ...]]:
    yield (
        "房号",
        "幢",
        "单元",
        "用途",
        "面积",
        "业主",
        "共有人",
        "建设单位未售",
        "已入住",
        "不计入",
    )
    for name in names:
        stock = draw.random() < 0.05
        yield (
            name,
            draw.choice(["1", "1幢", "2"]),
            draw.choice(["1", "1单元", "2"]),
            draw.choice(["住宅", "商铺"]),
            draw.choice([*AREAS, f"{draw.randint(1, 20000) / 100:.2f}"]),
            "" if stock else _owner(draw, len(names)),
            draw.choice(["", "", "", _owner(draw, len(names))]),
            "是" if stock else "否",
            draw.choice(["是", "是", "否", ""]),
            draw.choice(["否", "否", "否", "", "√"]),
        )


def _owner(draw: Random, units: int) -> str:
    name = f"业主{draw.randrange(max(units * 3 // 4, 1)):04}"
    return draw.choice([name, name, name, f" {name} ", f"{name}、业主9999", f"Owner {name}"])


def _ballots(draw: Random, names: list[str], matter: Matter) -> Iterator[tuple[str, ...]]:
    yield ("房号", "选择", "方式", "投票时间", "受托人", "委托书")
    words = WORDS if not matter.options else ("甲公司", "乙公司", "甲公司、乙公司", *WORDS[2:8])
    for name in names:
        often = draw.choice([0, 1, 1, 1, 1, 1, 1, 1, 2]) if matter.duplicate else draw.randrange(2)
        for _ in range(often):
            yield (
                draw.choice([name, name, f" {name}"]),
                draw.choice(words),
                draw.choice(["书面", "电子", "现场", ""]),
                _moment(draw),
                draw.choice(["", "", "", f"业主{draw.randrange(8):04}", "物业"]),
                draw.choice(["有", "有", "", "否"]),
            )


def _moment(draw: Random) -> str:
    """Rarely none, and rarely two at the same minute."""
    day, minute = draw.randint(1, 28), draw.randrange(60)
    return draw.choice(
        [f"2026-05-{day:02} {draw.randrange(24):02}:{minute:02}:{draw.randrange(60):02}"] * 8
        + [f"2026/5/{day}", f"2026年5月{day}日"]
    )


def _table(rows: Iterator[tuple[str, ...]]) -> str:
    out = StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def made_plain(case: Case) -> Case:
    """The same with cells that need no reading, without co-owners and without proxies."""
    left_out = {"共有人", "受托人", "委托书"}

    def plain(text: str) -> str:
        heads, *rows = csv.reader(StringIO(text))
        kept = [at for at, head in enumerate(heads) if head not in left_out]
        cells = (
            ("".join(normalize("NFKC", row[at]).lower().split()) for at in kept) for row in rows
        )
        return _table(iter([tuple(heads[at] for at in kept), *map(tuple, cells)]))

    return case._replace(register=plain(case.register), ballots=plain(case.ballots))


# ── Answers ──


def by_scalar(case: Case) -> Counted | list[str]:
    """What the scalar engine counts, or the codes of what keeps it from counting."""
    register, noticed = read_register("登记册.csv", case.register.encode())
    if register is None:
        return _codes(noticed)
    ballots, problems = read_ballots("表决票.csv", case.ballots.encode(), case.matter, register)
    units, outside = units_in_scope(register, case.matter.scope, case.where)
    if ballots is None or units is None:
        return _codes((*problems, *outside))
    found, problems = count_ballots("表决票.csv", ballots, case.matter, units)
    return found or _codes(problems)


def by_sql(con: Connection, case: Case, folder: Path) -> Counted | list[str]:
    """What the SQL engine counts, or the codes of what keeps it from counting."""
    paths = []
    for name, text in (("登记册.csv", case.register), ("表决票.csv", case.ballots)):
        (folder / name).write_text(text, encoding="utf-8")
        paths.append((str(folder / name), name))
    register, ballots = paths
    found, noticed = count_files(con, case.matter, register, ballots, case.where)
    return found or _codes(noticed)


def _codes(noticed: object) -> list[str]:
    assert isinstance(noticed, tuple)
    return sorted({one.code.id for one in noticed if one.code.unusable})
