"""What the player bar shows and does."""

from PySide6.QtCore import QObject, QTimer, Signal

from player.events import PlaybackState
from player.model import PlayState, RepeatMode
from player.playback import Playback

_POLL_MS = 200
_ARRIVED_EVERY = 5
"""Polls between two looks at how much of a server's song has come."""

_AFTER = {
    RepeatMode.OFF: RepeatMode.ALL,
    RepeatMode.ALL: RepeatMode.ONE,
    RepeatMode.ONE: RepeatMode.OFF,
}


class PlayerModel(QObject):
    """The transport as the window sees it.

    The position is polled, and only while it moves and somebody looks. What is shown may be a
    moment old; what a verb turns round is read afresh.
    """

    changed = Signal()
    position_changed = Signal(int)
    fixed_volume_asked = Signal()
    seeked = Signal(int)
    arrived_changed = Signal(object)

    def __init__(self, playback: Playback, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._playback = playback
        self._state = playback.state
        self._viewers: frozenset[str] = frozenset()
        self._fixed_confirmed = False
        self._polls = 0
        self._arrived: tuple[tuple[float, float], ...] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_POLL_MS)
        self._timer.timeout.connect(self._poll)

    @property
    def state(self) -> PlaybackState:
        """What plays, and how."""
        return self._state

    @property
    def playing(self) -> bool:
        """Whether sound comes out."""
        return self._state.state is PlayState.PLAYING

    @property
    def position_ms(self) -> int:
        """Where the music is now."""
        return self._playback.position_ms()

    @property
    def polling(self) -> bool:
        """Whether the timer runs."""
        return self._timer.isActive()

    def show(self, state: PlaybackState) -> None:
        """Take over a state that the player announced."""
        self._state, self._polls = state, 0
        self._pace()
        self.changed.emit()
        self._poll()

    def watch(self, viewer: str = "bar", *, watched: bool) -> None:
        """Say whether somebody can see the position."""
        self._viewers = (self._viewers | {viewer}) if watched else (self._viewers - {viewer})
        self._pace()
        if watched:
            self._poll()

    def toggle(self) -> None:
        """Play or pause."""
        self._playback.toggle()

    def play(self) -> None:
        """Play."""
        self._playback.play()

    def skip_next(self) -> None:
        """Go to the next track."""
        self._playback.next()

    def skip_previous(self) -> None:
        """Go to the previous track, or to the beginning of this one."""
        self._playback.previous()

    def next_chapter(self) -> None:
        """Go to where the next chapter begins; from the last, to the next track."""
        self._playback.next_chapter()
        self._tell_jump()

    def previous_chapter(self) -> None:
        """Go to the start of this chapter, or from its first seconds to the one before."""
        self._playback.previous_chapter()
        self._tell_jump()

    def seek(self, position_ms: int) -> None:
        """Go elsewhere in this track."""
        self._playback.seek(position_ms)
        self.position_changed.emit(position_ms)
        self.seeked.emit(position_ms)

    def nudge(self, change_ms: int) -> None:
        """Move a little from where the music is now."""
        if self._state.duration_ms:
            target = self._playback.position_ms() + change_ms
            self.seek(min(max(target, 0), self._state.duration_ms))

    def set_volume(self, volume_db: float) -> None:
        """Set the volume, -60..0 dB."""
        self._playback.set_volume(volume_db)

    def toggle_mute(self) -> None:
        """Mute or sound again."""
        self._playback.set_muted(not self._playback.state.muted)

    def toggle_fixed_volume(self) -> None:
        """Fix the volume at 100 %, or free it; before the first time it asks."""
        if self._playback.state.volume_fixed:
            self._playback.set_volume_fixed(False)
        elif self._fixed_confirmed:
            self._playback.set_volume_fixed(True)
        else:
            self.fixed_volume_asked.emit()

    def confirm_fixed_volume(self) -> None:
        """The listener has turned the amplifier down."""
        self._fixed_confirmed = True
        self._playback.set_volume_fixed(True)

    def cycle_repeat(self) -> None:
        """Off, all, one."""
        self._playback.set_repeat(_AFTER[self._playback.state.repeat])

    def _tell_jump(self) -> None:
        """The desktop counts on from what it was told last."""
        self._poll()
        self.seeked.emit(self._playback.position_ms())

    def _pace(self) -> None:
        wanted = self.playing and bool(self._viewers)
        if wanted and not self._timer.isActive():
            self._timer.start()
        elif not wanted:
            self._timer.stop()

    def _poll(self) -> None:
        self.position_changed.emit(self._playback.position_ms())
        if self._polls % _ARRIVED_EVERY == 0:
            self._look_what_came()
        self._polls += 1

    def _look_what_came(self) -> None:
        """None for what lies here: nothing is asked of the disk then."""
        arrived = self._playback.arrived()
        if arrived != self._arrived:
            self._arrived = arrived
            self.arrived_changed.emit(arrived)
