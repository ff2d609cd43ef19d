"""The one writer of a scan: records into tables, known rows kept under their ids."""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from time import time

import msgspec

from player.library.db.index import index_waiting
from player.library.scan.plan import READABLE, UNREADABLE, Planned
from player.library.scan.records import FileRecord, Name, ReleaseRecord, TrackRecord
from player.library.scan.relink import Relinker

TRACK_COLUMNS = (
    "start_frame, end_frame, disc_number, track_number, title, artist, genre, year, duration_ms,"
    " codec, sample_rate, channels, bit_depth, lossless, bitrate_kbps, movement, movement_number,"
    " track_gain_db, album_gain_db, track_peak, album_peak, title_key, artist_key, album_key,"
    " emphasis"
)
_COUNT = TRACK_COLUMNS.count(",") + 1
_INSERT_TRACK = (
    f"INSERT INTO track ({TRACK_COLUMNS}, id, file_id, slice, release_id, work_id, added_ms)"  # noqa: S608
    f" VALUES ({', '.join('?' * (_COUNT + 6))})"
)
_UPDATE_TRACK = (
    f"UPDATE track SET ({TRACK_COLUMNS}, file_id, slice, release_id, work_id)"  # noqa: S608
    f" = ({', '.join('?' * (_COUNT + 4))}) WHERE id = ?"
)
_DEPENDENT = ("credit", "track_genre", "lyrics", "original_text", "search_text")


class _Ids:
    """Ids of rows that many tracks share, looked up once and remembered."""

    def __init__(self, connection: sqlite3.Connection, table: str) -> None:
        rows = connection.execute(f"SELECT identity, id FROM {table}")  # noqa: S608  our tables
        self._ids: dict[str, int] = dict(rows)
        self._next = max(self._ids.values(), default=0) + 1

    def known(self, identity: str) -> int | None:
        """Return the row's id, if there is one."""
        return self._ids.get(identity)

    def of(self, identity: str, create: Callable[[int], object]) -> int:
        """Return the row's id, creating the row when it is new."""
        key = self._ids.get(identity)
        if key is None:
            key, self._next = self._next, self._next + 1
            self._ids[identity] = key
            create(key)
        return key


