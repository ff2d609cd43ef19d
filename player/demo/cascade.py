"""A chord that takes itself apart: one string of harmonics, nine times, a hair out of tune.

Jean-Claude Risset's harmonic arpeggio ("Mutations", 1969). The nine copies of harmonic n drift
through each other n times as fast as those of the fundamental, so that the harmonics surface one
after another, high ones first, and meet again at the end.
"""

import numpy as np

from player.demo.sound import SAMPLE_RATE, Mono, Stereo, fade, frames_of, in_hall, ringing

DURATION_S = 24.0
_ROOT_HZ = 73.416
_COPIES = 9
_SPACING_HZ = (0.0417, 0.0455)
"""Between neighbouring copies, left and right: the ears' cascades run apart."""
_HARMONICS = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 15, 16, 18, 20, 21, 24)
_STEP = 256


def harmonic_cascade() -> Stereo:
    """About 24 s over D2; the seventh and eleventh harmonics are left pure."""
    rng = np.random.default_rng(1969)
    mix = np.zeros((2, frames_of(DURATION_S)))
    for harmonic in _HARMONICS:
        phase = rng.uniform(0.0, 2.0 * np.pi)
        tone = ringing(_ROOT_HZ * harmonic, np.inf, DURATION_S, phase)
        tone *= harmonic**-0.55 * (0.55 if harmonic < 3 else 1.0)
        for ear, spacing_hz in enumerate(_SPACING_HZ):
            mix[ear] += tone * _interference(harmonic * spacing_hz, len(tone))
    mix = in_hall(mix, 3.0, 0.7, rng)
    fade(mix, 3.5, 4.0)
    return mix


def _interference(spacing_hz: float, frames: int) -> Mono:
    """Return what nine equal tones make of each other: Dirichlet's kernel, over nine.

    It changes over tenths of a second, so it is drawn every 256 frames and joined by lines.
    """
    blocks = -(-frames // _STEP)
    turns = np.pi * spacing_hz * _STEP / SAMPLE_RATE * (np.arange(blocks + 1) + 0.5)
    kernel = np.sin(_COPIES * turns) / (_COPIES * np.sin(turns))
    lines = np.column_stack([kernel[:-1], np.diff(kernel)])
    ramp = np.stack([np.ones(_STEP), np.arange(_STEP) / _STEP])
    return np.ravel(lines @ ramp)[:frames]
