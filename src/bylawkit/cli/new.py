"""``bylawkit new``: a complete starter that checks clean."""

from __future__ import annotations

import argparse
import os
import re
import sys

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
        nargs="?",
        type=_kind,
        choices=Named(KINDS),
        help=said(
            "小区类型：" + "、".join(f"{zh}（{en}）" for en, zh in KINDS.items()),
            "type of compound: " + ", ".join(KINDS),
        ),
    )
    parser.add_argument(
        "folder",
        metavar="DIR",
        nargs="?",
        help=said(
            "新的文件夹；类型和文件夹都不写就逐项询问", "a new folder; without words you are asked"
        ),
    )
    parser.add_argument(
        "--lang",
        choices=LANGUAGES,
        help=said("规约用中文（zh）还是英文（en）写", "language of the bylaw: zh or en"),
    )
    _take_facts(parser)


def _take_facts(parser: argparse.ArgumentParser) -> None:
    """What is known of the compound."""
    from bylawkit.cli.inputs import a_count, an_area

    parser.add_argument(
        "--place",
        metavar="PLACE",
        help=said("所在地，例如 中国/北京", "where the compound is, such as china/beijing"),
    )
    parser.add_argument(
        "--name",
        metavar="NAME",
        help=said("小区的名字，例如 槐柏里小区", "the name of the compound"),
    )
    parser.add_argument(
        "--provider",
        metavar="NAME",
        help=said("由谁提供物业服务", "who provides the property service"),
    )
    parser.add_argument(
        "--households",
        type=a_count,
        metavar="N",
        help=said("有多少户，和 --area 一起写", "how many households there are, with --area"),
    )
    parser.add_argument(
        "--area",
        type=an_area,
        metavar="M2",
        help=said(
            "专有部分的面积共多少平方米，和 --households 一起写",
            "the area of all units in m², with --households",
        ),
    )


def run(args: argparse.Namespace, console: Console) -> int:
    """Nothing is written unless the place is known and the folder is new or empty."""
    from bylawkit.cli.writing import write_files

    lang = args.lang or console.lang
    if args.folder is None:
        if args.kind is not None or not sys.stdin.isatty():
            return console.report([_lacking(args.kind)])
        _ask(args, lang)
    place = args.place or _HOME[lang]
    problems = [
        *_unknown(place),
        *_in_the_way(args.folder),
        *_odd_names(args),
        *_half_a_size(args),
    ]
    size = None if args.area is None else (args.households, args.area)
    files = {} if problems else starter(args.kind, lang, place, args.name, args.provider, size)
    written = {os.path.join(args.folder, name): data for name, data in files.items()}
    status = console.report(problems or write_files(written))
    if not status:
        console.out("\n".join(written))
        readme = os.path.join(args.folder, "README.md")
        console.say(_NEXT(console.lang).format(readme=readme))
    return status


def starter(
    kind: str,
    lang: str,
    place: str,
    name: str | None = None,
    provider: str | None = None,
    size: tuple[int, int] | None = None,
) -> dict[str, bytes]:
    """The files of a starter by name, written for ``place``, for a compound and its provider.

    ``size`` is how many households it has, and their area in 0.01 m².
    """
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
    text = _sized(_moved(files["bylaw.bylaw"].decode(), lang, place), size)
    return {
        **files,
        "bylaw.bylaw": _called(text, lang, name, provider).encode(),
        "README.md": readme.replace(b"MATTER", matter.encode()),
        **{there: assets.data(f"templates/new/ci/{name}") for name, there in _CI.items()},
    }


_CI = {
    "check.sh": "check.sh",
    "github.yml": ".github/workflows/bylaws.yml",
    "gitlab.yml": ".gitlab-ci.yml",
    "gitignore": ".gitignore",
}
"""What the CI of a new folder needs, by its name among our templates."""


