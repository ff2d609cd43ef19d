"""What plays: obeys commands, feeds the deck from the decoder, says when an item is heard.

Everything here runs on one thread, the render thread; it owns all of its state.
"""

import time
from collections import deque
from collections.abc import Callable
from typing import assert_never

from player.engine import messages as m
from player.engine.deck import Deck
from player.engine.decode_ahead import DecodeAhead, Decoded, Failed, Finished, Opened, Piece
from player.engine.shared import EngineMemory, Positions
from player.errors import PlayerError
from player.model import AudioFormat, PlayState

_LONGEST_NAP_S = 0.1
_PAUSED_NAP_S = 1.0
_RELEASE_AFTER_S = 10.0  # paused this long, the device is given back


class Transport:
    """Plays items in order.

    Args:
        memory: Shared with the window.
        deck: The stream to feed.
        ahead: The decoder.
        emit: Called with every event.
        clock: Monotonic seconds.
    """

    def __init__(
        self,
        memory: EngineMemory,
        deck: Deck,
        ahead: DecodeAhead,
        emit: Callable[[m.Event], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._ring = memory.ring
        self._positions = Positions(memory)
        self._deck, self._ahead = deck, ahead
        self._emit, self._clock = emit, clock
        self._state = PlayState.STOPPED
        self._choice = m.OutputChoice()
        self._items: tuple[m.PlayItem, ...] = ()
        self._format: AudioFormat | None = None
        self._heard_item = self._filling_item = 0
        self._waiting: Opened | None = None
        self._tail_pushed = True
        self._sound = m.SoundChanged(active=False, latency_ms=0.0)
        self._due: deque[tuple[int, m.Event]] = deque()
        self._parked_s: float | None = None
        self._drained_at: float | None = None
        self._idle_since: float | None = None

    # Commands

    def handle(self, command: m.Command) -> None:
        """Obey one command."""
        match command:
            case m.Load():
                self._load(command)
            case m.Follow(after_item_id=after, items=items):
                self._follow(after, items)
            case m.Play():
                self._play()
            case m.Pause():
                self._pause()
            case m.Stop() | m.Shutdown():
                self._stop()
            case m.Seek(position_s=position_s):
                self._seek(max(0.0, position_s))
            case m.SetGain(gain=gain):
                self._ring.gain_target = gain
            case m.SetOutput(choice=choice):
                self._set_output(choice)
            case m.SetChain(spec=spec, auto_headroom=auto_headroom):
                self._deck.processing.change(spec, auto_headroom=auto_headroom)
            case _ as never:
                assert_never(never)

    def _load(self, command: m.Load) -> None:
        self._items = command.items
        self._heard_item = 0
        self._format = None
        self._set_playing(play=command.play)
        if command.play:
            self._begin(command.start_s, fades_in=command.start_s > 0.0)
        else:
            self._park_at(command.start_s)

    def _follow(self, after: int, items: tuple[m.PlayItem, ...]) -> None:
        ids = [item.item_id for item in self._items]
        place = ids.index(after) + 1 if after in ids else len(ids)
        self._items = self._items[:place] + items
        if self._parked_s is None:
            self._ahead.follow(after, items)

    def _play(self) -> None:
        if not self._items:
            return
        self._set_playing(play=True)
        if self._parked_s is not None:
            self._begin(self._parked_s, fades_in=self._parked_s > 0.0)

    def _pause(self) -> None:
        if self._state is PlayState.PLAYING:
            self._set_playing(play=False)

    def _stop(self) -> None:
        self._ring.wants_play = 0
        self._ahead.start_at(())
        self._deck.flush(fades_in=False)
        self._items, self._parked_s, self._waiting = (), None, None
        self._due.clear()
        self._idle_since = self._clock()
        self._positions.clear()
        self._change_state(PlayState.STOPPED)

    def _seek(self, position_s: float) -> None:
        if not self._items:
            return
        if self._parked_s is None:
            self._begin(position_s, fades_in=True)
        else:
            self._parked_s = position_s
        self._mark_seconds(position_s)

    def _set_output(self, choice: m.OutputChoice) -> None:
        if choice == self._choice:
            return
        self._choice = choice
        if self._items and self._parked_s is None:
            position_s = self._position_s()
            self._deck.close()
            self._begin(position_s, fades_in=False)

    # Playing

    def _begin(self, start_s: float, *, fades_in: bool) -> None:
        """Decode the current item from here on, dropping what is in flight."""
        self._parked_s = self._waiting = self._drained_at = None
        self._due.clear()
        self._deck.flush(fades_in=fades_in)
        self._ahead.start_at(self._items, start_s)

    def _park(self) -> None:
        """Give the device back and remember where we were; `Play` goes on there."""
        self._set_playing(play=False)
        self._park_at(self._position_s())

    def _park_at(self, position_s: float) -> None:
        self._ahead.start_at(())
        self._deck.close()
        self._waiting = self._drained_at = None
        self._due.clear()
        self._parked_s = position_s
        self._mark_seconds(position_s)

    def _position_s(self) -> float:
        """Where the callback is in the current item, seconds from its start."""
        place = self._positions.at_callback()
        if place and self._items and place.item_id == self._items[0].item_id:
            return place.seconds
        return self._parked_s or 0.0

    def _set_playing(self, *, play: bool) -> None:
        self._ring.wants_play = int(play)
        self._idle_since = None if play else self._clock()
        self._change_state(PlayState.PLAYING if play else PlayState.PAUSED)

    def _change_state(self, state: PlayState) -> None:
        self._state = state
        self._emit(m.StateChanged(state, self._items[0].item_id if self._items else None))

    # Moving sound

    def pump(self) -> float:
        """Move what can be moved; return how long, in seconds, nothing need be done."""
        if self._deck.lost:
            self._lose_device()
        self._fill()
        self._push_tail()
        self._report_sound()
        self._let_flow()
        self._announce()
        self._finish_when_drained()
        self._release_when_idle()
        return self._nap()

    def _fill(self) -> None:
        while self._waiting is None and self._deck.push():
            piece = self._ahead.take()
            if piece is None:
                return
            self._receive(piece)

    def _push_tail(self) -> None:
        """When nothing follows that could, let out what the chain still holds, once."""
        if self._tail_pushed or not self._deck.stream or not self._deck.push():
            return
        if self._waiting or self._ahead.exhausted:
            self._tail_pushed = True
            tail = self._deck.processing.tail()
            if tail is not None:
                self._deck.accept(tail)

    def _report_sound(self) -> None:
        processing = self._deck.processing
        latency_ms = 1000 * processing.latency_frames / (self._deck.sample_rate or 1)
        sound = m.SoundChanged(processing.acts, latency_ms)
        if self._deck.stream and sound != self._sound:
            self._sound = sound
            self._deck.publish_latency()
            self._emit(sound)

    def _receive(self, piece: Piece) -> None:
        match piece:
            case Opened():
                self._open_item(piece)
            case Decoded():
                self._tail_pushed = False
                self._deck.accept(piece.samples)
            case Failed():
                self._fail_item(piece)
            case Finished():
                pass
            case _ as never:
                assert_never(never)

    def _fail_item(self, failed: Failed) -> None:
        """At once when it never opened, so that another can follow; else when the ear is there."""
        event = m.ItemFailed(failed.item_id, failed.error.code, failed.error.details)
        if failed.item_id == self._filling_item:
            self._later(event)
        else:
            self._emit(event)

    def _open_item(self, opened: Opened) -> None:
        if self._deck.stream and not self._deck.fits(opened.format):
            self._waiting = opened  # drain first
            return
        if not self._deck.stream and not self._open_device(opened.format):
            return
        rate = opened.format.sample_rate
        self._mark(opened.item.item_id, opened.item_frame, rate)
        duration_ms = None if opened.frames is None else opened.frames * 1000 // rate
        self._format = opened.format
        self._filling_item = opened.item.item_id
        if opened.item.item_id != self._heard_item:
            self._later(m.ItemStarted(opened.item.item_id, opened.format, duration_ms))

    def _mark(self, item_id: int, item_frame: int, file_rate: int) -> None:
        ring_rate = self._deck.sample_rate or file_rate
        self._positions.mark(self._ring.written, item_id, item_frame, (file_rate, ring_rate))

    def _mark_seconds(self, position_s: float) -> None:
        """Show a position before the decoder has got there."""
        rate = self._format.sample_rate if self._format else 1000
        if self._items:
            self._mark(self._items[0].item_id, round(position_s * rate), rate)

    def _later(self, event: m.Event) -> None:
        """Say it when what is written now has been heard."""
        self._due.append((self._ring.written, event))

    def _open_device(self, fmt: AudioFormat) -> bool:
        try:
            self._deck.open(self._choice, fmt)
        except PlayerError as error:
            self._emit(m.OutputFailed(error.code, error.details))
            self._park()
            return False
        return True

    def _let_flow(self) -> None:
        if not self._deck.stream:
            return
        more = not (self._ahead.exhausted or self._waiting)
        flows = self._deck.flow(more=more)
        if flows and self._state is PlayState.PLAYING and not self._deck.started:
            self._start_device()

    def _start_device(self) -> None:
        try:
            self._deck.start()
        except PlayerError as error:
            self._emit(m.OutputFailed(error.code, error.details))
            self._park()
            return
        gap_s = None if self._drained_at is None else self._clock() - self._drained_at
        self._drained_at = None
        self._emit(self._output_changed(gap_s))

    def _output_changed(self, gap_s: float | None) -> m.OutputChanged:
        assert self._deck.stream is not None  # noqa: S101  called right after it started
        info = self._deck.stream.info
        return m.OutputChanged(
            name=info.name,
            api=info.api,
            sample_rate=info.sample_rate,
            channels=info.channels,
            latency_ms=info.latency_ms,
            silent=info.silent,
            gap_ms=None if gap_s is None else gap_s * 1000,
            exact=self._format is not None and self._format.bit_depth is not None,
        )

    def _announce(self) -> None:
        while self._due and self._due[0][0] <= self._ring.read:
            _, event = self._due.popleft()
            if isinstance(event, m.ItemStarted):
                self._advance_to(event.item_id)
            self._emit(event)

    def _advance_to(self, item_id: int) -> None:
        self._heard_item = item_id
        ids = [item.item_id for item in self._items]
        if item_id in ids:
            self._items = self._items[ids.index(item_id) :]

    def _finish_when_drained(self) -> None:
        """At the end of the sound, or before another rate: wait for the last frame, then close."""
        if not (self._waiting or (self._ahead.exhausted and self._items)):
            return
        if self._parked_s is not None or not self._deck.drained:
            return
        if self._drained_at is None:
            self._drained_at = self._clock()
        if self._deck.started and self._clock() < self._drained_at + self._deck.flushed_in_s:
            return
        self._deck.close()
        if self._waiting:
            waiting, self._waiting = self._waiting, None
            self._open_item(waiting)
        else:
            self._end()

    def _end(self) -> None:
        last = self._items[-1].item_id
        self._items, self._drained_at = (), None
        self._ring.wants_play = 0
        self._change_state(PlayState.STOPPED)
        self._emit(m.Ended(last))

    def _lose_device(self) -> None:
        name = self._deck.stream.info.name if self._deck.stream else ""
        self._park()
        self._emit(m.OutputFailed("device.lost", {"device": name}))

    def _release_when_idle(self) -> None:
        if self._state is PlayState.PLAYING or not self._deck.stream or self._idle_since is None:
            return
        idle_s = self._clock() - self._idle_since
        if self._state is PlayState.STOPPED and idle_s > self._deck.flushed_in_s:
            self._deck.close()
        elif idle_s > _RELEASE_AFTER_S:
            self._park()

    def _nap(self) -> float:
        if self._state is not PlayState.PLAYING:
            return _LONGEST_NAP_S if self._deck.stream and not self._items else _PAUSED_NAP_S
        rate = self._deck.sample_rate or 1
        left = [self._deck.level] + [frame - self._ring.read for frame, _ in list(self._due)[:1]]
        return float(min(_LONGEST_NAP_S, max(min(left), rate // 500) / rate))

    def close(self) -> None:
        """Let go of the device and of the designing thread."""
        self._deck.close()
        self._deck.processing.close()
