"""What plays: obeys commands, starts and stops the device, says when an item is heard.

Everything here runs on one thread, the render thread; it owns all of its state.
"""

import time
from collections.abc import Callable

from player.engine import messages as m
from player.engine.deck import Deck, check_alive, output_report
from player.engine.decode_ahead import DecodeAhead
from player.engine.intake import Intake
from player.engine.lineup import Lineup
from player.engine.manner import Manner
from player.engine.patience import Drain, Idle
from player.engine.places import Places
from player.engine.shared import EngineMemory
from player.errors import PlayerError
from player.model import PlayState

_LONGEST_NAP_S, _SHORTEST_NAP_S = 0.15, 0.002
_IN_RESERVE_S = 0.25  # what a full ring holds at the least when the nap is over
_PAUSED_NAP_S = 1.0
_GREEDY_NAP_S = 0.005


class Transport:
    """Plays items in order; `emit` is called with every event, `clock` gives monotonic seconds."""

    def __init__(
        self,
        memory: EngineMemory,
        deck: Deck,
        ahead: DecodeAhead,
        emit: Callable[[m.Event], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._ring = memory.ring
        self._deck, self._ahead = deck, ahead
        self._emit = emit
        self._places = Places(memory, deck)
        self._intake = Intake(deck, ahead, self._places, emit)
        self._manner = Manner(memory.ring, deck, ahead, self._intake.levels)
        self._state = PlayState.STOPPED
        self._lineup = Lineup()
        self._parked_s: float | None = None
        self._begun_s = 0.0
        self._drain, self._idle = Drain(deck, clock), Idle(deck, clock)

    def handle(self, command: m.Command) -> None:
        """Obey one command."""
        match command:
            case m.Load():
                self._load(command)
            case m.Follow(after_item_id=after, items=items):
                self._follow(after, items)
            case m.Play():
                self._play()
            case m.Pause(fade_ms=fade_ms):
                self._pause(fade_ms)
            case m.Stop() | m.Shutdown():
                self._stop()
            case m.Seek(position_s=position_s):
                self._seek(max(0.0, position_s))
            case m.SetOutput(choice=choice):
                self._set_output(choice)
            case _:
                self._change_manner(command)

    def _change_manner(self, command: m.Manner) -> None:
        """What changes the frames themselves begins anew where the ear is."""
        here_s = self._position_s()
        if self._manner.prepare(command) and self._lineup.items and self._parked_s is None:
            self._begin(self._manner.inside_loop(self._lineup.current_id, here_s), fades_in=True)
        self._manner.apply(command)

    def _load(self, command: m.Load) -> None:
        self._lineup = Lineup(command.items)
        self._intake.heard_item, self._intake.format = 0, None
        self._set_playing(play=command.play)
        if command.play:
            self._begin(command.start_s, fades_in=command.start_s > 0.0)
        else:
            self._park_at(command.start_s)

    def _follow(self, after: int, items: tuple[m.PlayItem, ...]) -> None:
        if not self._lineup.items:
            return  # it came too late: `Ended` has been said, and whoever sent this hears it
        self._lineup = self._lineup.followed(after, items)
        if self._parked_s is None and self._lineup.begins_with(self._intake.in_ring):
            self._ahead.follow(after, items)
        elif self._parked_s is None:  # what was removed is in the ring already: drop it there too
            self._begin(self._position_s(), fades_in=False)

    def _play(self) -> None:
        if not self._lineup.items:
            return
        self._set_playing(play=True)
        if self._parked_s is not None:
            self._begin(self._parked_s, fades_in=self._parked_s > 0.0)

    def _pause(self, fade_ms: int | None) -> None:
        if self._state is PlayState.PLAYING:
            self._deck.fades.set(None if fade_ms is None else fade_ms / 1000)
            self._set_playing(play=False)

    def _stop(self) -> None:
        self._ring.wants_play = 0
        self._ahead.start_at(())
        self._deck.flush(fades_in=False)
        self._lineup, self._parked_s = Lineup(), None
        self._intake.reset()
        self._places.forget_all()
        self._idle.begin()
        self._change_state(PlayState.STOPPED)

    def _seek(self, position_s: float) -> None:
        if not self._lineup.items:
            return
        if self._parked_s is None:
            self._begin(position_s, fades_in=True)
        else:
            self._parked_s = position_s
        self._places.mark_seconds(self._lineup.current_id, position_s, self._intake.format)

    def _set_output(self, choice: m.OutputChoice) -> None:
        if choice == self._intake.choice:
            return
        self._intake.choice = choice
        self._manner.choose(choice)
        position_s = self._position_s()
        self._deck.close()
        if self._lineup.items and self._parked_s is None:
            self._begin(position_s, fades_in=False)

    def _begin(self, start_s: float, *, fades_in: bool) -> None:
        """Decode the current item from here on, dropping what is in flight."""
        self._parked_s, self._begun_s = None, start_s
        self._drain.reset()
        self._intake.reset()
        self._deck.flush(fades_in=fades_in)
        self._ahead.start_at(self._lineup.items, start_s)

    def _park(self) -> None:
        """Give the device back and remember where we were; `Play` goes on there."""
        self._set_playing(play=False)
        self._park_at(self._position_s())

    def _park_at(self, position_s: float) -> None:
        self._ahead.start_at(())
        self._deck.close()
        self._intake.reset()
        self._drain.reset()
        self._parked_s = position_s
        self._places.mark_seconds(self._lineup.current_id, position_s, self._intake.format)

    def _position_s(self) -> float:
        """Where the callback is in the current item, seconds from its start."""
        here = self._places.seconds_into(self._lineup.current_id)
        if here is not None:
            return here
        return self._begun_s if self._parked_s is None else self._parked_s

    def _set_playing(self, *, play: bool) -> None:
        if play:
            self._deck.fades.set()
        self._ring.wants_play = int(play)
        self._idle.end() if play else self._idle.begin()
        self._change_state(PlayState.PLAYING if play else PlayState.PAUSED)

    def _change_state(self, state: PlayState) -> None:
        self._state = state
        self._emit(m.StateChanged(state, self._lineup.current_id))

    def pump(self) -> float:
        """Move what can be moved; return how long, in seconds, nothing need be done."""
        try:
            self._move()
        except PlayerError as error:  # the device does not open, or start
            self._emit(m.OutputFailed(error.code, error.details))  # first: it says what was lost
            self._park()
        stopped = self._state is PlayState.STOPPED
        if self._idle.too_long(stopped=stopped):
            self._deck.close() if stopped else self._park()
        return _nap(self._state, self._deck, self._places)

    def _move(self) -> None:
        check_alive(self._deck)
        self._intake.fill()
        self._let_flow()
        self._lineup = self._intake.announced(self._lineup)
        self._finish_when_drained()

    def _let_flow(self) -> None:
        if not self._deck.stream:
            return
        flows = self._deck.flow(more=not self._intake.done)
        if flows and self._state is PlayState.PLAYING and not self._deck.started:
            self._deck.start()
            self._emit(output_report(self._deck, self._intake.format, self._drain.gap_s()))

    def _finish_when_drained(self) -> None:
        """At the end of the sound, or before another rate: wait for the last frame, then close."""
        loaded = self._lineup.items and self._parked_s is None
        if not loaded or not self._intake.done or not self._drain.over():
            return
        self._deck.close()
        if self._intake.waits_for_another_format:
            self._intake.reopen()
        else:
            self._end()

    def _end(self) -> None:
        last = self._lineup.items[-1].item_id
        self._lineup = Lineup()
        self._drain.reset()
        self._ring.wants_play = 0
        self._change_state(PlayState.STOPPED)
        self._emit(m.Ended(last))

    def close(self) -> None:
        """Let go of the device and of the designing thread."""
        self._deck.close()
        self._deck.processing.close()


def _nap(state: PlayState, deck: Deck, places: Places) -> float:
    """Seconds until there is something to do: the ring needs more, or something is to be said."""
    if state is not PlayState.PLAYING and not deck.sounding:
        return _LONGEST_NAP_S if deck.stream and state is PlayState.STOPPED else _PAUSED_NAP_S
    if deck.greedy:
        return _GREEDY_NAP_S
    next_due = places.frames_to_next()
    rate = deck.sample_rate or 1
    due_s = _LONGEST_NAP_S if next_due is None else next_due / rate
    level_s = deck.level / rate
    spare_s = max(0.25 * level_s, level_s - _IN_RESERVE_S)
    return min(_LONGEST_NAP_S, max(_SHORTEST_NAP_S, min(due_s, spare_s)))
