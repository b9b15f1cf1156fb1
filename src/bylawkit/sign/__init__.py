"""Detached signatures over the manifests of bundles: Ed25519, with keys that the user supplies."""
