"""From tags to records: identities, sort keys, folded texts. Runs in the workers."""

import functools
import os
import re
import unicodedata
from collections.abc import Iterable
from pathlib import PurePath
from typing import NamedTuple

from msgspec.structs import replace

from player.library.scan.records import ROLES, Name, ReleaseRecord, TrackRecord
from player.library.tags.model import FileTags
from player.library.text.fold import fold, squeezed
from player.library.text.lyrics import words_of_lyrics
from player.library.text.sortkey import sort_key
from player.library.text.works import movement_in
from player.text.pinyin import has_han, spelled

SEARCH_CHARACTERS = 300
_DISC_FOLDER = re.compile(r"(?:cd|dis[ck]|disque)[ ._-]*(\d{1,2})\b", re.IGNORECASE)


def describe(
    tags: FileTags, path: str, folder_group: str, bounds: tuple[int, int, int | None] = (0, 0, None)
) -> TrackRecord:
    """Return the record of one track.

    Args:
        tags: Of the file, or of a CUE slice with the sheet's words put in.
        path: For the name of untitled files.
        folder_group: The album's folder, discs folded together.
        bounds: Slice number, first frame, one past the last.
    """
    title = tags.title or PurePath(path).stem
    tags = _with_disc(_with_movement(tags), path)
    release = release_of(tags, folder_group)
    return TrackRecord(
        slice=bounds[0],
        columns=(*bounds[1:], *_columns(tags, _clean(title), release)),
        release=release,
        credits=tuple(_credits(tags)),
        genres=tuple(name_of(genre) for genre in tags.genres),
        work=_work_of(tags),
        composer=_composer(tags),
        disc_title=tags.disc_title,
        search=_search_texts(tags, title, path),
        lyrics=tags.lyrics,
        lyrics_words=words_of_lyrics(tags.lyrics) if tags.lyrics else "",
        original=tags.original,
        rating=tags.rating,
        plays=tags.plays,
    )


def _with_movement(tags: FileTags) -> FileTags:
    """Take work and movement from the title where no tag names them."""
    if tags.work or "." not in tags.title or len(tags.title) < 8:
        return tags
    composers = tuple(name for role, name in tags.credits if role == "composer")
    found = movement_in(tags.title, composers)
    if found is None:
        return tags
    work, number, name = found
    return replace(tags, work=work, movement=name, movement_number=number)


def _with_disc(tags: FileTags, path: str) -> FileTags:
    """Take the disc from a folder "CD2" where no tag names it."""
    if tags.disc_number is not None or not tags.album:
        return tags
    found = _DISC_FOLDER.match(path.rpartition(os.sep)[0].rpartition(os.sep)[2])
    return replace(tags, disc_number=int(found[1]) or None) if found else tags


def _clean(text: str) -> str:
    """Names with bytes that are not UTF-8 cannot be stored as text."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def _columns(
    tags: FileTags, title: str, release: ReleaseRecord | None
) -> tuple[str | int | float | None, ...]:
    form, gain = tags.format, tags.gain
    sound = (
        (form.codec, form.sample_rate, form.channels, form.bit_depth, int(form.lossless))
        if form
        else (None, None, None, None, 0)
    )
    album_key = f"{release.sort_key}\x01{release.identity[:60]}" if release else "\uffff"
    return (
        tags.disc_number,
        tags.track_number,
        title,
        tags.artist_credit,
        ", ".join(tags.genres),
        tags.year,
        tags.duration_ms,
        *sound,
        form.bitrate_kbps if form else None,
        tags.movement,
        tags.movement_number,
        gain.track_db,
        gain.album_db,
        gain.track_peak,
        gain.album_peak,
        sort_key(tags.sort_names.get("titlesort") or title),
        sort_key(tags.sort_names.get("artistsort") or tags.artist_credit),
        album_key,
        tags.emphasis.value,
    )


@functools.lru_cache(maxsize=4096)
def name_of(name: str) -> Name:
    """Return a name with the identity that its cases share; other spellings are other names."""
    return Name(unicodedata.normalize("NFC", name.casefold()), name, sort_key(name))


def _credits(tags: FileTags) -> Iterable[tuple[int, Name]]:
    for artist in tags.artists:
        yield ROLES["artist"], name_of(artist)
    for artist in tags.album_artists:
        yield ROLES["album_artist"], name_of(artist)
    for role, name in tags.credits:
        yield ROLES[role], name_of(name)


class _ReleaseWords(NamedTuple):
    """What a file says of its release: the same for most of an album's files."""

    album: str
    credit: str
    artists: tuple[str, ...]
    compilation: bool
    mbid: str
    years: tuple[int | None, int | None]
    issue: tuple[str, str]
    sort_names: tuple[str, str]
    folder_group: str


