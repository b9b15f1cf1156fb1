"""``manifest.json``: the files of an export with their hashes, and what each target leaves open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256

from bylawkit import __version__
from bylawkit.export.json import encoded
from bylawkit.export.policy import POLICY_VERSION, sources
from bylawkit.export.values import Json
from bylawkit.model.bylaw import Bylaw

MANIFEST_VERSION = "1.0"
NAME = "manifest.json"


def manifest(
    bylaw: Bylaw,
    files: Mapping[str, bytes],
    targets: Mapping[str, str],
    gaps: Mapping[str, Sequence[Json]],
) -> dict[str, bytes]:
    """The manifest of ``files``; ``targets`` says which target made each of them."""
    document = {
        "manifest_version": MANIFEST_VERSION,
        "policy_version": POLICY_VERSION,
        "generator": {"name": "bylawkit", "version": __version__},
        **sources(bylaw),
        "title": bylaw.title,
        "files": [_file(name, files[name], targets[name]) for name in sorted(files)],
        "not_enforced": {target: list(found) for target, found in gaps.items()},
    }
    return {NAME: encoded(document)}


def _file(name: str, data: bytes, target: str) -> Json:
    digest = sha256(data).hexdigest()
    return {"path": name, "target": target, "bytes": len(data), "sha256": digest}
