"""Meters of what goes to the device, made only while somebody looks."""

import importlib
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from player.engine.audio_source import Samples
from player.engine.channels import as_stereo
from player.engine.processing import Processing
from player.engine.sound_memory import BANDS, LOOKS, POINTS, LookMemory, SoundMemory
from player.engine.sound_messages import Look

_SPECTRUM_EVERY = 2  # looks: 23 spectra a second
_INTEGRATED_EVERY = 24  # looks: gating runs over all that was heard
_LOWEST_DB = -150.0


@dataclass(frozen=True, slots=True)
class _Meters:
    """The meters of a stream; their types are known to scipy's side only.

    Attributes:
        bands_db: `(BANDS,)`, the newest spectrum.
    """

    sample_rate: int
    levels: Any
    spectrum: Any
    loudness: Any
    bands_db: npt.NDArray[np.float32]


class Looking:
    """Owned by the render thread; the meters themselves are built on the designing one.

    Args:
        sound: Where looks are published.
        processing: Has something slow done on its designing thread, and peaks of its own.
    """

    def __init__(self, sound: SoundMemory, processing: Processing) -> None:
        self._sound, self._submit = sound, processing.designer.submit
        self._peaks = processing.peaks
        self._wanted = Look()
        self._sample_rate = self._number = 0
        self._meters: _Meters | None = None
        self._integrated = -np.inf

    @property
    def active(self) -> bool:
        """Whether looks are made."""
        return self._wanted.meters

    def open(self, sample_rate: int) -> None:
        """Another stream: the meters begin anew."""
        self._sample_rate = sample_rate
        self._begin()

    def want(self, look: Look) -> None:
        """Make what somebody looks at from now on, and no more."""
        before, self._wanted = self._wanted, look
        self._peaks.want(wanted=look.peaks)
        if look.meters != before.meters:
            self._begin()
        elif self._meters:
            self._begin_again(self._meters, before)

    def heard(self, samples: Samples, ring_frame: int) -> None:
        """Publish a look at these frames, which end at `ring_frame`."""
        self._peaks.left(samples, self._sample_rate)
        meters = self._meters
        if not self.active or meters is None or meters.sample_rate != self._sample_rate:
            return
        stereo = as_stereo(samples)
        meters.levels.process(stereo)
        self._number += 1
        look = self._sound.circle[self._sound.looks % LOOKS]
        look.ring_frame, look.sample_rate = ring_frame, self._sample_rate
        self._write_levels(look, meters.levels)
        if self._wanted.spectrum:
            self._follow_spectrum(meters, stereo)
        np.frombuffer(look.spectrum_db, np.float32)[:] = meters.bands_db
        if self._wanted.loudness:
            meters.loudness.process(stereo)
            self._write_loudness(look, meters.loudness)
        self._sound.looks += 1

    def _begin(self) -> None:
        self._meters, self._number, self._integrated = None, 0, -np.inf
        if self.active and self._sample_rate:
            self._submit(self._build)

    def _begin_again(self, meters: _Meters, before: Look) -> None:
        """Have what was not followed meanwhile forget what it knew."""
        if self._wanted.spectrum and not before.spectrum:
            meters.spectrum.reset()
            meters.bands_db[:] = _LOWEST_DB
        if self._wanted.loudness and not before.loudness:
            meters.loudness.reset()
            self._integrated = -np.inf

    def _build(self) -> None:
        """Designing thread: scipy may have to be loaded."""
        works = importlib.import_module("player.engine.meterworks")
        rate = self._sample_rate
        silence = np.full(BANDS, _LOWEST_DB, np.float32)
        levels, spectrum, loudness = works.new_meters(rate)
        self._meters = _Meters(rate, levels, spectrum, loudness, silence)

    def _follow_spectrum(self, meters: _Meters, stereo: npt.NDArray[np.float64]) -> None:
        meters.spectrum.process(stereo)
        if self._number % _SPECTRUM_EVERY == 0:
            meters.bands_db[:] = meters.spectrum.spectrum_db(BANDS)[1]

    def _write_levels(self, look: LookMemory, levels: Any) -> None:
        reading = levels.reading()
        look.peak_db[:], look.rms_db[:] = reading.peak_db, reading.rms_db
        look.correlation = reading.correlation
        points = levels.image
        step = max(1, points.shape[1] // POINTS)
        np.frombuffer(look.points, np.float32).reshape(POINTS, 2)[:] = points[:, ::step][
            :, :POINTS
        ].T

    def _write_loudness(self, look: LookMemory, loudness: Any) -> None:
        if self._number % _INTEGRATED_EVERY == 0:
            self._integrated = loudness.integrated_lufs
        reading = loudness.reading()
        look.true_peak_dbtp, look.psr_db = reading.true_peak_dbtp, reading.psr_db
        look.momentary_lufs = reading.momentary_lufs
        look.short_term_lufs = reading.short_term_lufs
        look.integrated_lufs = self._integrated
