"""The one place that reads tags."""

from player.library.tags.cover_file import read_cover
from player.library.tags.model import FileTags, Gain
from player.library.tags.reading import read_tags, read_track

__all__ = ["FileTags", "Gain", "read_cover", "read_tags", "read_track"]
