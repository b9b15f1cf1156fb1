"""The commands on the pages for integrators work as they stand; keys are made here and not by OpenSSL."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from bylawkit.cli import main

ROOT = Path(__file__).parents[2]
PAGES = ["docs/integrators.md", "docs/integrators.zh.md", "docs/policy.md"]


def commands(page: str) -> list[str]:
    text = (ROOT / page).read_text("utf-8")
    blocks = re.findall(r"^```sh\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines()]


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES)
def test_every_command_works(
    page: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    shutil.copytree(ROOT / "examples" / "old", tmp_path / "examples" / "old")
    monkeypatch.chdir(tmp_path)
    key = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    public = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    Path("key.pem").write_bytes(pem)
    Path("public.pem").write_bytes(public)
    ran = 0
    for line in commands(page):
        command, *words = shlex.split(line)
        if command == "openssl":
            continue
        assert command == "bylawkit"
        assert main(words) == 0, (line, capsys.readouterr())
        ran += 1
    assert ran >= 2


def test_the_twins_show_the_same_commands() -> None:
    assert commands(PAGES[0]) == commands(PAGES[1])
