"""Artists, composers, genres and years as cards."""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import Signal

from player.library.library import Library
from player.library.lists.kinds import KINDS, release_kind
from player.library.lists.outline import Mark, Outline
from player.library.lists.rows import NameRow
from ui.tasks import Tasks
from ui.viewmodels.albums import album_card
from ui.viewmodels.cards import Card, CardsModel
from ui.viewmodels.pages import Ids
from ui.viewmodels.verbs import ReadIds, TrackVerbs

PEOPLE = ("artist", "composer")


class NamesModel(CardsModel):
    """Every name of one kind, filtered and sorted.

    Args:
        kind: "artist", "composer", "genre" or "year".
    """

    def __init__(self, kind: str, library: Library, verbs: TrackVerbs, tasks: Tasks) -> None:
        super().__init__(
            lambda ids: library.directory.rows(kind, ids),
            self._card,
            lambda key: library.directory.tracks(kind, key),
            verbs,
            tasks,
        )
        self.kind = kind
        self._library = library
        self._words = ""
        self._sort = "-name" if kind == "year" else "name"

    @property
    def sort_name(self) -> str:
        """How the cards are sorted, in the library's words."""
        return self._sort

    @property
    def filtered(self) -> bool:
        """Whether less than everything is asked for."""
        return bool(self._words)

    def filter(self, words: str) -> None:
        """Show names that contain some words."""
        self._words = words.strip()
        self.refresh()

    def sort_by(self, name: str) -> None:
        """Sort by "name", "-name", "tracks" or "plays"."""
        self._sort = name
        self.refresh()

    def refresh(self) -> None:
        """Ask the library again."""
        library, kind, words, sort = self._library, self.kind, self._words, self._sort
        self.ask(lambda: library.directory.outline(kind, words, sort))

    def beginning(self, letters: str) -> Ids:
        """Return names that begin with letters."""
        return self._library.directory.beginning(self.kind, letters)

    def _card(self, row: NameRow) -> Card:
        albums = self.tr("%n album(s)", "", row.album_count)
        tracks = self.tr("%n track(s)", "", row.track_count)
        return Card(
            title=row.name,
            line=f"{albums} · {tracks}" if row.album_count else tracks,
            cover=row.cover or (self.kind, row.id),
            picture_of=row.name,
            rounded=self.kind in PEOPLE,
        )


class NameAlbumsModel(CardsModel):
    """The albums of one name, an artist's by what they are."""

    changed = Signal()

    def __init__(self, library: Library, verbs: TrackVerbs, tasks: Tasks) -> None:
        super().__init__(library.albums.rows, album_card, library.album_tracks, verbs, tasks)
        self._library = library
        self.kind = "artist"
        self.key = 0
        self.name: NameRow | None = None

    def open(self, kind: str, key: int) -> None:
        """Show another name."""
        self.kind, self.key, self.name = kind, key, None
        library = self._library

        def read() -> NameRow | None:
            return next(iter(library.directory.rows(kind, [key])), None)

        self._tasks.run(read, lambda row: self._name(kind, key, row), self)
        self.refresh()

    def refresh(self) -> None:
        """Ask the library again, once a name was opened."""
        library, kind, key = self._library, self.kind, self.key
        if not key:
            return
        self.ask(lambda: _albums_of(library, kind, key))

    def find(self, kind: str, name: str, then: Callable[[int], None]) -> None:
        """Look a name up, and go on with its id if there is one."""
        library = self._library
        self._tasks.run(lambda: library.directory.find(kind, name), _if_any(then), self)

    def find_artist(self, track_id: int, then: Callable[[int], None]) -> None:
        """Look up whose track it is, and go on with the artist's id."""
        library = self._library
        self._tasks.run(lambda: library.directory.artist_of(track_id), _if_any(then), self)

    def find_album(self, track_id: int, then: Callable[[int], None]) -> None:
        """Find the album a track is on; `then` hears of it if there is one."""
        library = self._library

        def read() -> int | None:
            return next((row.album_id for row in library.tracks.rows([track_id])), None)

        self._tasks.run(read, _if_any(then), self)

    def all_tracks(self) -> ReadIds:
        """Return how to read every track of the name."""
        library, kind, key = self._library, self.kind, self.key
        return lambda: library.directory.tracks(kind, key)

    def part_title(self, text: str) -> str:
        """Return the heading above a kind of album."""
        titles = {
            "album": self.tr("Albums"),
            "live": self.tr("Live"),
            "ep": self.tr("EPs"),
            "single": self.tr("Singles"),
            "compilation": self.tr("Compilations"),
            "appears": self.tr("Appears on"),
        }
        return titles[text]

    def beginning(self, letters: str) -> Ids:
        """Return albums that begin with letters."""
        return self._library.albums.beginning(letters)

    def _name(self, kind: str, key: int, row: NameRow | None) -> None:
        if (kind, key) == (self.kind, self.key):
            self.name = row
            self.changed.emit()


def _if_any(then: Callable[[int], None]) -> Callable[[int | None], None]:
    return lambda key: then(key) if key is not None else None


def _albums_of(library: Library, kind: str, key: int) -> Outline:
    own = library.directory.albums(kind, key)
    if kind != "artist":
        return Outline(own)
    groups: dict[str, list[int]] = {name: [] for name in KINDS}
    for album in library.albums.rows(own):
        groups[release_kind(album)].append(album.id)
    groups["appears"] = library.directory.appears_on(key).tolist()
    filled = {name: ids for name, ids in groups.items() if ids}
    ids = [key for group in filled.values() for key in group]
    marks, place = [], 0
    for name, group in filled.items():
        marks.append(Mark(name, place))
        place += len(group)
    return Outline(np.array(ids, dtype=np.int64), tuple(marks))
