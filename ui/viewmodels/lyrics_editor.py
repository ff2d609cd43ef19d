"""Lyrics being timed and written: a table of lines, and what is done to them while music plays."""

import time
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QTimer, Signal

from player.deferred import deferred
from player.errors import PlayerError
from player.events import Notice, PlaybackState
from player.lyrics.clock import SmoothClock
from player.lyrics.draft import LyricsDraft, draft_of
from player.lyrics.model import Lyrics, shifted
from player.lyrics.shelf import LyricsShelf
from player.model import Track
from player.playback import Playback
from player.sound.history import UndoHistory
from ui.tasks import Tasks
from ui.viewmodels.lyrics_table import LyricsTable

with deferred():
    from player.lyrics import saving

_TICK_MS = 100
NUDGE_MS = 50
Undo = Callable[[], object]
Embed = Callable[[int, str], Undo | Notice]
"""Writes a text into the tags of a track, on any thread; returns its undo or what went wrong."""


class SaveTo(StrEnum):
    """Where lyrics are saved."""

    BESIDE = "beside"
    OWN = "own"
    TAGS = "tags"


def machine_ms() -> float:
    """Return a clock that never jumps, in ms."""
    return time.monotonic() * 1000.0


class LyricsEditorModel(LyricsTable):
    """Changes a draft; nothing is written before `save`.

    The offset that a listener gave a track becomes part of the times, and is 0 once they are saved.

    Args:
        embed: Writes into tags; None without a library.
    """

    opened = Signal(bool)
    ticked = Signal()
    saved = Signal(str, object)
    failed = Signal(object)

    def __init__(
        self,
        playback: Playback,
        shelf: LyricsShelf,
        tasks: Tasks,
        embed: Embed | None = None,
        *,
        now_ms: Callable[[], float] = machine_ms,
    ) -> None:
        super().__init__()
        self._playback, self._shelf, self._tasks, self._embed = playback, shelf, tasks, embed
        self._now_ms, self._clock = now_ms, SmoothClock()
        self._track: Track | None = None
        self._saving = False
        self.words = False
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._tick)

    # What there is

    @property
    def track(self) -> Track | None:
        """Whose lyrics are edited; None while nobody edits."""
        return self._track

    @property
    def plays(self) -> bool:
        """Whether the track that is edited is the one to be heard: only then it can be timed."""
        playing = self._playback.state.track
        return bool(self._track and playing and playing.path == self._track.path)

    @property
    def can_embed(self) -> bool:
        """Whether the text can be written into the file's tags."""
        return bool(self._embed and self._track and self._track.track_id is not None)

    @property
    def position_ms(self) -> float:
        """Where the music is."""
        return max(0.0, self._clock.observe(self._playback.heard(), self._now_ms()))

    # Beginning and ending

    def begin(self, lyrics: Lyrics, offset_ms: int = 0) -> None:
        """Edit the lyrics of what plays; an empty text begins with one empty line."""
        self._track = self._playback.state.track
        if self._track is None:
            return
        self._history = UndoHistory()
        draft = draft_of(shifted(lyrics, offset_ms))
        self._kept = draft
        self._show(draft if draft.lines else draft.inserted(0))
        self._timer.start()
        self.opened.emit(True)  # noqa: FBT003  a signal's value

    def end(self) -> None:
        """Edit no more; what was not saved is gone."""
        self._track = None
        self._timer.stop()
        self._show(LyricsDraft())
        self._kept = self._draft
        self.opened.emit(False)  # noqa: FBT003  a signal's value

    def show_playback(self, _state: PlaybackState) -> None:
        """Take over what plays."""
        if self._track is not None:
            self._clock.reset()
            self.changed.emit()

    # Changing

    def stamp(self, row: int) -> int:
        """Time a line, or its next word, to what is heard now; return the row to go on with."""
        if not self.plays:
            return row
        if not self.words:
            self._change(self._draft.stamped(row, self.position_ms))
            return min(row + 1, self.rowCount() - 1)
        self._change(self._draft.word_stamped(row, self.position_ms))
        done = 0 <= row < self.rowCount() and not self._draft.lines[row].next_word
        return min(row + 1, self.rowCount() - 1) if done else row

    def nudge(self, rows: Iterable[int], steps: int) -> None:
        """Move lines by steps of 50 ms."""
        self._change(self._draft.nudged(rows, steps * NUDGE_MS), "nudge")

    def clear_times(self, rows: Iterable[int]) -> None:
        """Take the times of lines away."""
        self._change(self._draft.cleared(rows))

    def insert(self, row: int) -> None:
        """Put an empty line before a row."""
        self._change(self._draft.inserted(row))

    def remove(self, rows: Sequence[int]) -> None:
        """Take lines out."""
        self._change(self._draft.without(rows))

    def paste(self, row: int, text: str) -> None:
        """Put the lines of a text before a row."""
        lines = [line for line in text.splitlines() if line.strip()]
        if lines:
            self._change(self._draft.inserted(row, lines))

    def play_from(self, row: int) -> None:
        """Play from a line."""
        if self.plays and 0 <= row < self.rowCount():
            start_ms = self._draft.lines[row].start_ms
            if start_ms is not None:
                self._playback.seek(start_ms)
                self._clock.reset()

    # Saving

    def save(self, where: SaveTo) -> None:
        """Save beside the GUI thread; `saved` or `failed` says how it went."""
        track, lyrics = self._track, self._draft.lyrics()
        if track is None or self._saving:
            return
        self._saving = True
        work = {
            SaveTo.BESIDE: partial(self._beside, track.path, lyrics),
            SaveTo.OWN: partial(self._own, track.path, lyrics),
            SaveTo.TAGS: partial(self._tags, track, lyrics),
        }[where]
        self._tasks.run(work, partial(self._done, track.path, where), self)

    def _beside(self, path: str, lyrics: Lyrics) -> Undo | Notice:
        try:
            return self._shelf.save_beside(path, lyrics).undo
        except PlayerError as error:
            return Notice(error.code, error.details)

    def _own(self, path: str, lyrics: Lyrics) -> Undo | Notice:
        before = self._shelf.own_text(path)
        try:
            self._shelf.keep(path, saving.lrc_of(lyrics))
        except PlayerError as error:
            return Notice(error.code, error.details)
        return partial(self._shelf.keep, path, before)

    def _tags(self, track: Track, lyrics: Lyrics) -> Undo | Notice:
        assert self._embed is not None  # noqa: S101  `can_embed`
        assert track.track_id is not None  # noqa: S101  `can_embed`
        return self._embed(track.track_id, saving.lrc_of(lyrics))

    def _done(self, path: str, where: SaveTo, result: Undo | Notice) -> None:
        self._saving = False
        if isinstance(result, Notice):
            self.failed.emit(result)
            return
        self._shelf.set_offset_ms(path, 0)
        self._kept = self._draft
        self.changed.emit()
        self.saved.emit(where.value, result)

    # How

    def _tick(self) -> None:
        _ = self.position_ms  # readings taken now make the next stamp exact
        self.ticked.emit()
