"""`stream` and `download`: the file itself, or what the account and the client make of it.

A stream counts no play: clients say themselves what was heard.
"""

from pathlib import Path
from typing import Any
from urllib.parse import quote

from starlette.responses import Response

from player.rights import Quality
from player.server.catalogue.entries import CONTENT_TYPES, Entry, suffix_of
from player.server.catalogue.ids import Kind
from player.server.catalogue.rows import SongFile
from player.server.catalogue.shelf import Shelf
from player.server.failure import Failure
from player.server.media.files import sent
from player.server.media.profiles import (
    Profile,
    Wish,
    chosen,
    clamped,
    lossless,
    profile_of,
    quality_of,
)
from player.server.rest.call import Call

_CODECS = {"raw": "raw", "flac": "flac", "mp3": "mp3", "opus": "opus", "ogg": "opus", "oga": "opus"}
_TYPES = {"flac": "audio/flac", "opus": "audio/ogg", "mp3": "audio/mpeg"}
_MOST_OFFSET_S = 86_400


def stream(call: Call) -> Response:
    """Send a song for playing."""
    wish = Wish(_codec(call.text("format")), call.number("maxBitRate", 0, high=100_000))
    file, _ = song_file(call, call.key(Kind.SONG))
    profile = chosen(file, wish, cap_of(call))
    offset_s = call.number("timeOffset", 0, high=_MOST_OFFSET_S)
    if offset_s and wish.codec != "raw" and profile is None:
        profile = lossless(file) if file.lossless else Profile("opus", 320)
    return answer(call, file, profile, offset_s)


def download(call: Call) -> Response:
    """Send a song for keeping, under a name of its own."""
    file, entry = song_file(call, call.key(Kind.SONG))
    profile = clamped(file, None, cap_of(call))
    suffix = profile.codec if profile else entry["suffix"]
    name = f"{entry['path'].rpartition('/')[2].rpartition('.')[0]}.{suffix}"
    reply = answer(call, file, profile)
    reply.headers["Content-Disposition"] = _attached(name)
    return reply


def _attached(name: str) -> str:
    """A name in both spellings of RFC 6266: old clients look for the plain one only."""
    plain = "".join(char if char.isascii() and char not in '"\\%;' else "_" for char in name)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name)}"


def transcode_stream(call: Call) -> Response:
    """Send what `getTranscodeDecision` decided, once more within what the account may have."""
    if call.text("mediaType", "song") != "song":
        raise Failure.not_found()
    file, _ = song_file(call, call.key(Kind.SONG, "mediaId"))
    profile = profile_of(call.required("transcodeParams"))
    if profile is None:
        raise Failure.generic("transcodeParams: not what this server has decided.")
    offset_s = call.number("offset", 0, high=_MOST_OFFSET_S)
    return answer(call, file, clamped(file, profile, cap_of(call)), offset_s)


def song_file(call: Call, key: int) -> tuple[SongFile, Entry]:
    """Return where a song's sound is, and what clients know of the song."""
    with call.service.database.reading() as connection:
        shelf = Shelf(connection, call.principal.user_id)
        return shelf.file(key), shelf.song(key)


def cap_of(call: Call) -> Quality:
    """The best the account may have, on this device."""
    return call.service.rights_of(call.principal).quality


def answer(call: Call, file: SongFile, profile: Profile | None, offset_s: float = 0) -> Response:
    """Send a file or what a profile makes of it; `X-Galaxy-Quality` says which class it is."""
    path = call.service.roots.inside(file.path)
    is_slice = file.start_frame > 0 or file.end_frame is not None
    if profile is None and is_slice:
        profile = lossless(file)
    if profile is not None:
        profile = _possible(call, file, profile, needed=is_slice)
    quality = profile.quality if profile else quality_of(file)
    path = _made(call, path, file, profile, offset_s)
    kind = _TYPES[profile.codec] if profile else _content_type(file)
    headers = {"X-Galaxy-Quality": quality.value, "X-Content-Duration": _seconds(file, offset_s)}
    return sent(path, kind, call.service.digests, call.headers, headers)


def _possible(call: Call, file: SongFile, profile: Profile, *, needed: bool) -> Profile | None:
    """Without ffmpeg the file itself, when the account may have it."""
    allowed = quality_of(file).rank <= cap_of(call).rank
    if call.service.transcoder.is_there or needed or not allowed:
        return profile
    return None


def _made(call: Call, path: Path, file: SongFile, profile: Profile | None, offset_s: float) -> Path:
    if profile is None:
        return path
    return call.service.transcoder.made(path, file, profile, offset_s)


def _codec(form: str) -> str:
    return _CODECS.get(form.lower(), "")


def _content_type(file: SongFile) -> str:
    return CONTENT_TYPES.get(suffix_of(file.path), "application/octet-stream")


def _seconds(file: SongFile, offset_s: float) -> str:
    return f"{max((file.duration_ms or 0) / 1000 - offset_s, 0):.3f}"


ENDPOINTS: dict[str, Any] = {
    "stream": stream,
    "download": download,
    "getTranscodeStream": transcode_stream,
}
