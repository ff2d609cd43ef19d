"""`getCoverArt`: the picture as the library has it, smaller when ffmpeg can make it so."""

import hashlib
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import select
from starlette.responses import Response

from player.library.covers import load_cover
from player.library.lists.rows import CoverRef
from player.library.sharing import SharedCover
from player.server.catalogue.ids import Kind, read_any
from player.server.catalogue.shelf import Shelf
from player.server.failure import Failure
from player.server.rest.call import Call
from player.server.tables import album, album_artist, playlist, playlist_item, song

SIZES = (64, 128, 256, 512, 1024)
"""Pictures are made in these widths only; a size between two gets the larger."""

_MAGIC = ((b"\xff\xd8", "image/jpeg"), (b"\x89PNG", "image/png"), (b"GIF8", "image/gif"))


def get_cover_art(call: Call) -> Response:
    """Send the cover of a song, an album, an artist or a playlist."""
    kind, key = read_any(call.required("id"))
    with call.service.database.reading() as connection:
        shelf = Shelf(connection, call.principal.user_id)
        found = shelf.connection.execute(
            select(album.c.cover)
            .where(album.c.id.in_(_albums(call, kind, key)), album.c.cover.is_not(None))
            .order_by(album.c.id)
            .limit(1)
        ).scalar()
    if found is None:
        raise Failure.not_found()
    return _picture(call, msgspec.msgpack.decode(found, type=SharedCover))


def _albums(call: Call, kind: Kind, key: int) -> Any:
    """Whose covers may stand for a thing, as a selection of albums."""
    match kind:
        case Kind.ALBUM:
            return [key]
        case Kind.ARTIST:
            return select(album_artist.c.album_id).where(album_artist.c.artist_id == key)
        case Kind.SONG:
            return select(song.c.album_id).where(song.c.id == key)
        case Kind.PLAYLIST:
            joined = playlist_item.join(song, song.c.id == playlist_item.c.song_id)
            joined = joined.join(playlist, playlist.c.id == playlist_item.c.playlist_id)
            mine = (playlist.c.user_id == call.principal.user_id) | playlist.c.public
            return select(song.c.album_id).select_from(joined).where(playlist.c.id == key, mine)


def _picture(call: Call, cover: SharedCover) -> Response:
    size = call.number("size", 0, high=SIZES[-1])
    width = next((one for one in SIZES if one >= size), SIZES[-1]) if size else 0
    tag = f'"{cover.key}-{width}"'
    headers = {"ETag": tag, "Cache-Control": "private, max-age=86400"}
    if tag in call.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    place = call.service.roots.inside(cover.path)
    data = load_cover(CoverRef(cover.key, str(place), cover.embedded))
    if data is None:
        raise Failure.not_found()
    shown = _smaller(call, data, width) if width else None
    shown = data if shown is None else shown
    kind = next((kind for magic, kind in _MAGIC if shown.startswith(magic)), "image/webp")
    return Response(shown, media_type=kind, headers=headers)


def _smaller(call: Call, data: bytes, width: int) -> bytes | None:
    """Scale down, never up; None without ffmpeg or room, or when it cannot read the picture."""
    folder = call.service.cover_folder
    name = hashlib.sha256(data).hexdigest()[:32]
    target = folder / f"{name}-{width}.jpg"
    if not target.exists():
        source = folder / f"{name}-{width}.source-{os.getpid()}"
        words = ["-frames:v", "1", "-vf", f"scale='min({width},iw)':-2", "-q:v", "3"]
        try:
            folder.mkdir(parents=True, exist_ok=True)
            source.write_bytes(data)
            made = call.service.transcoder.run(source, target, words)
        except OSError:
            made = False
        finally:
            with suppress(OSError):
                source.unlink(missing_ok=True)
        if not made:
            return None
    return _read(target)


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


ENDPOINTS = {"getCoverArt": get_cover_art}
