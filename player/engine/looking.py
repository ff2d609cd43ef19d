"""Meters of what goes to the device, made only while somebody looks."""

import importlib
from collections.abc import Callable
from typing import Any

import numpy as np

from player.engine.audio_source import Samples
from player.engine.channels import as_stereo
from player.engine.sound_memory import BANDS, LOOKS, POINTS, LookMemory, SoundMemory

_POINTS_S = 0.043
_SPECTRUM_EVERY = 2  # looks: 23 spectra a second
_INTEGRATED_EVERY = 24  # looks: gating runs over all that was heard
_LOWEST_DB = -150.0

Submit = Callable[[Callable[[], None]], object]


class Looking:
    """Owned by the render thread; the meters themselves are built on the designing one.

    Args:
        sound: Where looks are published.
        submit: Has something slow done on the designing thread.
    """

    def __init__(self, sound: SoundMemory, submit: Submit) -> None:
        self._sound, self._submit = sound, submit
        self._wanted = False
        self._sample_rate = self._number = 0
        self._meter: tuple[Any, int] | None = None
        self._spectrum = np.full(BANDS, _LOWEST_DB, np.float32)
        self._integrated = -np.inf

    @property
    def active(self) -> bool:
        """Whether looks are made."""
        return self._wanted

    def open(self, sample_rate: int) -> None:
        """Another stream: the meters begin anew."""
        self._sample_rate = sample_rate
        self._begin()

    def want(self, wanted: bool) -> None:  # noqa: FBT001  a setter has one argument
        """Begin or end to look."""
        if wanted != self._wanted:
            self._wanted = wanted
            self._begin()

    def heard(self, samples: Samples, ring_frame: int) -> None:
        """Publish a look at these frames, which end at `ring_frame`."""
        if not self._wanted or self._meter is None or self._meter[1] != self._sample_rate:
            return
        meter = self._meter[0]
        meter.process(as_stereo(samples))
        self._number += 1
        if self._number % _SPECTRUM_EVERY == 0:
            self._spectrum = meter.spectrum_db(BANDS)[1].astype(np.float32)
        if self._number % _INTEGRATED_EVERY == 0:
            self._integrated = meter.integrated_lufs
        self._write(self._sound.circle[self._sound.looks % LOOKS], ring_frame)
        self._sound.looks += 1

    def _begin(self) -> None:
        self._meter, self._number, self._integrated = None, 0, -np.inf
        if self._wanted and self._sample_rate:
            self._submit(self._build)

    def _build(self) -> None:
        """Designing thread: scipy may have to be loaded."""
        works = importlib.import_module("player.engine.soundworks")
        rate = self._sample_rate
        self._meter = (works.new_meter(rate), rate)

    def _write(self, look: LookMemory, ring_frame: int) -> None:
        assert self._meter is not None  # noqa: S101  only called when it is there
        meter = self._meter[0]
        reading = meter.reading()
        look.ring_frame, look.sample_rate = ring_frame, self._sample_rate
        look.peak_db[:], look.rms_db[:] = reading.peak_db, reading.rms_db
        look.true_peak_dbtp, look.psr_db = reading.true_peak_dbtp, reading.psr_db
        look.momentary_lufs = reading.momentary_lufs
        look.short_term_lufs = reading.short_term_lufs
        look.integrated_lufs, look.correlation = self._integrated, reading.correlation
        np.frombuffer(look.spectrum_db, np.float32)[:] = self._spectrum
        points = meter.last(round(_POINTS_S * self._sample_rate))
        step = max(1, points.shape[1] // POINTS)
        np.frombuffer(look.points, np.float32).reshape(POINTS, 2)[:] = points[:, ::step][
            :, :POINTS
        ].T
