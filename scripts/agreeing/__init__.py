"""Facts on which the scalar engine and the SQL engine have to agree, and the two answers side by side."""
