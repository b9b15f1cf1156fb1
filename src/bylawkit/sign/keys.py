"""Keys from files: Ed25519, as PEM or as OpenSSH writes them. What is in a key file is never shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias, cast

from bylawkit.diagnostics import Code, Diagnostic
from bylawkit.sign import codes
from bylawkit.source import Place

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric import ed25519

    PrivateKey: TypeAlias = ed25519.Ed25519PrivateKey
    PublicKey: TypeAlias = ed25519.Ed25519PublicKey

Noticed = tuple[Diagnostic, ...]


def missing() -> Noticed:
    """That cryptography is not installed, if it is not."""
    from importlib.util import find_spec

    return () if find_spec("cryptography") else (Diagnostic(codes.NOT_INSTALLED),)


def private_key(path: str, data: bytes) -> tuple[PrivateKey | None, Noticed]:
    """The key to sign with, out of the bytes of the file ``path``."""
    key, problems = _key(path, data)
    if key is not None and "Public" in type(key).__name__:
        return None, _wrong(codes.NOT_PRIVATE, path)
    return cast("PrivateKey | None", key), problems


def public_key(path: str, data: bytes) -> tuple[PublicKey | None, Noticed]:
    """The key to check signatures with, out of the bytes of the file ``path``."""
    key, problems = _key(path, data)
    if key is not None and "Private" in type(key).__name__:
        return None, _wrong(codes.NOT_PUBLIC, path)
    return cast("PublicKey | None", key), problems


def fingerprint(key: PublicKey) -> str:
    """A key's name, as ``ssh-keygen -l`` tells it: ``SHA256:`` and 43 signs."""
    from base64 import b64encode
    from hashlib import sha256

    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    raw = key.public_bytes(Encoding.Raw, PublicFormat.Raw)
    parts = (b"ssh-ed25519", raw)
    packed = b"".join(len(one).to_bytes(4, "big") + one for one in parts)
    return "SHA256:" + b64encode(sha256(packed).digest()).decode().rstrip("=")


def _key(path: str, data: bytes) -> tuple[Any, Noticed]:
    """A key of either half; only if it is of the right kind."""
    if problems := missing():
        return None, problems
    from cryptography.exceptions import UnsupportedAlgorithm

    try:
        key = _loaded(data.removeprefix(b"\xef\xbb\xbf").strip() + b"\n")
    except TypeError:  # what the library raises for a passphrase that is not given
        return None, _wrong(codes.KEY_ENCRYPTED, path)
    except (ValueError, UnsupportedAlgorithm):
        return None, _wrong(codes.NO_KEY, path)
    kind = type(key).__name__.removesuffix("Key").removesuffix("Private").removesuffix("Public")
    if kind != "Ed25519":
        return None, _wrong(codes.KEY_OF_ANOTHER_KIND, path, kind=kind)
    return key, ()


def _loaded(data: bytes) -> object:
    from cryptography.hazmat.primitives import serialization as read

    if data.startswith((b"ssh-", b"ecdsa-", b"sk-")):
        return read.load_ssh_public_key(data)
    if b"BEGIN OPENSSH PRIVATE KEY" in data:
        return read.load_ssh_private_key(data, None)
    if b" PRIVATE KEY-----" in data:
        return read.load_pem_private_key(data, None)
    return read.load_pem_public_key(data)


def _wrong(code: Code, path: str, **more: str) -> Noticed:
    return (Diagnostic(code, Place(path), {"path": path, **more}),)
