"""One database for the service: SQLite by default, PostgreSQL by URL."""

import secrets
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, Table, create_engine, event, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from player.errors import PlayerError
from player.server.tables import SCHEMA, change, metadata, setting

_BUSY_MS = 10_000
_BATCH = 500
_WRITING = "galaxia_writing"

Change = tuple[str, int, bool]
"""What kind of thing, its id, and whether it is gone."""


def now_ms() -> int:
    """The wall clock, ms since 1970."""
    return time.time_ns() // 1_000_000


class ServiceDatabase:
    """The tables, and the one counter that orders all changes. Any thread."""

    def __init__(self, url: str) -> None:
        self.engine = _engine(url)
        try:
            metadata.create_all(self.engine)
            with self.writing() as connection:
                self._found(connection)
                self.epoch = setting_of(connection, "epoch")
        except DBAPIError as error:
            self.engine.dispose()
            raise PlayerError("serve.database", reason=_reason(error)) from error

    def _found(self, connection: Connection) -> None:
        """Lay the first rows, and refuse a database of a newer program."""
        known = setting_of(connection, "schema", "")
        if known and int(known) > SCHEMA:
            raise PlayerError("serve.newer", schema=known, known=SCHEMA)
        rows = {"schema": str(SCHEMA), "seq": "0", "epoch": secrets.token_hex(4)}
        for name, value in rows.items():
            if not setting_of(connection, name, ""):
                put(connection, setting, {"name": name}, {"value": value})

    def close(self) -> None:
        """Let go of all connections."""
        self.engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One connection that sees one state."""
        with self.engine.connect() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction: commits when the block ends well, rolls back when it raises."""
        with self.engine.execution_options(**{_WRITING: True}).begin() as connection:
            yield connection


def setting_of(connection: Connection, name: str, default: str = "") -> str:
    """Return a kept value."""
    found = connection.execute(select(setting.c.value).where(setting.c.name == name)).scalar()
    return default if found is None else str(found)


def keep_setting(connection: Connection, name: str, value: str) -> None:
    """Keep a value under a name."""
    put(connection, setting, {"name": name}, {"value": value})


def next_seq(connection: Connection) -> int:
    """Count one change; other writers wait until this transaction ends.

    That they wait is the point: no reader ever sees a number before a lower one is there.
    """
    counter = connection.execute(
        select(setting.c.value).where(setting.c.name == "seq").with_for_update()
    ).scalar_one()
    seq = int(counter) + 1
    connection.execute(update(setting).where(setting.c.name == "seq").values(value=str(seq)))
    return seq


def record_changes(connection: Connection, user_id: int, changes: Iterable[Change]) -> None:
    """Note what changed for a user (0: for everybody), all under one number each in order."""
    found = list(changes)
    if not found:
        return
    seq = next_seq(connection)
    rows = [
        {"user_id": user_id, "kind": kind, "entity_id": key, "gone": gone, "seq": seq + place}
        for place, (kind, key, gone) in enumerate(found)
    ]
    put_all(connection, change, ("user_id", "kind", "entity_id"), rows)
    last = str(seq + len(rows) - 1)
    connection.execute(update(setting).where(setting.c.name == "seq").values(value=last))


def put(connection: Connection, table: Table, key: dict[str, Any], values: dict[str, Any]) -> None:
    """Insert a row, or change the one with this key."""
    put_all(connection, table, tuple(key), [{**key, **values}])


def put_all(
    connection: Connection, table: Table, key: tuple[str, ...], rows: list[dict[str, Any]]
) -> None:
    """Insert rows of the same columns, or change those with the same key."""
    if not rows:
        return
    dialect = postgresql if connection.dialect.name == "postgresql" else sqlite
    statement = dialect.insert(table)
    rest = {name: statement.excluded[name] for name in rows[0] if name not in key}
    if rest:
        ready = statement.on_conflict_do_update(index_elements=list(key), set_=rest)
    else:
        ready = statement.on_conflict_do_nothing(index_elements=list(key))
    for start in range(0, len(rows), _BATCH):
        connection.execute(ready, rows[start : start + _BATCH])


def _engine(url: str) -> Engine:
    try:
        parsed = make_url(url)
        if parsed.drivername in ("postgresql", "postgres"):
            parsed = parsed.set(drivername="postgresql+psycopg")
        engine = create_engine(parsed, pool_pre_ping=True, pool_size=20, max_overflow=30)
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        raise PlayerError("serve.database", reason=_reason(error)) from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    """The driver begins no transaction of its own: `_begin_sqlite` does."""
    connection.isolation_level = None
    for pragma in ("journal_mode = WAL", "synchronous = NORMAL", f"busy_timeout = {_BUSY_MS}"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    """A reader that turns writer would be refused as soon as somebody else has written."""
    writing = connection.get_execution_options().get(_WRITING)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _reason(error: Exception) -> str:
    original = getattr(error, "orig", None) or error
    return str(original).strip().partition("\n")[0] or type(original).__name__
