"""``export --sign`` and ``verify --key``: a bundle with its signature, whole or not at all."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable
from importlib import util
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from bylawkit.cli import main

ROOT = Path(__file__).parents[2]
SEED, OTHER = bytes(range(32)), bytes(range(1, 33))

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def running(*words: object) -> tuple[int, str, str]:
        capsys.readouterr()
        status = main(["--lang", "en", *map(str, words)])
        return status, *capsys.readouterr()

    return running


def _private(seed: bytes = SEED) -> ed25519.Ed25519PrivateKey:
    return ed25519.Ed25519PrivateKey.from_private_bytes(seed)


def _pem(key: Any, password: bytes | None = None, ssh: bool = False) -> bytes:
    form = PrivateFormat.OpenSSH if ssh else PrivateFormat.PKCS8
    protection = BestAvailableEncryption(password) if password else NoEncryption()
    return bytes(key.private_bytes(Encoding.PEM, form, protection))


def _public(key: Any, ssh: bool = False) -> bytes:
    form = PublicFormat.OpenSSH if ssh else PublicFormat.SubjectPublicKeyInfo
    return bytes(key.public_key().public_bytes(Encoding.OpenSSH if ssh else Encoding.PEM, form))


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    folder = tmp_path / "keys"
    folder.mkdir()
    (folder / "key.pem").write_bytes(_pem(_private()))
    (folder / "public.pem").write_bytes(_public(_private()))
    (folder / "other.pem").write_bytes(_public(_private(OTHER)))
    return folder


@pytest.fixture
def bundle(tmp_path: Path, keys: Path, run: Run) -> Path:
    """A bundle of ``examples/old``, signed."""
    return _signed(tmp_path / "out", keys / "key.pem", run, "old")


def _signed(out: Path, key: Path, run: Run, which: str) -> Path:
    words = ("export", ROOT / "examples" / which, "--target", "json", "--out", out, "--sign", key)
    status, said, err = run(*words)
    assert status == 0, err
    (folder,) = out.iterdir()
    assert said.splitlines()[-1] == str(folder / "manifest.sig.json")
    return folder


def test_a_signed_bundle_is_verified(bundle: Path, keys: Path, run: Run) -> None:
    status, said, err = run("verify", bundle, "--key", keys / "public.pem")
    assert (status, err) == (0, "")
    key = json.loads((bundle / "manifest.sig.json").read_bytes())["key"]
    assert said == f"all 1 files are as the manifest says, which was signed by {key}\n"
    assert run("verify", bundle, ROOT / "examples/old", "--key", keys / "public.pem")[0] == 0


def test_what_is_signed_are_the_bytes_of_the_manifest(bundle: Path) -> None:
    told = json.loads((bundle / "manifest.sig.json").read_bytes())
    manifest = (bundle / "manifest.json").read_bytes()
    _private().public_key().verify(base64.b64decode(told["signature"]), manifest)
    assert told["manifest_sha256"] == hashlib.sha256(manifest).hexdigest()
    assert set(told) == {
        *("signature_version", "algorithm", "key", "title", "source", "manifest_sha256"),
        "signature",
    }


def test_the_key_is_named_as_openssh_names_it(bundle: Path) -> None:
    line = _public(_private(), ssh=True).split()[1]
    digest = base64.b64encode(hashlib.sha256(base64.b64decode(line)).digest()).decode()
    told = json.loads((bundle / "manifest.sig.json").read_bytes())["key"]
    assert told == "SHA256:" + digest.rstrip("=")


def test_the_same_key_gives_the_same_bytes_and_shows_nothing_of_itself(
    bundle: Path, tmp_path: Path, keys: Path, run: Run
) -> None:
    (keys / "ssh").write_bytes(_pem(_private(), ssh=True))
    again = _signed(tmp_path / "again", keys / "ssh", run, "old")
    for name in ("manifest.json", "manifest.sig.json"):
        assert (again / name).read_bytes() == (bundle / name).read_bytes()
    written = b"".join(one.read_bytes() for one in bundle.iterdir())
    secret = base64.b64encode(SEED).rstrip(b"=")
    assert secret not in written
    assert SEED not in written


def test_openssh_keys_do_as_well(bundle: Path, keys: Path, run: Run) -> None:
    (keys / "id.pub").write_bytes(_public(_private(), ssh=True) + b" somebody@somewhere\n")
    assert run("verify", bundle, "--key", keys / "id.pub")[0] == 0
    (keys / "windows.pem").write_bytes(
        b"\xef\xbb\xbf" + _public(_private()).replace(b"\n", b"\r\n")
    )
    assert run("verify", bundle, "--key", keys / "windows.pem")[0] == 0


def test_without_a_key_it_is_said_that_nobody_looked(bundle: Path, run: Run) -> None:
    status, said, err = run("verify", bundle)
    assert (status, "all 1 files" in said, "info BK879" in err) == (0, True, True)


# ── What is wrong with a signature ──


def _wrong(run: Run, bundle: Path, key: Path) -> tuple[int, list[str]]:
    status, said, err = run("verify", bundle, "--key", key, "--format", "json")
    assert "Traceback" not in err
    return status, [one["code"] for one in json.loads(said)["diagnostics"]]


def test_another_key(bundle: Path, keys: Path, run: Run) -> None:
    assert _wrong(run, bundle, keys / "other.pem") == (1, ["BK898"])


def test_no_signature(bundle: Path, keys: Path, run: Run) -> None:
    (bundle / "manifest.sig.json").unlink()
    assert _wrong(run, bundle, keys / "public.pem") == (1, ["BK896"])
    assert run("verify", bundle)[0] == 0  # nobody asked for one


def test_a_manifest_that_was_changed(bundle: Path, keys: Path, run: Run) -> None:
    policy, manifest = bundle / "policy.json", bundle / "manifest.json"
    before = hashlib.sha256(policy.read_bytes()).hexdigest()
    policy.write_bytes(policy.read_bytes().replace(b'"num": 2', b'"num": 1', 1))
    after = hashlib.sha256(policy.read_bytes()).hexdigest()
    manifest.write_text(manifest.read_text("utf-8").replace(before, after), encoding="utf-8")
    assert run("verify", bundle)[0] == 0  # the hashes agree with one another
    assert _wrong(run, bundle, keys / "public.pem") == (1, ["BK899"])
    assert _wrong(run, bundle, keys / "other.pem") == (1, ["BK898", "BK899"])


def test_a_file_that_was_changed(bundle: Path, keys: Path, run: Run) -> None:
    (bundle / "policy.json").write_bytes(b"{}")
    assert _wrong(run, bundle, keys / "public.pem") == (1, ["BK854"])


def test_the_signature_of_another_bundle(
    bundle: Path, tmp_path: Path, keys: Path, run: Run
) -> None:
    other = _signed(tmp_path / "other", keys / "key.pem", run, "commercial-en")
    (bundle / "manifest.sig.json").write_bytes((other / "manifest.sig.json").read_bytes())
    assert _wrong(run, bundle, keys / "public.pem") == (1, ["BK878"])
    assert "Cicada Garden" in run("verify", bundle, "--key", keys / "public.pem")[2]


def test_a_signature_left_from_an_export_before(
    bundle: Path, tmp_path: Path, keys: Path, run: Run
) -> None:
    (source,) = (ROOT / "examples/old").glob("*.bylaw")
    changed = tmp_path / source.name
    changed.write_text(source.read_text("utf-8") + "# 改过\n", encoding="utf-8")
    assert run("export", changed, "--target", "json", "--out", bundle.parent)[0] == 0
    assert _wrong(run, bundle, keys / "public.pem") == (1, ["BK878"])


@pytest.mark.parametrize(
    "spoil",
    [
        lambda told: b"",
        lambda told: b"\xff\xfe\x00",
        lambda told: b"[" * 100_000,
        lambda told: b"[]",
        lambda told: told.replace(b'"ed25519"', b'"rsa"'),
        lambda told: told.replace(b'"1.0"', b'"2.0"'),
        lambda told: told.replace(b'"SHA256:', b'"\\u001b[31m'),
        lambda told: told.replace(b"==", b"="),
        lambda told: told.replace(b'"signature": "', b'"signature": "AAAA'),
        lambda told: told.replace(b'"signature": "', b'"signature": 5, "x": "'),
        lambda told: told.replace(b'"title": "', b'"title": 5, "x": "'),
        lambda told: told + b" " * 70_000 + b"x",
    ],
)
def test_what_is_no_signature(
    bundle: Path, keys: Path, run: Run, spoil: Callable[[bytes], bytes]
) -> None:
    file = bundle / "manifest.sig.json"
    file.write_bytes(spoil(file.read_bytes()))
    assert _wrong(run, bundle, keys / "public.pem") == (1, ["BK897"])


def test_a_signature_that_claims_to_fit(bundle: Path, keys: Path, run: Run) -> None:
    file, manifest = bundle / "manifest.sig.json", (bundle / "manifest.json").read_bytes()
    told = json.loads(file.read_bytes())
    told["signature"] = base64.b64encode(_private(OTHER).sign(manifest)).decode()
    file.write_text(json.dumps(told))
    assert _wrong(run, bundle, keys / "public.pem") == (1, ["BK897"])


def test_titles_of_others_do_not_reach_the_terminal_raw(bundle: Path, keys: Path, run: Run) -> None:
    file = bundle / "manifest.sig.json"
    told = json.loads(file.read_bytes())
    told |= {"title": "\x1b[2Jgone\n", "manifest_sha256": "0" * 64, "source": {"sha256": "1" * 64}}
    file.write_text(json.dumps(told))
    said = run("verify", bundle, "--key", keys / "public.pem")[2]
    assert "\x1b" not in said
    assert "[2Jgone, SHA-256 1111" in said


# ── What is wrong with a key ──


def _locked_by_ssh() -> bytes:
    """A key file such as ``ssh-keygen`` writes if it is given a passphrase."""

    def packed(data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + data

    public = base64.b64decode(_public(_private(), ssh=True).split()[1])
    salt = packed(packed(bytes(16)) + (16).to_bytes(4, "big"))
    head = b"openssh-key-v1\0" + packed(b"aes256-ctr") + packed(b"bcrypt") + salt
    data = head + (1).to_bytes(4, "big") + packed(public) + packed(bytes(144))
    lines = base64.encodebytes(data)
    name = b"OPENSSH PRIVATE KEY-----\n"
    return b"-----BEGIN " + name + lines + b"-----END " + name


KEYS: list[tuple[str, Callable[[], bytes], str, str]] = [
    ("nonsense", lambda: b"nonsense\0\xff", "BK891", "BK891"),
    ("nothing", lambda: b"", "BK891", "BK891"),
    ("half", lambda: _pem(_private())[:60], "BK891", "BK891"),
    ("a certificate", lambda: b"-----BEGIN CERTIFICATE-----\nMA==\n", "BK891", "BK891"),
    ("encrypted", lambda: _pem(_private(), b"secret"), "BK892", "BK892"),
    ("encrypted by ssh", lambda: _locked_by_ssh(), "BK892", "BK892"),
    ("rsa", lambda: _pem(rsa.generate_private_key(65537, 2048)), "BK893", "BK893"),
    ("ec", lambda: _public(ec.generate_private_key(ec.SECP256R1())), "BK893", "BK893"),
    ("public", lambda: _public(_private()), "BK894", ""),
    ("public of ssh", lambda: _public(_private(), ssh=True), "BK894", ""),
    ("private", lambda: _pem(_private()), "", "BK895"),
    ("private of ssh", lambda: _pem(_private(), ssh=True), "", "BK895"),
]


@pytest.mark.parametrize(("name", "make", "to_sign", "to_check"), KEYS)
def test_keys_that_cannot_be_used(
    bundle: Path,
    tmp_path: Path,
    run: Run,
    name: str,
    make: Callable[[], bytes],
    to_sign: str,
    to_check: str,
) -> None:
    key = tmp_path / name
    key.write_bytes(make())
    out = tmp_path / "fresh"
    words = ("export", ROOT / "examples/old", "--target", "json", "--out", out, "--sign", key)
    for code, line in ((to_sign, words), (to_check, ("verify", bundle, "--key", key))):
        if code:
            status, said, err = run(*line)
            assert (status, said, f"error {code}" in err) == (2, "", True), err
            assert str(key) in err
            assert "hint: " in err
    assert not out.exists()


def test_a_key_file_that_is_not_there(tmp_path: Path, bundle: Path, run: Run) -> None:
    words = ("export", ROOT / "examples/old", "--out", tmp_path / "fresh", "--sign", "no.pem")
    for line in (words, ("verify", bundle, "--key", "no.pem")):
        status, _, err = run(*line)
        assert (status, "BK910" in err) == (2, True)
    assert not (tmp_path / "fresh").exists()


def test_the_extra_that_is_not_installed(
    bundle: Path, tmp_path: Path, keys: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = util.find_spec
    monkeypatch.setattr(
        util, "find_spec", lambda name, *more: None if name == "cryptography" else found(name)
    )
    words = ("export", ROOT / "examples/old", "--out", tmp_path / "fresh", "--sign")
    for line in ((*words, keys / "key.pem"), ("verify", bundle, "--key", keys / "public.pem")):
        status, _, err = run(*line)
        assert (status, "BK890" in err, "bylawkit[sign]" in err) == (2, True, True)
    assert not (tmp_path / "fresh").exists()
    assert run("verify", bundle)[0] == 0  # hashes need no key


def test_a_bundle_is_not_left_without_its_signature(tmp_path: Path, keys: Path, run: Run) -> None:
    out = tmp_path / "out"
    (out / "槐柏里小区" / "manifest.sig.json").mkdir(parents=True)
    words = ("export", ROOT / "examples/old", "--target", "json", "--out", out)
    status, _, err = run(*words, "--sign", keys / "key.pem")
    assert (status, "BK933" in err) == (2, True)
    assert [one.name for one in (out / "槐柏里小区").iterdir()] == ["manifest.sig.json"]


def test_a_key_is_for_bundles(tmp_path: Path, keys: Path, run: Run) -> None:
    status, _, err = run("verify", tmp_path / "a.docx", "--key", keys / "public.pem")
    assert (status, "BK909" in err, "`--key`" in err) == (2, True, True)
