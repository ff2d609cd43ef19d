"""Lyrics of what plays: the text, what is sung now, and what the listener does about it."""

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal

from player.errors import PlayerError
from player.events import Notice, PlaybackState
from player.lyrics.chorus import next_chorus_ms
from player.lyrics.clock import SmoothClock
from player.lyrics.following import NOTHING_SUNG, Sung, next_start_ms, sung_at, sung_letters
from player.lyrics.lookup import LyricsLookup
from player.lyrics.readings import has_readings
from player.lyrics.shelf import OFFSET_STEP_MS, LyricsShelf
from player.model import PlayState
from player.playback import Playback
from player.settings.schema import LyricsAlign, LyricsSettings, Settings
from player.settings.store import SettingsStore
from ui.tasks import Tasks
from ui.viewmodels.lyrics_text import LyricsState, LyricsText

_SWEEP_MS = 16
_LONGEST_MS = 200
_NEAR_MS = 260
"""So long before a line the clock is read closely: longer than any block of a device."""


def machine_ms() -> float:
    """Return a clock that never jumps, in ms."""
    return time.monotonic() * 1000.0


class LyricsModel(LyricsText):
    """Follows the music only while it moves and somebody looks.

    Args:
        lookup: Asks a server for what is not here, when the listener said so; None never does.
        now_ms: A clock that never jumps; tests bring their own.
    """

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
        super().__init__(playback, shelf, settings, tasks, lookup)
        self._now_ms = now_ms
        self._clock = SmoothClock()
        self._offset_ms = 0
        self._sung = NOTHING_SUNG
        self._viewers: set[str] = set()
        self._playing = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.follow)
        self.destroyed.connect(settings.listen(self._on_settings))
        self.show(playback.state)

    @property
    def sung(self) -> Sung:
        """What is sung now."""
        return self._sung

    @property
    def letters(self) -> float:
        """How many letters of the current line are over."""
        return sung_letters(self._lyrics, self._sung)

    @property
    def offset_ms(self) -> int:
        """How much later the lines come than their file says."""
        return self._offset_ms

    @property
    def following(self) -> bool:
        """Whether the timer runs."""
        return self._timer.isActive()

    def show(self, state: PlaybackState) -> None:
        """Take over a state that the player announced."""
        self._playing = state.state is PlayState.PLAYING
        track = state.track.path if state.track else ""
        if track != self._track:
            self._clock.reset()
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
            self.follow()

    def go_to_chorus(self) -> bool:
        """Play from the next chorus; False where no lines come again."""
        here_ms = self._playback.position_ms() - self._offset_ms
        start_ms = next_chorus_ms(self._lyrics, here_ms)
        if start_ms is not None:
            self._playback.seek(max(start_ms + self._offset_ms, 0))
            self.follow()
        return start_ms is not None

    def nudge(self, steps: int) -> None:
        """Show the lines later by so many steps of 50 ms; negative ones are sooner."""
        self._set_offset(self._offset_ms + steps * OFFSET_STEP_MS if steps else 0)

    def toggle_translation(self) -> None:
        """Show translations, or not."""
        self._change(replace(self.options, translation=not self.options.translation))

    def toggle_romanisation(self) -> None:
        """Show the text in Latin letters, or not."""
        self._change(replace(self.options, romanisation=not self.options.romanisation))

    def toggle_readings(self) -> None:
        """Show how words sound above them, or not: as the file says it, or pinyin."""
        options = self.options
        if has_readings(self.lyrics):
            self._change(replace(options, ruby=not options.ruby))
        else:
            self._change(replace(options, pinyin=not options.pinyin))

    def resize(self, change_px: int) -> None:
        """Write larger or smaller; beyond the limits nothing changes."""
        with suppress(ValueError):
            self._change(replace(self.options, text_px=self.options.text_px + change_px))

    def align(self, align: LyricsAlign) -> None:
        """Let lines stand on another side."""
        self._change(replace(self.options, align=align))

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
        return self._clock.observe(self._playback.heard(), self._now_ms()) - self._offset_ms

    def _pause_ms(self, here_ms: float) -> int:
        """A frame while words light up or the clock settles, otherwise until the next line."""
        if self._sung.word is not None and self._sung.share < 1.0:
            return _SWEEP_MS
        start_ms = next_start_ms(self._lyrics, here_ms)
        if not self._clock.settled(self._now_ms()):
            return _SWEEP_MS
        if start_ms is None:
            return _LONGEST_MS
        if self._lyrics.has_words:
            return _SWEEP_MS
        left_ms = (start_ms - here_ms) / self._playback.state.speed
        if left_ms > _NEAR_MS:
            return int(min(left_ms - _NEAR_MS + 1, _LONGEST_MS))
        return int(min(max(left_ms + 1, 1), _SWEEP_MS))

    def _replaced(self) -> None:
        self._offset_ms = self._shelf.offset_ms(self._track)
        self._sung = NOTHING_SUNG
        super()._replaced()
        self.follow()

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
        self._spell()
        self.changed.emit()
