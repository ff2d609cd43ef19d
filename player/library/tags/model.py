"""What one file says about itself, in our words.

Structs, not dataclasses: a scan makes one a file and sends it to the writer's process, and
creating 38 frozen fields costs a dataclass 40 us and a struct 1 us.
"""

import msgspec

from player.library.tags.flac_cuesheet import IndexedTrack
from player.model import AudioFormat, Emphasis

Values = dict[str, list[str]]
"""Tag values by Vorbis-style lower-case name, whatever the container called them."""


class Gain(msgspec.Struct, frozen=True, gc=False):
    """ReplayGain as the tags have it, on the -18 LUFS scale (R128 tags are shifted by +5 dB)."""

    track_db: float | None = None
    album_db: float | None = None
    track_peak: float | None = None
    album_peak: float | None = None


class FileTags(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One file's tags, split, repaired and bounded; empty strings and None are "not said".

    Attributes:
        artist_credit: As printed; the names joined when the tag has several.
        artists: One name each.
        credits: Role ("composer", "conductor", "performer", ...) and name, in tag order.
        rating: 0 to 5 stars in steps of 0.5.
        cuesheet: The text of an embedded CUE sheet.
        disc_index: The tracks of FLAC's own CUESHEET block, which has no titles.
        emphasis: Who says that it was cut with CD pre-emphasis.
        original: Field texts as they stood before their encoding was repaired.
        content_id: Hash of the sound, not of the tags.
        picture_id: Hash of the front cover's bytes.
    """

    format: AudioFormat | None = None
    duration_ms: int | None = None
    title: str = ""
    artist_credit: str = ""
    artists: tuple[str, ...] = ()
    album: str = ""
    album_artist_credit: str = ""
    album_artists: tuple[str, ...] = ()
    credits: tuple[tuple[str, str], ...] = ()
    genres: tuple[str, ...] = ()
    year: int | None = None
    original_year: int | None = None
    track_number: int | None = None
    track_total: int | None = None
    disc_number: int | None = None
    disc_total: int | None = None
    disc_title: str = ""
    work: str = ""
    movement: str = ""
    movement_number: int | None = None
    compilation: bool = False
    label: str = ""
    catalogue_number: str = ""
    comment: str = ""
    lyrics: str = ""
    sort_names: dict[str, str] = {}
    musicbrainz: dict[str, str] = {}
    gain: Gain = Gain()
    rating: float | None = None
    plays: int | None = None
    cuesheet: str = ""
    disc_index: tuple[IndexedTrack, ...] = ()
    emphasis: Emphasis = Emphasis.NONE
    original: dict[str, str] = {}
    content_id: str = ""
    picture_id: str = ""
