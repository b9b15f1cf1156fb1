"""The description of policies from which their JSON Schema and its tables are made."""
