"""The servers the listener added, as rows."""

from pathlib import PurePosixPath
from time import time
from typing import Any

from msgspec import Struct

from player.errors import PlayerError
from player.library.db.database import Database
from player.library.db.readers import Readers
from player.library.scan.roots import SOURCE_VOLUME

SUBSONIC = "subsonic"
_COLUMNS = (
    "id, folder_id, name, url, user, pin_sha256, plain_password, capabilities, cursor, stamp,"
    " suspect, last_full_ms, last_ok_ms, problem, kind, kept,"
    " supplied"
)


class SourceRow(Struct, frozen=True):
    """One server.

    Attributes:
        capabilities: What the last probe found, JSON; None before the first.
        cursor: State of the change feed, where the server has one.
        stamp: What the server said of itself when it was last read whole.
        suspect: A pass that would have dropped too much was not obeyed; the next one decides.
        problem: Why the last sync failed, one sentence; None after one that went well.
        kind: "subsonic", or a service that is only told what was heard.
        kept: Whether all its songs are to lie here, those that come later too.
        supplied: Whether a service gives what is there; the listener's own servers never do.
    """

    id: int
    folder_id: int
    name: str
    url: str
    user: str
    pin_sha256: str | None
    plain_password: bool
    capabilities: str | None
    cursor: str | None
    stamp: str | None
    suspect: bool
    last_full_ms: int
    last_ok_ms: int
    problem: str | None
    kind: str
    kept: bool
    supplied: bool


class NewSource(Struct, frozen=True):
    """What the listener enters."""

    name: str
    url: str
    user: str = ""
    pin_sha256: str | None = None
    plain_password: bool = False
    kind: str = SUBSONIC


class Sources:
    """Reading on any thread and in any process; writing waits for other writers."""

    def __init__(self, database: Database, readers: Readers) -> None:
        self._database = database
        self._readers = readers

    def rows(self) -> list[SourceRow]:
        """Return all servers by name."""
        rows = self._readers.connection().execute(
            f"SELECT {_COLUMNS} FROM source ORDER BY name COLLATE NOCASE"  # noqa: S608  our columns
        )
        return [_row(row) for row in rows]

    def find(self, name: str) -> SourceRow:
        """Return a server by its name.

        Raises:
            PlayerError: source.unknown.
        """
        for row in self.rows():
            if row.name == name:
                return row
        raise PlayerError("source.unknown", name=name)

    def get(self, source_id: int) -> SourceRow | None:
        """Return a server by its id, None when it was removed."""
        return next((row for row in self.rows() if row.id == source_id), None)

    def add(self, new: NewSource) -> int:
        """Add a server; its songs come with the first sync.

        Raises:
            PlayerError: source.known when there is one of that name.
        """
        if any(row.name == new.name for row in self.rows()):
            raise PlayerError("source.known", name=new.name)
        now_ms = int(time() * 1000)
        with self._database.transaction() as connection:
            number = connection.execute("SELECT coalesce(max(id), 0) + 1 FROM source").fetchone()[0]
            place = remote_folder(number)
            root = connection.execute(
                "INSERT INTO root (path, volume, added_ms) VALUES (?, ?, ?)",
                (place, SOURCE_VOLUME, now_ms),
            ).lastrowid
            folder = connection.execute(
                "INSERT INTO folder (root_id, path) VALUES (?, ?)", (root, place)
            ).lastrowid
            connection.execute(
                "INSERT INTO source (id, root_id, folder_id, name, url, user, pin_sha256,"
                " plain_password, kind) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (number, root, folder, new.name, new.url, new.user, new.pin_sha256,
                 int(new.plain_password), new.kind),
            )  # fmt: skip
        return int(number)

    def change(self, source_id: int, new: NewSource) -> None:
        """Take another address, name or consent; its songs stay, what was probed does not.

        Raises:
            PlayerError: source.known when another one has that name.
        """
        if any(row.name == new.name and row.id != source_id for row in self.rows()):
            raise PlayerError("source.known", name=new.name)
        self._set(
            source_id,
            "name = ?, url = ?, user = ?, pin_sha256 = ?, plain_password = ?, capabilities = NULL",
            new.name,
            new.url,
            new.user,
            new.pin_sha256,
            int(new.plain_password),
        )

    def pin(self, source_id: int, pin_sha256: str) -> None:
        """Trust exactly this certificate of a server, whoever vouches for it or not."""
        self._set(source_id, "pin_sha256 = ?", pin_sha256)

    def remove(self, source_id: int) -> None:
        """Forget a server and its songs; plays and what was sent stay where they are."""
        with self._database.transaction() as connection:
            connection.execute(
                "DELETE FROM root WHERE id = (SELECT root_id FROM source WHERE id = ?)",
                (source_id,),
            )

    def learn(self, source_id: int, capabilities: str) -> None:
        """Keep what a probe found, as JSON."""
        self._set(source_id, "capabilities = ?", capabilities)

    def succeed(self, source_id: int, cursor: str | None) -> None:
        """A sync went well up to here."""
        now_ms = int(time() * 1000)
        self._set(source_id, "cursor = ?, last_ok_ms = ?, problem = NULL", cursor, now_ms)

    def finish_pass(self, source_id: int, stamp: str | None, *, suspect: bool) -> None:
        """The server was read whole."""
        now_ms = int(time() * 1000)
        self._set(
            source_id, "stamp = ?, suspect = ?, last_full_ms = ?", stamp, int(suspect), now_ms
        )

    def keep(self, source_id: int, *, kept: bool) -> None:
        """Keep all songs of a server here, or only what is heard."""
        self._set(source_id, "kept = ?", int(kept))

    def supply(self, source_id: int, *, supplied: bool) -> None:
        """Remember whether a service gives the songs there."""
        self._set(source_id, "supplied = ?", int(supplied))

    def reach(self, source_id: int, *, reached: bool) -> bool:
        """Note whether a server answers; returns whether that is news. Its songs are dimmed."""
        with self._database.transaction() as connection:
            changed = connection.execute(
                "UPDATE root SET online = ?2 WHERE online <> ?2"
                " AND id = (SELECT root_id FROM source WHERE id = ?1)",
                (source_id, int(reached)),
            )
            return changed.rowcount > 0

    def fail(self, source_id: int, problem: str) -> None:
        """Keep the one sentence that says why a sync failed."""
        self._set(source_id, "problem = ?", problem)

    def _set(self, source_id: int, columns: str, *values: object) -> None:
        with self._database.transaction() as connection:
            connection.execute(f"UPDATE source SET {columns} WHERE id = ?", (*values, source_id))  # noqa: S608


def remote_folder(source_id: int) -> bytes:
    """Return the path that stands for a server: no file system has it."""
    return f"source:{source_id}".encode()


def remote_place(path: str) -> tuple[int, str] | None:
    """Return the source and remote id that a track's path stands for; None for a real file."""
    head, _, remote_id = path.partition("/")
    if not head.startswith("source:") or PurePosixPath(path).is_absolute():
        return None
    number = head.removeprefix("source:")
    return (int(number), remote_id) if number.isdigit() and remote_id else None


def _row(row: tuple[Any, ...]) -> SourceRow:
    values = list(row)
    for place in (6, 10, 15, 16):
        values[place] = bool(values[place])
    return SourceRow(*values)
