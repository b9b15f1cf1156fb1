"""bylawkit: a rule engine and document generator for the bylaws of residential compounds."""

__version__ = "0.1.0"
