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
        ways: dict[Obstacle, Callable[[], Undo]] = {
            Obstacle.SPEED: self._without_speed,
            Obstacle.REPLAY_GAIN: self._without_gain,
            Obstacle.STAGES: self._without_stages,
            Obstacle.BALANCE: self._in_the_middle,
            Obstacle.RESAMPLING: self._at_its_own_rate,
            Obstacle.VOLUME: self._full_volume,
            Obstacle.SHARED_DEVICE: self._alone,
        }
        return ways[obstacle]()

    def _alone(self) -> Undo:
        policy = self._outputs.chosen.policy
        self._outputs.set_policy(OutputPolicy.EXCLUSIVE)
        return lambda: self._outputs.set_policy(policy)

    def _at_its_own_rate(self) -> Undo:
        policy = self._outputs.chosen.rate_policy
        blend = self._settings.settings.playback.blend_rate_hz
        self._outputs.set_rate_policy(RatePolicy.NATIVE)
        self._set_blend_rate(None)

        def undo() -> None:
            self._set_blend_rate(blend)
            self._outputs.set_rate_policy(policy)

        return undo

    def _set_blend_rate(self, rate_hz: int | None) -> None:
        settings = self._settings.settings
        playback = replace(settings.playback, blend_rate_hz=rate_hz)
        self._settings.change(replace(settings, playback=playback))

    def _in_the_middle(self) -> Undo:
        balance = self._playback.state.balance
        self._playback.set_balance(0.0)
        return lambda: self._playback.set_balance(balance)

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
        muted, fixed = state.muted, state.volume_fixed
        self._playback.set_muted(False)
        self._playback.set_volume_fixed(True)

        def undo() -> None:
            self._playback.set_volume_fixed(fixed)
            self._playback.set_muted(muted)

        return undo
