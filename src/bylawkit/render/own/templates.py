"""A folder of templates as a whole: looked through when it is read, held in bounds when it is used."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import NamedTuple, TypeVar

from jinja2 import Environment, Template, TemplateError, TemplateSyntaxError, UndefinedError

from bylawkit import assets
from bylawkit.diagnostics import Diagnostic, Text
from bylawkit.render.own import codes
from bylawkit.render.own.bounds import Stopped, forbidden, too_much
from bylawkit.render.own.grammar import FILTERS, checked, macros
from bylawkit.render.own.sandbox import Sandbox
from bylawkit.source import Place

LANGUAGES = ("zh", "en")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
_MISSING = re.compile(r"'([^']+)' is undefined|has no (?:attribute|element) '?([^']+)'?$")
_VALUES = "values.jinja"
_Made = TypeVar("_Made")


class Own(NamedTuple):
    """The user's templates among ours, by language, and the files that they are in."""

    sandboxes: Mapping[str, Sandbox]
    paths: frozenset[str]

    def template(self, lang: str, name: str) -> Template:
        """A template of theirs, else of ours."""
        return self.sandboxes[lang].get_template(f"{name}.jinja")

    def run(self, lang: str, make: Callable[[], _Made]) -> _Made:
        """What a template makes.

        Raises:
            Broken: a template of theirs did what it may not, or failed.
        """
        try:
            return self.sandboxes[lang].budget.run(make)
        except Broken:
            raise
        except Exception as problem:
            found = self._diagnostic(problem)
            if found is None:
                raise
            raise Broken(found) from problem

    def _diagnostic(self, problem: Exception) -> Diagnostic | None:
        """What went wrong, if it did so in a template of theirs."""
        path, line = self._place(problem.__traceback__)
        if isinstance(problem, Stopped):
            where = problem.path or path or min(self.paths)
            place = Place(where, problem.line or line or None)
            return Diagnostic(problem.code, place, problem.about)
        if not path:
            return None
        place = Place(path, line)
        if isinstance(problem, UndefinedError):
            name = _MISSING.search(str(problem))
            said = next(filter(None, name.groups()), "?") if name else str(problem)
            return Diagnostic(codes.UNDEFINED, place, {"name": said})
        if isinstance(problem, RecursionError):
            stopped = too_much("宏调用自己没有尽头", "a macro calls itself without end")
            return Diagnostic(stopped.code, place, stopped.about)
        reason = f"{type(problem).__name__}: {problem}"[:200]
        return Diagnostic(codes.TEMPLATE_FAILED, place, {"reason": reason})

    def _place(self, trace: TracebackType | None) -> tuple[str, int]:
        """The innermost line of a template of theirs."""
        found = ("", 0)
        while trace is not None:
            template = trace.tb_frame.f_globals.get("__jinja_template__")
            if template is not None and template.filename in self.paths:
                found = template.filename, template.get_corresponding_lineno(trace.tb_lineno)
            trace = trace.tb_next
        return found


class Broken(Exception):  # noqa: N818 - an answer, not a fault
    """A template of the user's cannot be used; what is to be said of it."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.code.name)
        self.diagnostic = diagnostic


def names(lang: str) -> frozenset[str]:
    """What the templates of a language are called."""
    return frozenset(one.rpartition("/")[2] for one in assets.path_names(f"templates/{lang}"))


def own(files: Mapping[tuple[str, str], tuple[str, str]]) -> tuple[Own | None, list[Diagnostic]]:
    """The templates by language and name, each with its path and its text; or what is wrong."""
    problems = [one for key, (path, text) in files.items() if (one := _problem(*key, path, text))]
    if problems:
        return None, problems
    paths = frozenset(path for path, _ in files.values())
    return Own({lang: _sandbox(lang, files) for lang in LANGUAGES}, paths), []


def _sandbox(lang: str, files: Mapping[tuple[str, str], tuple[str, str]]) -> Sandbox:
    ours = {name: (name, assets.text(f"templates/{lang}/{name}")) for name in names(lang)}
    theirs = {name: file for (spoken, name), file in files.items() if spoken == lang}
    return Sandbox({**ours, **theirs}, _filters(lang))


def _filters(lang: str) -> dict[str, Callable[..., object]]:
    from bylawkit.render.wording import filters

    return filters(lang)


def _problem(lang: str, name: str, path: str, text: str) -> Diagnostic | None:
    """What is wrong with a template before anything is made with it."""
    if found := _CONTROL.search(text):
        line = text.count("\n", 0, found.start()) + 1
        stopped = forbidden("控制字符", "control characters", path, line)
        return Diagnostic(stopped.code, Place(path, line), stopped.about)
    try:
        return _looked_through(lang, name, path, text)
    except TemplateSyntaxError as problem:
        reason = problem.message or str(problem)
        return Diagnostic(codes.NOT_A_TEMPLATE, Place(path, problem.lineno), {"reason": reason})
    except Stopped as problem:
        return Diagnostic(problem.code, Place(path, problem.line), problem.about)
    except (TemplateError, RecursionError, SyntaxError, MemoryError) as problem:
        said = {"reason": f"{type(problem).__name__}"}
        return Diagnostic(codes.NOT_A_TEMPLATE, Place(path), said)


def _looked_through(lang: str, name: str, path: str, text: str) -> Diagnostic | None:
    plain = Environment()
    tree = plain.parse(text)
    checked(tree, path, FILTERS | frozenset(_filters(lang)), names(lang))
    Sandbox({name: (path, text)}, _filters(lang)).get_template(name)
    if name != _VALUES:
        return None
    ours = plain.parse(assets.text(f"templates/{lang}/{name}"))
    lacking = sorted(set(macros(ours)) - set(macros(tree)))
    said = Text(f"缺少宏 {'、'.join(lacking[:5])}", f"it lacks the macros {', '.join(lacking[:5])}")
    return Diagnostic(codes.NOT_A_TEMPLATE, Place(path), {"reason": said}) if lacking else None


def unknown(path: str, name: str, lang: str) -> Diagnostic:
    """A file in the folder that no document uses."""
    known = "、".join(sorted(one.removesuffix(".jinja") for one in names(lang)))
    about = {"name": name, "names": Text(known, known.replace("、", ", "))}
    return Diagnostic(codes.UNKNOWN_TEMPLATE, Place(path), about)
