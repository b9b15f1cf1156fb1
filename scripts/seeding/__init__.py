"""Faults put into sound bylaws, one at a time, to see whether the checker finds them."""
