"""Facts in, decisions out. Every result names its reasons, and every reason its article.

- Votes: ``votes.decide`` decides a matter over a ``tally``; which tests it asks is in ``asked`` and
  put together in ``question``, which ``compiled`` makes fast for very many tallies; what
  each kind of vote counts for in :mod:`bylawkit.model.counting`, one comparison in ``measuring``,
  several candidates in ``candidates``. ``decision_text`` and ``decision_json`` tell a decision,
  ``recount`` compares announced figures with computed ones.
- Tallies come from a file (``tally_file``), or from a ``register`` and ``ballots`` that ``count``
  counts within the ``scopes`` and by the ``weighing`` of the matter.
- Fees: ``fees.charge`` is one unit in one month; ``assessment.assess`` every unit, with ``payments``
  set off in its ``account``, and what is late in ``arrears``. ``fee_table`` tells it.
- ``scenarios.run_scenarios`` runs the tests that a bylaw carries with it.

Tables and JSON are read by ``tables`` and ``json_text``; what can be wrong with them is in the
modules named ``…codes``. Votes, tallies, fees and scenarios are read at every check and import
nothing heavy.
"""
