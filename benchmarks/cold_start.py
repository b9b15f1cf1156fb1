"""How long ``bylawkit check`` of a 15 kB bylaw takes as a fresh process, beside its peers.

All run from one virtual environment with an installed wheel, and take turns. The peer that does
something comparable is ``check-jsonschema`` on the same statements written as YAML.

    python benchmarks/cold_start.py [--assert]
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from bylawkit.pipeline import read_text
from bylawkit.source import Source
from bylawkit.syntax.parser import parse
from measure import ROOT, finish, in_turns, show

SIZE = 15_000
ROUNDS = 31
MOST, MOST_PROVING = 12, 20
MOST_DIFF = 3
"""`diff` of two whole versions, as a multiple of `check` of one."""

PASS, CHECK, PROOFS, WHOLE, DIFF, YAML = (
    "python -c pass",
    "bylawkit check, 15 kB",
    "bylawkit check, the 15 kB with the hardest proofs",
    "bylawkit check, whole example",
    "bylawkit diff, whole example and another version",
    "check-jsonschema, the 15 kB as YAML",
)


def main() -> int:
    """Set up one environment, measure, compare."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        environment = installed(home)
        jobs = commands(home, environment)
        for job in jobs.values():
            job()
        return finish(partial(measured, jobs))


def measured(jobs: dict[str, Callable[[], object]]) -> list[str]:
    """Print the ratios; return the figures that were missed."""
    taken = in_turns(jobs, ROUNDS)
    ratio = {name: taken[name] / taken[PASS] for name in jobs}
    rows = [[name, f"{ratio[name]:.1f}"] for name in jobs]
    show(f"Cold start, medians of {ROUNDS} turns", ["command", f"× {PASS}"], rows)
    missed = []
    for name, most in ((CHECK, MOST), (PROOFS, MOST_PROVING)):
        if ratio[name] > most:
            missed.append(f"{name}: {ratio[name]:.1f} × {PASS}, at most {most} allowed")
    if ratio[DIFF] > MOST_DIFF * ratio[WHOLE]:
        missed.append(f"{DIFF}: more than {MOST_DIFF} × {WHOLE}")
    if ratio[CHECK] >= ratio[YAML]:
        missed.append(f"{CHECK} is not faster than {YAML}")
    return missed


# ── The environment ──────────────────────────────────────────────────────────────────────────────


