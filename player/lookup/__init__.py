"""Asking MusicBrainz and the Cover Art Archive: off until the listener says so."""
