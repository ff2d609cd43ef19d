"""Lyrics: one timing model, a small parser a format, sidecar files and embedded tags."""
