"""The text of what plays: found beside it or in it, or asked for when the listener says so."""

from collections.abc import Callable
from enum import StrEnum
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from player.deferred import deferred
from player.errors import PlayerError
from player.events import Notice
from player.lyrics.lookup import LyricsLookup
from player.lyrics.model import Lyrics, shifted
from player.lyrics.readings import has_readings, is_chinese, with_pinyin
from player.lyrics.shelf import LyricsShelf
from player.lyrics.source import LyricsSource
from player.playback import Playback
from player.settings.schema import LyricsSettings
from player.settings.store import SettingsStore
from ui.tasks import Tasks

with deferred():
    from player.lyrics import export

_EMPTY = Lyrics(synced=False)
_MOST_SPELLED = 20_000


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
    written = Signal(str)

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
        self._lyrics = self._shown = _EMPTY

    @property
    def state(self) -> LyricsState:
        """What there is to see."""
        return self._state

    @property
    def lyrics(self) -> Lyrics:
        """The text as its source has it, empty while there is none."""
        return self._lyrics

    @property
    def shown(self) -> Lyrics:
        """The text with pinyin above it, if that is wanted."""
        return self._shown

    @property
    def reads(self) -> bool | None:
        """Whether readings are shown; None where there are none to show."""
        if has_readings(self._lyrics):
            return self.options.ruby
        return self.options.pinyin if is_chinese(self._lyrics) else None

    @property
    def can_ask(self) -> bool:
        """Whether a server could be asked for what is not here."""
        return self.can_look_up and self._state is LyricsState.NONE

    @property
    def can_look_up(self) -> bool:
        """Whether enough is known of what plays to ask a server about it."""
        track = self._playback.state.track
        return track is not None and self._lookup is not None and self._lookup.can_ask(track)

    @property
    def track_name(self) -> str:
        """The file whose lyrics these are."""
        return Path(self._track).name

    @property
    def options(self) -> LyricsSettings:
        """Which companions are shown, and how large."""
        return self._settings.settings.lyrics

    def find_sources(self, then: Callable[[list[LyricsSource]], None]) -> None:
        """Look where else there are lyrics of what plays, beside the GUI thread."""
        track, shelf = self._track, self._shelf
        self._tasks.run(lambda: shelf.sources(track), then, self)

    def chosen_source(self) -> str:
        """Return the key of the source that was chosen; empty for the first that is found."""
        return self._shelf.chosen(self._track)

    def choose_source(self, key: str) -> None:
        """Show the lyrics of one source; an empty key shows the first that is found."""
        try:
            self._shelf.choose(self._track, key)
        except PlayerError as error:
            self._playback.notice(Notice(error.code, error.details))
        self.reload()

    def write(self, path: str, kind: str) -> None:
        """Write a file, "lrc", "enhanced" or "ttml"; `written` or a notice follows."""
        lyrics = shifted(self._lyrics, self._shelf.offset_ms(self._track))
        work = partial(export.write_lyrics, Path(path), lyrics, kind)
        self._tasks.run(work, partial(self._on_written, path), self)

    def _on_written(self, path: str, error: PlayerError | None) -> None:
        if error is None:
            self.written.emit(path)
        else:
            self._playback.notice(Notice(error.code, error.details))

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
        self._lyrics = self._shown = _EMPTY
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
        self._spell()
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

    def _spell(self) -> None:
        """Put pinyin above the text, where it is wanted, and no more of it than a song has."""
        wanted = self.options.pinyin and len(self._lyrics.text) <= _MOST_SPELLED
        self._shown = with_pinyin(self._lyrics) if wanted else self._lyrics

    def _replaced(self) -> None:
        """There is another text, or none."""
        self.changed.emit()
