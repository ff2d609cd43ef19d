"""Finding out what changed on disk and bringing it into the library."""
