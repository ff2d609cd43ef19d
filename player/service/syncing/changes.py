"""`galaxyChanges`: only what became different since last time, tombstones included."""

from dataclasses import dataclass

import msgspec

from player.library.library import Library
from player.library.remote.annotating import take_annotations
from player.library.remote.catalogue import Catalogue
from player.library.remote.sources import SourceRow
from player.service.subsonic import NOT_FOUND, RefusedError, Subsonic
from player.service.syncing.pages import Reading, listed
from player.service.syncing.report import SyncReport, SyncWatcher
from player.service.syncing.song_tags import annotation_of, builder
from player.service.wire import Song, entries

CHANGES_AT_ONCE = 1000


class ChangesLostError(Exception):
    """The server no longer knows what has changed since our state: read everything."""


class _Updated(msgspec.Struct):
    song: list[msgspec.Raw] = []
    annotation: list[msgspec.Raw] = []


class _Destroyed(msgspec.Struct):
    song: list[str] = []


class _Changes(msgspec.Struct, rename="camel"):
    new_state: str = ""
    has_more_changes: bool = False
    updated: _Updated = msgspec.field(default_factory=_Updated)
    destroyed: _Destroyed = msgspec.field(default_factory=_Destroyed)


@dataclass(slots=True)
class _Totals:
    seen: int = 0
    written: int = 0
    dropped: int = 0


def current_state(server: Subsonic) -> str:
    """Return the state that everything read from now on belongs to."""
    return server.get("getChanges", _Changes, "changes").new_state


def follow_changes(
    server: Subsonic, library: Library, source: SourceRow, watcher: SyncWatcher
) -> SyncReport:
    """Take in page after page of changes; each is kept as soon as it is in.

    Raises:
        ChangesLostError: Only a full pass can help.
        PlayerError: source.*
    """
    state, totals, reading = source.cursor or "", _Totals(), Reading()
    catalogue = Catalogue(library.database, source, builder(source.id, reading.note_odd))
    while not watcher.is_cancelled():
        changes = _ask(server, state)
        songs = listed(changes.updated.song, reading)
        totals.written += catalogue.store(songs) if songs else 0
        totals.dropped += catalogue.drop(changes.destroyed.song) if changes.destroyed.song else 0
        totals.seen += len(songs) + _take_liking(library, source, changes)
        if reading.odd:
            raise ChangesLostError
        state = changes.new_state
        library.sources.succeed(source.id, state)
        watcher.on_page(totals.seen)
        if not changes.has_more_changes:
            break
    if totals.written or totals.dropped or totals.seen:
        library.announce()
    return SyncReport(seen=totals.seen, written=totals.written, dropped=totals.dropped)


def _ask(server: Subsonic, state: str) -> _Changes:
    try:
        return server.get("getChanges", _Changes, "changes", since=state, count=CHANGES_AT_ONCE)
    except RefusedError as error:
        if error.reason_code == NOT_FOUND:
            raise ChangesLostError from error
        raise


def _take_liking(library: Library, source: SourceRow, changes: _Changes) -> int:
    liked = [annotation_of(known) for known in entries(changes.updated.annotation, Song)[0]]
    if liked:
        take_annotations(library.database, source.id, liked)
    return len(liked)
