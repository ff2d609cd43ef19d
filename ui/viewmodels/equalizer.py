"""The equalizer as the page shows it: bands, curve, gain, and what the listener does to them."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QObject, Signal

from player.events import PlaybackState
from player.sound import curves
from player.sound.arranging import stage_named
from player.sound.desk import EQUALIZER, SoundDesk, Watch
from player.sound.params import (
    GAIN_KINDS,
    MAX_BANDS,
    PASS_KINDS,
    SHELF_KINDS,
    Band,
    BandKind,
    BandScope,
    ChainSpec,
    EqualizerParams,
)
from player.sound.setup import Mode
from player.sound.state import SoundState
from ui.viewmodels.meters import Levels

TONE_KINDS = frozenset({"convolver", "curve_eq", "equalizer", "graphic_eq", "bass", "loudness"})
"""Stages whose response belongs into the picture of an equalizer."""

_USUAL_RATE = 48_000
_LOWEST_HZ = 20.0
_MOST_DB = 24.0
_LEAST_Q, _MOST_Q = 0.1, 24.0


class EqualizerModel(QObject):
    """Stands on the sound desk; every verb is heard within half a second."""

    changed = Signal()
    selected_changed = Signal()

    def __init__(self, desk: SoundDesk, playing: PlaybackState) -> None:
        super().__init__()
        self._desk = desk
        self._state = desk.state
        self._sample_rate = _rate_of(playing)
        self._selected: int | None = None
        self._freqs_hz = curves.frequencies(self._sample_rate)

    @property
    def state(self) -> SoundState:
        """Everything the desk says."""
        return self._state

    @property
    def chain(self) -> ChainSpec:
        """The stages that play, or would play if the sound were switched on."""
        off = self._state.mode is Mode.OFF
        return self._state.slots.current.chain if off else self._state.chain

    @property
    def params(self) -> EqualizerParams:
        """The parametric equalizer; without one it has no bands."""
        stage = stage_named(self.chain, EQUALIZER)
        if stage and isinstance(stage.params, EqualizerParams):
            return stage.params
        return EqualizerParams()

    @property
    def bands(self) -> tuple[Band, ...]:
        """Its bands."""
        return self.params.bands

    @property
    def on(self) -> bool:
        """Whether the equalizer acts."""
        return _acts(self._state)

    @property
    def sample_rate(self) -> int:
        """The rate of what plays, Hz."""
        return self._sample_rate

    @property
    def freqs_hz(self) -> Levels:
        """The frequencies of every curve."""
        return self._freqs_hz

    @property
    def curve_db(self) -> Levels:
        """What all stages that shape the tone do together, but for the gain before them."""
        tone = tuple(slot for slot in self.chain.slots if slot.params.kind in TONE_KINDS)
        played_db = curves.chain_db(ChainSpec(tone), self._freqs_hz, self._sample_rate)
        return played_db - self.params.preamp_db

    @property
    def other_stages(self) -> tuple[str, ...]:
        """Kinds of active stages that shape the tone beside the parametric bands."""
        slots = (slot for slot in self.chain.slots if slot.is_active and slot.name != EQUALIZER)
        return tuple(slot.params.kind for slot in slots if slot.params.kind in TONE_KINDS)

    @property
    def selected(self) -> int | None:
        """The band that is chosen."""
        return self._selected if self._selected is not None and self.bands else None

    @property
    def selected_db(self) -> Levels:
        """What the chosen band does alone."""
        number = self.selected
        if number is None:
            return np.zeros(0)
        band, reference = self.bands[number], self.params.reference
        return curves.band_db(band, self._freqs_hz, self._sample_rate, reference)

    @property
    def worst_gain_db(self) -> float:
        """The highest gain of all stages at any frequency."""
        return curves.worst_case_gain_db(self.chain, self._sample_rate)

    def node_db(self, number: int) -> float:
        """Return where a band's node stands: at its gain, or on the curve where it has none."""
        band = self.bands[number]
        if band.kind in GAIN_KINDS:
            return band.gain_db
        return float(np.interp(band.freq_hz, self._freqs_hz, self.curve_db))

    def show(self, state: SoundState) -> None:
        """Take over what the desk tells."""
        self._state = state
        if self._selected is not None and self._selected >= len(self.bands):
            self._selected = len(self.bands) - 1 if self.bands else None
        self.changed.emit()

    def show_playback(self, playing: PlaybackState) -> None:
        """Draw for the rate of what plays."""
        rate = _rate_of(playing)
        if rate != self._sample_rate:
            self._sample_rate = rate
            self._freqs_hz = curves.frequencies(rate)
            self.changed.emit()

    # Bands

    def select(self, number: int | None) -> None:
        """Choose a band."""
        if number != self._selected:
            self._selected = number
            self.selected_changed.emit()

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
        """Bring a band to a frequency."""
        self.set_band(number, replace(self.bands[number], freq_hz=self._freq(freq_hz)))

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
            self._set_bands([band for place, band in enumerate(self.bands) if place != number])

    # The whole

    def toggle(self) -> None:
        """Switch the equalizer on or off."""
        self._desk.set_equalizer_on(not _acts(self._desk.state))

    def set_preamp(self, gain_db: float) -> None:
        """Set the gain before the bands."""
        self._put(replace(self.params, preamp_db=round(min(max(gain_db, -30.0), 12.0), 1)))

    def toggle_auto_headroom(self) -> None:
        """Take the highest gain off before the chain, or leave that to the limiter."""
        self._desk.set_auto_headroom(not self._desk.state.auto_headroom)

    def undo(self) -> None:
        """Go back one step."""
        self._desk.undo()

    def redo(self) -> None:
        """Go forward again."""
        self._desk.redo()

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


def _acts(state: SoundState) -> bool:
    stage = stage_named(state.chain, EQUALIZER)
    return state.mode is not Mode.OFF and bool(stage and stage.enabled)


def _rate_of(playing: PlaybackState) -> int:
    if playing.output and playing.output.sample_rate:
        return playing.output.sample_rate
    return playing.format.sample_rate if playing.format else _USUAL_RATE
