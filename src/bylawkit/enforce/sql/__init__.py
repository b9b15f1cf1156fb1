"""The target ``sql``: fees and votes where a city keeps its data."""
