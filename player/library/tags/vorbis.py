"""Tags that are plain names and values: Vorbis comments, APEv2, MP4 atoms, ASF attributes."""

from collections.abc import Iterable
from itertools import islice
from typing import Any

from player.library.tags.model import Values

MOST_VALUES = 50_000

_ALIASES = {
    "album artist": "albumartist",
    "album_artist": "albumartist",
    "album artists": "albumartists",
    "totaltracks": "tracktotal",
    "totaldiscs": "disctotal",
    "track": "tracknumber",
    "disc": "discnumber",
    "year": "date",
    "unsyncedlyrics": "lyrics",
    "unsynced lyrics": "lyrics",
    "publisher": "label",
    "organization": "label",
    "mixartist": "remixer",
    "description": "comment",
    "play_count": "plays",
}

MP4_NAMES = {
    "\xa9nam": "title",
    "\xa9ART": "artist",
    "aART": "albumartist",
    "\xa9alb": "album",
    "\xa9gen": "genre",
    "\xa9day": "date",
    "\xa9wrt": "composer",
    "\xa9cmt": "comment",
    "\xa9lyr": "lyrics",
    "\xa9wrk": "work",
    "\xa9mvn": "movementname",
    "\xa9mvi": "movement",
    "\xa9grp": "grouping",
    "sonm": "titlesort",
    "soar": "artistsort",
    "soal": "albumsort",
    "soaa": "albumartistsort",
    "soco": "composersort",
    "cpil": "compilation",
}

ASF_NAMES = {
    "Title": "title",
    "Author": "artist",
    "WM/AlbumTitle": "album",
    "WM/AlbumArtist": "albumartist",
    "WM/TrackNumber": "tracknumber",
    "WM/PartOfSet": "discnumber",
    "WM/Year": "date",
    "WM/Genre": "genre",
    "WM/Composer": "composer",
    "WM/Conductor": "conductor",
    "WM/Publisher": "label",
    "WM/Lyrics": "lyrics",
    "WM/IsCompilation": "compilation",
}

MP4_FREEFORM = "----:com.apple.iTunes:"


def values_of_comments(pairs: Iterable[tuple[str, str]]) -> Values:
    """Return Vorbis comments by our names; 20,000 fields are read, a million is not."""
    values: Values = {}
    for name, value in islice(pairs, MOST_VALUES):
        lower = name.lower()
        values.setdefault(_ALIASES.get(lower, lower), []).append(value)
    return values


def values_of_ape(tag: Any) -> Values:
    """Return APEv2 text items by our names."""
    texts = {name: item for name, item in tag.items() if getattr(item, "kind", 0) == 0}
    return {plain_name(name): [str(text) for text in item] for name, item in texts.items()}


def plain_name(name: str) -> str:
    """Return our name for a field of a Vorbis comment or an APE tag."""
    lower = name.lower()
    return _ALIASES.get(lower, lower)


def values_of_mp4(tag: Any) -> Values:
    """Return MP4 atoms by our names, free-form ones by the name they give themselves."""
    values: Values = {}
    for key, content in tag.items():
        if key in MP4_NAMES:
            values[MP4_NAMES[key]] = _texts(content)
        elif key.startswith(MP4_FREEFORM):
            name = key[len(MP4_FREEFORM) :].lower().replace(" ", "_")
            values[_ALIASES.get(name, name)] = [_text(part) for part in content]
    for key, name in (("trkn", "track"), ("disk", "disc")):
        for number, total in tag.get(key, [])[:1]:
            values[f"{name}number"], values[f"{name}total"] = [str(number)], [str(total)]
    return values


def values_of_asf(tag: Any) -> Values:
    """Return ASF attributes by our names."""
    values: Values = {}
    for key, content in tag.as_dict().items():
        name = ASF_NAMES.get(key, key.lower().replace("/", "_"))
        values[name] = [str(part.value) for part in content]
    return values


def _texts(content: Any) -> list[str]:
    many = content if isinstance(content, list) else [content]
    return [str(int(part)) if isinstance(part, bool) else str(part) for part in many]


def _text(part: Any) -> str:
    return bytes(part).decode("utf-8", "replace")
