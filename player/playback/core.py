"""The state of playback, kept in step with the engine; the verbs on it are in `verbs`."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from threading import RLock

from player.engine import messages as m
from player.engine.link import EngineLink
from player.engine.verdict import verdict_of
from player.events import Event, Notice, OutputState, PlaybackChanged, PlaybackState, QueueChanged
from player.model import PlayState, Track
from player.opening import Opener
from player.overviews import Overviews
from player.playback.programme import Programme
from player.playback.volume import gain_of
from player.queue import Queue, QueueItem

_STREAM_BITS = 32  # what we hand over; the device may take fewer

Listener = Callable[[Event], None]


class PlaybackCore:
    """State and queue, and what the engine's events make of them.

    Args:
        engine: Plays; started here, closed by whoever made it.
        opener: Finds files and what their tags say.
        library_track: Finds a track of the library by its id.
    """

    def __init__(
        self, engine: EngineLink, opener: Opener, library_track: Callable[[int], Track]
    ) -> None:
        self._engine = engine
        self._opener = opener
        self._library_track = library_track
        self._lock = RLock()
        self._listeners: list[Listener] = []
        self._state = PlaybackState()
        self._queue = Queue()
        self._programme = Programme(self.resolve)
        self._output: m.OutputChanged | None = None
        self._wanted_ms = 0
        self._failures = 0
        self._enhanced = False
        self._overviews = Overviews(self._outlined)
        opener.told = self.tracks_described
        engine.start(self._hear)

    @property
    def state(self) -> PlaybackState:
        """Everything that does not move by itself."""
        return self._state

    @property
    def queue(self) -> Queue:
        """What will play, in order."""
        return self._queue

    def resolve(self, item: QueueItem) -> Track:
        """The track of a queue item, with all that is known of it."""
        return self._library_track(item) if isinstance(item, int) else self._opener.known(item)

    def position_ms(self) -> int:
        """Where the ear is in the current track; cheap enough to ask 60 times a second."""
        place = self._engine.positions.at_ear()
        if place is None or place.item_id != self._programme.current_item:
            return self._wanted_ms
        return int(place.seconds * 1000)

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Have every event told to `listener`; call the result to have it stop."""
        with self._lock:
            self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def tracks_described(self) -> None:
        """More is known about queued tracks: tell whoever shows them."""
        with self._changing():
            self._tell(QueueChanged(self._queue))

    def close(self) -> None:
        """End the thread that asks for outlines; the engine belongs to whoever made it."""
        self._overviews.close()

    def notice(self, notice: Notice) -> None:
        """Tell the listener something that happened elsewhere."""
        with self._lock:
            self._tell(notice)

    # What the engine says

    def _hear(self, event: m.Event) -> None:
        """Engine's thread: take an event in."""
        with self._changing():
            match event:
                case m.StateChanged(state=state):
                    self._state = replace(self._state, state=state)
                case m.ItemStarted():
                    self._started(event)
                case m.OutputChanged():
                    self._opened(event)
                case m.SoundChanged(active=active):
                    self._enhanced = active
                case m.Ended(item_id=item_id):
                    self._ended(item_id)
                case m.ItemFailed():
                    self._failed(event)
                case m.OutputFailed() | m.EngineLost() | m.EngineFailed():
                    self._troubled(event)
                case m.Ready():
                    pass

    def _troubled(self, event: m.OutputFailed | m.EngineLost | m.EngineFailed) -> None:
        match event:
            case m.OutputFailed(code=code, details=details):
                self._tell(Notice(code, details))
            case m.EngineLost(position_s=position_s):
                self._wanted_ms = int(position_s * 1000)
                self._state = replace(self._state, state=self._paused_or_stopped())
                self._tell(Notice("engine.lost", action="play"))
            case m.EngineFailed(reason=reason):
                self._state = replace(self._state, state=PlayState.STOPPED)
                self._tell(Notice("engine.failed", {"reason": reason}))

    def _started(self, event: m.ItemStarted) -> None:
        entry = self._programme.reached(event.item_id)
        if entry is None:
            return
        self._wanted_ms = self._failures = 0
        if entry != self._queue.current:
            self._queue = self._queue.with_current(entry.entry_id)
        self._follow()
        self._refresh()
        self._state = replace(self._state, format=event.format, duration_ms=event.duration_ms)
        if self._state.track:
            self._overviews.ask(self._state.track.path)

    def _ended(self, item_id: int) -> None:
        """The engine ran out; what we sent too late for it to follow begins anew."""
        overtaken = self._programme.after(item_id)
        self._programme.end()
        self._wanted_ms = 0
        if overtaken and self._failures <= len(self._queue.entries):
            self._queue = self._queue.with_current(overtaken.entry_id)
            self._load(play=True)

    def _outlined(self, path: str, levels: tuple[float, ...]) -> None:
        """Overview's thread: the outline of a track, if it still plays."""
        with self._changing():
            if self._state.track and self._state.track.path == path:
                self._state = replace(self._state, overview=levels)

    def _failed(self, event: m.ItemFailed) -> None:
        """An item that never sounded is passed over; one that did simply ends early."""
        self._tell(Notice(event.code, event.details))
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

    def _opened(self, output: m.OutputChanged) -> None:
        if output.silent and not (self._output and self._output.silent):
            self._tell(Notice("device.none"))
        self._output = output
        shown = OutputState(
            name=output.name,
            api=output.api,
            sample_rate=output.sample_rate,
            channels=output.channels,
            bit_depth=_STREAM_BITS,
            latency_ms=output.latency_ms,
            silent=output.silent,
        )
        self._state = replace(self._state, output=shown)

    def _paused_or_stopped(self) -> PlayState:
        return PlayState.PAUSED if self._programme.current_item else PlayState.STOPPED

    # How

    @contextmanager
    def _changing(self) -> Iterator[None]:
        """Do it under the lock, then tell what became different and what follows now."""
        with self._lock:
            queue, state = self._queue, self._state
            yield
            if self._queue != queue:
                self._follow()
                self._tell(QueueChanged(self._queue))
            self._refresh()
            if self._state != state:
                self._tell(PlaybackChanged(self._state))

    def _refresh(self) -> None:
        current = self._queue.current
        same = current == self._state.entry
        self._state = replace(
            self._state,
            entry=current,
            track=self.resolve(current.item) if current else None,
            format=self._state.format if same else None,
            duration_ms=self._state.duration_ms if same else None,
            overview=self._state.overview if same else (),
            repeat=self._queue.repeat,
            shuffle=self._queue.shuffle_seed is not None,
        )
        gain = gain_of(self._state)
        verdict = verdict_of(self._state.format, self._output, gain, enhanced=self._enhanced)
        self._state = replace(self._state, verdict=verdict if current else None)

    def _load(self, *, play: bool, position_ms: int = 0) -> None:
        current = self._queue.current
        if current is None:
            return
        self._wanted_ms = position_ms
        items = self._programme.begin(current, self._queue)
        self._engine.send(m.Load(items, position_ms / 1000, play))

    def _follow(self) -> None:
        """Tell the engine what comes after the current item, when that became something else."""
        if (change := self._programme.following(self._queue)) is not None:
            self._engine.send(change)

    def _halt(self) -> None:
        self._wanted_ms = 0
        self._programme.end()
        self._engine.send(m.Stop())

    def _tell(self, event: Event) -> None:
        for listener in tuple(self._listeners):
            listener(event)
