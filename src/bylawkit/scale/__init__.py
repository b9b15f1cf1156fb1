"""The same rules as SQL: run inside the process on DuckDB, or written out for other engines.

``terms`` builds expressions of whole numbers, ``shapes`` groups tariffs that are worked out alike,
``fee_sql`` turns a rate plan into a query, ``tally_sql`` the rules of a count; ``engine`` runs them.
"""

CODES = ("codes",)
"""The modules that hold codes; others need what the extra brings."""
