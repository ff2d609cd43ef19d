"""Settings and the first run."""