class Writer:
    """Stores batches inside transactions its caller opens, always on one connection.

    Attributes:
        relinked: How many new files turned out to be missing ones.
        touched: Releases whose summary must be made again.
        left: Pictures that a file had and has no more; another one may have them still.
    """

    def __init__(self, connection: sqlite3.Connection, relinker: Relinker) -> None:
        self._connection = connection
        self._relinker = relinker
        self._artists = _Ids(connection, "artist")
        self._spellings = dict(connection.execute("SELECT identity, name FROM artist"))
        self._releases = _Ids(connection, "release")
        self._works = _Ids(connection, "work")
        self._genres = _Ids(connection, "(SELECT name AS identity, id FROM genre)")
        index_waiting(connection)
        row = connection.execute("SELECT max(id) FROM track").fetchone()
        self._next_track = int(row[0] or 0) + 1
        self._through = int(connection.execute("SELECT through FROM search_state").fetchone()[0])
        self._now_ms = int(time() * 1000)
        self._unindexed = 0
        self.relinked = 0
        self.touched: set[int] = set()
        self.left: set[bytes] = set()

    def store(self, batch: Sequence[tuple[FileRecord, Planned]]) -> None:
        """Store what workers read; texts of new tracks wait for the index."""
        rows = _Rows()
        for record, planned in batch:
            file_id, is_new = self._store_file(rows, record, planned)
            old = {} if is_new else self._old_tracks(file_id)
            for track in record.tracks:
                self._store_track(rows, track, file_id, old.pop(track.slice, None))
            if old and record.tracks:
                self._drop(old.values())
        rows.write(self._connection)
        self._unindexed += len(rows.search)

    def index(self, *, at_least: int = 0) -> None:
        """Index what waits, unless it is hardly anything yet."""
        if self._unindexed > at_least:
            index_waiting(self._connection)
            self._through, self._unindexed = self._next_track - 1, 0

    def _store_file(self, rows: "_Rows", record: FileRecord, planned: Planned) -> tuple[int, bool]:
        found = planned.found
        missing = self._relinker.match(record, found) if planned.is_new else None
        self.relinked += missing is not None
        file_id = record.file_key if missing is None else missing
        is_new = planned.is_new and missing is None
        state = UNREADABLE if record.reason else READABLE
        values = (
            *(planned.folder_id, found.name, found.size, found.mtime_ns, found.ctime_ns),
            *(planned.sidecars, state, record.reason or None),
            *(record.content_id or None, record.picture_id or None, file_id),
        )
        if is_new:
            rows.files.append(values)
        else:
            self._leave_picture(file_id, record.picture_id)
            self._connection.execute(_UPDATE_FILE, values)
        return file_id, is_new

    def _leave_picture(self, file_id: int, picture_id: bytes) -> None:
        row = self._connection.execute("SELECT picture_id FROM file WHERE id = ?", (file_id,))
        old = row.fetchone()[0]
        if old is not None and old != picture_id:
            self.left.add(bytes(old))

    def _old_tracks(self, file_id: int) -> dict[int, int]:
        rows = self._connection.execute("SELECT slice, id FROM track WHERE file_id = ?", (file_id,))
        return dict(rows.fetchall())

    def _drop(self, track_ids: Iterable[int]) -> None:
        """Forget slices that a changed sheet no longer has."""
        keys = [(key,) for key in track_ids]
        self._connection.executemany("DELETE FROM track WHERE id = ?", keys)

    def _store_track(
        self, rows: "_Rows", track: TrackRecord, file_id: int, known: int | None
    ) -> None:
        release = None if track.release is None else self._release(track.release)
        if release is not None:
            self.touched.add(release)
        where = (file_id, track.slice, release, self._work(track))
        if known is None:
            key, self._next_track = self._next_track, self._next_track + 1
            values = (*track.columns, key, *where, self._now_ms)
            rows.tracks.append(values)
        else:
            key = known
            self._touch_old_release(key)
            self._connection.execute(_UPDATE_TRACK, (*track.columns, *where, key))
            for table in _DEPENDENT:
                self._connection.execute(f"DELETE FROM {table} WHERE track_id = ?", (key,))  # noqa: S608
        self._add_dependents(rows, track, key)
        if track.disc_title and release is not None:
            rows.media.append((release, track.columns[2] or 1, track.disc_title))

    def _touch_old_release(self, track_id: int) -> None:
        row = self._connection.execute("SELECT release_id FROM track WHERE id = ?", (track_id,))
        old = row.fetchone()[0]
        if old is not None:
            self.touched.add(old)

    def _add_dependents(self, rows: "_Rows", track: TrackRecord, key: int) -> None:
        for position, (role, name) in enumerate(track.credits):
            rows.credits.append((key, role, position, self._artist(name)))
        rows.genres += [(self._genre(genre), key) for genre in track.genres]
        (rows.search if key > self._through else rows.indexed).append((key, *track.search))
        if track.lyrics:
            rows.lyrics.append((key, track.lyrics, track.lyrics_words))
        if track.original:
            rows.originals.append((key, msgspec.json.encode(track.original).decode()))
        if track.rating is not None or track.plays:
            rows.annotations.append((key, track.rating, track.plays or 0))

    def _artist(self, name: Name) -> int:
        """One artist, one spelling, whichever file comes first: capitals sort before the rest."""
        known = self._artists.known(name.identity)
        if known is not None and name.name >= self._spellings[name.identity]:
            return known
        key = self._artists.of(name.identity, lambda key: self._insert("artist", key, name))
        if name.name < self._spellings.setdefault(name.identity, name.name):
            self._spellings[name.identity] = name.name
            self._connection.execute(
                "UPDATE artist SET name = ?, sort_key = ? WHERE id = ?",
                (name.name, name.sort_key, key),
            )
        return key

    def _insert(self, table: str, key: int, name: Name) -> None:
        self._connection.execute(
            f"INSERT INTO {table} (id, identity, name, sort_key) VALUES (?, ?, ?, ?)",  # noqa: S608
            (key, name.identity, name.name, name.sort_key),
        )

    def _genre(self, genre: Name) -> int:
        def create(key: int) -> None:
            row = (key, genre.name, genre.sort_key)
            self._connection.execute("INSERT INTO genre VALUES (?, ?, ?)", row)

        return self._genres.of(genre.name, create)

    def _work(self, track: TrackRecord) -> int | None:
        work = track.work
        if work is None:
            return None
        row = (work.identity, work.name, track.composer, work.sort_key)
        return self._works.of(
            work.identity,
            lambda key: self._connection.execute(
                "INSERT INTO work VALUES (?,?,?,?,?)", (key, *row)
            ),
        )

    def _release(self, release: ReleaseRecord) -> int:
        return self._releases.of(release.identity, lambda key: self._insert_release(key, release))

    def _insert_release(self, key: int, release: ReleaseRecord) -> None:
        fields = msgspec.structs.astuple(release)[:-1]
        self._connection.execute(_INSERT_RELEASE, (key, *fields, self._now_ms))


