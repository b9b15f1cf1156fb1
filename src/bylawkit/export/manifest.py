"""``manifest.json``: the files of an export with their hashes, which rule is enforced where, and what is left open."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import TYPE_CHECKING

from bylawkit import __version__
from bylawkit.export.json import encoded
from bylawkit.export.policy import POLICY_VERSION, law, sources
from bylawkit.export.values import Json
from bylawkit.model.bylaw import Bylaw

if TYPE_CHECKING:
    from bylawkit.export.target import Made, Target

MANIFEST_VERSION = "1.1"
LANGUAGE_VERSION = ".".join(__version__.split(".")[:2])
"""The language changes with the program, and only where its minor version does."""

NAME = "manifest.json"

SIGNATURE = "manifest.sig.json"
"""The signature over the bytes of the manifest, if there is one; the manifest cannot list it."""


def manifest(bylaw: Bylaw, made: Sequence[tuple[Target, Made]]) -> dict[str, bytes]:
    """The manifest of what each target made."""
    document = {
        "manifest_version": MANIFEST_VERSION,
        "policy_version": POLICY_VERSION,
        "language_version": LANGUAGE_VERSION,
        "generator": {"name": "bylawkit", "version": __version__},
        **sources(bylaw),
        "law": law(bylaw),
        "title": bylaw.title,
        "formats": {target.name: target.format for target, _ in made},
        "files": _files(made),
        "enforced": {target.name: list(one.enforced) for target, one in made},
        "not_enforced": {target.name: list(one.not_enforced) for target, one in made},
        "names": {target.name: dict(one.names) for target, one in made},
    }
    return {NAME: encoded(document)}


def _files(made: Sequence[tuple[Target, Made]]) -> list[Json]:
    found = [
        _file(name, data, target.name)
        for target, one in made
        for name, data in (one.files or {}).items()
    ]
    return sorted(found, key=lambda one: str(one["path"]))


def _file(name: str, data: bytes, target: str) -> Json:
    digest = sha256(data).hexdigest()
    return {"path": name, "target": target, "bytes": len(data), "sha256": digest}
