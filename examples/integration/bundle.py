"""A bundle of policies, read once and used only if every file is as its manifest says.

The bytes that are hashed are the bytes that are used: nothing is read a second time.
"""

from __future__ import annotations

import hashlib
import json
from base64 import b64decode
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

READS = 1
"""The major version of manifests that this program can read."""


class Refused(Exception):  # noqa: N818 - it is the bundle that is at fault
    """A bundle that must not be used; says why."""


class Bundle(NamedTuple):
    """The manifest of a bundle, its SHA-256, and the files by their path."""

    manifest: dict[str, Any]
    sha256: str
    files: Mapping[str, bytes]

    @property
    def title(self) -> str:
        """What the bylaw is called."""
        return str(self.manifest["title"])

    def files_of(self, target: str) -> dict[str, bytes]:
        """The files of one target."""
        listed = self.manifest["files"]
        return {one["path"]: self.files[one["path"]] for one in listed if one["target"] == target}


def load(folder: Path, key: Path | None = None) -> Bundle:
    """Read a bundle, and check it by its hashes; and by its signature, if a public key is given.

    Raises:
        Refused: a file is missing, was changed, or leads out of the folder; or the signature does not hold.
    """
    data = _read(folder / "manifest.json")
    manifest = _manifest(data)
    if key is not None:
        _check_signature(data, _read(folder / "manifest.sig.json"), _read(key))
    files = {}
    for one in manifest["files"]:
        name = PurePosixPath(one["path"])
        if name.is_absolute() or ".." in name.parts:
            raise Refused(f"{name} leads out of the bundle")
        files[str(name)] = _read(folder / name)
        if hashlib.sha256(files[str(name)]).hexdigest() != one["sha256"]:
            raise Refused(f"{name} is not as it was exported")
    return Bundle(manifest, hashlib.sha256(data).hexdigest(), files)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as problem:
        raise Refused(f"{path} cannot be read: {problem.strerror}") from problem


def _manifest(data: bytes) -> dict[str, Any]:
    try:
        manifest: dict[str, Any] = json.loads(data)
        major = int(manifest["manifest_version"].partition(".")[0])
        for one in manifest["files"]:
            one["path"], one["target"], bytes.fromhex(one["sha256"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as problem:
        raise Refused("manifest.json is not a manifest") from problem
    if major != READS:
        raise Refused(f"manifests of version {manifest['manifest_version']} are not known here")
    return manifest


def _check_signature(manifest: bytes, signature: bytes, key: bytes) -> None:
    """Ed25519 over the bytes of the manifest; the rest of the signature file is for people."""
    from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    try:
        public = load_pem_public_key(key)
        signed = b64decode(json.loads(signature)["signature"], validate=True)
        if not isinstance(public, Ed25519PublicKey):
            raise Refused("the key is not an Ed25519 key")
        public.verify(signed, manifest)
    except (InvalidSignature, UnsupportedAlgorithm, ValueError, KeyError, TypeError) as problem:
        raise Refused("the signature does not hold for this manifest and this key") from problem
