"""All that is known of one track: its row, its file, what listening to it found out."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from player.library.keep.analyses import Analysis
from player.library.library import Library
from player.library.lists.rows import TrackRow
from player.library.remote.sources import remote_place
from player.model import Track
from ui.tasks import Tasks
from ui.viewmodels.pages import Ids


@dataclass(frozen=True, slots=True)
class Properties:
    """What the library and the file say.

    Attributes:
        place: Where its file is, for a person: of a server its name.
        size_bytes: None while the file is away.
        analysis: None before it was listened to.
    """

    row: TrackRow
    track: Track
    place: str
    size_bytes: int | None
    analysis: Analysis | None


class PropertiesModel(QObject):
    """Reads beside the GUI thread; `found` brings the first of the tracks asked for."""

    found = Signal(object)

    def __init__(self, library: Library, tasks: Tasks) -> None:
        super().__init__()
        self._library = library
        self._tasks = tasks

    def read(self, ids: Ids) -> None:
        """Read what is known of the first of some tracks."""
        library, wanted = self._library, ids[:1]
        self._tasks.run(lambda: _properties(library, wanted), self._on_read, self)

    def _on_read(self, properties: Properties | None) -> None:
        if properties is not None:
            self.found.emit(properties)


def _properties(library: Library, wanted: Ids) -> Properties | None:
    """Another thread."""
    rows, tracks = library.tracks.rows(wanted), library.tracks.tracks(wanted)
    if not rows or not tracks:
        return None
    try:
        size_bytes = Path(tracks[0].path).stat().st_size
    except (OSError, ValueError):
        size_bytes = None
    place = _place_of(library, tracks[0].path)
    return Properties(rows[0], tracks[0], place, size_bytes, library.analyses.of(rows[0].id))


def _place_of(library: Library, path: str) -> str:
    if (remote := remote_place(path)) is None:
        return path.encode("utf-8", "replace").decode()
    return next((row.name for row in library.sources.rows() if row.id == remote[0]), "")
