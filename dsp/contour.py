"""Equal-loudness contours of ISO 226:2003, and what music needs when it plays quieter."""

import numpy as np

from dsp.graphic import OCTAVES_HZ
from dsp.params.level import LoudnessParams
from dsp.units import FloatArray

REFERENCE_PHON = 80.0
"""The loudness music is mixed at; quieter listening loses bass against it."""

MOST_DB = 15.0

ISO_226 = np.array(
    [
        (20, 0.532, -31.6, 78.5),
        (25, 0.506, -27.2, 68.7),
        (31.5, 0.480, -23.0, 59.5),
        (40, 0.455, -19.1, 51.1),
        (50, 0.432, -15.9, 44.0),
        (63, 0.409, -13.0, 37.5),
        (80, 0.387, -10.3, 31.5),
        (100, 0.367, -8.1, 26.5),
        (125, 0.349, -6.2, 22.1),
        (160, 0.330, -4.5, 17.9),
        (200, 0.315, -3.1, 14.4),
        (250, 0.301, -2.0, 11.4),
        (315, 0.288, -1.1, 8.6),
        (400, 0.276, -0.4, 6.2),
        (500, 0.267, 0.0, 4.4),
        (630, 0.259, 0.3, 3.0),
        (800, 0.253, 0.5, 2.2),
        (1000, 0.250, 0.0, 2.4),
        (1250, 0.246, -2.7, 3.5),
        (1600, 0.244, -4.1, 1.7),
        (2000, 0.243, -1.0, -1.3),
        (2500, 0.243, 1.7, -4.2),
        (3150, 0.243, 2.5, -6.0),
        (4000, 0.242, 1.2, -5.4),
        (5000, 0.242, -2.1, -1.5),
        (6300, 0.245, -7.1, 6.0),
        (8000, 0.254, -11.2, 12.6),
        (10000, 0.271, -10.7, 13.9),
        (12500, 0.301, -3.1, 12.3),
    ]
)
"""Frequency in Hz, exponent of loudness growth, transfer magnitude in dB, threshold in dB."""

FREQS_HZ, EXPONENT, TRANSFER_DB, THRESHOLD_DB = ISO_226.T


def equal_loudness_db(phon: float) -> FloatArray:
    """Return the sound pressure level in dB at `FREQS_HZ` that is heard as loud as `phon`."""
    growth = 4.47e-3 * (10.0 ** (0.025 * phon) - 1.15)
    floor = (0.4 * 10.0 ** ((THRESHOLD_DB + TRANSFER_DB) / 10.0 - 9.0)) ** EXPONENT
    return np.asarray(10.0 / EXPONENT * np.log10(growth + floor) - TRANSFER_DB + 94.0)


def contour_gains_db(params: LoudnessParams) -> tuple[float, ...]:
    """Return gains at ten octaves that give back the lost balance; 0 dB at 1 kHz.

    The standard ends at 12.5 kHz; above, its last value holds.
    """
    if params.is_flat:
        return (0.0,) * len(OCTAVES_HZ)
    quiet = equal_loudness_db(REFERENCE_PHON - params.below_reference_db)
    lost = quiet - equal_loudness_db(REFERENCE_PHON) + params.below_reference_db
    gains = params.strength * np.interp(np.log(OCTAVES_HZ), np.log(FREQS_HZ), lost)
    gains = np.clip(gains - np.interp(1000.0, OCTAVES_HZ, gains), -MOST_DB, MOST_DB)
    return tuple(round(float(gain), 6) for gain in gains)
