"""What the reference of the language shows of the grammar: tables of fields, and the vocabulary."""
