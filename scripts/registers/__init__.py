"""Made-up registers, ballots, tallies and payments: what scripts/make_registers.py is made of."""
