"""Documents that come back: whether they still say what was issued, paragraph by paragraph."""
