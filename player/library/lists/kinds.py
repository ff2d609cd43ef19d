"""What sort of release an album is, as far as its size and its title tell."""

import re

from player.library.lists.rows import AlbumRow

KINDS = ("album", "live", "ep", "single", "compilation", "appears")
"""In the order of an artist's page; "appears" are the albums of others."""

_LIVE = re.compile(r"\blive\b|\ben vivo\b|\ben concert\b|现场|演唱会", re.IGNORECASE)
_SINGLE_MS = 15 * 60_000
_EP_MS = 30 * 60_000


def release_kind(album: AlbumRow) -> str:
    """Return "album", "live", "ep", "single" or "compilation".

    Short is what MusicBrainz calls so: up to three tracks a single, up to six an EP.
    """
    if album.compilation:
        return "compilation"
    if _LIVE.search(album.title):
        return "live"
    if album.track_count <= 3 and album.duration_ms < _SINGLE_MS:
        return "single"
    if album.track_count <= 6 and album.duration_ms < _EP_MS:
        return "ep"
    return "album"
