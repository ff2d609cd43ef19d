"""What an edit changes, as values: shown before anything is written."""

from collections.abc import Mapping
from dataclasses import dataclass

from player.errors import PlayerError
from player.library.tags.model import Values
from player.library.tags.writing import Fields

EDITABLE = (
    *("title", "artist", "artists", "album", "albumartist", "albumartists", "genre", "date"),
    *("originaldate", "tracknumber", "tracktotal", "discnumber", "disctotal", "discsubtitle"),
    *("composer", "conductor", "performer", "lyricist", "remixer", "arranger", "ensemble"),
    *("work", "movementname", "movement", "grouping", "compilation", "label", "catalognumber"),
    *("comment", "lyrics", "rating", "fmps_rating"),
    *("titlesort", "artistsort", "albumsort", "albumartistsort", "composersort"),
    *("musicbrainz_albumid", "musicbrainz_trackid", "musicbrainz_artistid"),
)
"""Fields an editor may write, by their names in a Vorbis comment."""

_COUNTED = frozenset({"tracknumber", "discnumber"})


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One line of a preview."""

    path: str
    field: str
    before: tuple[str, ...]
    after: tuple[str, ...]


def checked(fields: Mapping[str, tuple[str, ...]]) -> Fields:
    """Return the fields with blank values left out.

    Raises:
        PlayerError: tags.no_field for a field that is not written.
    """
    for name in fields:
        if name not in EDITABLE:
            raise PlayerError("tags.no_field", field=name)
    return {name: tuple(v for v in values if v.strip()) for name, values in fields.items()}


def changes_in(path: str, values: Values, fields: Fields) -> list[FieldChange]:
    """Return what would become different in one file."""
    found = []
    for name, after in fields.items():
        before = tuple(values.get(name, ()))
        kept = _with_total(name, before, after)
        if before != kept:
            found.append(FieldChange(path, name, before, kept))
    return found


def _with_total(name: str, before: tuple[str, ...], after: tuple[str, ...]) -> tuple[str, ...]:
    """A new number keeps the total it had: "3/12" becomes "4/12"."""
    if name not in _COUNTED or not before or not after or "/" in after[0]:
        return after
    _, slash, total = before[0].partition("/")
    return (f"{after[0]}{slash}{total}", *after[1:])
