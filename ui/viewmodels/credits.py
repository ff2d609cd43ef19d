"""Who made what plays, as its file says."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from player.errors import PlayerError
from player.events import PlaybackState
from player.library.tags import FileTags, read_tags
from player.playback import Playback
from ui.tasks import Tasks

Credits = tuple[tuple[str, tuple[str, ...]], ...]
"""Roles in order, each with its names."""


class CreditsModel(QObject):
    """Reads the tags of the current track beside the GUI thread, when somebody looks."""

    changed = Signal()

    def __init__(self, playback: Playback, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._track = ""
        self._read = ""
        self._watched = False
        self._credits: Credits = ()
        self._notes: tuple[str, ...] = ()
        self.show(playback.state)

    @property
    def credits(self) -> Credits:
        """Roles and names; empty while nothing is known."""
        return self._credits

    @property
    def notes(self) -> tuple[str, ...]:
        """What else the file says about itself: work, label, comment."""
        return self._notes

    @property
    def ready(self) -> bool:
        """Whether the file has been looked at."""
        return self._read == self._track

    def show(self, state: PlaybackState) -> None:
        """Take over a state that the player announced."""
        track = state.track.path if state.track else ""
        if track != self._track:
            self._track = track
            self._credits, self._notes = (), ()
            self.changed.emit()
            self._look()

    def watch(self, *, watched: bool) -> None:
        """Say whether the credits can be seen."""
        self._watched = watched
        self._look()

    def _look(self) -> None:
        track = self._track
        if self._watched and track and not self.ready:
            self._tasks.run(lambda: _tags_of(track), lambda tags: self._found(track, tags), self)

    def _found(self, track: str, tags: FileTags | None) -> None:
        if track != self._track:
            return
        self._read = track
        self._credits = credits_of(tags) if tags else ()
        self._notes = _notes_of(tags) if tags else ()
        self.changed.emit()


def credits_of(tags: FileTags) -> Credits:
    """Return the artists first, then every role in the order of the tags, each name once."""
    roles: dict[str, list[str]] = {}
    for name in tags.artists or ((tags.artist_credit,) if tags.artist_credit else ()):
        roles.setdefault("artist", []).append(name)
    for role, name in tags.credits:
        roles.setdefault(role, []).append(name)
    return tuple((role, tuple(dict.fromkeys(names))) for role, names in roles.items())


def _notes_of(tags: FileTags) -> tuple[str, ...]:
    label = " ".join(part for part in (tags.label, tags.catalogue_number) if part)
    work = " · ".join(part for part in (tags.work, tags.movement) if part)
    return tuple(part for part in (work, label, tags.comment) if part)


def _tags_of(track: str) -> FileTags | None:
    try:
        return read_tags(Path(track))
    except PlayerError:
        return None
