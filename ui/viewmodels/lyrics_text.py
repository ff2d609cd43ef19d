"""The text of what plays: found beside it or in it, or asked for when the listener says so."""

from enum import StrEnum
from functools import partial

from PySide6.QtCore import QObject, Signal

from player.errors import PlayerError
from player.events import Notice
from player.lyrics.lookup import LyricsLookup
from player.lyrics.model import Lyrics
from player.lyrics.shelf import LyricsShelf
from player.playback import Playback
from player.settings.schema import LyricsSettings
from player.settings.store import SettingsStore
from ui.tasks import Tasks

_EMPTY = Lyrics(synced=False)


class LyricsState(StrEnum):
    """What there is to see."""

    SILENT = "silent"
    SEARCHING = "searching"
    NONE = "none"
    PLAIN = "plain"
    SYNCED = "synced"


class LyricsText(QObject):
    """Reads and asks beside the GUI thread; `changed` says that there is another text.

    Args:
        lookup: Asks a server for what is not here, when the listener said so; None never does.
    """

    changed = Signal()

    def __init__(
        self,
        playback: Playback,
        shelf: LyricsShelf,
        settings: SettingsStore,
        tasks: Tasks,
        lookup: LyricsLookup | None = None,
    ) -> None:
        super().__init__()
        self._playback, self._shelf, self._tasks = playback, shelf, tasks
        self._settings = settings
        self._lookup, self._asking = lookup, False
        self._asked: set[str] = set()
        self._track = ""
        self._state = LyricsState.SILENT
        self._lyrics = _EMPTY

    @property
    def state(self) -> LyricsState:
        """What there is to see."""
        return self._state

    @property
    def lyrics(self) -> Lyrics:
        """The text, empty while there is none."""
        return self._lyrics

    @property
    def can_ask(self) -> bool:
        """Whether a server could be asked for what is not here."""
        track = self._playback.state.track
        known = track is not None and self._lookup is not None and self._lookup.can_ask(track)
        return known and self._state is LyricsState.NONE

    @property
    def options(self) -> LyricsSettings:
        """Which companions are shown, and how large."""
        return self._settings.settings.lyrics

    def ask(self) -> None:
        """Ask the server for the lyrics of what plays, beside the GUI thread."""
        track, lookup = self._playback.state.track, self._lookup
        if track is None or lookup is None or not lookup.can_ask(track) or self._asking:
            return
        self._asking = True
        self._state = LyricsState.SEARCHING
        self.changed.emit()
        self._tasks.run(lambda: lookup.ask(track), partial(self._answered, track.path), self)

    def close(self) -> None:
        """Give up what is being asked."""
        if self._lookup:
            self._lookup.close()

    def _load(self, track: str) -> None:
        self._track = track
        self._lyrics = _EMPTY
        self._state = LyricsState.SEARCHING if track else LyricsState.SILENT
        self._replaced()
        if track:
            self.reload()

    def reload(self) -> None:
        """Look for the lyrics of what plays again, beside the GUI thread."""
        track, prefer = self._track, self.options.prefer_sidecar
        self._tasks.run(
            lambda: self._shelf.find(track, prefer_sidecar=prefer),
            lambda found: self._found(track, found),
            self,
        )

    def _found(self, track: str, lyrics: Lyrics | None) -> None:
        if track != self._track:
            return  # skipped in the meantime
        self._lyrics = lyrics or _EMPTY
        if not self._lyrics.lines:
            self._state = LyricsState.NONE
        else:
            self._state = LyricsState.SYNCED if self._lyrics.synced else LyricsState.PLAIN
        self._replaced()
        if self.can_ask and self.options.online_lookup and track not in self._asked:
            self._asked.add(track)
            self.ask()

    def _answered(self, track: str, answer: str | PlayerError) -> None:
        self._asking = False
        if isinstance(answer, PlayerError):
            self._playback.notice(Notice(answer.code, answer.details))
        elif answer.strip():
            self._keep(track, answer)
        if track == self._track:
            self.reload()

    def _keep(self, track: str, text: str) -> None:
        try:
            self._shelf.keep(track, text)
        except PlayerError as error:
            self._playback.notice(Notice(error.code, error.details))

    def _replaced(self) -> None:
        """There is another text, or none."""
        self.changed.emit()