def release_of(tags: FileTags, folder_group: str) -> ReleaseRecord | None:
    """Return the release: by MusicBrainz id, else by title, album artist and folder."""
    if not tags.album:
        return None
    sorts = tags.sort_names
    words = _ReleaseWords(
        tags.album,
        tags.album_artist_credit,
        tags.album_artists,
        tags.compilation,
        tags.musicbrainz.get("release", ""),
        (tags.year, tags.original_year),
        (tags.label, tags.catalogue_number),
        (sorts.get("albumsort", ""), sorts.get("albumartistsort", "")),
        folder_group,
    )
    return _release(words)


@functools.lru_cache(maxsize=256)
def _release(words: _ReleaseWords) -> ReleaseRecord:
    artist = words.credit or ("Various Artists" if words.compilation else "")
    album_sort, artist_sort = words.sort_names
    group = (folded(words.album), folded(artist), words.folder_group)
    return ReleaseRecord(
        identity=words.mbid or "\x1f".join(group),
        title=words.album,
        artist=artist,
        sort_key=sort_key(album_sort or words.album),
        artist_key=sort_key(artist_sort or artist),
        year=words.years[0],
        original_year=words.years[1],
        compilation=words.compilation or is_various(artist),
        label=words.issue[0],
        catalogue_number=words.issue[1],
        artists=tuple(name_of(name) for name in words.artists),
    )


@functools.lru_cache(maxsize=2048)
def folded(text: str) -> str:
    """Remembered `fold`, for what a whole album repeats."""
    return fold(text) or text


def is_various(artist: str) -> bool:
    """Whether an album artist stands for nobody in particular."""
    return folded(artist) in {"various artists", "various", "va", "群星", "合辑"}


def _composer(tags: FileTags) -> str:
    return ", ".join(name for role, name in tags.credits if role == "composer")


def _work_of(tags: FileTags) -> Name | None:
    if not tags.work:
        return None
    identity = f"{folded(_composer(tags))}\x1f{folded(tags.work)}"
    return Name(identity, tags.work, sort_key(tags.work))


def _search_texts(tags: FileTags, title: str, path: str) -> tuple[str, str, str, str]:
    artist = _all_names(tags.artist_credit, tags.artists, tags.album_artists)
    words = tags.genres if not tags.credits else (*(name for _, name in tags.credits), *tags.genres)
    rest = " / ".join((*words, tags.work, tags.movement))
    return (
        searchable(title),
        artist,
        remembered(tags.album),
        remembered(rest) if tags.title else searchable(f"{rest} {PurePath(path).parent.name}"),
    )


def searchable(text: str) -> str:
    """Return the folded text, then without spaces, then as pinyin and initials.

    "acdc" finds "AC/DC", "yehang" and "yh" find 夜航. Two spaces at each end: every character
    then begins a trigram.
    """
    plain = fold(text[:SEARCH_CHARACTERS])
    forms = [plain]
    if not text.isalnum() and " " in plain:
        forms.append(squeezed(plain))
    if has_han(plain):
        forms.append(spelled(plain))
    return "  ".join((*forms, "")) if plain else ""


remembered = functools.lru_cache(maxsize=4096)(searchable)


@functools.lru_cache(maxsize=1024)
def _all_names(credit: str, artists: tuple[str, ...], album_artists: tuple[str, ...]) -> str:
    return searchable(" / ".join(dict.fromkeys((credit, *artists, *album_artists))))