def _called(text: str, lang: str, name: str | None, provider: str | None) -> str:
    """A starter's text with the names of the compound and of its provider, where they are given."""
    if name:
        ends = {
            "zh": ("{0}管理规约", "{0}租户公约"),
            "en": ("Bylaws of {0}", "Tenants' Covenant of {0}"),
        }
        covenant = "租户公约" in text.split('"', 2)[1] or "Covenant" in text.split('"', 2)[1]
        title = ends[lang][covenant].format(name)
        text = re.sub(
            r'^(规约|bylaw) "[^"]*"',
            lambda found: f'{found[1]} "{title}"',
            text,
            count=1,
            flags=re.M,
        )
    if provider:
        head = r'^((?:主体 (?:物业|运营单位)|party (?:provider|operator))) "[^"]*"'
        text = re.sub(head, lambda found: f'{found[1]} "{provider}"', text, count=1, flags=re.M)
    return text


def _sized(text: str, size: tuple[int, int] | None) -> str:
    """A starter's text with the size of the compound in its head, if it is given."""
    if size is None:
        return text
    from bylawkit.evaluate.words import hundredths

    households, area = size
    return re.sub(
        r"^(  (?:规模|size) +)\d+( households|户) [\d.]+",
        lambda found: f"{found[1]}{households}{found[2]} {hundredths(area)}",
        text,
        count=1,
        flags=re.M,
    )


def _half_a_size(args: argparse.Namespace) -> list[Diagnostic]:
    """That only one of the two figures of a size is given."""
    from bylawkit.cli.codes import MISSING_ARGUMENT

    if (args.households is None) is (args.area is None):
        return []
    lacking = "`--area`" if args.area is None else "`--households`"
    return [Diagnostic(MISSING_ARGUMENT, args={"names": lacking, "command": "bylawkit new"})]


def _odd_names(args: argparse.Namespace) -> list[Diagnostic]:
    """Names that cannot stand between quotation marks on one line."""
    from bylawkit.cli.codes import BAD_VALUE

    hint = Text("名字写在一行里，不带引号和控制字符", "a name is one line without quotation marks")
    return [
        Diagnostic(
            BAD_VALUE,
            args={"argument": f"--{option}", "word": repr(value), "command": "bylawkit new"},
            hint_text=hint,
        )
        for option in ("name", "provider")
        if (value := getattr(args, option)) is not None
        and (not value.strip() or not value.isprintable() or any(one in value for one in '"“”'))
    ]


def _lacking(kind: str | None) -> Diagnostic:
    """What has to be written where nobody can be asked."""
    from bylawkit.cli.codes import MISSING_ARGUMENT

    return Diagnostic(
        MISSING_ARGUMENT,
        args={"names": "`DIR`" if kind else "`KIND` `DIR`", "command": "bylawkit new"},
    )


def _ask(args: argparse.Namespace, lang: str) -> None:
    """Fill in what the options do not say, by asking on the terminal."""
    from bylawkit.cli.asking import Question, ask
    from bylawkit.cli.inputs import a_count, an_area

    kinds = tuple((en, (zh, en) if lang == "zh" else (en, zh)) for en, zh in KINDS.items())
    listed = "、".join(KINDS.values()) if lang == "zh" else ", ".join(KINDS)
    asked = {
        "kind": Question(
            Text(f"小区是哪一类？（{listed}）", f"Which type of compound? ({listed})"), "", kinds
        ),
        "name": Question(Text("小区叫什么名字？", "What is the compound called?"), ""),
        "place": Question(Text("在哪里？", "Where is it?"), _HOME[lang]),
        "households": Question(
            Text(
                "有多少户？（不写就用样表的规模）",
                "How many households are there? (the sample's size if left empty)",
            ),
            "",
            read=a_count,
        ),
        "area": Question(
            Text(
                "专有部分的面积一共多少平方米？", "What is the area of all units together, in m²?"
            ),
            "",
            read=an_area,
        ),
        "provider": Question(Text("由谁提供物业服务？", "Who provides the property service?"), ""),
        "folder": Question(Text("放在哪个文件夹？", "In which folder?"), "bylaws"),
    }
    for name, question in asked.items():
        if name == "area" and args.households is None:
            continue  # the sample's size is both
        if getattr(args, name) is None:
            setattr(args, name, ask(question, lang, input))


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
