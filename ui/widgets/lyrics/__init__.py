"""Lyrics: laid out, scrolled, painted, timed."""
