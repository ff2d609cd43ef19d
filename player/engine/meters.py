"""What the sound does now, from the shared memory; cheap enough for every frame of a window."""

import ctypes
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt
from msgspec import Struct

from player.engine.shared import EngineMemory
from player.engine.sound_memory import BANDS, LOOKS, POINTS, LookMemory

Float32Array = npt.NDArray[np.float32]

LOWEST_HZ = 20.0


class SoundFigures(Struct, frozen=True):
    """The chain at this instant.

    Attributes:
        active: Whether samples go through the chain.
        cpu_share: Time the chain takes of the time the sound takes, 0..1 and more; smoothed.
        headroom_db: What was taken off before the chain, 0 or less.
        match_db: The gain that makes two chains equally loud.
        limiter_reduction_db: How far the limiter turned the last 21 ms down, 0 or more.
        limited_frames: Frames the limiter has touched since the stream was opened.
        source_clips: Samples that were clipped before they came to us, since the stream opened.
        own_clips: Samples that we made too loud and had to clip, since the engine started.
        chain_latency_ms: What the stages add.
    """

    active: bool
    cpu_share: float
    headroom_db: float
    match_db: float
    limiter_reduction_db: float
    limited_frames: int
    source_clips: int
    own_clips: int
    chain_latency_ms: float


@dataclass(frozen=True, slots=True, eq=False)
class MeterLook:
    """What the ear hears now; levels in dB of full scale for left and right.

    Attributes:
        number: Counts the looks of this engine: another number is another look.
        peak_db: Largest sample of the last 400 ms.
        rms_db: Of the last 400 ms.
        true_peak_dbtp: Of the last three seconds.
        integrated_lufs: Since the stream was opened or somebody began to look.
        psr_db: True peak above short-term loudness, dB.
        correlation: 1 mono, 0 unrelated, -1 opposed.
        spectrum_db: `(BANDS,)`; a full-scale sine reads 0 dB in its band. See `band_centres_hz`.
        points: `(POINTS, 2)`, left and right, -1..1.
    """

    number: int
    sample_rate: int
    peak_db: tuple[float, float]
    rms_db: tuple[float, float]
    true_peak_dbtp: float
    momentary_lufs: float
    short_term_lufs: float
    integrated_lufs: float
    psr_db: float
    correlation: float
    spectrum_db: Float32Array
    points: Float32Array


@lru_cache(maxsize=4)
def band_centres_hz(sample_rate: int) -> npt.NDArray[np.float64]:
    """Return the centre of each band of a spectrum."""
    edges = np.geomspace(LOWEST_HZ, sample_rate / 2, BANDS + 1)
    return np.asarray(np.sqrt(edges[1:] * edges[:-1]))


class PathPeaks(Struct, frozen=True):
    """The largest samples of the last one and a half to three seconds, dB of full scale.

    Attributes:
        entering_db: What comes to the stages: decoded, levelled, de-emphasised.
        leaving_db: What goes to the device, before the volume.
        stages_db: What left each stage, by `key_of` its slot's name; above 0 where a later stage
            brings it down again.
    """

    entering_db: float
    leaving_db: float
    stages_db: Mapping[int, float]


class SoundMeters:
    """Reads; never waits for the engine."""

    def __init__(self, memory: EngineMemory) -> None:
        self._memory = memory
        self._last = 0  # where the next search begins; any number is right

    def figures(self) -> SoundFigures:
        """The chain at this instant."""
        sound = self._memory.sound
        return SoundFigures(
            active=bool(sound.active),
            cpu_share=sound.cpu_share,
            headroom_db=sound.headroom_db,
            match_db=sound.match_db,
            limiter_reduction_db=sound.limiter_reduction_db,
            limited_frames=sound.limited_frames,
            source_clips=sound.source_clips,
            own_clips=self._memory.clipped_samples,
            chain_latency_ms=sound.chain_latency_ms,
        )

    def peaks(self) -> PathPeaks | None:
        """The peaks of the path; None while nobody has them measured."""
        sound = self._memory.sound
        if not sound.peaks_are_measured:
            return None
        stages = {place.key: place.peak_db for place in sound.stage_peaks if place.key}
        return PathPeaks(sound.entering_db, sound.leaving_db, stages)

    def look(self) -> MeterLook | None:
        """What the ear hears now; None before anybody looked, or when nothing sounds."""
        memory = self._memory
        device = memory.sound.device_latency_frames if memory.ring.running else 0
        return self._newest_up_to(memory.ring.read - device)

    def _newest_up_to(self, ring_frame: int) -> MeterLook | None:
        """Find the look that the ear has come to: soon after the last one, or anywhere."""
        newest = self._memory.sound.looks
        oldest = max(newest - LOOKS + 3, 1)
        number = min(max(self._last, oldest), newest)
        while number < newest and self._ends_by(number + 1, ring_frame):
            number += 1
        while number >= oldest and not self._ends_by(number, ring_frame):
            number -= 1
        self._last = number
        return self._copy(number) if number >= oldest else None

    def _ends_by(self, number: int, ring_frame: int) -> bool:
        return bool(self._memory.sound.circle[(number - 1) % LOOKS].ring_frame <= ring_frame)

    def _copy(self, number: int) -> MeterLook | None:
        sound = self._memory.sound
        copied = LookMemory.from_buffer_copy(sound.circle[(number - 1) % LOOKS])
        overtaken = sound.looks - number >= LOOKS - 1
        return None if overtaken else _shown(number, copied)


def _shown(number: int, look: LookMemory) -> MeterLook:
    return MeterLook(
        number=number,
        sample_rate=look.sample_rate,
        peak_db=(look.peak_db[0], look.peak_db[1]),
        rms_db=(look.rms_db[0], look.rms_db[1]),
        true_peak_dbtp=look.true_peak_dbtp,
        momentary_lufs=look.momentary_lufs,
        short_term_lufs=look.short_term_lufs,
        integrated_lufs=look.integrated_lufs,
        psr_db=look.psr_db,
        correlation=look.correlation,
        spectrum_db=_array(look.spectrum_db, BANDS),
        points=_array(look.points, 2 * POINTS).reshape(POINTS, 2),
    )


def _array(field: ctypes.Array[ctypes.c_float], count: int) -> Float32Array:
    return np.frombuffer(bytes(field), np.float32, count)
