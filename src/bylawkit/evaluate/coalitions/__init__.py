"""Which owners together decide a vote, whatever all others do: on a register, by the real rule.

``powers.powers_of`` asks it of every matter of the owners. Who has how many votes is in ``voters``,
what a coalition must hold of each measure in ``needs``, the smallest coalition that holds it in
``search``; ``founding`` asks whether there can be an owners' assembly yet. ``findings`` says what
is worth a warning; ``text`` and ``as_json`` tell everything. ``docs/design/coalitions.md`` has the
argument.
"""
