"""Playlists in the files of all players, and in the library."""
