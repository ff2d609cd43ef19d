"""The listener's habits: settings of loudness, joins and speed, carried over to what plays."""

from dataclasses import replace

from player.playback import Playback
from player.settings.schema import Settings
from player.settings.store import SettingsStore


class Habits:
    """Applies the playback settings, and keeps speed, key and balance as they are left.

    Every method belongs to the thread that built the session.
    """

    def __init__(self, settings: SettingsStore, playback: Playback) -> None:
        self._settings, self._playback = settings, playback
        self._applied = settings.settings.playback
        self._unlisten = settings.listen(self._settings_changed)

    def start(self) -> None:
        """Play as it was left."""
        habits = self._applied
        self._playback.set_habits(habits)
        if (habits.speed, habits.key_semitones) != (1.0, 0.0):
            self._playback.set_tempo(habits.speed, habits.key_semitones)
        if habits.balance:
            self._playback.set_balance(habits.balance)

    def close(self) -> None:
        """Keep what was set by hand; settings that could not be read are left as they are."""
        self._unlisten()
        state, settings = self._playback.state, self._settings.settings
        kept = replace(
            settings.playback,
            speed=state.speed,
            key_semitones=state.key_semitones,
            balance=state.balance,
        )
        if kept != settings.playback and not self._settings.problem:
            self._settings.change(replace(settings, playback=kept))

    def _settings_changed(self, settings: Settings) -> None:
        if settings.playback != self._applied:
            self._applied = settings.playback
            self._playback.set_habits(settings.playback)
