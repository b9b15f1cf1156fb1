"""A bundle that is not as it was exported is refused before anything listens; the README does what it says."""

from __future__ import annotations

import contextlib
import io
import json
import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)
from services import HOME, ROOT, as_curl, fetch, refused, started

from bylawkit.cli import main


@pytest.fixture
def copy(bundle: Path, tmp_path: Path) -> Path:
    """The bundle, to be spoilt."""
    return Path(shutil.copytree(bundle, tmp_path / "copy"))


def change(name: str, old: bytes, new: bytes) -> Callable[[Path], object]:
    def changing(folder: Path) -> None:
        data = (folder / name).read_bytes()
        assert old in data
        (folder / name).write_bytes(data.replace(old, new, 1))

    return changing


SPOILT: list[tuple[Callable[[Path], object], str]] = [
    (change("rego/votes.rego", b'"cmp": ">="', b'"cmp": ">"'), "rego/votes.rego is not as it was"),
    (change("cedar/policies.cedar", b"forbid", b"permit"), "cedar/policies.cedar is not as it was"),
    (lambda folder: (folder / "rego/norms.rego").unlink(), "norms.rego cannot be read"),
    (lambda folder: (folder / "manifest.json").unlink(), "manifest.json cannot be read"),
    (lambda folder: (folder / "manifest.json").write_bytes(b"[" * 99_999), "is not a manifest"),
    (lambda folder: (folder / "manifest.json").write_bytes(b"{}"), "is not a manifest"),
    (
        change("manifest.json", b'"manifest_version": "1.', b'"manifest_version": "2.'),
        "of version 2.1 are not known",
    ),
    (change("manifest.json", b'"rego/votes.rego"', b'"../rego.rego"'), "leads out of the bundle"),
]


@pytest.mark.parametrize(("spoil", "why"), SPOILT)
def test_a_bundle_that_was_changed_is_refused(
    copy: Path, spoil: Callable[[Path], object], why: str
) -> None:
    spoil(copy)
    status, said = refused([HOME / "voting.py", copy, "--port", "0"])
    assert (status, said.startswith("refused: "), why in said) == (1, True, True), said
    assert "ready" not in said
    assert "Traceback" not in said


def test_people_whom_the_bylaws_do_not_know(bundle: Path, tmp_path: Path) -> None:
    for text in ('{"张三": ["天使"]}', '{"张三": 5}', "[]", ""):
        people = tmp_path / "people.json"
        people.write_text(text, encoding="utf-8")
        words = [HOME / "gateway.py", bundle, "--people", people, "--votes", "http://127.0.0.1:9"]
        status, said = refused(words)
        assert (status, said.startswith("refused: ")) == (1, True), said


def test_a_bundle_is_used_only_with_its_signature(tmp_path: Path) -> None:
    key, other = (Ed25519PrivateKey.from_private_bytes(bytes([one] * 32)) for one in (1, 2))
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (tmp_path / "key.pem").write_bytes(pem)
    for name, one in (("public.pem", key), ("other.pem", other)):
        form = Encoding.PEM, PublicFormat.SubjectPublicKeyInfo
        (tmp_path / name).write_bytes(one.public_key().public_bytes(*form))
    words = ["export", str(ROOT / "examples/old"), "--target", "rego", "--out"]
    with contextlib.redirect_stdout(io.StringIO()):
        assert main([*words, str(tmp_path / "out"), "--sign", str(tmp_path / "key.pem")]) == 0
    (folder,) = (tmp_path / "out").iterdir()
    start = [HOME / "voting.py", folder, "--port", "0", "--key"]
    with started([*start, tmp_path / "public.pem"], tmp_path / "errors.txt") as service:
        assert service.ask("/health").status == 200
    assert "the signature does not hold" in refused([*start, tmp_path / "other.pem"])[1]
    assert "the signature does not hold" in refused([*start, tmp_path / "key.pem"])[1]
    (folder / "manifest.sig.json").unlink()
    assert "manifest.sig.json cannot be read" in refused([*start, tmp_path / "public.pem"])[1]


# ── The README ──


def fences(name: str, kind: str) -> list[str]:
    text = (HOME / name).read_text("utf-8")
    return re.findall(rf"^```{kind}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def part_of(part: Any, whole: Any) -> bool:
    """Whether what is shown is in the answer; of lists, items in their order may be left out."""
    if isinstance(part, dict):
        return isinstance(whole, dict) and all(
            key in whole and part_of(one, whole[key]) for key, one in part.items()
        )
    if isinstance(part, list):
        rest = iter(whole)
        return all(any(part_of(one, each) for each in rest) for one in part)
    return bool(part == whole)


@pytest.mark.parametrize("name", ["README.md", "README.zh.md"])
def test_the_readme_does_what_it_says(name: str, tmp_path: Path) -> None:
    start, *_ = fences(name, "sh")
    export, voting, gateway = (
        shlex.split(line.replace("out/", f"{tmp_path}/").removesuffix(" &"))
        for line in start.splitlines()
    )
    assert (export[0], voting[0], gateway[0]) == ("bylawkit", "python", "python")
    with contextlib.redirect_stdout(io.StringIO()):
        assert main(export[1:]) == 0
    ports = {"8401": "0", "8402": "0"}
    with started([ports.get(one, one) for one in voting[1:]], tmp_path / "v.txt") as votes:
        words = [
            ports.get(one, one.replace("http://127.0.0.1:8401", votes.url)) for one in gateway[1:]
        ]
        with started(words, tmp_path / "g.txt") as doors:
            shown = 0
            pairs = re.findall(
                r"^```sh\n(curl .*?)\n```\n+```json\n(.*?)^```$",
                (HOME / name).read_text("utf-8"),
                re.MULTILINE | re.DOTALL,
            )
            for line, answer in pairs:
                here = line.replace("http://127.0.0.1:8401", votes.url)
                found = fetch(as_curl(here.replace("http://127.0.0.1:8402", doors.url)))
                assert part_of(json.loads(answer), found.body), (line, found)
                shown += 1
    assert shown == len([one for one in fences(name, "sh") if "curl" in one]) >= 6


def test_the_two_readmes_show_the_same_commands() -> None:
    for kind in ("sh", "json"):
        assert fences("README.md", kind) == fences("README.zh.md", kind)
