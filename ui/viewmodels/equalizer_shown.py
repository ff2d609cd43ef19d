"""What the equalizer is now: bands, curves, gain."""

import numpy as np
from PySide6.QtCore import QObject, Signal

from player.events import PlaybackState
from player.sound import curves
from player.sound.arranging import stage_named
from player.sound.desk import EQUALIZER, SoundDesk
from player.sound.params import (
    GAIN_KINDS,
    Band,
    ChainSpec,
    CurveEqParams,
    EqualizerParams,
    Phase,
    StageSlot,
)
from player.sound.setup import Mode
from player.sound.state import SoundState
from ui.viewmodels.meters import Levels

TONE_KINDS = frozenset({"convolver", "curve_eq", "equalizer", "graphic_eq", "bass", "loudness"})
"""Stages whose response belongs into the picture of an equalizer."""

_USUAL_RATE = 48_000


class EqualizerShown(QObject):
    """Everything the page shows; `EqualizerModel` adds what the listener does."""

    changed = Signal()
    selected_changed = Signal()

    def __init__(self, desk: SoundDesk, playing: PlaybackState) -> None:
        super().__init__()
        self._desk = desk
        self._state = desk.state
        self._sample_rate = _rate_of(playing)
        self._selected: int | None = None
        self._soloed: int | None = None
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
        return acts(self._state)

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
    def drawn(self) -> StageSlot | None:
        """An active stage that is a curve through points, if there is one."""
        slots = (slot for slot in self.chain.slots if slot.is_active)
        return next((slot for slot in slots if isinstance(slot.params, CurveEqParams)), None)

    @property
    def phase(self) -> Phase | None:
        """What the drawn curve does to time; None without one, for bands have the least phase."""
        slot = self.drawn
        return slot.params.phase if slot and isinstance(slot.params, CurveEqParams) else None

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
    def delay_ms(self) -> Levels:
        """How much later the bands let each frequency through."""
        return curves.delay_ms(self.params, self._freqs_hz, self._sample_rate)

    @property
    def soloed(self) -> int | None:
        """The band that alone is heard."""
        return self._soloed

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


def acts(state: SoundState) -> bool:
    """Return whether the parametric equalizer changes the sound."""
    stage = stage_named(state.chain, EQUALIZER)
    return state.mode is not Mode.OFF and bool(stage and stage.enabled)


def _rate_of(playing: PlaybackState) -> int:
    if playing.output and playing.output.sample_rate:
        return playing.output.sample_rate
    return playing.format.sample_rate if playing.format else _USUAL_RATE
