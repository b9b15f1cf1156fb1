"""SQL as text: what the dialects say in different words, and the columns that figures stand in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from bylawkit.evaluate.ballots import NOT_RETURNED
from bylawkit.evaluate.tally import KEYS, PARTS


class Dialect(NamedTuple):
    """A dialect. ``kept`` asks it to work a named query out by itself, once; ``text`` is a type."""

    name: str
    division: str
    kept: str
    text: str

    def quotient(self, one: str, other: int) -> str:
        """How often ``other`` goes into a whole number that is not negative."""
        return f"({one}) {self.division} {other}"

    def quoted(self, words: str) -> str:
        """A text."""
        if self.name == "spark":
            return "'" + words.replace("\\", "\\\\").replace("'", "\\'") + "'"
        return "'" + words.replace("'", "''") + "'"


DIALECTS = {
    "duckdb": Dialect("duckdb", "//", "MATERIALIZED ", "TEXT"),
    "postgres": Dialect("postgres", "/", "MATERIALIZED ", "TEXT"),
    "spark": Dialect("spark", "DIV", "", "STRING"),
}

OUTSIDE = NOT_RETURNED
PLAIN = tuple(kind for kind in PARTS if kind not in OUTSIDE)
"""The kinds of vote on ballots that came back."""

LARGEST = 10**12
"""The largest figure that the queries take: ten billion square metres in 0.01 m²."""

LARGEST_PART = (2**63 - 1) // (len(PARTS) * LARGEST)
"""The largest numerator or denominator of a share: every product then has 63 bits."""


def one_of(words: Iterable[str], dialect: Dialect | None = None) -> str:
    """A list of texts for ``IN``; names of a bylaw are quoted as the dialect wants them."""
    return f"({', '.join(dialect.quoted(one) if dialect else repr(str(one)) for one in words)})"


def votes(kind: str) -> str:
    """The column of a kind of vote."""
    return f"votes_{kind}"


FIGURES = tuple(votes(key) if key in PARTS else key for key in KEYS)
"""The columns of a tally."""


def total_of(kinds: Iterable[str]) -> str:
    """The votes of these kinds together, if all of them are known."""
    return " + ".join(map(votes, kinds)) or "0"


def added(columns: Iterable[str]) -> str:
    """What is known of these columns, together."""
    return " + ".join(f"COALESCE({one}, 0)" for one in columns)


def lacking(columns: Iterable[str]) -> str:
    """How many of these columns are unknown."""
    return " + ".join(f"CASE WHEN {one} IS NULL THEN 1 ELSE 0 END" for one in columns)


def table(name: str, columns: Mapping[str, str], dialect: Dialect) -> list[str]:
    """A table as comments: what it is called, and each column with its type and what it holds."""
    types = {"TEXT": dialect.text}
    told = [f"-- {name}"]
    for column, meaning in columns.items():
        kind, _, words = meaning.partition(" ")
        told.append(f"--   {column} {types.get(kind, kind)}: {words}")
    return told


def words_told(words: Mapping[str, str]) -> Iterator[str]:
    """Words that a view answers, each with what it means, as comments."""
    return (f"--   {word}: {meaning}" for word, meaning in words.items())


def view(name: str, query: str) -> str:
    """The statement that makes a view."""
    return f"CREATE VIEW {name} AS\n{query};\n"
