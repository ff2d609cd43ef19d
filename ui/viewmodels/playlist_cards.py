"""Playlists as cards."""

from collections.abc import Sequence

import numpy as np

from player.library.library import Library
from player.library.lists.outline import Outline
from player.library.playlists.store import PlaylistRow
from ui.tasks import Tasks
from ui.viewmodels.cards import Card, CardsModel
from ui.viewmodels.pages import Ids
from ui.viewmodels.playlists import PlaylistsModel
from ui.viewmodels.verbs import TrackVerbs


class PlaylistCards(CardsModel):
    """Every playlist, filtered by name."""

    def __init__(
        self, library: Library, playlists: PlaylistsModel, verbs: TrackVerbs, tasks: Tasks
    ) -> None:
        super().__init__(self._rows, self._card, self._tracks, verbs, tasks)
        self._library = library
        self._playlists = playlists
        self._words = ""

    @property
    def filtered(self) -> bool:
        """Whether less than everything is asked for."""
        return bool(self._words)

    def filter(self, words: str) -> None:
        """Show playlists whose name contains some words."""
        self._words = words.strip().casefold()
        self.refresh()

    def refresh(self) -> None:
        """Take over what there is."""
        rows = [row for row in self._playlists.rows if self._words in row.name.casefold()]
        ids = np.array([row.id for row in rows], dtype=np.int64)
        self.ask(lambda: Outline(ids))

    def beginning(self, letters: str) -> Ids:
        """Return playlists that begin with letters."""
        wanted = letters.casefold()
        keys = [row.id for row in self._playlists.rows if row.name.casefold().startswith(wanted)]
        return np.array(keys, dtype=np.int64)

    def _rows(self, ids: Ids) -> Sequence[PlaylistRow]:
        rows = {row.id: row for row in self._playlists.rows}
        return [rows[key] for key in ids.tolist() if key in rows]

    def _tracks(self, key: int) -> Ids:
        return self._library.arranging.tracks(key, self._library.tracks)

    def _card(self, row: PlaylistRow) -> Card:
        tracks = self.tr("%n track(s)", "", row.item_count)
        return Card(
            title=row.name,
            line=tracks if row.query is None else self.tr("Smart playlist"),
            cover=("playlist", row.id),
            picture_of=row.name,
        )
