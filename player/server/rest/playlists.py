"""A user's playlists: written whole or by additions, never half."""

from typing import Any

from sqlalchemy import Connection, Row, delete, func, or_, select

from player.server.catalogue.entries import Entry, instant
from player.server.catalogue.ids import Kind, shown
from player.server.catalogue.shelf import Shelf
from player.server.database import now_ms, record_changes
from player.server.failure import Failure
from player.server.rest.call import Call
from player.server.tables import EVERYBODY, playlist, playlist_item, song

MOST_SONGS = 50_000
_MOST_NAME = 300


def get_playlists(call: Call) -> dict[str, Any]:
    """The user's own playlists and everybody's public ones."""
    mine = or_(playlist.c.user_id == call.principal.user_id, playlist.c.public)
    with call.service.database.reading() as connection:
        rows = connection.execute(select(playlist).where(mine).order_by(playlist.c.name)).all()
        found = [_entry(call, connection, row) for row in rows]
    return {"playlists": {"playlist": found}}


def get_playlist(call: Call) -> dict[str, Any]:
    """One playlist with its songs, those that are gone left out."""
    with call.service.database.reading() as connection:
        row = _visible(call, connection, call.key(Kind.PLAYLIST))
        return {"playlist": _with_songs(call, connection, row)}


def create_playlist(call: Call) -> dict[str, Any]:
    """Make a playlist, or replace all songs of one; `ifChanged` refuses a stale writer."""
    songs = call.keys(Kind.SONG, "songId")
    with call.service.database.writing() as connection:
        _check_songs(call, connection, songs)
        if call.text("playlistId"):
            row = _own(call, connection, call.key(Kind.PLAYLIST, "playlistId"))
            _check_unchanged(call, row)
            values = {"name": call.text("name", row.name)[:_MOST_NAME]}
        else:
            row = _made(call, connection)
            values = {}
        _write(connection, row.id, songs)
        _touch(call, connection, row, values)
        return {"playlist": _with_songs(call, connection, _row(connection, row.id))}


def update_playlist(call: Call) -> dict[str, Any]:
    """Rename a playlist, add songs at its end, remove places of it."""
    with call.service.database.writing() as connection:
        row = _own(call, connection, call.key(Kind.PLAYLIST, "playlistId"))
        _check_unchanged(call, row)
        added = call.keys(Kind.SONG, "songIdToAdd")
        removed = set(call.numbers("songIndexToRemove"))
        if added or removed:
            present = _songs(connection, row.id)
            kept = [key for place, key in enumerate(present) if place not in removed]
            _check_songs(call, connection, added)
            _write(connection, row.id, kept + added)
        _touch(call, connection, row, _changed_words(call, row))
    return {}


def _changed_words(call: Call, row: Row[Any]) -> dict[str, Any]:
    return {
        "name": call.text("name", row.name)[:_MOST_NAME],
        "comment": call.text("comment", row.comment)[:2000],
        "public": call.flag("public", default=row.public),
    }


def delete_playlist(call: Call) -> dict[str, Any]:
    """Remove a playlist of the user's own."""
    with call.service.database.writing() as connection:
        row = _own(call, connection, call.key(Kind.PLAYLIST))
        for statement in (
            delete(playlist_item).where(playlist_item.c.playlist_id == row.id),
            delete(playlist).where(playlist.c.id == row.id),
        ):
            connection.execute(statement)
        _tell(connection, call.principal.user_id, row, gone=True)
    return {}


def playlist_entries(call: Call, connection: Connection, keys: list[int]) -> list[Entry]:
    """Return `Playlist` entries of what the user may see; for lists of changes."""
    rows = connection.execute(select(playlist).where(playlist.c.id.in_(keys))).all()
    mine = [row for row in rows if row.public or row.user_id == call.principal.user_id]
    return [_entry(call, connection, row) for row in mine]


def _made(call: Call, connection: Connection) -> Row[Any]:
    at_ms = now_ms()
    values = {
        "user_id": call.principal.user_id,
        "name": call.required("name")[:_MOST_NAME],
        "comment": "",
        "public": False,
        "created_ms": at_ms,
        "changed_ms": at_ms,
    }
    key = connection.execute(playlist.insert().values(**values)).inserted_primary_key
    return _row(connection, int(key[0]) if key else 0)


