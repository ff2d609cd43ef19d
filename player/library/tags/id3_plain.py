"""ID3v2.3 and v2.4 tags without frills, straight from their bytes: a quarter of mutagen's time.

A tag is plain when nothing in it is packed, unsynchronised, encrypted or twice, and every text
decodes. Every other tag is None and left to mutagen.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from player.library.tags.id3 import FRAME_NAMES, TEXT_LIMIT, repaired, tag_bytes
from player.library.tags.model import Values
from player.library.tags.numbers import popm_stars_of

_CODECS = ("latin-1", "utf-16", "utf-16-be", "utf-8")
_LATIN1 = 0
_HARD = frozenset({b"IPLS", b"TIPL", b"TMCL", b"CHAP", b"CTOC", b"TORY"})
_YEAR = b"TYER"
_SHORT_GENRES = frozenset({"", "CR", "RX"})
"""What stands for cover and remix, or for nothing."""


class _NotPlainError(Exception):
    """Something only mutagen knows how to read."""


@dataclass(slots=True)
class PlainTag:
    """What a tag says: values by our names, texts before their repair, pictures by type."""

    values: Values = field(default_factory=dict)
    original: dict[str, str] = field(default_factory=dict)
    pictures: list[tuple[int, bytes]] = field(default_factory=list)


def read_plain(head: bytes) -> PlainTag | None:
    """Return a plain tag that lies within the bytes given; None for any other."""
    if len(head) < 10 or tag_bytes(head) > len(head) or head[3] not in {3, 4} or head[5]:
        return None
    tag, suspicious = PlainTag(), Values()
    seen: set[bytes] = set()
    try:
        for name, body in _frames(head):
            if name[:1] == b"T" and name != b"TXXX" and name in seen:
                return None
            seen.add(name)
            _take(tag, suspicious, name, body)
    except (_NotPlainError, UnicodeDecodeError, ValueError):
        return None
    if _YEAR in seen and b"TDRC" in seen:
        return None
    tag.original = repaired(tag.values, suspicious)
    return tag


def _frames(tag: bytes) -> Iterator[tuple[bytes, bytes]]:
    at, end, shift = 10, tag_bytes(tag), 7 if tag[3] == 4 else 8
    while at + 10 <= end and tag[at]:
        name, raw = tag[at : at + 4], tag[at + 4 : at + 8]
        length = (raw[0] << 3 * shift) + (raw[1] << 2 * shift) + (raw[2] << shift) + raw[3]
        if not name.isalnum() or (shift == 7 and max(raw) > 127) or at + 10 + length > end:
            raise _NotPlainError
        if tag[at + 9] or name in _HARD:
            raise _NotPlainError
        if length:
            yield name, tag[at + 10 : at + 10 + length]
        at += 10 + length
    if tag[at:end].strip(b"\0"):
        raise _NotPlainError


def _take(tag: PlainTag, suspicious: Values, name: bytes, body: bytes) -> None:
    if name in _TEXTS:
        ours, texts = _TEXTS[name], _texts(body)
        if not _is_orderly(name, texts):
            raise _NotPlainError
    elif name in _STRUCTURED:
        ours, texts = _STRUCTURED[name](tag, body)
    else:
        return
    if ours:
        tag.values.setdefault(ours, []).extend(texts)
        if body[0] == _LATIN1 and name not in {b"POPM", b"UFID"}:
            suspicious.setdefault(ours, []).extend(texts)


def _is_orderly(name: bytes, texts: list[str]) -> bool:
    """Genres may be numbers, and the older tag's dates come in three frames."""
    if name == b"TCON":
        return not any("(" in text or text.isdigit() or text in _SHORT_GENRES for text in texts)
    return name != _YEAR or (len(texts) == 1 and len(texts[0]) == 4 and texts[0].isdigit())


def _texts(body: bytes) -> list[str]:
    """Texts between NULs; a last empty one is only the terminator of the one before."""
    if body[0] >= len(_CODECS) or len(body) > TEXT_LIMIT:
        raise _NotPlainError
    if body[0] == _LATIN1 and body.isascii():
        whole = body[1:].decode("ascii")
    else:
        whole = body[1:].decode(_CODECS[body[0]])
    if "\ufffe" in whole:
        raise _NotPlainError
    texts = whole.replace("\ufeff", "").split("\0")
    return texts[:-1] if len(texts) > 1 and not texts[-1] else texts


def _free(_: PlainTag, body: bytes) -> tuple[str, list[str]]:
    name, *texts = _texts(body)
    return name.lower().replace(" ", "_"), texts


def _spoken(body: bytes) -> tuple[str, list[str]]:
    """Description and texts behind a language."""
    if len(body) < 5:
        raise _NotPlainError
    description, *texts = _texts(body[:1] + body[4:])
    return description, texts


def _comment(_: PlainTag, body: bytes) -> tuple[str, list[str]]:
    description, texts = _spoken(body)
    return ("", []) if description else ("comment", texts)


def _lyrics(_: PlainTag, body: bytes) -> tuple[str, list[str]]:
    texts = _spoken(body)[1]
    return "lyrics", texts[:1]


def _identifier(_: PlainTag, body: bytes) -> tuple[str, list[str]]:
    owner, _nul, data = body.partition(b"\0")
    if owner != b"http://musicbrainz.org":
        return "", []
    return "musicbrainz_recordingid", [data.decode("ascii", "replace")]


def _popularity(tag: PlainTag, body: bytes) -> tuple[str, list[str]]:
    rest = body.partition(b"\0")[2]
    if not rest:
        raise _NotPlainError
    stars = popm_stars_of(rest[0])
    tag.values.setdefault("plays", []).append(str(int.from_bytes(rest[1:], "big")))
    return "rating", [] if stars is None else [f"{stars / 5}"]


def _picture(tag: PlainTag, body: bytes) -> tuple[str, list[str]]:
    mime_end = body.index(b"\0", 1)
    kind, wide = body[mime_end + 1], body[0] in {1, 2}
    at = mime_end + 2
    if wide:
        while body[at : at + 2] not in {b"\0\0", b""}:
            at += 2
        at += 2
    else:
        at = body.index(b"\0", at) + 1
    tag.pictures.append((kind, body[at:]))
    return "", []


_TEXTS = {name.encode(): ours for name, ours in FRAME_NAMES.items()}
_TEXTS |= {b"TCON": "genre", _YEAR: "date"}
_STRUCTURED: dict[bytes, Callable[[PlainTag, bytes], tuple[str, list[str]]]] = {
    b"TXXX": _free,
    b"COMM": _comment,
    b"USLT": _lyrics,
    b"UFID": _identifier,
    b"POPM": _popularity,
    b"APIC": _picture,
}
