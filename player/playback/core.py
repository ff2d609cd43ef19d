"""State and queue of playback, swapped under one lock; `hearing` and `verbs` stand on it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from itertools import takewhile
from pathlib import Path
from threading import RLock

from dsp.params.chain import ChainSpec
from player.blocks import arrived_parts
from player.engine import messages as m
from player.engine.link import EngineLink
from player.events import (
    Event,
    Notice,
    PlaybackChanged,
    PlaybackState,
    QueueChanged,
    StopAt,
)
from player.model import Heard, PlayState, Track
from player.opening import Opener
from player.playback.describing import Describer, Place
from player.playback.ear import heard_of, position_of
from player.playback.evidence import inputs_of
from player.playback.following import belongs_to
from player.playback.programme import Programme
from player.playback.questions import PlaybackQuestions
from player.playback.volume import gain_of, levelled
from player.queue import Queue, QueueEntry, QueueHistory, QueueItem
from player.signal_path import PathInputs, path_of

Listener = Callable[[Event], None]


class PlaybackCore(PlaybackQuestions):
    """State, queue and what the engine was told of it.

    Args:
        engine: Plays; closed by whoever made it.
        opener: Finds files and what their tags say.
        library_track: Finds a track of the library by its id.
    """

    def __init__(
        self, engine: EngineLink, opener: Opener, library_track: Callable[[int], Track]
    ) -> None:
        super().__init__()
        self._engine = engine
        self._opener = opener
        self._library_track = library_track
        self._lock = RLock()
        self._listeners: list[Listener] = []
        self._state = PlaybackState()
        self._queue = Queue()
        self._history = QueueHistory()
        self._describer = Describer(self.resolve, self._located, self._placed)
        self._programme = Programme(self._describer, self._upcoming)
        self._known = PathInputs()
        self._chain = m.SetChain(ChainSpec())
        self._wanted_ms = 0
        self._failures = 0

    @property
    def state(self) -> PlaybackState:
        """Everything that does not move by itself."""
        return self._state

    @property
    def queue(self) -> Queue:
        """What will play, in order."""
        return self._queue

    @property
    def queue_history(self) -> QueueHistory:
        """What can be taken back, made again, and put back of the last queues."""
        return self._history

    def resolve(self, item: QueueItem) -> Track:
        """The track of a queue item, with all that is known of it."""
        return self._library_track(item) if isinstance(item, int) else self._opener.known(item)

    def arrived(self) -> tuple[tuple[float, float], ...] | None:
        """Which parts of a server's song have come, as shares of it; None where all is here."""
        path, track = self._programme.current_path, self._state.track
        elsewhere = track is not None and path not in {"", track.path}
        return arrived_parts(Path(path)) if elsewhere else None

    def position_ms(self) -> int:
        """Where the ear is in the current track; cheap enough to ask 60 times a second."""
        item_id = self._programme.current_item
        return position_of(self._engine.positions, item_id, self._wanted_ms)

    def heard(self) -> Heard:
        """Where the ear is in the current track, and how fast that moves; as cheap."""
        if self._state.state is not PlayState.PLAYING:
            return Heard(self.position_ms(), 0.0)
        item_id = self._programme.current_item
        return heard_of(self._engine.positions, item_id, self._wanted_ms)

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Have every event told to `listener`; call the result to have it stop."""
        with self._lock:
            self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def notice(self, notice: Notice) -> None:
        """Tell the listener something that happened elsewhere."""
        with self._lock:
            self._tell(notice)

    @contextmanager
    def _changing(self) -> Iterator[None]:
        """Do it under the lock, then tell what became different and what follows now."""
        with self._lock:
            queue, state = self._queue, self._state
            yield
            if self._queue != queue:
                self._follow()
                self._regain()
                self._tell(QueueChanged(self._queue))
            self._refresh()
            if self._state.entry != state.entry:
                self._level()
            if self._state != state:
                self._tell(PlaybackChanged(self._state))

    @contextmanager
    def _editing(self, *, anew: bool = False) -> Iterator[None]:
        """Change the queue by hand: what it was can be brought back; `anew` replaces it."""
        with self._changing():
            before = self._queue
            yield
            if self._queue != before:
                history = self._history
                self._history = history.replaced(before) if anew else history.changed(before)

    def _refresh(self) -> None:
        current = self._queue.current
        same = current == self._state.entry
        track = self.resolve(current.item) if current else None
        chapters = self._state.chapters if same else ()
        self._state = replace(
            self._state,
            entry=current,
            track=track,
            format=self._state.format if same else None,
            tier=self._state.tier if same else None,
            duration_ms=self._state.duration_ms if same else None,
            overview=self._state.overview if same else (),
            chapters=chapters or (track.chapters if track else ()),
            loop_ms=self._state.loop_ms if same else None,
            loop_start_ms=self._state.loop_start_ms if same else None,
            repeat=self._queue.repeat,
            shuffle=self._queue.shuffle_seed is not None,
        )
        known = replace(self._known, chain=self._chain.spec)
        path = path_of(inputs_of(self._state, known, self.proven_on)) if current else None
        self._state = replace(self._state, path=path, verdict=path.verdict if path else None)

    def _load(self, *, play: bool, position_ms: int = 0) -> None:
        current = self._queue.current
        if current is None:
            return
        position_ms = position_ms or self._place_of(current)
        self._wanted_ms = position_ms
        state = PlayState.PLAYING if play else PlayState.PAUSED
        self._state = replace(self._state, state=state, loop_ms=None, loop_start_ms=None)
        self._level(louder=False)  # what is to be quiet begins so
        items = self._programme.begin(current, self._queue)
        self._engine.send(m.Load(items, position_ms / 1000, play))

    def _place_of(self, entry: QueueEntry) -> int:
        """Where an entry is to begin; somebody who left it there is told."""
        track = self.resolve(entry.item)
        place_ms = self.place_of(track)
        if place_ms:
            minutes, seconds = divmod(place_ms // 1000, 60)
            place = f"{minutes}:{seconds:02}"
            self._tell(Notice("playback.goes_on", {"track": track.name, "place": place}))
        return place_ms

    def _follow(self) -> None:
        """Tell the engine what comes after the current item, when that became something else."""
        if (change := self._programme.following(self._queue)) is not None:
            self._engine.send(change)

    def _regain(self) -> None:
        """Tell the engine how loud what it knows is, where that has become something else."""
        current = self._queue.current
        decision = None
        if current is not None:
            after = next(iter(self._queue.upcoming(1)), None)
            decision = self._describer.decision(Place(self._queue.before_current, current, after))
        self._state = replace(self._state, replay_gain=decision)
        if (change := self._programme.regained(self._queue)) is not None:
            self._engine.send(change)

    def _upcoming(self, queue: Queue, n: int) -> tuple[QueueEntry, ...]:
        """What plays after the current entry, up to where playback is to stop by itself."""
        stop_at, current = self._state.stop_at, queue.current
        if stop_at is StopAt.TRACK or current is None:
            return ()
        entries = queue.upcoming(n)
        if stop_at is None:
            return entries
        belongs = partial(belongs_to, stop_at, self.resolve(current.item))
        return tuple(takewhile(lambda entry: belongs(self.resolve(entry.item)), entries))

    def _level(self, *, louder: bool = True) -> None:
        """Go to the volume that is remembered for the current entry, or to the usual one again."""
        current, before = self._queue.current, self._state
        track = self.resolve(current.item) if current else None
        after = levelled(before, self.volume_of(track) if track else None)
        if after.volume_db > before.volume_db and not louder:
            return
        self._state = after
        if after.volume_db != before.volume_db:
            self._apply_gain()
            if track and after.usual_volume_db is not None:
                told = {"album": track.album, "volume_db": after.volume_db}
                self._tell(Notice("playback.album_volume", told))

    def _apply_gain(self) -> None:
        self._engine.send(m.SetGain(gain_of(self._state)))

    def _halt(self) -> None:
        self._wanted_ms = 0
        self._programme.end()
        self._engine.send(m.Stop())

    def _tell(self, event: Event) -> None:
        for listener in tuple(self._listeners):
            listener(event)
