"""The library as everybody else sees it."""

import threading
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path

from player.deferred import deferred
from player.library.db.database import Database
from player.library.db.index import index_waiting, is_waiting
from player.library.db.readers import Readers
from player.library.keep.analyses import Analyses
from player.library.keep.annotations import Annotations
from player.library.keep.places import Places
from player.library.keep.queue_store import QueueStore
from player.library.lists.albums import AlbumLists
from player.library.lists.details import DetailLists
from player.library.lists.directory import Directory
from player.library.lists.facets import FacetLists
from player.library.lists.folders import FolderLists
from player.library.lists.health import Health
from player.library.lists.history import HistoryLists
from player.library.lists.names import ArtistLists, GenreLists, facet
from player.library.lists.rows import Stats
from player.library.lists.shuffle_traits import ShuffleTraitLists
from player.library.lists.tidy import Tidy
from player.library.lists.tracks import Ids, TrackLists
from player.library.lists.works import WorkLists
from player.library.playlists.arrange import Arranging
from player.library.playlists.journal import PlaylistJournal
from player.library.playlists.store import Playlists
from player.library.remote.outbox import Outbox
from player.library.remote.remote_playlists import RemotePlaylists
from player.library.remote.songs import RemoteFiles
from player.library.remote.sources import Sources
from player.library.scan.pace import ScanPace
from player.library.scan.roots import root_folders
from player.library.scan.watcher import ScanReport, Watcher

with deferred():
    from player.library.edit import editor as tag_editor
    from player.library.edit import picture_store
    from player.library.lists import doubles
    from player.library.scan import apart as scan_apart
    from player.library.scan import locating, scanner

_STATS = """
SELECT count(*), (SELECT count(*) FROM release), (SELECT count(*) FROM artist),
  coalesce(sum(duration_ms), 0), (SELECT coalesce(sum(size), 0) FROM file WHERE size > 0),
  count(CASE WHEN lossless AND (bit_depth > 16 OR sample_rate > 48000) THEN 1 END),
  (SELECT count(*) FROM file WHERE state <> 0 AND state = 1),
  (SELECT count(*) FROM file WHERE state <> 0 AND state = 2)
FROM track
"""
_MISSING = "SELECT -1, count(*) FROM file WHERE state <> 0 AND state = 2"  # as the index has it


def _rating(stars: float | None) -> dict[str, tuple[str, ...]]:
    value = () if stars is None else (f"{stars / 5:g}",)
    return {"rating": value, "fmps_rating": value}


def _finish_index(database: Database) -> None:
    """Index what a killed scan left behind: some thousand texts at most, or nothing."""
    with closing(database.reader()) as reader:
        waiting = is_waiting(reader)
    if waiting and not database.read_only:
        with database.transaction() as connection:
            index_waiting(connection)


