"""The query language: the same text in the search box, smart playlists and the command line."""
