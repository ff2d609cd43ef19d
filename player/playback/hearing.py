"""What becomes of playback when the engine says something."""

from collections.abc import Callable
from dataclasses import replace

from player.engine import messages as m
from player.engine.link import EngineLink
from player.events import Notice, OutputState, QueueChanged
from player.model import PlayState, Track
from player.opening import Opener
from player.overviews import Overviews
from player.playback.chapters import chapters_of
from player.playback.core import PlaybackCore
from player.playback.sleep import SleepTimer
from player.playback.unplayable import Damage, unplayable
from player.signal_path import with_sound

_STREAM_BITS = 32  # what we hand over; the device may take fewer


class PlaybackHearing(PlaybackCore):
    """Starts the engine and takes its events in, on the engine's thread.

    Attributes:
        library_is_broken: Asked whether tracks that nothing is known of may be there all the same.
    """

    def __init__(
        self, engine: EngineLink, opener: Opener, library_track: Callable[[int], Track]
    ) -> None:
        super().__init__(engine, opener, library_track)
        self._overviews = Overviews(self._outlined)
        self._sleep = SleepTimer()
        self.library_is_broken: Callable[[], bool] = lambda: False
        self._damage = Damage(0, 0.0)
        opener.told = self.tracks_described
        engine.start(self._hear)

    def close(self) -> None:
        """End the threads; the engine belongs to whoever made it."""
        self._sleep.close()
        self._overviews.close()

    def tracks_described(self) -> None:
        """More is known about queued tracks: tell whoever shows them."""
        with self._changing():
            if self._programme.is_misheard:
                playing = self._state.state is PlayState.PLAYING
                self._load(play=playing, position_ms=self.position_ms())
            self._follow()
            self._regain()
            self._tell(QueueChanged(self._queue))

    def look_again(self) -> None:
        """Something outside may have changed the path: a proof was made or thrown away."""
        with self._changing():
            pass

    def locate_again(self) -> None:
        """What is to follow may come from elsewhere now; the current track stays as it is."""
        with self._changing():
            self._programme.forget_ahead()
            self._follow()

    def device_runs_at(self, sample_rate: int, bits: int, channels: int = 0) -> None:
        """What the system says of the device behind its mixer; zeros where it says nothing."""
        with self._changing():
            self._known = replace(
                self._known, device_rate=sample_rate, device_bits=bits, device_channels=channels
            )

    def _hear(self, event: m.Event) -> None:
        """Engine's thread: take an event in."""
        with self._changing():
            match event:
                case m.StateChanged(state=state):
                    self._state = replace(self._state, state=state)
                case m.ItemStarted() | m.FileLearned():
                    self._learned(event)
                case m.OutputChanged():
                    self._opened(event)
                case m.SoundChanged() | m.SoundMeasured() | m.SoundDamaged():
                    self._sounded(event)
                case m.Ended(item_id=item_id):
                    self._ended(item_id)
                case m.ItemFailed():
                    self._failed(event)
                case m.SoundFailed() | m.OutputFailed() | m.EngineLost() | m.EngineFailed():
                    self._troubled(event)
                case m.Ready():
                    self._tell(event)

    def _sounded(self, event: m.SoundChanged | m.SoundMeasured | m.SoundDamaged) -> None:
        match event:
            case m.SoundChanged():
                self._known = with_sound(self._known, event)
                self._tell(event)
            case m.SoundMeasured():
                self._tell(event)
            case m.SoundDamaged():
                self._known = replace(self._known, damage=event)
                self._tell(event)

    def _troubled(
        self, event: m.SoundFailed | m.OutputFailed | m.EngineLost | m.EngineFailed
    ) -> None:
        match event:
            case m.SoundFailed(code=code, details=details) | m.OutputFailed(code, details):
                self._tell(Notice(code, details))
            case m.EngineLost(position_s=position_s):
                self._wanted_ms = int(position_s * 1000)
                self._state = replace(self._state, state=self._paused_or_stopped())
                self._tell(Notice("engine.lost", action="play"))
            case m.EngineFailed(reason=reason):
                self._state = replace(self._state, state=PlayState.STOPPED)
                self._tell(Notice("engine.failed", {"reason": reason}))

    def _learned(self, event: m.ItemStarted | m.FileLearned) -> None:
        if isinstance(event, m.ItemStarted):
            self._started(event)
        if event.item_id == self._programme.current_item:
            self._known = replace(self._known, facts=event.facts)

    def _started(self, event: m.ItemStarted) -> None:
        entry = self._programme.reached(event.item_id)
        if entry is None:
            return
        self._wanted_ms = self._failures = 0
        if entry != self._queue.current:
            self._queue = self._queue.with_current(entry.entry_id)
        self._follow()
        self._refresh()
        self._known = replace(self._known, decoder=event.decoder, damage=m.SoundDamaged(0, 0))
        self._state = replace(self._state, format=event.format, duration_ms=event.duration_ms)
        if track := self._state.track:
            rate, length_ms = event.format.sample_rate, event.duration_ms
            chapters = chapters_of(track, event.facts.chapters, rate, length_ms) or track.chapters
            self._state = replace(self._state, tier=self.tier_of(track), chapters=chapters)
            self._outline(track)

    def _outline(self, track: Track) -> None:
        """Show the outline that is kept, or have one drawn."""
        if levels := self.stored_overview(track):
            self._state = replace(self._state, overview=levels)
        else:
            self._overviews.ask(track.path)

    def _ended(self, item_id: int) -> None:
        """The engine ran out; what we sent too late for it to follow begins anew.

        Of an earlier programme it says nothing: the listener was quicker.
        """
        if not self._programme.has_sent(item_id):
            return
        overtaken = self._programme.after(item_id)
        self._programme.end()
        self._wanted_ms = 0
        if overtaken and self._failures <= len(self._queue.entries):
            self._queue = self._queue.with_current(overtaken.entry_id)
            self._load(play=True)
        elif self._state.stop_at is not None:
            self._stopped_by_itself()

    def _stopped_by_itself(self) -> None:
        """What would have followed is where playing goes on."""
        self._state = replace(self._state, stop_at=None)
        following = next(iter(self._queue.upcoming(1)), None)
        if following is not None:
            self._queue = self._queue.with_current(following.entry_id)

    def _outlined(self, path: str, levels: tuple[float, ...]) -> None:
        """Overview's thread: the outline of a track, if it still plays."""
        with self._changing():
            if self._state.track and self._state.track.path == path:
                self._state = replace(self._state, overview=levels)

    def _failed(self, event: m.ItemFailed) -> None:
        """An item that never sounded is passed over; one that did simply ends early."""
        if self._is_unread(event):
            self._halt()  # the library said what is wrong; those that follow are no better known
            return
        entry = self._programme.entry_of(event.item_id)
        self._tell(unplayable(event, entry, self._damage))
        self._failures += 1
        if self._failures > len(self._queue.entries):
            return  # all of them fail and repeat would go on for ever: the engine says `Ended`
        self._programme.failed(event.item_id)
        self._follow()
        following = self._programme.after_current()
        never_sounded = self._state.format is None
        if never_sounded and following and event.item_id == self._programme.current_item:
            self._programme.reached(following[0])
            self._queue = self._queue.with_current(following[1].entry_id)

    def _is_unread(self, event: m.ItemFailed) -> bool:
        """Whether all that is wrong with an item is that the library could not tell of it."""
        if event.code != "file.missing" or not self.library_is_broken():
            return False
        entry = self._programme.entry_of(event.item_id)
        return entry is None or self.resolve(entry.item).is_unknown

    def _opened(self, output: m.OutputChanged) -> None:
        before = self._known.output
        if output.silent and not (before and before.silent):
            self._tell(Notice("device.none"))
        self._known = replace(self._known, output=output)
        shown = OutputState(
            name=output.name,
            api=output.api,
            sample_rate=output.sample_rate,
            channels=output.channels,
            bit_depth=_STREAM_BITS,
            latency_ms=output.latency_ms,
            silent=output.silent,
            device_id=output.device_id,
        )
        self._state = replace(self._state, output=shown)

    def _paused_or_stopped(self) -> PlayState:
        return PlayState.PAUSED if self._programme.current_item else PlayState.STOPPED
