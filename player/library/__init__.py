"""The library: what is on disk, what its tags say, found in any spelling and never lost."""
