"""Playlists, written and smart."""
