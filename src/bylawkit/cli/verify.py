"""``bylawkit verify``: whether a document that came back still says what was issued."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from bylawkit.cli.codes import NOT_TOGETHER
from bylawkit.cli.console import Console, status
from bylawkit.cli.words import said
from bylawkit.diagnostics import Diagnostic, Text
from bylawkit.source import Place

if TYPE_CHECKING:
    from bylawkit.sign.keys import PublicKey

NAME = "verify"
SUMMARY = Text(
    "核对交回来的 Word 文件有没有改变规则，导出的规则包有没有改动",
    "whether a returned Word document, or a bundle of policies, is as it was issued",
)
EXAMPLE = "bylawkit verify out/documents/槐柏里小区管理规约.docx examples/old"


def configure(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    what = (
        "交回来的文件，或者导出的文件夹",
        "the document that came back, or the folder of an export",
    )
    add("document", metavar="FILE.docx", help=said(*what))
    source = (
        "规约的源文件或者文件夹；不写就只和文件里的记录对照",
        "the source of the bylaws, or its folder; without it, the record in the file is used",
    )
    add("path", metavar="PATH", nargs="?", help=said(*source))
    key = (
        "规则包的签名用这个文件里的公钥核对",
        "check the signature of a bundle with the public key in this file",
    )
    add("--key", metavar="PUBLIC", help=said(*key))
    form = "输出格式（json 列出每一段）", "the output (json lists every paragraph)"
    add("--format", choices=("text", "json"), default="text", help=said(*form))


def run(args: argparse.Namespace, console: Console) -> int:
    """Print what became of each paragraph; the status is 1 unless all say the same."""
    from bylawkit.api.texts import verify
    from bylawkit.export.bundle import folder_of

    if (folder := folder_of(args.document)) is not None:
        return _bundle(folder, args, console)
    if args.key is not None:
        other = {"argument": "--key", "other": args.document}
        return console.report([Diagnostic(NOT_TOGETHER, None, other)])
    result = verify(args.document, args.path)
    found = result.value
    spoken = result.bylaw.lang if result.bylaw else found.lang if found else None
    console = console.speaking(spoken)
    worst = console.report(result.diagnostics)
    if found is None:
        return 2  # 1 would say that something changed
    if args.format == "json":
        from json import dumps

        from bylawkit.returned.json import verified_json

        console.out(dumps(verified_json(found), ensure_ascii=False, indent=2))
    else:
        from bylawkit.returned.text import verified_text

        console.out(verified_text(found, console.lang))
    return max(worst, int(found.matters))


_SAME = Text("{count} 个文件都与清单一致", "all {count} files are as the manifest says")
_SIGNED = Text(
    "{count} 个文件都与清单一致，清单由 {key} 签名",
    "all {count} files are as the manifest says, which was signed by {key}",
)


def _bundle(folder: str, args: argparse.Namespace, console: Console) -> int:
    """Print which files of a bundle are not as they were exported; 1 if there are any."""
    from bylawkit.export.bundle import differences
    from bylawkit.export.codes import NO_MANIFEST

    source, noticed = _hash_of(args.path)
    key, unfit = _public_key(args.key)
    if noticed or unfit:
        return console.report([*noticed, *unfit])
    count, found = differences(folder, source)
    if not any(one.code is NO_MANIFEST for one in found):
        found += _of_signature(folder, key)
    if args.format == "json":
        from bylawkit.diagnostics import formats

        console.out(formats.write("json", found, console.lang, ()))
        return status(found)
    if worst := console.report(found):
        return worst
    if key is None:
        console.out(_SAME(console.lang).format(count=count))
    else:
        from bylawkit.sign.keys import fingerprint

        console.out(_SIGNED(console.lang).format(count=count, key=fingerprint(key)))
    return 0


def _public_key(path: str | None) -> tuple[PublicKey | None, tuple[Diagnostic, ...]]:
    """The key in a file."""
    if path is None:
        return None, ()
    from bylawkit.api.files import read_bytes
    from bylawkit.sign.keys import public_key

    data, problems = read_bytes(path)
    return (None, problems) if data is None else public_key(path, data)


def _of_signature(folder: str, key: PublicKey | None) -> tuple[Diagnostic, ...]:
    """What is wrong with the signature; that nobody looked at it, if there is no key to do so."""
    from bylawkit.sign.codes import SIGNATURE_NOT_CHECKED
    from bylawkit.sign.signature import is_signed, signature_problems

    if key is not None:
        return signature_problems(folder, key)
    return (Diagnostic(SIGNATURE_NOT_CHECKED, Place(folder)),) if is_signed(folder) else ()


def _hash_of(path: str | None) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """The SHA-256 of the bylaw that a bundle should be of, as its manifest has it."""
    if path is None:
        return None, ()
    from bylawkit.api.files import read_bylaws
    from bylawkit.export.policy import sources

    readings, noticed = read_bylaws([path])
    noticed += tuple(one for each in readings for one in each.diagnostics)
    bylaws = [one.bylaw for one in readings if one.bylaw is not None and one.ok]
    if len(bylaws) != 1:
        return None, tuple(one for one in noticed if one.code.unusable) or noticed
    return str(sources(bylaws[0])["source"]["sha256"]), ()
