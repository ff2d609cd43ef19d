"""Stars, ratings, plays: what a user thinks of the music."""

from typing import Any

from sqlalchemy import Connection, delete, select

from player.server.catalogue.entries import Entry
from player.server.catalogue.ids import Kind, read_any
from player.server.catalogue.shelf import Shelf
from player.server.database import now_ms, put, put_all, record_changes
from player.server.failure import Failure
from player.server.rest.call import Call
from player.server.tables import album, annotation, artist, now_playing, scrobble, song

_TABLES = {
    Kind.SONG: (song, "song"),
    Kind.ALBUM: (album, "album"),
    Kind.ARTIST: (artist, "artist"),
}
_STATES = ("starting", "playing", "paused", "stopped")
_NOW_MS = 10 * 60_000
_KEY = ("user_id", "kind", "entity_id")
_EARLIEST_MS = 86_400_000 * 365
"""A time before 1971 is seconds where ms were meant."""

_AHEAD_MS = 2 * 86_400_000
"""How far a client's clock may be ahead of ours."""


def star(call: Call) -> dict[str, Any]:
    """Put songs, albums and artists among the favourites."""
    return _starred(call, now_ms())


def unstar(call: Call) -> dict[str, Any]:
    """Take them out again."""
    return _starred(call, None)


def _starred(call: Call, at_ms: int | None) -> dict[str, Any]:
    named = [read_any(one) for one in call.many("id")]
    named += [(Kind.ALBUM, key) for key in call.keys(Kind.ALBUM, "albumId")]
    named += [(Kind.ARTIST, key) for key in call.keys(Kind.ARTIST, "artistId")]
    if not named:
        raise Failure.missing("id")
    with call.service.database.writing() as connection:
        for kind in _TABLES:
            keys = [key for found, key in named if found is kind]
            _annotate(call, connection, kind, keys, {"starred_ms": at_ms})
        if any(kind is Kind.PLAYLIST for kind, _ in named):
            raise Failure.not_found()
    return {}


def set_rating(call: Call) -> dict[str, Any]:
    """Give 1 to 5 stars; 0 takes them away."""
    kind, key = read_any(call.required("id"))
    call.required("rating")
    rating = call.number("rating", 0, low=-1, high=6)
    if not 0 <= rating <= 5 or kind not in _TABLES:
        raise Failure.generic(f"A rating is 0 to 5, of a song, an album or an artist: {rating}.")
    with call.service.database.writing() as connection:
        _annotate(call, connection, kind, [key], {"rating": rating or None})
    return {}


def _annotate(
    call: Call, connection: Connection, kind: Kind, keys: list[int], values: dict[str, Any]
) -> None:
    if not keys:
        return
    table, name = _TABLES[kind]
    user_id = call.principal.user_id
    Shelf(connection, user_id).exists(table, keys)
    rows = [{"user_id": user_id, "kind": name, "entity_id": key, **values} for key in set(keys)]
    put_all(connection, annotation, _KEY, rows)
    record_changes(connection, user_id, [(f"note.{name}", key, False) for key in set(keys)])


def submit(call: Call) -> dict[str, Any]:
    """Record plays with the time each started; told twice they count once."""
    keys, times = call.keys(Kind.SONG, "id"), call.numbers("time")
    if not keys:
        raise Failure.missing("id")
    latest_ms = now_ms() + _AHEAD_MS
    if times and len(times) != len(keys):
        raise Failure.generic("time: one for each id.")
    if any(not _EARLIEST_MS <= at_ms <= latest_ms for at_ms in times):
        raise Failure.generic("time: when it began, in ms since 1970.")
    user_id, client = call.principal.user_id, call.text("c")[:80]
    with call.service.database.writing() as connection:
        Shelf(connection, user_id).exists(song, keys)
        if call.flag("submission", default=True):
            plays = zip(keys, times or [now_ms()] * len(keys), strict=True)
            record_plays(connection, user_id, client, list(plays))
        else:
            _note_now(call, connection, keys[-1], "playing", 0)
    return {}


