"""A certificate as a document to print: what was run, on how many cases, and what was not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from bylawkit.diagnostics import Text
from bylawkit.enforce.trials.trial import WHY_NOT_RUN
from bylawkit.model.bylaw import Bylaw
from bylawkit.render.blocks import blocks
from bylawkit.render.catalogue import written
from bylawkit.render.cleaning import clean
from bylawkit.render.marks import BLOCKS, CELL, mark
from bylawkit.render.names import compound_name, file_name
from bylawkit.render.origin import view
from bylawkit.render.speaker import speaker
from bylawkit.render.view import View

MOST = 20
"""So many branches and lines that no case came by are printed; JSON has them all."""

NAME = Text("一致性证明", "certificate")

_TITLE = Text("导出规则一致性证明", "Certificate of exported policies")
_SUMMARY = Text(
    "同一份规约导出给其他系统的规则，在各自真实的引擎里逐件运行，同本程序的判定比对。"
    "每个比对对象造 {cases} 件，随机数种子是 {seed}；运行 {run} 项比对，合计 {all} 件，不一致 {wrong} 件。",
    "The policies exported from the bylaw were run in their real engines, case by case, beside our own decisions. "
    "{cases} cases were made of each subject, from the seed {seed}; {run} trials ran {all} cases in all, of which {wrong} disagree.",
)
_TRIALS = Text("比对结果", "What was run")
_HEAD = Text(
    "目标|引擎|版本|比对对象|件数|不一致|走到的分支",
    "target|engine|version|about|cases|disagree|branches come by",
)
_NOT_RUN = Text("没有运行的", "What was not run")
_NOT_RUN_HEAD = Text("目标|引擎|比对对象|原因", "target|engine|about|reason")
_ORIGINS = Text("件的来历", "Where the cases come from")
_COVERAGE = Text("规则文件运行到的行", "Lines of the policies that were run")
_COVERAGE_HEAD = Text(
    "目标|引擎|本规约自己的行|各规约共用的行", "target|engine|lines of its own|lines of every bylaw"
)
_OF = Text("{exercised}／{all}", "{exercised} of {all}")
_NEVER = Text("没有走到的", "What no case came by")
_NEVER_HEAD = Text("规则的分支或者行|引擎", "branch of a rule, or line|engines")
_DISAGREEMENTS = Text("不一致的件", "Disagreements")
_SAID = Text(
    "{engine}（{about}）：{input}。本程序：{ours}；引擎：{theirs}",
    "{engine} ({about}): {input}. We say {ours}; the engine says {theirs}",
)
_NONE = Text("没有。", "None.")
_FILES = Text("文件和散列值", "Files and hashes")
_FILES_HEAD = Text("文件|SHA-256", "file|SHA-256")
_SOURCE = Text("规约原文", "text of the bylaw")
_AND = Text("、", ", ")
_MORE = Text(
    "另有 {number} 处，见 JSON 形式的证明", "and {number} more, in the certificate as JSON"
)
_NOTE = Text(
    "本证明由 {by} 生成；同样的规约、件数和种子得出同样的证明。没有安装的引擎列为没有运行，不算通过。"
    "“共用的行”是每份规约都带的部分，规约用不到的就走不到。",
    "Made by {by}; the same bylaw, number and seed give the same certificate. An engine that is not installed is listed as not run and does not count as passed. "
    "Lines of every bylaw come with each export, and are not run where a bylaw does not need them.",
)

_SUBJECTS = {
    "votes": Text("表决", "votes"),
    "fees": Text("费用", "fees"),
    "evaluated fees": Text("按评价扣减的费用", "evaluated fees"),
    "norms": Text("规则", "norms"),
    "slips": Text("错误的输入", "slips"),
    "procedures": Text("程序", "procedures"),
}
_FROM = {
    "random": Text("随机", "At random"),
    "boundary": Text("界线上下", "at limits"),
    "scenario": Text("规约的情景", "scenarios"),
}
_REASONS = {one.en: one.zh for one in WHY_NOT_RUN}


def document(bylaw: Bylaw, found: Any, lang: str, form: str) -> tuple[str, bytes]:
    """The certificate as a file: its name, and what is in it. ``form`` is ``docx``, ``html`` or ``md``."""
    name = file_name(compound_name(bylaw.title, lang), NAME(lang))
    return f"{name}.{form}", written(certificate_view(bylaw, found, lang), form)


def certificate_view(bylaw: Bylaw, found: Any, lang: str) -> View:
    """What the certificate says."""
    marked = "".join(_Page(found, lang).told())
    content = blocks(marked, "agreement", lang, speaker(bylaw, lang).tongue)
    return view("agreement", bylaw, lang, clean(bylaw.title), content)


class _Page:
    """A certificate in the marks of templates, in one language."""

    def __init__(self, found: Any, lang: str) -> None:
        self.found, self.lang = found, lang
        self.run = [one for one in found["trials"] if one["run"]]
        self.rest = [one for one in found["trials"] if not one["run"]]
        self.policies = [one for one in found["policies"] if one["lines"]]

    def told(self) -> Iterator[str]:
        yield _mark("title", self.found["title"])
        yield _mark("subtitle", _TITLE(self.lang))
        yield _mark("p", self._summary())
        yield from self._table(_TRIALS, _HEAD, map(self._trial, self.run))
        yield from self._table(_NOT_RUN, _NOT_RUN_HEAD, map(self._not_run, self.rest))
        yield _mark("section", _ORIGINS(self.lang))
        yield _mark("p", self._origins())
        yield from self._table(_COVERAGE, _COVERAGE_HEAD, map(self._lines, self.policies))
        yield from self._table(_NEVER, _NEVER_HEAD, self._never())
        yield _mark("section", _DISAGREEMENTS(self.lang))
        yield from [_mark("p", one) for one in self._shown()] or [_mark("p", _NONE(self.lang))]
        yield from self._table(_FILES, _FILES_HEAD, self._files())
        by = "{name} {version}".format(**self.found["generator"])
        yield _mark("note", _NOTE(self.lang).format(by=by))

    def _summary(self) -> str:
        return _SUMMARY(self.lang).format(
            cases=self.found["cases"],
            seed=self.found["seed"],
            run=len(self.run),
            all=sum(one["cases"] for one in self.run),
            wrong=sum(one["disagreements"] for one in self.run),
        )

    def _table(self, title: Text, head: Text, rows: Any) -> Iterator[str]:
        each = [[str(cell) or "–" for cell in row] for row in rows]
        if each:
            yield _mark("section", title(self.lang))
            yield _mark("head", *head(self.lang).split("|"))
            yield from (_mark("row", *row) for row in each)

    def _trial(self, one: Any) -> list[Any]:
        branches = _OF(self.lang).format(**one["branches"])
        named = [one["target"], one["engine"], one["version"], self._subject(one)]
        return [*named, one["cases"], one["disagreements"], branches]

    def _not_run(self, one: Any) -> list[Any]:
        reason = one["reason"]
        if self.lang == "zh":
            reason = _REASONS.get(reason, reason)
            lacking = reason.removeprefix("the bylaw has no ")
            if lacking != reason:
                reason = f"规约里没有{self._subject({'subject': lacking})}"
        return [one["target"], one.get("engine", ""), self._subject(one), reason]

    def _subject(self, one: Any) -> str:
        name = one.get("subject", "")
        return _SUBJECTS[name](self.lang) if name in _SUBJECTS else name

    def _origins(self) -> str:
        counts = dict.fromkeys(_FROM, 0)
        for one in self.run:
            for name, number in one["origins"].items():
                counts[name] = counts.get(name, 0) + number
        each = [f"{_FROM[name](self.lang)} {number}" for name, number in counts.items()]
        return _AND(self.lang).join(each) + Text("。", ".")(self.lang)

    def _lines(self, one: Any) -> list[Any]:
        lines = [_OF(self.lang).format(**one["lines"][which]) for which in ("own", "common")]
        return [one["target"], one["engine"], *lines]

    def _never(self) -> Iterator[tuple[str, str]]:
        engines: dict[str, list[str]] = {}
        places = [(one["engine"], one["branches"]) for one in self.run]
        places += [(one["engine"], one["lines"]["own"]) for one in self.policies]
        for engine, told in places:
            for name in told["never"]:
                engines.setdefault(name, []).append(engine)
        for name, each in [*engines.items()][:MOST]:
            yield name, _AND(self.lang).join(each)
        if len(engines) > MOST:
            yield _MORE(self.lang).format(number=len(engines) - MOST), ""

    def _shown(self) -> Iterator[str]:
        for one in self.run:
            for each in one["shown"]:
                told = {key: json.dumps(value, ensure_ascii=False) for key, value in each.items()}
                yield _SAID(self.lang).format(
                    engine=one["engine"], about=self._subject(one), **told
                )

    def _files(self) -> Iterator[list[str]]:
        yield [_SOURCE(self.lang), self.found["source"]["sha256"]]
        yield from ([name, digest] for name, digest in self.found["files"].items())


def _mark(name: str, *cells: str) -> str:
    return mark(BLOCKS[name]) + CELL.join(map(clean, cells))
