"""What bylaws mean: frozen values, exact numbers, every one with its place in the source."""
