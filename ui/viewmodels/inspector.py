"""A look into a file: asked for by the listener, done by a process of its own."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from player.errors import PlayerError
from player.events import Notice, PlaybackState
from player.inspection import Inspection
from player.inspector import Inspector
from player.playback import Playback
from ui.tasks import Tasks


class InspectorModel(QObject):
    """One file at a time; asking while one is looked into does nothing."""

    changed = Signal()

    def __init__(self, playback: Playback, inspector: Inspector, tasks: Tasks) -> None:
        super().__init__()
        self._playback, self._inspector, self._tasks = playback, inspector, tasks
        self._playing = playback.state
        self._under_way = ""
        self._found: Inspection | None = None

    @property
    def found(self) -> Inspection | None:
        """What was found last."""
        return self._found

    @property
    def under_way(self) -> str:
        """The name of the file that is being looked into; empty while none is."""
        return Path(self._under_way).name

    @property
    def playing(self) -> str:
        """The path of what plays, empty while nothing does."""
        return self._playing.track.path if self._playing.track else ""

    def show_playback(self, playing: PlaybackState) -> None:
        """Take over a state that the player announced."""
        before, self._playing = self.playing, playing
        if before != self.playing:
            self.changed.emit()

    def inspect_playing(self) -> None:
        """Look into what plays."""
        if self.playing:
            self.inspect(self.playing)

    def inspect(self, path: str) -> None:
        """Look into a file."""
        if self._under_way:
            return
        self._under_way = path
        self.changed.emit()
        self._tasks.run(lambda: self._inspector.inspect(path), self._take, self)

    def close(self) -> None:
        """Give up what is under way."""
        self._inspector.close()

    def _take(self, found: Inspection | PlayerError) -> None:
        self._under_way = ""
        if isinstance(found, PlayerError):
            self._playback.notice(Notice(found.code, found.details))
        else:
            self._found = found
        self.changed.emit()
