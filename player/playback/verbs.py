"""The verbs: open, play, skip, seek, turn the volume."""

from collections.abc import Sequence
from dataclasses import replace

from player.engine import messages as m
from player.model import PlayState, RepeatMode
from player.playback.chapters import chapter_at
from player.playback.manner import PlaybackManner
from player.playback.queue_verbs import QueueVerbs
from player.playback.unplayable import Damage
from player.playback.volume import limited

_DAMAGE_S = 2.0  # a frame of the file, and what a decoder needs to find its feet again
_RESTARTS_MS = 3000  # further in than this, "previous" goes to the start of the track


class Playback(PlaybackManner, QueueVerbs):
    """The player as the listener knows it.

    Verbs may be called from any thread; listeners are called on the caller's, the engine's or the
    opening thread, one at a time. State and queue are immutable values, swapped under one lock.
    """

    # Files

    def open(self, paths: Sequence[str], *, play: bool = True) -> None:
        """Make files and folders the queue; returns at once, they are found on another thread."""
        then = self.play_tracks if play else self._set_tracks
        self._opener.find(paths, then, self.notice)

    def enqueue(self, paths: Sequence[str], *, next_up: bool = False) -> None:
        """Add files and folders by hand: next, or at the end of what was added before."""
        self._opener.find(paths, lambda found: self.add_tracks(found, next_up=next_up), self.notice)

    def insert(self, paths: Sequence[str], before: int | None) -> None:
        """Add files and folders by hand in front of an entry of the queue, or at its end."""
        self._opener.find(paths, lambda found: self.insert_tracks(found, before), self.notice)

    # The transport

    def play(self) -> None:
        """Go on, or begin with the current entry."""
        with self._changing():
            if self._state.state is PlayState.STOPPED:
                self._failures = 0
                self._load(play=True)
            else:
                self._state = replace(self._state, state=PlayState.PLAYING)
                self._engine.send(m.Play())

    def pause(self) -> None:
        """Hold here; the engine's answer comes later, the next verb counts on it already."""
        with self._changing():
            if self._state.state is PlayState.PLAYING:
                self._state = replace(self._state, state=PlayState.PAUSED)
                self._engine.send(m.Pause())

    def toggle(self) -> None:
        """Play when it does not, pause when it does."""
        self.pause() if self._state.state is PlayState.PLAYING else self.play()

    def stop(self) -> None:
        """Stop and go back to the start of the track."""
        with self._changing():
            self._halt()

    def next(self) -> None:
        """Skip to what follows; at the end of the queue, stop."""
        with self._changing():
            following = self._queue.next()
            if following is None:
                self._halt()
            else:
                self._queue = self._queue.with_current(following.entry_id)
                self._load(play=self._state.state is not PlayState.PAUSED)

    def previous(self) -> None:
        """Go to the start of the track, or from its first seconds to the one before."""
        with self._changing():
            before = self._queue.previous()
            if self.position_ms() > _RESTARTS_MS or before is None:
                self._seek(0)
            else:
                self._queue = self._queue.with_current(before.entry_id)
                self._load(play=self._state.state is not PlayState.PAUSED)

    def seek(self, position_ms: int) -> None:
        """Go to a position of the current track; beyond its end is its end."""
        with self._changing():
            self._seek(position_ms)

    def skip_damage(self, entry_id: int, position_s: float) -> None:
        """Go on in an entry behind a place of its file that cannot be decoded."""
        with self._changing():
            entry = next((e for e in self._queue.entries if e.entry_id == entry_id), None)
            if entry is None:
                return
            self._queue = self._queue.with_current(entry_id)
            self._damage = Damage(entry_id, position_s + _DAMAGE_S)
            track = self.resolve(entry.item)
            rate = track.format.sample_rate if track.format else 1
            start_s = track.start_frame / rate  # of a slice: the damage is told from the file's
            behind_s = max(0.0, self._damage.behind_s - start_s)
            self._load(play=True, position_ms=int(behind_s * 1000))

    def next_chapter(self) -> None:
        """Go to where the next chapter begins; from the last one, to what follows in the queue."""
        with self._changing():
            here_ms = self.position_ms()
            later = (each for each in self._state.chapters if each.start_ms > here_ms)
            if (chapter := next(later, None)) is not None:
                self._seek(chapter.start_ms)
            else:
                self.next()

    def previous_chapter(self) -> None:
        """Go to the start of the chapter, or from its first seconds to the one before."""
        with self._changing():
            chapters, here_ms = self._state.chapters, self.position_ms()
            index = chapter_at(chapters, here_ms - _RESTARTS_MS)
            self._seek(0 if index is None else chapters[index].start_ms)

    # Settings of the moment

    def set_volume(self, volume_db: float) -> None:
        """Set the volume, -60..0 dB and no higher than the ceiling; 0 dB leaves samples alone."""
        with self._changing():
            allowed_db = min(limited(volume_db), self._state.ceiling_db)
            self._state = replace(self._state, volume_db=allowed_db)
            self._apply_gain()
            if self._state.usual_volume_db is not None and self._state.track is not None:
                self.volume_turned(self._state.track, allowed_db)

    def begin_volume(self, volume_db: float) -> None:
        """Set the volume a device begins with; that of an album comes on top, as the device's."""
        with self._changing():
            allowed_db = min(limited(volume_db), self._state.ceiling_db)
            self._state = replace(self._state, volume_db=allowed_db, usual_volume_db=None)
            self._level()
            self._apply_gain()

    def look_at_volume(self) -> None:
        """Something is remembered for an album now, which may be what plays."""
        with self._changing():
            self._level()

    def keep_volume(self) -> None:
        """Stay as loud as it is: nothing is remembered for what plays any more."""
        with self._changing():
            current = self._queue.current
            if current is None or self.volume_of(self.resolve(current.item)) is None:
                self._state = replace(self._state, usual_volume_db=None)

    def set_ceiling(self, ceiling_db: float) -> None:
        """Keep the volume below this from now on; a volume that is fixed stays as it is."""
        with self._changing():
            ceiling_db = limited(ceiling_db)
            volume_db = min(self._state.volume_db, ceiling_db)
            self._state = replace(self._state, ceiling_db=ceiling_db, volume_db=volume_db)
            self._apply_gain()

    def set_muted(self, muted: bool) -> None:  # noqa: FBT001  a setter has one argument
        """Silence, or the volume again."""
        with self._changing():
            self._state = replace(self._state, muted=muted)
            self._apply_gain()

    def set_volume_by_device(self, *, by_device: bool) -> None:
        """Leave the samples alone because the device's own mixer follows the slider."""
        with self._changing():
            self._state = replace(self._state, volume_by_device=by_device)
            self._apply_gain()

    def set_volume_fixed(self, fixed: bool) -> None:  # noqa: FBT001  a setter has one argument
        """Leave the samples alone whatever the slider says; the view asks before the first time."""
        with self._changing():
            self._state = replace(self._state, volume_fixed=fixed)
            self._level()
            self._apply_gain()

    def set_repeat(self, repeat: RepeatMode) -> None:
        """Repeat nothing, the queue or the track."""
        with self._changing():
            self._queue = self._queue.with_repeat(repeat)

    def set_output(self, choice: m.OutputChoice) -> None:
        """Play on another device from now on."""
        self._engine.send(m.SetOutput(choice))

    def set_chain(self, wanted: m.SetChain) -> None:
        """Play through these stages from now on; an empty chain leaves the samples alone."""
        self._chain = wanted  # no lock: the desk calls this from under its own
        self._engine.send(wanted)

    def set_look(self, look: m.Look) -> None:
        """Have meters made, and edits heard sooner, while somebody looks."""
        self._engine.send(look)

    # How

    def _seek(self, position_ms: int) -> None:
        if self._state.state is PlayState.STOPPED:
            return
        duration_ms = self._state.duration_ms or position_ms
        self._wanted_ms = max(0, min(position_ms, duration_ms))
        self._engine.send(m.Seek(self._wanted_ms / 1000))
