"""What ordinary music weighs at each frequency, for level constants. numpy only."""

import numpy as np

from dsp.units import FloatArray


def loudness_weight(freqs_hz: FloatArray) -> FloatArray:
    """Return pink sound through BS.1770's two filters, written as power laws of their corners."""
    freqs_hz = np.maximum(freqs_hz, 1.0)
    high_pass = 1.0 / (1.0 + (38.0 / freqs_hz) ** 2) ** 2
    lift = (freqs_hz / 1_680.0) ** 4
    shelf = (1.0 + 10.0**0.4 * lift) / (1.0 + lift)
    return np.asarray(high_pass * shelf / freqs_hz)
