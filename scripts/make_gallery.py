"""Makes ``docs/gallery/``: pictures of pages of every kind of document in both languages.

    python scripts/make_gallery.py           make pictures of what changed; needs LibreOffice
    python scripts/make_gallery.py --all     make them all anew
    python scripts/make_gallery.py --check   say what is out of date, without LibreOffice

``manifest.json`` holds the hash of what can be seen of the document behind each picture. A picture of
an older document is said by ``--check``, and is no failure, since not everybody has LibreOffice; a
page or a picture that is missing is one.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from bylawkit.diagnostics import Text
from bylawkit.render.catalogue import TITLES
from looking.pictures import page_with, picture, printed, seen_hash
from looking.samples import Sample, samples

HOME = Path(__file__).resolve().parent.parent / "docs" / "gallery"
MANIFEST = HOME / "manifest.json"
AMENDED = {
    "amendments": Text("修订对照表", "amendments"),
    "redline": Text("修订标记稿", "redline"),
    "bylaws-zh-en": Text("中英对照", "side by side"),
}
PAGES: dict[str, tuple[int | Text, ...]] = {
    "bylaws": (1, 3, Text("分阶段计收，各阶段依次为", "Article 43. Property service fee")),
    "bylaws-zh-en": (3,),
    "review": (1, Text("六、往来图", "The graph")),
    "redline": (
        Text("制定和修改业主大会议事规则，由业主大会决定", "of the assembly” is decided by"),
    ),
}
"""The pages that are shown, by number or by the words on them; the first one of other kinds."""
HEADS = {
    "zh": "# 文件图册\n\n每一种文件都看得到一页以上，由 `python scripts/make_gallery.py` 生成：中文的取自 "
    "`examples/old`，登记册只留十二户；英文的取自 `examples/commercial-en`。字体是替代字体："
    "装有仿宋、黑体、楷体和小标宋的电脑上更像公文。[English](README.md)\n",
    "en": "# Gallery\n\nAt least one page of every kind of document, made by `python scripts/make_gallery.py`: "
    "the Chinese ones of `examples/old` with a register of a dozen units, the English ones of "
    "`examples/commercial-en`. The fonts are substitutes for those that the documents name. "
    "[中文](README.zh.md)\n",
}
README = {"zh": "README.zh.md", "en": "README.md"}


class Shown(NamedTuple):
    """A picture: the document, and which of the pages that are shown of its kind."""

    sample: Sample
    page: int | Text
    position: int

    @property
    def name(self) -> str:
        return f"{self.sample.lang}-{self.sample.kind}-{self.position}.png"


def main(arguments: Sequence[str]) -> int:
    """Make the gallery, or say what is out of date."""
    shown = [
        Shown(one, page, at)
        for one in samples()
        for at, page in enumerate(PAGES.get(one.kind, (1,)), start=1)
    ]
    wanted = {one.name: seen_hash(one.sample.data) for one in shown}
    known: dict[str, str] = json.loads(MANIFEST.read_text("utf-8")) if MANIFEST.exists() else {}
    stale = [
        one for one in shown if "--all" in arguments or known.get(one.name) != wanted[one.name]
    ]
    stale += [one for one in shown if one not in stale and not (HOME / one.name).exists()]
    pages = {README[lang]: page(lang, shown) for lang in README}
    if "--check" in arguments:
        return check(stale, pages, set(wanted))
    HOME.mkdir(exist_ok=True)
    for one, data in drawn(stale):
        (HOME / one.name).write_bytes(data)
    for name, text in {**pages, MANIFEST.name: json.dumps(wanted, indent=1) + "\n"}.items():
        (HOME / name).write_text(text, encoding="utf-8")
    for path in HOME.glob("*.png"):
        if path.name not in wanted:
            path.unlink()
    print(f"{len(stale)} of {len(shown)} pictures made")
    return 0


def check(stale: Sequence[Shown], pages: dict[str, str], wanted: set[str]) -> int:
    """Say what is out of date; 1 if something is missing."""
    missing = sorted(one for one in wanted if not (HOME / one).exists())
    old = [name for name, text in pages.items() if not _is(HOME / name, text)]
    if missing or old:
        print(f"docs/gallery: {', '.join([*old, *missing])}: run scripts/make_gallery.py")
    elif stale:
        kinds = sorted({one.sample.kind for one in stale})
        print(
            f"docs/gallery: {len(stale)} pictures are of older documents ({', '.join(kinds)}); "
            "scripts/make_gallery.py makes them anew where LibreOffice is installed"
        )
    return int(bool(missing or old))


def _is(path: Path, text: str) -> bool:
    return path.exists() and path.read_text("utf-8") == text


def drawn(shown: Sequence[Shown]) -> Iterator[tuple[Shown, bytes]]:
    """The pictures, each document printed once."""
    documents = list(dict.fromkeys(one.sample for one in shown))
    printed_ones = dict(zip(documents, printed(documents), strict=True)) if documents else {}
    for one in shown:
        pdf = printed_ones[one.sample]
        words = one.page
        number = words if isinstance(words, int) else page_with(pdf, words(one.sample.lang))
        yield one, picture(pdf, number)


def page(lang: str, shown: Sequence[Shown]) -> str:
    """The page of one language, which shows the documents of both."""
    lines = [HEADS[lang]]
    for kind, title in {**TITLES, **AMENDED}.items():
        lines.append(f"## {title(lang).capitalize()}\n")
        for one in shown:
            if one.sample.kind == kind:
                said = f"{title(lang)}, {one.sample.lang}" if lang == "en" else _caption(one, title)
                lines.append(f"[![{said}]({one.name})]({one.name})")
        lines.append("")
    return "\n".join(lines)


def _caption(one: Shown, title: Text) -> str:
    return f"{title.zh}（{'中文' if one.sample.lang == 'zh' else '英文'}）"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
