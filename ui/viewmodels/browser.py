"""The column browser: three facets, each narrowed by those before it, and what they leave."""

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from player.errors import PlayerError
from player.library.library import Library
from player.library.lists.facets import Choice
from ui.tasks import Tasks
from ui.viewmodels.pages import Ids
from ui.viewmodels.tracks import TracksModel

FACETS = ("genre", "artist", "album")


class Facet(Struct, frozen=True):
    """Values of one facet with counts, and the one chosen; None is all."""

    name: str
    values: tuple[tuple[str, int], ...] = ()
    chosen: str | None = None


class BrowserModel(QObject):
    """Narrows a table of tracks; reads facets only while it is open."""

    changed = Signal()

    def __init__(self, library: Library, tasks: Tasks) -> None:
        super().__init__()
        self._library = library
        self._tasks = tasks
        self._tracks: TracksModel | None = None
        self._chosen: dict[str, str] = {}
        self._words = ""
        self._open = False
        self._asked = 0
        self.facets: tuple[Facet, ...] = tuple(Facet(name) for name in FACETS)

    def source(self, words: str, sort: str) -> Ids:
        """Return the tracks that words and choices leave; another thread."""
        return self._library.facets.ids(words, sort, self._choices())

    def narrow(self, tracks: TracksModel) -> None:
        """Tell a table whose `source` this is."""
        self._tracks = tracks

    def filter(self, words: str) -> None:
        """Narrow everything by a query."""
        self._words = words.strip()
        if self._tracks is not None:
            self._tracks.filter(words)
        self.refresh()

    def begin(self, *, shown: bool) -> None:
        """Read facets, or let go of what was chosen."""
        self._open = shown
        if shown:
            self.refresh()
        else:
            self.clear()

    def choose(self, name: str, value: str | None) -> None:
        """Choose a value, None for all; what comes after it is open again."""
        for later in FACETS[FACETS.index(name) :]:
            self._chosen.pop(later, None)
        if value is not None:
            self._chosen[name] = value
        self._tell()

    def clear(self) -> None:
        """Choose nothing."""
        if self._chosen:
            self._chosen = {}
            self._tell()

    def refresh(self) -> None:
        """Read the facets anew, if anybody looks."""
        if not self._open:
            return
        self._asked += 1
        asked, library, words, chosen = self._asked, self._library, self._words, dict(self._chosen)

        def read() -> tuple[Facet, ...] | None:
            try:
                return tuple(_facet(library, name, words, chosen) for name in FACETS)
            except PlayerError:  # half a query: the table says so
                return None

        self._tasks.run(read, lambda found: self._take(asked, found), self)

    def _choices(self) -> tuple[Choice, ...]:
        return tuple(self._chosen.items())

    def _tell(self) -> None:
        self.refresh()
        if self._tracks is not None:
            self._tracks.refresh()

    def _take(self, asked: int, found: tuple[Facet, ...] | None) -> None:
        if found is not None and asked == self._asked:
            self.facets = found
            self.changed.emit()


def _facet(library: Library, name: str, words: str, chosen: dict[str, str]) -> Facet:
    before = FACETS[: FACETS.index(name)]
    choices = tuple((key, value) for key, value in chosen.items() if key in before)
    return Facet(name, tuple(library.facets.values(name, words, choices)), chosen.get(name))
