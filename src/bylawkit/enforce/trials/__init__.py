"""Engines on trial: each with the policies of one target, asked about one subject."""
