"""The works of a composer, and the recordings of one of them."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from player.library.library import Library
from player.library.lists.outline import Outline
from player.library.lists.rows import NameRow
from player.library.lists.works import WorkRow
from ui.tasks import Tasks
from ui.viewmodels.cards import Card, CardsModel
from ui.viewmodels.columns import WORK_COLUMNS
from ui.viewmodels.tracks import TracksModel
from ui.viewmodels.verbs import ReadIds, TrackVerbs


class WorksModel(CardsModel):
    """Works in parts by catalogue."""

    changed = Signal()

    def __init__(self, library: Library, verbs: TrackVerbs, tasks: Tasks) -> None:
        super().__init__(library.works.rows, self._card, library.works.tracks, verbs, tasks)
        self._library = library
        self.key = 0
        self.name: NameRow | None = None

    def open(self, composer_id: int) -> None:
        """Show another composer."""
        self.key, self.name = composer_id, None
        library = self._library

        def read() -> NameRow | None:
            return next(iter(library.directory.rows("composer", [composer_id])), None)

        self._tasks.run(read, lambda row: self._take_name(composer_id, row), self)
        self.refresh()

    def refresh(self) -> None:
        """Ask the library again, once a composer was opened."""
        library, key = self._library, self.key
        if not key:
            return
        self.ask(lambda: library.works.of_composer(key))

    def all_tracks(self) -> ReadIds:
        """Return how to read everything of the composer."""
        library, key = self._library, self.key
        return lambda: library.directory.tracks("composer", key)

    def part_title(self, text: str) -> str:
        """Return the heading of a catalogue."""
        return self.tr("Other works") if text == "?" else text

    def seek(self, letters: str, start: int) -> None:
        """Find a work that contains what is typed."""
        for place in (*range(start, self.rowCount()), *range(start)):
            row = self.row(place)
            if row is not None and letters.casefold() in row.title.casefold():
                self.found.emit(place)
                return

    def _card(self, row: WorkRow) -> Card:
        recordings = self.tr("%n recording(s)", "", row.recordings)
        tracks = self.tr("%n track(s)", "", row.track_count)
        line = f"{recordings} · {tracks}"
        return Card(row.title, line, row.cover or ("work", row.id), row.title)

    def _take_name(self, key: int, row: NameRow | None) -> None:
        if key == self.key:
            self.name = row
            self.changed.emit()


class WorkModel(QObject):
    """One work: each recording is a part of its table."""

    changed = Signal()

    def __init__(self, library: Library, verbs: TrackVerbs, tasks: Tasks) -> None:
        super().__init__()
        self._library = library
        self._tasks = tasks
        self._key = 0
        self.work: WorkRow | None = None
        self.tracks = TracksModel(library, verbs, tasks, self._outline, WORK_COLUMNS)
        self.tracks.setParent(self)

    def open(self, work_id: int) -> None:
        """Show another work."""
        self._key = work_id
        library = self._library
        self._tasks.run(lambda: library.works.rows([work_id]), self._taker(work_id), self)
        self.tracks.refresh()

    def refresh(self) -> None:
        """The library has changed."""
        if self._key:
            self.open(self._key)

    def _taker(self, key: int) -> Callable[[list[WorkRow]], None]:
        def take(rows: list[WorkRow]) -> None:
            if key == self._key:
                self.work = rows[0] if rows else None
                self.tracks.context = self.work.title if self.work else ""
                self.changed.emit()

        return take

    def _outline(self, _words: str, _sort: str) -> Outline:
        return self._library.works.recordings(self._key)
