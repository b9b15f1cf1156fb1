"""The commands of the guides are run in order, and print what the guides say they print."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)
from pages import FINDS, ROOT, Fence, checkout, commands, fences, run, without_lines

PAGES = sorted(
    one.relative_to(ROOT).as_posix()
    for one in (ROOT / "docs").glob("*.md")
    if "\n```sh\n" in one.read_text("utf-8")
)
GUIDES = sorted(one.relative_to(ROOT).as_posix() for one in (ROOT / "docs" / "guides").glob("*.md"))
SIGNED = ("docs/integrators.md", "docs/integrators.zh.md", "docs/policy.md")
SLIPS = ("错误 BK", "error BK")


NOT_RUN = ("pip ", "openssl ")
"""pip would install from a registry what is installed already; keys are made here."""


def change(folder: Path, diff: str) -> None:
    """Make the change of a block whose first line names the file, after ``---``."""
    first, *lines = diff.splitlines()
    path = folder / first.removeprefix("--- ")
    before = "".join(f"{one[1:]}\n" for one in lines if one[:1] in (" ", "-", ""))
    after = "".join(f"{one[1:]}\n" for one in lines if one[:1] in (" ", "+", ""))
    text = path.read_text("utf-8")
    assert text.count(before) == 1, before
    path.write_text(text.replace(before, after), encoding="utf-8")


def slips(fence: Fence | None) -> bool:
    """Whether the block after the commands shows that they find something."""
    return fence is not None and fence.kind == "text" and any(one in fence.text for one in SLIPS)


@pytest.mark.slow
@pytest.mark.parametrize("name", GUIDES)
def test_every_command_of_a_guide_does_what_it_says(name: str, tmp_path: Path) -> None:
    checkout(tmp_path)
    printed, ran = "", 0
    blocks = fences(name)
    for fence, after in zip(blocks, (*blocks[1:], None), strict=True):
        where = f"{name}:{fence.line}"
        if fence.kind == "diff":
            change(tmp_path, fence.text)
        elif fence.kind == "sh":
            printed = ""
            for line in commands(fence):
                status, output = run(tmp_path, line)
                wanted = int(slips(after) or bool(FINDS.search(line)))
                assert status == wanted, f"{where}: {line}\n{output}"
                printed += output
                ran += 1
        elif fence.kind == "text":
            assert without_lines(fence.text) in without_lines(printed), f"{where}\n{printed}"
    assert ran >= 5


def make_keys(folder: Path) -> None:
    """The pair of keys that OpenSSL would make."""
    key = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    public = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    (folder / "key.pem").write_bytes(pem)
    (folder / "public.pem").write_bytes(public)


def changed_once(folder: Path) -> None:
    """A repository of one bylaw with two commits."""
    commit = "git -c user.name=x -c user.email=x@example.org commit -qam"
    lines = (
        f"bylawkit new old {folder.name} --lang zh",
        f"cd {folder.name} && git init -q && git add . && {commit} one",
        f"cd {folder.name} && sed -i s/最多12个月/最多6个月/ bylaw.bylaw && {commit} two",
    )
    for line in lines:
        status, output = run(folder.parent, line)
        assert status == 0, output


@pytest.mark.slow
@pytest.mark.parametrize("name", PAGES)
def test_every_command_of_another_page_works(name: str, tmp_path: Path) -> None:
    checkout(tmp_path)
    make_keys(tmp_path)
    folder = tmp_path
    if name.startswith("docs/ci."):  # its commands are for a repository of one bylaw, changed once
        folder = tmp_path / "own"
        changed_once(folder)
    ran = 0
    for fence in fences(name):
        for line in commands(fence, NOT_RUN) if fence.kind == "sh" else ():
            status, output = run(folder, line)
            assert status == 0, f"{name}:{fence.line}: {line}\n{output}"
            ran += 1
    assert ran >= (2 if name in SIGNED else 1)


def test_the_twins_for_integrators_show_the_same_commands() -> None:
    one, other = (
        [line for fence in fences(name) if fence.kind == "sh" for line in commands(fence)]
        for name in SIGNED[:2]
    )
    assert one == other
    assert len(one) > 2


@pytest.mark.parametrize("name", [one for one in GUIDES if not one.endswith(".zh.md")])
def test_a_guide_is_there_in_both_languages(name: str) -> None:
    chinese = name.removesuffix(".md") + ".zh.md"
    assert chinese in GUIDES
    assert [one.kind for one in fences(name) if one.kind == "diff"] == [
        one.kind for one in fences(chinese) if one.kind == "diff"
    ]


def test_every_page_is_in_the_contents_of_a_site() -> None:
    contents = "".join((ROOT / "docs" / f"index{end}.md").read_text("utf-8") for end in ("", ".zh"))
    named = set(re.findall(r"^(?:.*<)?([^\s<>]+?)>?$", contents, re.MULTILINE))
    pages = {one.stem for one in (ROOT / "docs").glob("*.md")} - {"index", "index.zh"}
    assert pages - named == set()
