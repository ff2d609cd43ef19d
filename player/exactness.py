"""One act that switches off all that stands between file and device, and takes itself back."""

from collections.abc import Callable
from dataclasses import replace

from dsp.replay_gain import GainMode
from player.outputs import Outputs
from player.playback import Playback
from player.settings.schema import OutputPolicy, RatePolicy
from player.settings.store import SettingsStore
from player.signal_path import Obstacle, obstacles
from player.sound.desk import SoundDesk
from player.sound.setup import Mode

Undo = Callable[[], None]


class Exactness:
    """Belongs to the thread of the settings.

    Args:
        playback: Whose path it is.
        settings: Where the level of tracks is chosen.
        outputs: Where device and rate are chosen.
        desk: Where the stages are.
    """

    def __init__(
        self, playback: Playback, settings: SettingsStore, outputs: Outputs, desk: SoundDesk
    ) -> None:
        self._playback, self._settings = playback, settings
        self._outputs, self._desk = outputs, desk

    def obstacles(self) -> tuple[Obstacle, ...]:
        """Return what `make_exact` would switch off now."""
        path = self._playback.state.path
        return obstacles(path) if path else ()

    def make_exact(self) -> Undo:
        """Switch all of it off; the result puts everything back as it was.

        The volume is fixed at 100 %: whoever calls this has warned the listener.
        """
        undoing = [self._switch_off(obstacle) for obstacle in self.obstacles()]

        def undo() -> None:
            for put_back in reversed(undoing):
                put_back()

        return undo

    def _switch_off(self, obstacle: Obstacle) -> Undo:
        match obstacle:
            case Obstacle.SPEED:
                return self._without_speed()
            case Obstacle.REPLAY_GAIN:
                return self._without_gain()
            case Obstacle.STAGES:
                return self._without_stages()
            case Obstacle.RESAMPLING:
                rates = self._outputs.chosen.rate_policy
                self._outputs.set_rate_policy(RatePolicy.NATIVE)
                return lambda: self._outputs.set_rate_policy(rates)
            case Obstacle.VOLUME:
                return self._full_volume()
            case Obstacle.SHARED_DEVICE:
                policy = self._outputs.chosen.policy
                self._outputs.set_policy(OutputPolicy.EXCLUSIVE)
                return lambda: self._outputs.set_policy(policy)

    def _without_speed(self) -> Undo:
        state = self._playback.state
        speed, semitones = state.speed, state.key_semitones
        self._playback.set_tempo(1.0, 0.0)
        return lambda: self._playback.set_tempo(speed, semitones)

    def _without_gain(self) -> Undo:
        mode = self._settings.settings.playback.gain_mode
        self._set_gain_mode(GainMode.OFF)
        return lambda: self._set_gain_mode(mode)

    def _set_gain_mode(self, mode: GainMode) -> None:
        settings = self._settings.settings
        playback = replace(settings.playback, gain_mode=mode)
        self._settings.change(replace(settings, playback=playback))

    def _without_stages(self) -> Undo:
        before = self._desk.state.mode
        self._desk.turn_off()
        return self._desk.follow_rules if before is Mode.RULES else self._desk.play_slot

    def _full_volume(self) -> Undo:
        state = self._playback.state
        muted, balance = state.muted, state.balance
        self._playback.set_muted(False)
        self._playback.set_balance(0.0)
        self._playback.set_volume_fixed(True)

        def undo() -> None:
            self._playback.set_volume_fixed(False)
            self._playback.set_balance(balance)
            self._playback.set_muted(muted)

        return undo
