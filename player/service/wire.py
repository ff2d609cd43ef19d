"""OpenSubsonic as it arrives: every field may be missing, odd ones are not believed.

Names are the specification's. What does not fit its type makes that one entry unusable, never a
page: entries are decoded one at a time. What a page has thousands of is nothing that the collector
of cycles has to follow: it holds what was decoded, and nothing holds it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Any, TypeVar

import msgspec

Whole = Annotated[int, msgspec.Meta(ge=-(2**53), le=2**53)]
"""A number that a database takes, too."""

Key = Annotated[str, msgspec.Meta(max_length=512)]


class Named(msgspec.Struct, rename="camel", gc=False):
    """A genre, or an artist that is named."""

    name: str = ""
    id: str = ""


class Contributor(msgspec.Struct, rename="camel", gc=False):
    """Who did what on a recording."""

    role: str = ""
    sub_role: str = ""
    artist: Named = msgspec.field(default_factory=Named)


class ReplayGain(msgspec.Struct, rename="camel", gc=False):
    """Gains in dB, peaks as factors."""

    track_gain: float | None = None
    album_gain: float | None = None
    track_peak: float | None = None
    album_peak: float | None = None


class Song(msgspec.Struct, rename="camel", gc=False):
    """`Child` of the specification; durations in whole seconds."""

    id: Key
    title: str = ""
    album: str = ""
    artist: str = ""
    album_id: str = ""
    artist_id: str = ""
    track: Whole | None = None
    disc_number: Whole | None = None
    year: Whole | None = None
    genre: str = ""
    genres: list[Named] = []
    cover_art: str = ""
    size: Whole | None = None
    suffix: str = ""
    content_type: str = ""
    duration: float | None = None
    bit_rate: Whole | None = None
    bit_depth: Whole | None = None
    sampling_rate: Whole | None = None
    channel_count: Whole | None = None
    is_dir: bool = False
    created: str = ""
    starred: str = ""
    user_rating: Whole | None = None
    play_count: Whole | None = None
    played: str = ""
    path: str = ""
    music_brainz_id: str = ""
    isrc: list[str] = []
    sort_name: str = ""
    display_artist: str = ""
    display_album_artist: str = ""
    artists: list[Named] = []
    album_artists: list[Named] = []
    contributors: list[Contributor] = []
    comment: str = ""
    replay_gain: ReplayGain = msgspec.field(default_factory=ReplayGain)


class Album(msgspec.Struct, rename="camel"):
    """`AlbumID3`, with its songs where a server sends them."""

    id: Key
    name: str = ""
    artist: str = ""
    song_count: Whole | None = None
    created: str = ""
    song: list[msgspec.Raw] = []


class Playlist(msgspec.Struct, rename="camel"):
    """A playlist, with its entries where a server sends them."""

    id: Key
    name: str = ""
    owner: str = ""
    comment: str = ""
    song_count: Whole = 0
    duration: float = 0
    changed: str = ""
    readonly: bool = False
    valid_until: str = ""
    entry: list[msgspec.Raw] = []


class Extension(msgspec.Struct, rename="camel"):
    """One thing a server can do beyond the common ground."""

    name: str
    versions: list[int] = []


class ServerError(msgspec.Struct, rename="camel"):
    """Why a server said no."""

    code: int = 0
    message: str = ""
    help_url: str = ""


class Envelope(msgspec.Struct, rename="camel"):
    """Around every answer."""

    status: str = ""
    version: str = ""
    type: str = ""
    server_version: str = ""
    open_subsonic: bool = False
    error: ServerError | None = None


class _Reply(msgspec.Struct):
    envelope: msgspec.Raw = msgspec.field(name="subsonic-response")


_Entry = TypeVar("_Entry")


def open_envelope(body: bytes) -> tuple[Envelope, dict[str, msgspec.Raw]]:
    """Return the envelope and what is in it, by name, not yet decoded.

    Raises:
        ValueError: This is no answer of a Subsonic server.
    """
    with _of_sane_depth():
        raw = msgspec.json.decode(body, type=_Reply).envelope
        envelope = msgspec.json.decode(raw, type=Envelope, strict=False)
        return envelope, msgspec.json.decode(raw, type=dict[str, msgspec.Raw])


@contextmanager
def _of_sane_depth() -> Iterator[None]:
    """A hundred thousand brackets are no answer, and no reason to fall."""
    try:
        yield
    except RecursionError:
        raise msgspec.DecodeError("nested too deeply") from None


def entry(raw: msgspec.Raw | bytes, kind: type[_Entry]) -> _Entry:
    """Decode one value; a null is a field that was left out.

    Raises:
        ValueError: It does not fit all the same.
    """
    try:
        return msgspec.json.decode(raw, type=kind, strict=False)
    except (msgspec.ValidationError, RecursionError):
        return _filled(raw, kind)


def _filled(raw: msgspec.Raw | bytes, kind: type[_Entry]) -> _Entry:
    with _of_sane_depth():
        filled = msgspec.json.encode(_without_nulls(msgspec.json.decode(raw)))
        return msgspec.json.decode(filled, type=kind, strict=False)


def _without_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_nulls(item) for key, item in value.items() if item is not None}
    return [_without_nulls(item) for item in value] if isinstance(value, list) else value


def entries(raw: msgspec.Raw | list[msgspec.Raw], kind: type[_Entry]) -> tuple[list[_Entry], int]:
    """Decode a list entry by entry; returns them and how many could not be understood."""
    with _of_sane_depth():
        parts = raw if isinstance(raw, list) else msgspec.json.decode(raw, type=list[msgspec.Raw])
    found: list[_Entry] = []
    odd = 0
    for part in parts:
        try:
            found.append(entry(part, kind))
        except (msgspec.MsgspecError, UnicodeDecodeError):
            odd += 1
    return found, odd
