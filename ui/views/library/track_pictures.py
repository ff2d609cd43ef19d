"""What the cover of a track is known by, and what its own picture is drawn from."""

from collections.abc import Hashable

from player.model import Track


def cover_name(track: Track | None) -> Hashable:
    """Return what the cover of a track is known by: its file."""
    return track.path if track else None


def picture_of(track: Track | None) -> str:
    """Return the name its own picture is drawn from: one for the whole album."""
    return (track.album or track.name) if track else ""
