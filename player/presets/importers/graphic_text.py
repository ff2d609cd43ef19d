"""`GraphicEQ:` points, as Equalizer APO, AutoEq, Wavelet and squig.link write them."""

import re

from dsp.params import ParamError
from dsp.params.eq import CurvePoint
from player.presets.importers.items import Curve
from player.presets.importers.numbers import number_at, with_points

_NUMBER = re.compile(r"[-+0-9.eE]{1,40}")
MAX_NUMBERS = 8192


def parse_curve(parameters: str) -> Curve | str:
    """Return the curve of `25 6; 40 4.5; ...`, in order of frequency, or why there is none.

    Without any decimal point the commas are decimal commas.
    """
    text = parameters if "." in parameters else with_points(parameters)
    words = [match[0] for match in _NUMBER.finditer(text)][:MAX_NUMBERS]
    numbers = [number_at(word) for word in words]
    pairs = dict(zip(numbers[0::2], numbers[1::2], strict=False))
    try:
        points = [
            CurvePoint(freq_hz, gain_db)
            for freq_hz, gain_db in pairs.items()
            if freq_hz is not None and gain_db is not None
        ]
    except ParamError as error:
        return str(error)
    if not points:
        return "expected pairs of frequency and gain"
    return Curve(tuple(sorted(points, key=_frequency)))


def _frequency(point: CurvePoint) -> float:
    return point.freq_hz