_FILE_COLUMNS = (
    "folder_id, name, size, mtime_ns, ctime_ns, sidecars, state, reason, content_id, picture_id"
)
_INSERT_FILE = f"INSERT INTO file ({_FILE_COLUMNS}, id) VALUES (?,?,?,?,?,?,?,?,?,?,?)"  # noqa: S608
_UPDATE_FILE = f"UPDATE file SET ({_FILE_COLUMNS}) = (?,?,?,?,?,?,?,?,?,?) WHERE id = ?"  # noqa: S608
_INSERT_RELEASE = (
    "INSERT INTO release (id, identity, title, artist, sort_key, artist_key, year, original_year,"
    " compilation, label, catalogue_number, added_ms) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)"
)


_INDEX = "INSERT INTO search (rowid, title, artist, album, rest) VALUES (?, ?, ?, ?, ?)"


class _Rows:
    """Rows of one batch that go in together, one statement a table."""

    def __init__(self) -> None:
        self.files: list[tuple[object, ...]] = []
        self.tracks: list[tuple[object, ...]] = []
        self.credits: list[tuple[int, int, int, int]] = []
        self.genres: list[tuple[int, int]] = []
        self.search: list[tuple[object, ...]] = []
        self.indexed: list[tuple[object, ...]] = []
        self.lyrics: list[tuple[int, str, str]] = []
        self.originals: list[tuple[int, str]] = []
        self.annotations: list[tuple[int, float | None, int]] = []
        self.media: list[tuple[object, ...]] = []

    def write(self, connection: sqlite3.Connection) -> None:
        """Insert everything; files and tracks first, what hangs on them after."""
        many = connection.executemany
        many(_INSERT_FILE, self.files)
        many(_INSERT_TRACK, self.tracks)
        many("INSERT INTO credit VALUES (?, ?, ?, ?)", self.credits)
        many("INSERT OR IGNORE INTO track_genre VALUES (?, ?)", self.genres)
        many("INSERT INTO search_text VALUES (?, ?, ?, ?, ?)", self.search + self.indexed)
        many(_INDEX, self.indexed)
        many("INSERT INTO lyrics (track_id, text, folded) VALUES (?, ?, ?)", self.lyrics)
        many("INSERT INTO original_text VALUES (?, ?)", self.originals)
        many(
            "INSERT OR IGNORE INTO annotation (track_id, rating, plays) VALUES (?, ?, ?)",
            self.annotations,
        )
        many("INSERT OR REPLACE INTO medium VALUES (?, ?, ?)", self.media)
