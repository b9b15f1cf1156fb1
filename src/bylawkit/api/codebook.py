"""Every code of every room, and the manual page of those that have one."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from types import ModuleType

from bylawkit.checks.pages import Page, page
from bylawkit.diagnostics import Code


def all_codes() -> dict[str, Code]:
    """Every code that the tool can give, by its number, in order."""
    return {code.id: code for code in every_code()}


def codes_named(names: Collection[str]) -> dict[str, Code]:
    """Those of these codes that there are; modules are gone through only until all are found."""
    found: dict[str, Code] = {}
    for module in _modules() if names else ():
        found |= {one.id: one for one in _codes_in(module) if one.id in names}
        if len(found) == len(names):
            break
    return found


def every_code() -> list[Code]:
    """Every code of every module, each once, by number."""
    found = {(code.id, code.name): code for module in _modules() for code in _codes_in(module)}
    return [code for _, code in sorted(found.items())]


def page_of(code: Code) -> Page | None:
    """The manual page of the check that gives ``code``."""
    for check in modules_with_pages():
        if code in check.CODES and check.__doc__:
            return page(check.__doc__)
    return None


def modules_with_pages() -> tuple[ModuleType, ...]:
    """Every module whose docstring is a manual page, in the order of the checks."""
    from bylawkit.checks import allowances
    from bylawkit.checks.catalogue import every_check
    from bylawkit.evaluate.coalitions import findings

    return (*every_check(), findings, allowances)


def in_keywords_of(lang: str, example: str) -> str:
    """An example with its keywords in Chinese or English; names stay as they are."""
    from bylawkit.source import Source
    from bylawkit.syntax.printer import format_text

    if lang == "zh":
        return example
    text, _ = format_text(Source("-", example), lang)
    return example if text is None else text


def _modules() -> Iterator[ModuleType]:
    """Every module of the package."""
    import bylawkit

    return _below(bylawkit)


def _below(package: ModuleType) -> Iterator[ModuleType]:
    from importlib import import_module
    from pkgutil import iter_modules

    only = getattr(package, "CODES", None)
    for found in iter_modules(package.__path__, package.__name__ + "."):
        name = found.name.rpartition(".")[2]
        if name == "__main__" or (only is not None and name not in only):
            continue
        try:
            module = import_module(found.name)
        except ModuleNotFoundError as problem:
            if str(problem.name).startswith("bylawkit"):
                raise
            continue  # it needs an extra that is not installed, and holds no codes
        yield module
        if found.ispkg:
            yield from _below(module)


def _codes_in(module: ModuleType) -> Iterator[Code]:
    for value in vars(module).values():
        if isinstance(value, Code):
            yield value
