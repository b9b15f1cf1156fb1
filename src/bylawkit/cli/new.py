"""``bylawkit new``: a complete starter that checks clean."""

from __future__ import annotations

import argparse
import os

from bylawkit.cli.console import Console
from bylawkit.cli.words import LANGUAGES, Named, said
from bylawkit.diagnostics import Diagnostic, Text

NAME = "new"
SUMMARY = Text("新建一部可以直接修改的规约和配套样表", "make a complete starter to change")
EXAMPLE = "bylawkit new old my-compound"

KINDS = {
    "commercial": "商品房",
    "public-rental": "公租房",
    "resettlement": "安置房",
    "old": "老旧小区",
}

_HOME = {"zh": "中国", "en": "china"}
"""The place that the starters are written for; ``--place`` takes its stead."""

_NEXT = Text("接着看 {readme}", "read {readme} next")


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "kind",
        metavar="KIND",
        type=_kind,
        choices=Named(KINDS),
        help=said(
            "小区类型：" + "、".join(f"{zh}（{en}）" for en, zh in KINDS.items()),
            "type of compound: " + ", ".join(KINDS),
        ),
    )
    parser.add_argument("folder", metavar="DIR", help=said("新的文件夹", "a new folder"))
    parser.add_argument(
        "--lang",
        choices=LANGUAGES,
        help=said("规约用中文（zh）还是英文（en）写", "language of the bylaw: zh or en"),
    )
    parser.add_argument(
        "--place",
        metavar="PLACE",
        help=said("所在地，例如 中国/北京", "where the compound is, such as china/beijing"),
    )


def run(args: argparse.Namespace, console: Console) -> int:
    """Nothing is written unless the place is known and the folder is new or empty."""
    from bylawkit.cli.writing import write_files

    lang = args.lang or console.lang
    place = args.place or _HOME[lang]
    problems = [*_unknown(place), *_in_the_way(args.folder)]
    files = {} if problems else starter(args.kind, lang, place)
    written = {os.path.join(args.folder, name): data for name, data in files.items()}
    status = console.report(problems or write_files(written))
    if not status:
        console.out("\n".join(written))
        readme = next(name for name in written if name.endswith(".md"))
        console.say(_NEXT(console.lang).format(readme=readme))
    return status


def starter(kind: str, lang: str, place: str) -> dict[str, bytes]:
    """The files of a starter by name, written for ``place``."""
    from json import loads

    from bylawkit import assets

    inside = f"templates/new/{lang}/{kind}/"
    files = {
        name.removeprefix(inside): assets.data(name)
        for name in assets.path_names(inside.rstrip("/"))
    }
    tally = loads(files["tally.json"])
    matter = str(tally.get("事项") or tally["matter"])
    readme = assets.data(f"templates/new/{lang}/README.md")
    return {
        **files,
        "bylaw.bylaw": _moved(files["bylaw.bylaw"].decode(), lang, place).encode(),
        "README.md": readme.replace(b"MATTER", matter.encode()),
    }


def _moved(text: str, lang: str, place: str) -> str:
    """A starter's text with its home in another place: the first mention is that of the head."""
    return text.replace(f" {_HOME[lang]} ", f" {place} ", 1)


def _kind(word: str) -> str:
    """A kind by its English or Chinese word; another word is left for the parser to refuse."""
    return next((en for en, zh in KINDS.items() if word == zh), word)


def _unknown(place: str) -> list[Diagnostic]:
    from bylawkit.api.codes import UNKNOWN_PLACE
    from bylawkit.api.places import meant_place, places
    from bylawkit.resolve.lawbook import law_of

    if place == "".join(place.split()) and law_of(tuple(place.split("/"))).statutes:
        return []
    args = {"place": place, "places": places()}
    return [Diagnostic(UNKNOWN_PLACE, args=args, hint_text=meant_place(place))]


def _in_the_way(folder: str) -> list[Diagnostic]:
    """What keeps a folder from being used: it holds something already."""
    from bylawkit.cli.codes import FOLDER_NOT_EMPTY
    from bylawkit.source import Place

    try:
        with os.scandir(folder) as inside:
            taken = any(True for _ in inside)
    except OSError:  # not there yet, or not a folder: writing says what is wrong
        return []
    return [Diagnostic(FOLDER_NOT_EMPTY, Place(folder), {"path": folder})] if taken else []
