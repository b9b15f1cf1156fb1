"""``manifest.sig.json``: the signature of a bundle, beside its manifest.

What is signed are the bytes of the manifest, which holds the hash of every other file. The file says
besides which key signed which manifest, so that a check can tell what is wrong; nothing that it says is
believed without the signature. Ed25519 gives the same signature each time.
"""

from __future__ import annotations

import json
import os
import re
from base64 import b64decode, b64encode
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from bylawkit.diagnostics import Code, Diagnostic
from bylawkit.export.json import encoded
from bylawkit.export.manifest import NAME, SIGNATURE
from bylawkit.sign import codes
from bylawkit.sign.keys import fingerprint
from bylawkit.source import Place

if TYPE_CHECKING:
    from bylawkit.sign.keys import PrivateKey, PublicKey

SIGNATURE_VERSION = "1.0"
ALGORITHM = "ed25519"

_LARGEST = 65_536
"""Bytes that a signature file may have."""


def signature(manifest: bytes, key: PrivateKey) -> bytes:
    """The signature file of a manifest."""
    told = json.loads(manifest)
    document = {
        "signature_version": SIGNATURE_VERSION,
        "algorithm": ALGORITHM,
        "key": fingerprint(key.public_key()),
        "title": told["title"],
        "source": told["source"],
        "manifest_sha256": sha256(manifest).hexdigest(),
        "signature": b64encode(key.sign(manifest)).decode(),
    }
    return encoded(document)


def signed(files: Mapping[str, bytes], key: PrivateKey) -> dict[str, bytes]:
    """The files of a bundle with the signature among them."""
    return {**files, SIGNATURE: signature(files[NAME], key)}


def is_signed(folder: str) -> bool:
    """Whether a bundle comes with a signature."""
    return os.path.lexists(os.path.join(folder, SIGNATURE))


def signature_problems(folder: str, key: PublicKey) -> tuple[Diagnostic, ...]:
    """Why the signature of a bundle does not hold; nothing if it does."""
    if not is_signed(folder):
        return (_at(codes.NO_SIGNATURE, folder),)
    try:
        with open(os.path.join(folder, NAME), "rb") as file:
            manifest = file.read()
        with open(os.path.join(folder, SIGNATURE), "rb") as file:
            told = _told(file.read(_LARGEST + 1))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return (_at(codes.NOT_A_SIGNATURE, folder),)
    found = tuple(_differences(folder, told, manifest, key))
    if not found and not _holds(key, told.signed, manifest):
        return (_at(codes.NOT_A_SIGNATURE, folder),)
    return found


class _Told(NamedTuple):
    """What a signature file says. ``source`` and ``manifest`` are SHA-256 digests."""

    key: str
    title: str
    source: str
    manifest: str
    signed: bytes


def _told(data: bytes) -> _Told:
    """What a signature file says.

    Raises:
        ValueError, KeyError, TypeError: it is none.
    """
    if len(data) > _LARGEST:
        raise ValueError(len(data))
    found = json.loads(data)
    said = (found["key"], found["source"]["sha256"], found["manifest_sha256"])
    signed = b64decode(found["signature"], validate=True)
    fits = all(pattern.fullmatch(one) for pattern, one in zip(_FORMS, said, strict=True))
    if found["signature_version"] != SIGNATURE_VERSION or found["algorithm"] != ALGORITHM:
        raise ValueError(found["signature_version"])
    if not fits or len(signed) != _LENGTH:
        raise ValueError(said)
    title = "".join(sign for sign in found["title"][:_LONGEST] if sign.isprintable())
    return _Told(said[0], title, *said[1:], signed)


_FORMS = tuple(map(re.compile, ("SHA256:[0-9A-Za-z+/]{43}", "[0-9a-f]{64}", "[0-9a-f]{64}")))
_LENGTH = 64
_LONGEST = 200


def _differences(folder: str, told: _Told, manifest: bytes, key: PublicKey) -> Iterator[Diagnostic]:
    """What of a signature file does not fit the manifest or the key."""
    ours = fingerprint(key)
    if told.key != ours:
        yield _at(codes.SIGNED_BY_ANOTHER, folder, theirs=told.key, ours=ours)
    if told.manifest != sha256(manifest).hexdigest():
        if told.source == _source_of(manifest):
            yield _at(codes.MANIFEST_CHANGED, folder)
        else:
            source = f"SHA-256 {told.source}"
            yield _at(codes.SIGNATURE_OF_ANOTHER, folder, title=told.title, source=source)


def _source_of(manifest: bytes) -> str | None:
    try:
        return str(json.loads(manifest)["source"]["sha256"])
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _holds(key: PublicKey, signed: bytes, manifest: bytes) -> bool:
    from cryptography.exceptions import InvalidSignature

    try:
        key.verify(signed, manifest)
    except InvalidSignature:
        return False
    return True


def _at(code: Code, folder: str, **args: str) -> Diagnostic:
    name = NAME if code is codes.MANIFEST_CHANGED else SIGNATURE
    return Diagnostic(code, Place(os.path.join(folder, name)), {"name": name, **args})