class Library:
    """One open library: lists to read, a scan to run, listeners to tell.

    Lists may be read from any thread; each gets its own connection. Opening reads nothing that
    grows with the library.

    Attributes:
        scan_pace: Holds and releases the scans that run, whoever began them.
        is_playing: Asked whether a file is heard; tags are written into it when it falls silent.
    """

    def __init__(self, database: Database) -> None:
        self.database = database
        self._readers = Readers(database)
        self._listeners: list[Callable[[], None]] = []
        self._lock = threading.Lock()
        self.scan_pace = ScanPace()
        self.is_playing: Callable[[str], bool] = lambda _: False
        self.tracks = TrackLists(self._readers)
        self.shuffle_traits = ShuffleTraitLists(self._readers)
        self.albums = AlbumLists(self._readers)
        self.artists = ArtistLists(self._readers)
        self.genres = GenreLists(self._readers)
        self.directory = Directory(self._readers)
        self.details = DetailLists(self._readers)
        self.history = HistoryLists(self._readers)
        self.folders = FolderLists(self._readers)
        self.works = WorkLists(self._readers)
        self.facets = FacetLists(self._readers, self.tracks)
        self.playlists = Playlists(database, self._readers)
        self.arranging = Arranging(database)
        self.playlist_journal = PlaylistJournal(database)
        self.annotations = Annotations(database, self._readers)
        self.places = Places(database, self._readers)
        self.queue_store = QueueStore(database)
        self.health = Health(self._readers)
        self.tidy = Tidy(self._readers)
        self.analyses = Analyses(database, self._readers)
        self.sources = Sources(database, self._readers)
        self.outbox = Outbox(database, self._readers)
        self.remote_files = RemoteFiles(database, self._readers)
        self.remote_playlists = RemotePlaylists(database, self._readers)

    @cached_property
    def editor(self) -> "tag_editor.TagEditor":
        """Writes tags into files, and takes it back."""
        path = self.database.path
        store = picture_store.PictureStore(path.with_name(f"{path.stem}-pictures"))
        asked = self._read_again, self._is_heard
        return tag_editor.TagEditor(self.database, self.tracks, store, *asked)

    @cached_property
    def doubles(self) -> "doubles.Doubles":
        """Knows which of several files to keep."""
        return doubles.Doubles(self._readers)

    def _is_heard(self, path: str) -> bool:
        return self.is_playing(path)

    @property
    def read_only(self) -> bool:
        """Whether it lies where nothing can be written; every change raises library.read_only."""
        return self.database.read_only

    @classmethod
    def open(cls, path: Path) -> "Library":
        """Open or create a library file, climbing to the newest schema.

        Raises:
            PlayerError: library.newer, library.older, library.foreign, library.unreadable,
                library.damaged.
        """
        database = Database(path)
        try:
            _finish_index(database)
        except BaseException:
            database.close()
            raise
        return cls(database)

    def close(self) -> None:
        """Let go of the file; no thread may be reading any more."""
        self._readers.close()
        self.database.close()

    def album_tracks(self, album_id: int) -> Ids:
        """Return an album's track ids in disc and track order."""
        return self.tracks.of_album(album_id)

    def facet(self, name: str, query: str = "") -> list[tuple[str, int]]:
        """Return values with counts: of "artist", "genre", "year", "codec", "rate" or "bits"."""
        return facet(self._readers, name, query)

    def stats(self) -> Stats:
        """Count everything; 30 ms at 100,000 tracks, so not before what is waited for."""
        return Stats(*self._readers.connection().execute(_STATS).fetchone())

    def roots(self) -> list[Path]:
        """Return the folders the listener added."""
        return root_folders(self._readers.connection())

    def scan(
        self,
        folders: Iterable[Path],
        watcher: Watcher | None = None,
        *,
        apart: bool = False,
        claim_away: bool = False,
    ) -> ScanReport:
        """Bring folders into the library; blocks, for a worker thread. Listeners hear each batch.

        Args:
            folders: Roots, or folders inside them.
            watcher: Hears how far the scan is, and may cancel it.
            apart: Read and write in a process of low priority, as the window needs it.
            claim_away: What roots that are away had may be what is found here.

        Raises:
            PlayerError: library.no_folder, library.write_failed, library.no_reader.
        """
        given = watcher or Watcher()
        told_of = self._there()

        def told() -> None:
            nonlocal told_of
            told_of = self._there()
            given.on_commit()
            self.announce()

        telling = replace(given, on_commit=told, pace=self.scan_pace)
        try:
            if not apart:
                return scanner.scan(self.database, folders, telling, claim_away=claim_away)
            with self.scan_pace.under_way():
                return scan_apart.scan_apart(
                    self.database.path, list(folders), telling, claim_away=claim_away
                )
        finally:
            if self._there() != told_of:  # no batch said it, but something went or came back
                self.announce()

    def _there(self) -> list[tuple[int, int]]:
        """Which roots are there, and how many files are missing."""
        connection = self._readers.connection()
        missing = connection.execute(_MISSING).fetchall()
        return connection.execute("SELECT id, online FROM root ORDER BY id").fetchall() + missing

    def locate(
        self, folder: Path, watcher: Watcher | None = None, *, apart: bool = False
    ) -> ScanReport:
        """Find missing files again in a folder the listener names; blocks, as `scan` does.

        What came in from there already, as if it were new, becomes one with what it was.
        """
        scan = partial(self.scan, watcher=watcher, apart=apart)
        report = locating.locate(self.database, folder, scan)
        self.announce()  # what became one with what it was is not there twice any more
        return report

    def write_ratings(self, track_ids: Sequence[int]) -> "tag_editor.EditReport":
        """Write the ratings of tracks into their files as well: FMPS_RATING, and POPM in ID3.

        Raises:
            PlayerError: library.write_failed.
        """
        by_stars: dict[float | None, list[int]] = {}
        for row in self.tracks.rows(track_ids):
            by_stars.setdefault(row.rating, []).append(row.id)
        reports = [self.editor.apply(ids, _rating(stars)) for stars, ids in by_stars.items()]
        return tag_editor.EditReport(
            tuple(path for report in reports for path in report.written),
            tuple(path for report in reports for path in report.waiting),
            tuple(error for report in reports for error in report.failed),
        )

    def _read_again(self, folders: list[Path]) -> None:
        self.scan(folders, Watcher(jobs=1))

    def listen(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Call `listener` after each change, on the thread that made it; returns how to stop."""
        with self._lock:
            self._listeners.append(listener)

        def stop() -> None:
            with self._lock:
                if listener in self._listeners:
                    self._listeners.remove(listener)

        return stop

    def announce(self) -> None:
        """Tell all listeners that lists must be read again."""
        self.tracks.forget()
        self.directory.forget()
        with self._lock:
            listeners = list(self._listeners)
        for listener in listeners:
            listener()
