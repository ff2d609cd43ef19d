"""A preset's response as a drawing."""

import numpy as np

from dsp.units import FloatArray
from player.presets.chart import Curve, chart_svg, frequency_axis, level_axis

_SAME_DB = 0.05


def response_svg(
    name: str, sample_rate: int, freq_hz: FloatArray, left_db: FloatArray, right_db: FloatArray
) -> str:
    """Return a drawing of a measured response; where left and right are alike it is one line."""
    if np.max(np.abs(left_db - right_db)) <= _SAME_DB:
        curves = [Curve("both", freq_hz, (left_db + right_db) / 2.0)]
    else:
        curves = [Curve("left", freq_hz, left_db), Curve("right", freq_hz, right_db)]
    title = f"{name}, measured at {sample_rate} Hz"
    return chart_svg(title, frequency_axis(float(freq_hz[-1])), level_axis(curves), curves)