def _row(connection: Connection, key: int) -> Row[Any]:
    row = connection.execute(select(playlist).where(playlist.c.id == key)).first()
    if row is None:
        raise Failure.not_found()
    return row


def _visible(call: Call, connection: Connection, key: int) -> Row[Any]:
    row = _row(connection, key)
    if not row.public and row.user_id != call.principal.user_id:
        raise Failure.not_found()
    return row


def _own(call: Call, connection: Connection, key: int) -> Row[Any]:
    row = _visible(call, connection, key)
    if row.user_id != call.principal.user_id:
        raise Failure.not_allowed()
    return row


def _check_unchanged(call: Call, row: Row[Any]) -> None:
    wanted = call.text("ifChanged")
    if wanted and wanted != instant(row.changed_ms):
        raise Failure.generic("conflict")


def _check_songs(call: Call, connection: Connection, songs: list[int]) -> None:
    if len(songs) > MOST_SONGS:
        raise Failure.generic(f"A playlist holds {MOST_SONGS} songs at most.")
    if songs:
        Shelf(connection, call.principal.user_id).exists(song, songs)


def _songs(connection: Connection, key: int) -> list[int]:
    mine = select(playlist_item.c.song_id).where(playlist_item.c.playlist_id == key)
    return list(connection.execute(mine.order_by(playlist_item.c.position)).scalars())


def _write(connection: Connection, key: int, songs: list[int]) -> None:
    connection.execute(delete(playlist_item).where(playlist_item.c.playlist_id == key))
    rows = [
        {"playlist_id": key, "position": place, "song_id": one} for place, one in enumerate(songs)
    ]
    if rows:
        connection.execute(playlist_item.insert(), rows)


def _touch(call: Call, connection: Connection, row: Row[Any], values: dict[str, Any]) -> None:
    """Each change has a later time than the one before, even within one millisecond."""
    changed_ms = max(now_ms(), row.changed_ms + 1)
    mine = playlist.update().where(playlist.c.id == row.id)
    connection.execute(mine.values(changed_ms=changed_ms, **values))
    _tell(connection, call.principal.user_id, row, gone=False)


def _tell(connection: Connection, user_id: int, row: Row[Any], *, gone: bool) -> None:
    """Whoever could see it before or can see it now is told."""
    now = connection.execute(select(playlist.c.public).where(playlist.c.id == row.id)).scalar()
    readers = {user_id, EVERYBODY} if row.public or now else {user_id}
    for reader in readers:
        record_changes(connection, reader, [("playlist", row.id, gone)])


def _entry(call: Call, connection: Connection, row: Row[Any]) -> Entry:
    joined = playlist_item.join(song, song.c.id == playlist_item.c.song_id)
    sums = select(func.count(), func.coalesce(func.sum(song.c.duration_s), 0))
    mine = sums.select_from(joined).where(playlist_item.c.playlist_id == row.id)
    count, duration_s = connection.execute(mine).one()
    is_own = row.user_id == call.principal.user_id
    return {
        "id": shown(Kind.PLAYLIST, row.id),
        "name": row.name,
        "comment": row.comment,
        "owner": call.service.users.name_of(row.user_id),
        "public": row.public,
        "songCount": count,
        "duration": int(duration_s),
        "created": instant(row.created_ms),
        "changed": instant(row.changed_ms),
        **({} if is_own else {"readonly": True}),  # strict older clients know no such field
    }


def _with_songs(call: Call, connection: Connection, row: Row[Any]) -> Entry:
    songs = Shelf(connection, call.principal.user_id).songs(_songs(connection, row.id))
    return {**_entry(call, connection, row), "entry": songs}


ENDPOINTS = {
    "getPlaylists": get_playlists,
    "getPlaylist": get_playlist,
    "createPlaylist": create_playlist,
    "updatePlaylist": update_playlist,
    "deletePlaylist": delete_playlist,
}
