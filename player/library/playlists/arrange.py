"""The order of a playlist: places moved, taken out, put back as they were."""

from collections.abc import Sequence
from time import time

from msgspec import Struct

from player.library.db.database import Database
from player.library.lists.tracks import Ids, TrackLists, id_vector
from player.library.playlists.journal import Place, changing, places_of, write_places


class Rules(Struct, frozen=True):
    """What a smart playlist asks for: a query, an order, and how many at most."""

    query: str
    sort: str = "artist"
    most: int | None = None


class Arranging:
    """Writes whole playlists; waits for other writers, any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def places(self, playlist_id: int) -> list[Place]:
        """Return a playlist as it stands."""
        with self._database.transaction() as connection:
            return places_of(connection, playlist_id)

    def arrange(self, playlist_id: int, order: Sequence[int]) -> list[Place]:
        """Keep the places named, in this order; return the playlist as it was."""
        before = self.places(playlist_id)
        self.put_back(playlist_id, [before[place] for place in order])
        return before

    def put_back(self, playlist_id: int, places: Sequence[Place]) -> None:
        """Make a playlist what it was."""
        with changing(self._database, playlist_id) as connection:
            write_places(connection, playlist_id, places)
            connection.execute(
                "UPDATE playlist SET changed_ms = ? WHERE id = ?",
                (int(time() * 1000), playlist_id),
            )

    def rules(self, playlist_id: int) -> Rules:
        """Return what a smart playlist asks for; nothing for one that is gone."""
        with self._database.transaction() as connection:
            row = connection.execute(
                "SELECT query, sort, most FROM playlist WHERE id = ?", (playlist_id,)
            ).fetchone()
        return Rules(row[0] or "", row[1] or "artist", row[2]) if row else Rules("")

    def tracks(self, playlist_id: int, lists: TrackLists) -> Ids:
        """Return the tracks of a playlist, written or smart, in order; missing ones left out."""
        rules = self.rules(playlist_id)
        if rules.query:
            return lists.ids(rules.query, rules.sort, rules.most)
        return id_vector((row[0],) for row in self.places(playlist_id) if row[0] is not None)

    def set_rules(self, playlist_id: int, rules: Rules) -> None:
        """Change the rules of a smart playlist."""
        with changing(self._database, playlist_id) as connection:
            connection.execute(
                "UPDATE playlist SET query = ?, sort = ?, most = ?, changed_ms = ? WHERE id = ?",
                (rules.query, rules.sort, rules.most, int(time() * 1000), playlist_id),
            )


def moved(count: int, places: Sequence[int], before: int) -> list[int]:
    """Return the order after some places were brought in front of another one."""
    taken = set(places)
    head = [place for place in range(before) if place not in taken]
    tail = [place for place in range(before, count) if place not in taken]
    return [*head, *sorted(taken), *tail]


def without(count: int, places: Sequence[int]) -> list[int]:
    """Return the order after some places were taken out."""
    taken = set(places)
    return [place for place in range(count) if place not in taken]
