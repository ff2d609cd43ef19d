"""Verbs for how things are played: loop, speed, key, balance, stopping by itself, habits."""

import time
from dataclasses import replace

from player.engine import messages as m
from player.events import SPEEDS, StopAt
from player.model import PlayState
from player.playback.hearing import PlaybackHearing
from player.settings.schema import PlaybackSettings

_SHORTEST_LOOP_MS = 100
_MOST_SEMITONES = 12
_SLEEP_FADE_MS = 15_000


class PlaybackManner(PlaybackHearing):
    """What the listener sets apart from what plays. Verbs may be called from any thread."""

    def set_loop(self, start_ms: int, end_ms: int) -> None:
        """Repeat the current track between two places, without a gap; at least 100 ms."""
        with self._changing():
            start_ms = max(0, start_ms)
            self._loop_between((start_ms, max(end_ms, start_ms + _SHORTEST_LOOP_MS)))

    def clear_loop(self) -> None:
        """Let the track go on; a loop that was only begun is forgotten."""
        with self._changing():
            self._state = replace(self._state, loop_start_ms=None)
            self._loop_between(None)

    def mark_loop(self) -> None:
        """A, then B, then no loop again: one button, each time where the ear is."""
        with self._changing():
            here_ms, start_ms = self.position_ms(), self._state.loop_start_ms
            if self._state.loop_ms is not None or self._state.entry is None:
                self._loop_between(None)
            elif start_ms is None:
                self._state = replace(self._state, loop_start_ms=here_ms)
            elif here_ms - start_ms >= _SHORTEST_LOOP_MS:
                self._loop_between((start_ms, here_ms))
            else:
                self._state = replace(self._state, loop_start_ms=None)

    def set_tempo(self, speed: float, semitones: float | None = None) -> None:
        """Play 0.5 to 2 times as fast at the same pitch; the key moves by itself, -12..12."""
        with self._changing():
            key = self._state.key_semitones if semitones is None else semitones
            key = max(-_MOST_SEMITONES, min(_MOST_SEMITONES, round(key, 2)))
            speed = max(SPEEDS[0], min(SPEEDS[1], round(speed, 3)))
            self._state = replace(self._state, speed=speed, key_semitones=key)
            self._engine.send(m.SetTempo(speed, key))

    def set_balance(self, balance: float) -> None:
        """-1 left only .. 0 as recorded .. 1 right only; the far side is turned down."""
        with self._changing():
            balance = max(-1.0, min(1.0, round(balance, 3)))
            self._state = replace(self._state, balance=balance)
            self._engine.send(m.SetBalance(balance))

    def set_stop_at(self, stop_at: StopAt | None) -> None:
        """Stop by itself after this track, or after its album; None plays on."""
        with self._changing():
            self._state = replace(self._state, stop_at=stop_at)
            self._follow()

    def sleep_after(self, minutes: float | None) -> None:
        """Fade out and pause so many minutes from now; None calls it off.

        A pause does not hold the clock up; when the time comes and nothing plays, nothing happens.
        """
        with self._changing():
            self._sleep.cancel()
            wakes_s = None if minutes is None else time.time() + minutes * 60
            self._state = replace(self._state, sleeps_at_s=wakes_s)
            if minutes is not None:
                ahead_s = max(0.0, minutes * 60 - _SLEEP_FADE_MS / 1000)
                self._sleep.start(ahead_s, self._fall_asleep)

    def set_habits(self, habits: PlaybackSettings) -> None:
        """Take the listener's settings of loudness and joins; what plays follows at once."""
        with self._changing():
            self._describer.habits = habits
            self._engine.send(m.SetJoins(habits.pause_fade_ms, habits.blend_rate_hz))
            self._follow()
            self._regain()

    def _loop_between(self, bounds_ms: tuple[int, int] | None) -> None:
        item_id = self._programme.current_item
        if item_id is None or bounds_ms == self._state.loop_ms:
            return
        self._state = replace(self._state, loop_ms=bounds_ms, loop_start_ms=None)
        bounds_s = bounds_ms and (bounds_ms[0] / 1000, bounds_ms[1] / 1000)
        self._engine.send(m.SetLoop(item_id, bounds_s))

    def _fall_asleep(self) -> None:
        """Timer's thread."""
        with self._changing():
            self._state = replace(self._state, sleeps_at_s=None)
            if self._state.state is PlayState.PLAYING:
                self._state = replace(self._state, state=PlayState.PAUSED)
                self._engine.send(m.Pause(_SLEEP_FADE_MS))
