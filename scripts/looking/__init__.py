"""Looks at documents of every kind: what is measured of them, and their pictures."""
