"""Lyrics of what plays: the text, what is sung now, and what the listener does about it."""

import time
from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from player.errors import PlayerError
from player.events import Notice, PlaybackState
from player.lyrics.clock import SmoothClock
from player.lyrics.following import NOTHING_SUNG, Sung, next_start_ms, sung_at, sung_letters
from player.lyrics.lookup import LyricsLookup
from player.lyrics.model import Lyrics
from player.lyrics.shelf import OFFSET_STEP_MS, LyricsShelf
from player.model import PlayState
from player.playback import Playback
from player.settings.schema import LyricsSettings, Settings
from player.settings.store import SettingsStore
from ui.tasks import Tasks

_SWEEP_MS = 16
_LONGEST_MS = 200
_EMPTY = Lyrics(synced=False)


class LyricsState(StrEnum):
    """What there is to see."""

    SILENT = "silent"
    SEARCHING = "searching"
    NONE = "none"
    PLAIN = "plain"
    SYNCED = "synced"


def machine_ms() -> float:
    """Return a clock that never jumps, in ms."""
    return time.monotonic() * 1000.0


class LyricsModel(QObject):
    """Follows the music only while it moves and somebody looks.

    Args:
        lookup: Asks a server for what is not here, when the listener said so; None never does.
        now_ms: A clock that never jumps; tests bring their own.
    """

    changed = Signal()
    moved = Signal()

    def __init__(
        self,
        playback: Playback,
        shelf: LyricsShelf,
        settings: SettingsStore,
        tasks: Tasks,
        *,
        lookup: LyricsLookup | None = None,
        now_ms: Callable[[], float] = machine_ms,
    ) -> None:
        super().__init__()
        self._playback, self._shelf, self._tasks = playback, shelf, tasks
        self._settings = settings
        self._lookup, self._asking = lookup, False
        self._now_ms = now_ms
        self._clock = SmoothClock()
        self._track = ""
        self._state = LyricsState.SILENT
        self._lyrics = _EMPTY
        self._offset_ms = 0
        self._sung = NOTHING_SUNG
        self._viewers: set[str] = set()
        self._asked: set[str] = set()
        self._playing = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.follow)
        self.destroyed.connect(settings.listen(self._on_settings))
        self.show(playback.state)

    @property
    def state(self) -> LyricsState:
        """What there is to see."""
        return self._state

    @property
    def lyrics(self) -> Lyrics:
        """The text, empty while there is none."""
        return self._lyrics

    @property
    def sung(self) -> Sung:
        """What is sung now."""
        return self._sung

    @property
    def letters(self) -> float:
        """How many letters of the current line are over."""
        return sung_letters(self._lyrics, self._sung)

    @property
    def can_ask(self) -> bool:
        """Whether a server could be asked for what is not here."""
        track = self._playback.state.track
        known = track is not None and self._lookup is not None and self._lookup.can_ask(track)
        return known and self._state is LyricsState.NONE

    @property
    def offset_ms(self) -> int:
        """How much later the lines come than their file says."""
        return self._offset_ms

    @property
    def options(self) -> LyricsSettings:
        """Which companions are shown, and how large."""
        return self._settings.settings.lyrics

    @property
    def following(self) -> bool:
        """Whether the timer runs."""
        return self._timer.isActive()

    def show(self, state: PlaybackState) -> None:
        """Take over a state that the player announced."""
        self._playing = state.state is PlayState.PLAYING
        track = state.track.path if state.track else ""
        if track != self._track:
            self._load(track)
        self.follow()

    def watch(self, viewer: str, *, watched: bool) -> None:
        """Say whether a view of that name can be seen."""
        (self._viewers.add if watched else self._viewers.discard)(viewer)
        self.follow()

    def seek_line(self, index: int) -> None:
        """Play from the beginning of a line."""
        if self._lyrics.synced and 0 <= index < len(self._lyrics.lines):
            start_ms = self._lyrics.lines[index].start_ms + self._offset_ms
            self._playback.seek(max(start_ms, 0))
            self._clock.reset()
            self.follow()

    def nudge(self, steps: int) -> None:
        """Show the lines later by so many steps of 50 ms; negative ones are sooner."""
        self._set_offset(self._offset_ms + steps * OFFSET_STEP_MS if steps else 0)

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

    def toggle_translation(self) -> None:
        """Show translations, or not."""
        self._change(replace(self.options, translation=not self.options.translation))

    def toggle_romanisation(self) -> None:
        """Show the text in Latin letters, or not."""
        self._change(replace(self.options, romanisation=not self.options.romanisation))

    def resize_text(self, steps: int) -> None:
        """Make the text larger or smaller by two pixels a step."""
        size_px = min(max(self.options.text_px + 2 * steps, 12), 48)
        self._change(replace(self.options, text_px=size_px))

    def follow(self) -> None:
        """Find out what is sung now, and when to look again."""
        if self._state is not LyricsState.SYNCED or not self._viewers:
            self._timer.stop()
            return
        here_ms = self._here_ms()
        sung = sung_at(self._lyrics, here_ms)
        if sung != self._sung:
            self._sung = sung
            self.moved.emit()
        if self._playing:
            self._timer.start(self._pause_ms(here_ms))
        else:
            self._timer.stop()

    def _here_ms(self) -> float:
        told_ms = float(self._playback.position_ms())
        now_ms = self._clock.observe(told_ms, self._now_ms(), running=self._playing)
        return now_ms - self._offset_ms

    def _pause_ms(self, here_ms: float) -> int:
        """A frame while words light up, otherwise until the next line."""
        if self._sung.word is not None and self._sung.share < 1.0:
            return _SWEEP_MS
        start_ms = next_start_ms(self._lyrics, here_ms)
        if start_ms is None:
            return _LONGEST_MS
        if self._lyrics.has_words:
            return _SWEEP_MS
        return int(min(max(start_ms - here_ms + 1, 1), _LONGEST_MS))

    def _load(self, track: str) -> None:
        self._track = track
        self._clock.reset()
        self._offset_ms = self._shelf.offset_ms(track)
        self._lyrics, self._sung = _EMPTY, NOTHING_SUNG
        self._state = LyricsState.SEARCHING if track else LyricsState.SILENT
        self.changed.emit()
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
        self._sung = NOTHING_SUNG
        if not self._lyrics.lines:
            self._state = LyricsState.NONE
        else:
            self._state = LyricsState.SYNCED if self._lyrics.synced else LyricsState.PLAIN
        self.changed.emit()
        self.follow()
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

    def _set_offset(self, offset_ms: int) -> None:
        if not self._track:
            return
        try:
            self._shelf.set_offset_ms(self._track, offset_ms)
        except PlayerError as error:
            self._playback.notice(Notice(error.code, error.details))
        self._offset_ms = self._shelf.offset_ms(self._track)
        self.changed.emit()
        self.follow()

    def _change(self, options: LyricsSettings) -> None:
        self._settings.change(replace(self._settings.settings, lyrics=options))

    def _on_settings(self, _settings: Settings) -> None:
        self.changed.emit()
