"""The questions that people ask of bylaws, as functions; ``import bylawkit`` offers them."""
