"""Targets of an export that need more than the rules: the wording of documents, or the calendar."""
