"""Small faults put into our own code, to see whether a test notices; run by ``scripts/mutate.py``."""
