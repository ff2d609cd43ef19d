"""Library health, tags, and files that moved."""
