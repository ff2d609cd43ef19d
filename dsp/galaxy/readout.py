"""What the scene editor shows: a source's time and level difference, and the scene in mono.

numpy only: the window's process computes these.
"""

from dataclasses import dataclass

import numpy as np

from dsp.galaxy.spectra import Grid, Scene, blend, ear_gains, full_scene
from dsp.hrtf import HrtfSet
from dsp.params.spatial import GalaxyParams, Position
from dsp.units import FloatArray

SAMPLE_RATE = 48_000
FFT_FRAMES = 4_096
LOW_HZ, HIGH_HZ = 200.0, 16_000.0
THIRDS_HZ = 1_000.0 * 2.0 ** (np.arange(-10, 13) / 3.0)

CENTRE_LIMIT_DB, SIDES_LIMIT_DB, AMBIENCE_LIMIT_DB = 1.5, 3.0, 1.5


@dataclass(frozen=True, slots=True)
class EarDifference:
    """How a source differs at the two ears; positive is earlier and louder in the left one."""

    itd_us: float
    ild_db: float


@dataclass(frozen=True, slots=True)
class MonoFold:
    """How much the two ears added together colour the sound: rms over third octaves, dB."""

    centre_db: float
    sides_db: float
    ambience_db: float

    @property
    def is_safe(self) -> bool:
        """Whether one loudspeaker would play the scene without a colour worth mentioning."""
        return (
            self.centre_db <= CENTRE_LIMIT_DB
            and self.sides_db <= SIDES_LIMIT_DB
            and self.ambience_db <= AMBIENCE_LIMIT_DB
        )


def ear_difference(source: Position, head: HrtfSet, head_scale: float = 1.0) -> EarDifference:
    """Return the differences of a source's direct sound, from 200 Hz to 16 kHz."""
    pair = head.at(source.azimuth_deg, source.elevation_deg)
    heard = (head.freqs_hz >= LOW_HZ) & (head.freqs_hz <= HIGH_HZ)
    near = ear_gains(source, head_scale) ** 2
    left, right = near * np.mean(10.0 ** (pair.levels_db[0][:, heard] / 10.0), axis=1)
    return EarDifference(
        float(pair.itds_s[0] * head_scale * 1e6), float(10.0 * np.log10(left / right))
    )


def mono_fold(params: GalaxyParams, head: HrtfSet) -> MonoFold:
    """Return the colour of the scene's sum of both ears, sources at home."""
    grid = Grid(SAMPLE_RATE, FFT_FRAMES)
    scene = blend(full_scene(params, head, grid), params, grid)
    return MonoFold(*(_colour_db(grid.freqs_hz, power) for power in _summed(scene)))


def _summed(scene: Scene) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Return the power of both ears added, for centre, hard left and ambience."""
    ambience = np.abs(scene.ambience.sum(axis=0)) ** 2
    return (
        np.abs(scene.centre.sum(axis=0) / 2.0) ** 2,
        np.abs(scene.left.sum(axis=0)) ** 2,
        ambience.mean(axis=0),
    )


def _colour_db(freqs_hz: FloatArray, power: FloatArray) -> float:
    bands = [
        power[(freqs_hz >= centre * 2.0 ** (-1 / 6)) & (freqs_hz < centre * 2.0 ** (1 / 6))].mean()
        for centre in THIRDS_HZ
    ]
    return float(np.std(10.0 * np.log10(np.maximum(bands, 1e-12))))
