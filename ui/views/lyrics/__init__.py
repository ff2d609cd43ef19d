"""Lyrics: panel, editor, over the desktop."""
