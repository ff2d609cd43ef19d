"""All ids of a kind, kept in memory: page 200 costs what page 1 costs."""

import threading
from array import array
from collections.abc import Sequence

from sqlalchemy import Connection, Table, select

from player.server.catalogue.publishing import CATALOGUE
from player.server.database import setting_of


class IdPages:
    """Ids in their order, read again when something else was published. Any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: dict[str, tuple[str, array[int]]] = {}

    def page(self, connection: Connection, table: Table, offset: int, count: int) -> Sequence[int]:
        """Return a page of ids; shorter only at the end."""
        version = setting_of(connection, CATALOGUE)
        with self._lock:
            known, ids = self._kept.get(table.name, ("", array("q")))
            if known != version or not version:
                ids = array(
                    "q", connection.execute(select(table.c.id).order_by(table.c.id)).scalars()
                )
                self._kept[table.name] = (version, ids)
        return ids[offset : offset + count]
