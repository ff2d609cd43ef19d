"""What the listener does to the equalizer."""

from collections.abc import Callable
from dataclasses import replace

from player.sound.desk import EQUALIZER, Watch
from player.sound.params import (
    GAIN_KINDS,
    MAX_BANDS,
    PASS_KINDS,
    SHELF_KINDS,
    Band,
    BandKind,
    BandScope,
    CurveEqParams,
    EqualizerParams,
    Phase,
)
from player.sound.setup import Mode
from player.sound.state import SoundState
from ui.viewmodels.equalizer_shown import EqualizerShown, acts

_LOWEST_HZ = 20.0
_MOST_DB = 24.0
_LEAST_Q, _MOST_Q = 0.1, 24.0


class EqualizerModel(EqualizerShown):
    """Stands on the sound desk; every verb is heard within half a second."""

    def set_phase(self, phase: Phase) -> None:
        """Let the drawn curve keep the shape of every sound and come later, or come at once."""
        slot = self.drawn
        if slot and isinstance(slot.params, CurveEqParams):
            self._desk.set_params(slot.name, replace(slot.params, phase=phase))
            self.show(self._desk.state)

    # Bands

    def select(self, number: int | None) -> None:
        """Choose a band."""
        if number != self._selected:
            self._selected = number
            self.selected_changed.emit()
            if self._soloed is not None:
                self.hear(number)

    def move(self, number: int, freq_hz: float, level_db: float) -> None:
        """Bring a band to a frequency, and to a gain if it has one."""
        band = self.bands[number]
        gain_db = self._gain(level_db) if band.kind in GAIN_KINDS else band.gain_db
        self.set_band(number, replace(band, freq_hz=self._freq(freq_hz), gain_db=gain_db))

    def turn_q(self, number: int, factor: float) -> None:
        """Make a band narrower (above 1) or wider."""
        band = self.bands[number]
        self.set_band(number, replace(band, q=self._q(band.q * factor), slope_db=None))

    def set_freq(self, number: int, freq_hz: float) -> None:
        """Bring a band to exactly this frequency."""
        bounded = round(min(max(freq_hz, _LOWEST_HZ), float(self._freqs_hz[-1])), 1)
        self.set_band(number, replace(self.bands[number], freq_hz=bounded))

    def set_gain(self, number: int, gain_db: float) -> None:
        """Give a band a gain."""
        self.set_band(number, replace(self.bands[number], gain_db=self._gain(gain_db)))

    def set_q(self, number: int, q: float) -> None:
        """Give a band a width."""
        self.set_band(number, replace(self.bands[number], q=self._q(q)))

    def set_kind(self, number: int, kind: BandKind) -> None:
        """Give a band another shape; a slope goes where the new shape has none."""
        band = self.bands[number]
        keeps = kind in PASS_KINDS | SHELF_KINDS and kind is band.kind
        slope_db = band.slope_db if keeps else None
        gain_db = band.gain_db if kind in GAIN_KINDS else 0.0
        self.set_band(number, replace(band, kind=kind, slope_db=slope_db, gain_db=gain_db))

    def set_slope(self, number: int, slope_db: float | None) -> None:
        """Give a low- or high-pass its steepness; None takes Q instead."""
        self.set_band(number, replace(self.bands[number], slope_db=slope_db))

    def set_scope(self, number: int, scope: BandScope) -> None:
        """Have a band filter one channel, or the middle, or all."""
        self.set_band(number, replace(self.bands[number], scope=scope))

    def toggle_band(self, number: int) -> None:
        """Switch a band on or off."""
        band = self.bands[number]
        self.set_band(number, replace(band, enabled=not band.enabled))

    def set_band(self, number: int, band: Band) -> None:
        """Replace a band."""
        bands = list(self.bands)
        bands[number] = band
        self._set_bands(bands)

    def add(self, freq_hz: float = 1_000.0, gain_db: float = 0.0) -> None:
        """Add a peak and choose it."""
        if len(self.bands) >= MAX_BANDS:
            return
        new = Band(BandKind.PEAK, self._freq(freq_hz), self._gain(gain_db), 1.0)
        bands = [*self.bands, new]
        self._selected = len(bands) - 1
        self._set_bands(bands)
        if self._state.mode is Mode.OFF:
            self._desk.play_slot()
        self.selected_changed.emit()

    def remove(self, number: int) -> None:
        """Take a band away."""
        if 0 <= number < len(self.bands):
            self.hear(None)
            self._set_bands([band for place, band in enumerate(self.bands) if place != number])

    def hear(self, number: int | None) -> None:
        """Hear only what one band acts on; None for all of the music again."""
        if number != self._soloed:
            self._soloed = number
            self._follow_solo()
            self.changed.emit()

    def show(self, state: SoundState) -> None:
        """Take over what the desk tells; a band that is heard alone may have moved, or gone."""
        super().show(state)
        self._follow_solo()

    def _follow_solo(self) -> None:
        if self._soloed is not None and self._soloed >= len(self.bands):
            self._soloed = None
        band = None if self._soloed is None else self.bands[self._soloed]
        if band != self._desk.state.solo:
            self._desk.hear_band(band)

    # The whole

    def toggle(self) -> None:
        """Switch the equalizer on or off."""
        self._desk.set_equalizer_on(not acts(self._desk.state))

    def set_preamp(self, gain_db: float) -> None:
        """Set the gain before the bands."""
        self._put(replace(self.params, preamp_db=round(min(max(gain_db, -30.0), 12.0), 1)))

    def toggle_auto_headroom(self) -> None:
        """Take the highest gain off before the chain, or leave that to the limiter."""
        self._desk.set_auto_headroom(not self._desk.state.auto_headroom)

    def watch(self) -> Callable[[], None]:
        """Have edits heard sooner; call the result when nobody edits any more."""
        return self._desk.watch(Watch.EDITING)

    def _set_bands(self, bands: list[Band]) -> None:
        self._put(replace(self.params, bands=tuple(bands)))

    def _put(self, params: EqualizerParams) -> None:
        self._desk.set_params(EQUALIZER, params)
        self.show(self._desk.state)

    def _freq(self, freq_hz: float) -> float:
        """Within what plays at this rate, three digits."""
        highest_hz = float(self._freqs_hz[-1])
        bounded = min(max(freq_hz, _LOWEST_HZ), highest_hz)
        return bounded if bounded == highest_hz else float(f"{bounded:.3g}")

    def _gain(self, gain_db: float) -> float:
        return round(min(max(gain_db, -_MOST_DB), _MOST_DB), 2)

    def _q(self, q: float) -> float:
        return round(min(max(q, _LEAST_Q), _MOST_Q), 3)
