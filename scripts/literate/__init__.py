"""The literate tests: one page for each need, read by a lawyer and run by pytest."""
