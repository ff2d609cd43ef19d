"""Tags and covers on their way from the sources of a rendering into its output."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from pathlib import Path
from typing import Any

import mutagen.id3  # before what needs a part of it: another thread may be loading it
from mutagen.flac import FLAC, Picture
from mutagen.wave import WAVE

from player.errors import PlayerError
from player.library.tags import FileTags, read_cover, read_tags
from player.library.tags.containers import TAG_ERRORS, container_of

Words = tuple[tuple[str, str], ...]
"""Vorbis comments: lower-case names with their values, in order."""

_COMMENT_CODECS = frozenset({"FLAC", "Vorbis", "Opus"})
_HEAD_BYTES = 1 << 16
_FRONT_COVER = 3
_PICTURE_BYTES_MAX = (1 << 24) - (1 << 16)  # a FLAC block's length has 24 bits
_OF_THE_FILE = (
    *("cuesheet", "encoder", "encoded-by", "metadata_block_picture", "coverart", "itun"),
    *("pre_emphasis", "preemphasis", "pre-emphasis"),  # it has been taken off
)
_OF_THE_LEVEL = ("replaygain_", "r128_")
_FRAMES: Any = mutagen.id3
_ID3: dict[str, Callable[..., Any]] = {
    "title": _FRAMES.TIT2,
    "artist": _FRAMES.TPE1,
    "albumartist": _FRAMES.TPE2,
    "album": _FRAMES.TALB,
    "date": _FRAMES.TDRC,
    "genre": _FRAMES.TCON,
    "composer": _FRAMES.TCOM,
    "tracknumber": _FRAMES.TRCK,
    "discnumber": _FRAMES.TPOS,
}
_free_text: Callable[..., Any] = _FRAMES.TXXX
_attached_picture: Callable[..., Any] = _FRAMES.APIC
_open_flac: Callable[[Path], Any] = FLAC
_open_wave: Callable[[Path], Any] = WAVE
_new_picture: Callable[[], Any] = Picture
_UTF8 = 3
_MIMES = {
    b"\x89PNG": "image/png",
    b"GIF8": "image/gif",
    b"BM": "image/bmp",
    b"RIFF": "image/webp",
}


@dataclass(frozen=True, slots=True)
class CarriedWords:
    """What the output will say about itself."""

    words: Words = ()
    cover: bytes | None = None


def carried_words(paths: Sequence[str], *, keep_gain: bool) -> CarriedWords:
    """Return what all sources say alike, and the cover of the first.

    Args:
        paths: The sources; one that cannot be read says nothing.
        keep_gain: Whether gain tags stay true: the rendering leaves the level as it was.
    """
    each = [_words_of(path) for path in dict.fromkeys(paths)]
    common = reduce(lambda kept, words: tuple(w for w in kept if w in words), each)
    dropped = _OF_THE_FILE if keep_gain else (*_OF_THE_FILE, *_OF_THE_LEVEL)
    words = tuple((name, text) for name, text in common if not name.startswith(dropped))
    cover = read_cover(paths[0])
    return CarriedWords(words, cover if cover and len(cover) < _PICTURE_BYTES_MAX else None)


def write_words(path: Path, container: str, carried: CarriedWords) -> None:
    """Tag a fresh file; raises what mutagen raises and `OSError`."""
    if not carried.words and not carried.cover:
        return
    if container == "FLAC":
        _write_flac(path, carried)
    else:
        _write_wav(path, carried)


def _write_flac(path: Path, carried: CarriedWords) -> None:
    audio = _open_flac(path)
    if audio.tags is None:
        audio.add_tags()
    audio.tags.extend(carried.words)
    if carried.cover:
        picture = _new_picture()
        picture.type, picture.data = _FRONT_COVER, carried.cover
        picture.mime = mime_of(carried.cover)
        audio.add_picture(picture)
    audio.save()


def _write_wav(path: Path, carried: CarriedWords) -> None:
    audio = _open_wave(path)
    audio.add_tags()
    for name in dict.fromkeys(name for name, _ in carried.words):
        texts = [text for word, text in carried.words if word == name]
        frame = _ID3.get(name)
        audio.tags.add(frame(_UTF8, texts) if frame else _free_text(_UTF8, name.upper(), texts))
    if carried.cover:
        mime = mime_of(carried.cover)
        audio.tags.add(_attached_picture(_UTF8, mime, _FRONT_COVER, "", carried.cover))
    audio.save()


def mime_of(picture: bytes) -> str:
    """Return the MIME type of a bitmap by its first bytes."""
    return next((mime for magic, mime in _MIMES.items() if picture.startswith(magic)), "image/jpeg")


def _words_of(path: str) -> Words:
    """Comments as they stand, other kinds of tags in the words of comments."""
    comments = _comments_of(path)
    if comments is not None:
        return comments
    try:
        return tuple(_as_words(read_tags(path)))
    except PlayerError:
        return ()


def _comments_of(path: str) -> Words | None:
    try:
        with Path(path).open("rb") as file:
            kind = container_of(file.read(_HEAD_BYTES), file)
            if kind is None or kind.codec not in _COMMENT_CODECS:
                return None
            file.seek(0)
            tags = kind.open(file).tags
    except (OSError, ValueError, *TAG_ERRORS):
        return None
    return tuple((name.lower(), text) for name, text in tags or ())


def _as_words(tags: FileTags) -> Iterable[tuple[str, str]]:
    single = {
        "title": tags.title,
        "album": tags.album,
        "date": tags.year,
        "tracknumber": tags.track_number,
        "tracktotal": tags.track_total,
        "discnumber": tags.disc_number,
        "disctotal": tags.disc_total,
        "discsubtitle": tags.disc_title,
        "label": tags.label,
        "catalognumber": tags.catalogue_number,
        "comment": tags.comment,
        "lyrics": tags.lyrics,
        "compilation": "1" if tags.compilation else "",
    }
    yield from ((name, str(value)) for name, value in single.items() if value)
    yield from (("artist", name) for name in tags.artists or _if_any(tags.artist_credit))
    yield from (("albumartist", n) for n in tags.album_artists or _if_any(tags.album_artist_credit))
    yield from (("genre", genre) for genre in tags.genres)
    yield from tags.credits
    yield from (_gain_words(tags))


def _gain_words(tags: FileTags) -> Iterable[tuple[str, str]]:
    gain = tags.gain
    for scope, level_db, peak in (
        ("track", gain.track_db, gain.track_peak),
        ("album", gain.album_db, gain.album_peak),
    ):
        if level_db is not None:
            yield f"replaygain_{scope}_gain", f"{level_db:.2f} dB"
        if peak is not None:
            yield f"replaygain_{scope}_peak", f"{peak:.6f}"


def _if_any(text: str) -> tuple[str, ...]:
    return (text,) if text else ()