def installed(home: Path) -> Path:
    """A virtual environment with our wheel and the peer in it, compiled to bytecode."""
    run = partial(subprocess.run, check=True, capture_output=True)
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(home)]
    run([*build, str(ROOT)])
    environment = home / "env"
    run([sys.executable, "-m", "venv", "--without-pip", str(environment)])
    python = str(environment / "bin" / "python")
    pip = [sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--compile"]
    pins = ["-c", str(ROOT / "constraints.txt")]
    run([*pip, *pins, *map(str, home.glob("*.whl")), "check-jsonschema"])
    run([python, "-m", "compileall", "-q", str(environment / "lib")])
    return environment


def commands(home: Path, environment: Path) -> dict[str, Callable[[], object]]:
    """The command lines to compare, each as a job."""
    whole = next((ROOT / "examples" / "old").glob("*.bylaw"))
    short, yaml, schema = home / "short.bylaw", home / "short.yaml", home / "schema.json"
    hard, other = home / "hard.bylaw", home / "other.bylaw"
    text = shortened(whole.read_text(encoding="utf-8"))
    short.write_text(text, encoding="utf-8")
    hard.write_text(hardened(text), encoding="utf-8")
    other.write_text(amended(whole.read_text(encoding="utf-8")), encoding="utf-8")
    yaml.write_text(as_yaml(text), encoding="utf-8")
    schema.write_text(json.dumps(SCHEMA), encoding="utf-8")
    tools = environment / "bin"
    lines = {
        PASS: [tools / "python", "-c", "pass"],
        CHECK: [tools / "bylawkit", "check", short],
        PROOFS: [tools / "bylawkit", "check", hard],
        WHOLE: [tools / "bylawkit", "check", "--no-cache", whole],
        DIFF: [tools / "bylawkit", "diff", whole, other],
        YAML: [tools / "check-jsonschema", "--schemafile", schema, yaml],
    }
    clean = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    return {
        name: partial(subprocess.run, line, check=True, capture_output=True, env=clean)
        for name, line in lines.items()
    }


# ── The text ─────────────────────────────────────────────────────────────────────────────────────


def shortened(text: str) -> str:
    """An example cut to 15 kB: every third statement goes, then others, if the rest still reads."""
    blocks = dict(enumerate(text.strip("\n").split("\n\n")))
    last = len(blocks)
    order = (*range(3, last, 3), *range(2, last, 3), *range(4, last, 3))
    for at in order * 3:  # what others refer to can go once they are gone
        if len(_joined(blocks).encode()) <= SIZE:
            break
        fewer = {number: block for number, block in blocks.items() if number != at}
        if read_text(_joined(fewer)).ok:
            blocks = fewer
    return _joined(blocks)


def hardened(text: str) -> str:
    """The same bylaw, but every matter has a rule of its own that only the search for a tally decides.

    Silence and abstentions follow the majority under a condition, there are alternatives, and a
    second call; every question is asked of each, by the law of Hangzhou, which asks for more.
    """
    blocks, number = text.replace("中国/北京", "中国/浙江/杭州").split("\n\n"), 0
    for at, block in enumerate(blocks):
        if block.startswith("事项") and "参与面积" in block:
            head, *fields = block.split("\n")
            kept = [one for one in fields if one.split()[0] not in RULE]
            blocks[at] = "\n".join((head, *(one.format(number) for one in HARD), *kept))
            number += 1
    return "\n\n".join(blocks)


def amended(text: str) -> str:
    """Another version: a vote that asks for more, a longer notice, a shorter advance."""
    for old, new in (
        ("参与面积过半数 且 参与人数过半数", "参与面积三分之二以上 且 参与人数三分之二以上"),
        ("  通知      15日", "  通知      20日"),
        ("最多12个月", "最多6个月"),
    ):
        assert old in text
        text = text.replace(old, new)
    return text


RULE = ("参与", "同意", "未表决", "弃权", "无效票", "二次召集")
HARD = (
    "  参与  面积7{0}% 以上 且 人数7{0}% 以上 或 面积一致 且 人数一致",
    "  同意  参与面积8{0}% 以上 且 参与人数8{0}% 以上 或 全体面积9{0}% 以上 且 全体人数9{0}% 以上",
    "  未表决  随多数 但须 全体面积5{0}% 以上 且 全体人数过半数 或 全体面积过半数 且 全体人数三分之二以上",
    "  弃权  随多数",
    "  无效票  不计入",
    "  二次召集  15日 参与 面积三分之二以上 且 人数三分之二以上 或 面积一致 且 人数一致",
)


def _joined(blocks: dict[int, str]) -> str:
    return "\n\n".join(blocks.values()) + "\n"


def as_yaml(text: str) -> str:
    """The same statements as a list of mappings, as somebody would write them in YAML."""
    lines = ["statements:"]
    for node in parse(Source("short.bylaw", text)).root.nodes():
        head, *fields = text[node.start : node.end].split("\n")
        kind, _, name = head.partition(" ")
        lines += [f"  - statement: {kind}", f"    name: {_quoted(name)}", "    fields:"]
        for line in fields:
            field, _, value = line.strip().partition(" ")
            lines += [f"      - field: {_quoted(field)}", f"        value: {_quoted(value)}"]
        lines[-1] += "" if len(fields) else " []"
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(text.strip(), ensure_ascii=False)


SCHEMA = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "type": "object",
    "required": ["statements"],
    "properties": {
        "statements": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["statement", "name", "fields"],
                "additionalProperties": False,
                "properties": {
                    "statement": {"type": "string", "minLength": 1},
                    "name": {"type": "string"},
                    "fields": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["field", "value"],
                            "additionalProperties": False,
                            "properties": {
                                "field": {"type": "string", "minLength": 1},
                                "value": {"type": "string"},
                            },
                        },
                    },
                },
            },
        }
    },
}
"""As little as a schema can demand; a stricter one would take the peer longer."""


if __name__ == "__main__":
    raise SystemExit(main())
