"""Texts grown from the grammar: every one of them can be parsed."""

from growing.texts import Habits, grow

__all__ = ["Habits", "grow"]
