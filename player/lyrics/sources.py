"""All the places where a track's lyrics may be, each with what it holds."""

from collections.abc import Iterator
from pathlib import Path

from player.errors import PlayerError
from player.lyrics.embedded import embedded_lyrics
from player.lyrics.model import Lyrics
from player.lyrics.reading import parse_lyrics, read_lyrics_file, sidecars
from player.lyrics.source import OWN, TAGS, LyricsSource

_FILE = "file:"


def sources_of(track: Path, own: Path) -> Iterator[LyricsSource]:
    """Yield every place that holds something, or that cannot be read."""
    if own.is_file():
        yield LyricsSource(OWN, "", _read(own))
    for path in sidecars(track):
        yield LyricsSource(_FILE + _name(path, track), path.name, _read(path))
    inside = embedded_lyrics(track, parse_lyrics)
    if inside is not None and inside.lines:
        yield LyricsSource(TAGS, "", inside)


def lyrics_from(key: str, track: Path, own: Path) -> Lyrics | None:
    """Return the lyrics of one place, None where there are none any more."""
    if key == TAGS:
        found = embedded_lyrics(track, parse_lyrics)
    elif key == OWN:
        found = _read(own) if own.is_file() else None
    else:
        paths = {_FILE + _name(path, track): path for path in sidecars(track)}
        found = _read(paths[key]) if key in paths else None
    return found if found is not None and found.lines else None


def _name(path: Path, track: Path) -> str:
    return str(path.relative_to(track.parent))


def _read(path: Path) -> Lyrics | None:
    try:
        return read_lyrics_file(path)
    except PlayerError:
        return None
