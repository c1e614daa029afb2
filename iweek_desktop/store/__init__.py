"""Keeping: the user's marks, the journal of their changes and what was exported, in one SQLite file."""
