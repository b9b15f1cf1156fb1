"""Duties over time: what is due, done, late and breached by a log of events, and what follows.

``acts`` says how a log names what is done, ``repeated`` watches what is owed again and again, ``single``
what is owed after something happened, ``hazards`` inspections, ``stages`` procedures, ``evaluations``
what a bad evaluation takes off a fee; ``monitor`` puts them together.
"""