def record_plays(
    connection: Connection, user_id: int, client: str, plays: list[tuple[int, int]]
) -> None:
    """Add plays (song, start in ms) to the journal and count the new ones."""
    fresh: list[int] = []
    for key, at_ms in plays:
        same = (scrobble.c.user_id == user_id) & (scrobble.c.song_id == key)
        if connection.execute(select(scrobble.c.id).where(same, scrobble.c.at_ms == at_ms)).first():
            continue
        row = {"user_id": user_id, "song_id": key, "at_ms": at_ms, "client": client}
        connection.execute(scrobble.insert().values(**row))
        _count(connection, user_id, key, at_ms)
        fresh.append(key)
    record_changes(connection, user_id, [("note.song", key, False) for key in set(fresh)])


def _count(connection: Connection, user_id: int, key: int, at_ms: int) -> None:
    mine = (annotation.c.user_id == user_id) & (annotation.c.kind == "song")
    found = connection.execute(
        select(annotation.c.plays, annotation.c.played_ms).where(
            mine, annotation.c.entity_id == key
        )
    ).first()
    plays, played_ms = (found.plays, found.played_ms or 0) if found else (0, 0)
    values = {"plays": plays + 1, "played_ms": max(played_ms, at_ms)}
    put(connection, annotation, {"user_id": user_id, "kind": "song", "entity_id": key}, values)


def report_playback(call: Call) -> dict[str, Any]:
    """Say where a song is now; a stop near its end counts as a play."""
    if call.text("mediaType", "song") != "song":
        raise Failure.generic("Only songs are played here.")
    key, state = call.key(Kind.SONG, "mediaId"), call.required("state")
    call.required("positionMs")
    if state not in _STATES:
        raise Failure.generic(f"state is one of {', '.join(_STATES)}.")
    with call.service.database.writing() as connection:
        Shelf(connection, call.principal.user_id).exists(song, [key])
        _note_now(call, connection, key, state, call.number("positionMs", 0))
    return {}


def _note_now(call: Call, connection: Connection, key: int, state: str, position_ms: int) -> None:
    place = {"user_id": call.principal.user_id, "client": call.text("c")[:80]}
    if state == "stopped":
        mine = (now_playing.c.user_id == place["user_id"]) & (
            now_playing.c.client == place["client"]
        )
        connection.execute(delete(now_playing).where(mine))
        return
    values = {
        "song_id": key,
        "state": state,
        "position_ms": position_ms,
        "rate": _rate(call),
        "at_ms": now_ms(),
    }
    put(connection, now_playing, place, values)


def _rate(call: Call) -> float:
    try:
        return min(max(float(call.text("playbackRate", "1.0")), 0.1), 10.0)
    except ValueError:
        return 1.0


def get_now_playing(call: Call) -> dict[str, Any]:
    """What is being played: the user's own devices, for an administrator everybody's."""
    since = now_ms() - _NOW_MS
    statement = select(now_playing).where(now_playing.c.at_ms > since)
    if not call.principal.admin:
        statement = statement.where(now_playing.c.user_id == call.principal.user_id)
    names = {one.user_id: one.name for one in call.service.users.all()}
    with call.service.database.reading() as connection:
        rows = connection.execute(statement.order_by(now_playing.c.at_ms.desc())).all()
        shelf = Shelf(connection, call.principal.user_id)
        entries = [
            {**entry, **_playing(row, names.get(row.user_id, ""), place)}
            for place, row in enumerate(rows)
            for entry in shelf.songs([row.song_id])
        ]
    return {"nowPlaying": {"entry": entries}}


def _playing(row: Any, name: str, place: int) -> Entry:
    age_ms = now_ms() - row.at_ms
    moved_ms = round(age_ms * row.rate) if row.state == "playing" else 0
    return {
        "username": name,
        "minutesAgo": age_ms // 60_000,
        "playerId": place,
        "playerName": row.client,
        "state": row.state,
        "positionMs": row.position_ms + moved_ms,
        "playbackRate": row.rate,
    }


ENDPOINTS = {
    "star": star,
    "unstar": unstar,
    "setRating": set_rating,
    "scrobble": submit,
    "reportPlayback": report_playback,
    "getNowPlaying": get_now_playing,
}
