"""One filter of a CamillaDSP configuration as items of ours."""

import math
from array import array
from collections.abc import Callable, Mapping
from typing import Any

from dsp.params import ParamError
from dsp.params.convolution import ConvolverParams, ImpulseResponse
from dsp.params.eq import BUTTERWORTH_Q, Band, BandKind, BandScope
from player.presets.importers.apo_copy import MAX_DELAY_MS
from player.presets.importers.apo_filter import q_from_octaves
from player.presets.importers.fields import has, number_in
from player.presets.importers.items import (
    Bands,
    Convolution,
    Delay,
    Item,
    Matrix,
    Preamp,
    Ready,
    Section,
)

SPEED_OF_SOUND_MM_PER_MS = 343.0
MAX_GRAPHIC_BANDS = 64
MAX_VALUES = 1 << 18
_OURS = frozenset({"Dither", "Volume", "Limiter", "Loudness"})
_Fields = Mapping[str, Any]


def items_of(spec: _Fields, scope: BandScope, sample_rate: int) -> list[Item]:
    """Return what a filter does; `ParamError` says why it cannot be played.

    Args:
        spec: `type` and `parameters` as they stand in the file.
        scope: The channels it is used on.
        sample_rate: The rate the configuration runs at, Hz.
    """
    kind = str(spec.get("type", ""))
    parameters = spec.get("parameters")
    fields: _Fields = parameters if isinstance(parameters, Mapping) else {}
    if kind in _OURS:
        raise ParamError(f"left out: Galaxia has its own {kind.lower()}")
    if kind not in _FILTERS:
        raise ParamError(f"filter type {kind or '?'} is not played")
    return _FILTERS[kind](fields, scope, sample_rate)


def _biquad(fields: _Fields, scope: BandScope, sample_rate: int) -> list[Item]:
    kind = str(fields.get("type", ""))
    if kind == "Free":
        numerator = tuple(number_in(fields, key) for key in ("b0", "b1", "b2"))
        back = tuple(number_in(fields, key) for key in ("a1", "a2"))
        return [Section(numerator, (1.0, *back), sample_rate, scope)]
    if kind not in _BANDS:
        raise ParamError(f"biquad type {kind or '?'} is not played")
    return [Bands((_BANDS[kind](fields, scope, sample_rate),))]


def _peak(fields: _Fields, scope: BandScope, sample_rate: int) -> Band:
    freq_hz = number_in(fields, "freq")
    gain_db = number_in(fields, "gain")
    return Band(BandKind.PEAK, freq_hz, gain_db, _width(fields, sample_rate), scope=scope)


def _width(fields: _Fields, sample_rate: int, otherwise: float | None = None) -> float:
    if has(fields, "bandwidth"):
        return q_from_octaves(
            number_in(fields, "bandwidth"), number_in(fields, "freq"), sample_rate
        )
    return number_in(fields, "q", otherwise)


def _shelf(kind: BandKind) -> Callable[[_Fields, BandScope, int], Band]:
    def build(fields: _Fields, scope: BandScope, _sample_rate: int) -> Band:
        freq_hz, gain_db = number_in(fields, "freq"), number_in(fields, "gain")
        if has(fields, "slope"):
            slope_db = number_in(fields, "slope")
            return Band(kind, freq_hz, gain_db, slope_db=slope_db, scope=scope)
        return Band(kind, freq_hz, gain_db, number_in(fields, "q", BUTTERWORTH_Q), scope=scope)

    return build


def _plain(
    kind: BandKind, slope_db: float | None = None
) -> Callable[[_Fields, BandScope, int], Band]:
    def build(fields: _Fields, scope: BandScope, sample_rate: int) -> Band:
        q = BUTTERWORTH_Q if slope_db else _width(fields, sample_rate, BUTTERWORTH_Q)
        return Band(kind, number_in(fields, "freq"), 0.0, q, slope_db, scope)

    return build


_BANDS: Mapping[str, Callable[[_Fields, BandScope, int], Band]] = {
    "Peaking": _peak,
    "Lowshelf": _shelf(BandKind.LOW_SHELF),
    "Highshelf": _shelf(BandKind.HIGH_SHELF),
    "Lowpass": _plain(BandKind.LOWPASS),
    "Highpass": _plain(BandKind.HIGHPASS),
    "LowpassFO": _plain(BandKind.LOWPASS, 6.0),
    "HighpassFO": _plain(BandKind.HIGHPASS, 6.0),
    "Notch": _plain(BandKind.NOTCH),
    "Bandpass": _plain(BandKind.BANDPASS),
    "Allpass": _plain(BandKind.ALLPASS),
}


def _combo(fields: _Fields, scope: BandScope, sample_rate: int) -> list[Item]:
    kind = str(fields.get("type", ""))
    if kind == "Tilt":
        half_db = number_in(fields, "gain") / 2.0
        low = Band(BandKind.LOW_SHELF, 110.0, -half_db, 0.35, scope=scope)
        return [Bands((low, Band(BandKind.HIGH_SHELF, 3500.0, half_db, 0.35, scope=scope)))]
    if kind == "FivePointPeq":
        return [Bands(_five_points(fields, scope))]
    if kind == "GraphicEqualizer":
        return [Bands(_graphic(fields, scope, sample_rate))]
    return [Bands(_steep(kind, fields, scope))]


def _steep(kind: str, fields: _Fields, scope: BandScope) -> tuple[Band, ...]:
    """Return a Butterworth cascade; Linkwitz-Riley is one of half the order, twice."""
    family = kind.removesuffix("Lowpass").removesuffix("Highpass")
    if family not in {"Butterworth", "LinkwitzRiley"} or family == kind:
        raise ParamError(f"combination {kind or '?'} is not played")
    shape = BandKind.LOWPASS if kind.endswith("Lowpass") else BandKind.HIGHPASS
    times = 2 if family == "LinkwitzRiley" else 1
    slope_db = 6.0 * number_in(fields, "order") / times
    return (Band(shape, number_in(fields, "freq"), slope_db=slope_db, scope=scope),) * times


def _five_points(fields: _Fields, scope: BandScope) -> tuple[Band, ...]:
    kinds = {"ls": BandKind.LOW_SHELF, "hs": BandKind.HIGH_SHELF}
    return tuple(
        Band(
            kinds.get(point, BandKind.PEAK),
            number_in(fields, f"f{point}"),
            number_in(fields, f"g{point}"),
            number_in(fields, f"q{point}"),
            scope=scope,
        )
        for point in ("ls", "p1", "p2", "p3", "hs")
    )


def _graphic(fields: _Fields, scope: BandScope, sample_rate: int) -> tuple[Band, ...]:
    """Return the peaks of a graphic equalizer, alike in width and evenly spaced in octaves."""
    gains = fields.get("gains")
    if not isinstance(gains, list) or not 1 <= len(gains) <= MAX_GRAPHIC_BANDS:
        raise ParamError(f"a graphic equalizer has 1..{MAX_GRAPHIC_BANDS} gains")
    low_hz, high_hz = number_in(fields, "freq_min", 20.0), number_in(fields, "freq_max", 20_000.0)
    if not 0.0 < low_hz < high_hz:
        raise ParamError(f"frequencies {low_hz:g}..{high_hz:g} Hz are no range")
    octaves = math.log2(high_hz / low_hz) / len(gains)
    centres = [low_hz * 2.0 ** (octaves * (index + 0.5)) for index in range(len(gains))]
    levels = [number_in({"gain": gain}, "gain") for gain in gains]
    return tuple(
        Band(
            BandKind.PEAK,
            freq_hz,
            gain_db,
            q_from_octaves(octaves, freq_hz, sample_rate),
            scope=scope,
        )
        for freq_hz, gain_db in zip(centres, levels, strict=True)
    )


def _gain(fields: _Fields, scope: BandScope, _sample_rate: int) -> list[Item]:
    gain = number_in(fields, "gain", 0.0)
    if str(fields.get("scale") or "dB").lower() == "linear":
        if gain == 0.0 or fields.get("mute"):
            raise ParamError("a muted channel is not played")
        gain_db, turned = 20.0 * math.log10(abs(gain)), gain < 0
    else:
        gain_db, turned = gain, False
    if fields.get("mute"):
        raise ParamError("a muted channel is not played")
    items: list[Item] = [Preamp(gain_db, scope)]
    if turned != bool(fields.get("inverted")):
        left = -1.0 if scope is not BandScope.RIGHT else 1.0
        right = -1.0 if scope is not BandScope.LEFT else 1.0
        items.append(Matrix(left_from_left=left, right_from_right=right))
    return items


def _delay(fields: _Fields, scope: BandScope, sample_rate: int) -> list[Item]:
    value = number_in(fields, "delay")
    unit = str(fields.get("unit") or "ms")
    factors = {
        "ms": 1.0,
        "us": 1e-3,
        "samples": 1000.0 / sample_rate,
        "mm": 1.0 / SPEED_OF_SOUND_MM_PER_MS,
    }
    if unit not in factors or not 0.0 <= value * factors[unit] <= MAX_DELAY_MS:
        raise ParamError(f"a delay of {value:g} {unit} is not played")
    return [Delay(value * factors[unit], scope)]


def _conv(fields: _Fields, scope: BandScope, sample_rate: int) -> list[Item]:
    if fields.get("type") == "Values":
        return [Ready(_values(fields.get("values"), scope, sample_rate))]
    filename = fields.get("filename")
    if fields.get("type") != "Wav" or not isinstance(filename, str) or not filename:
        raise ParamError("only impulse responses in WAV files and lists of values are played")
    return [Convolution(filename, scope)]


def _values(listed: Any, scope: BandScope, sample_rate: int) -> ConvolverParams:
    """Return an impulse response that stands in the file; the other channel stays as it is."""
    if not isinstance(listed, list) or not 1 <= len(listed) <= MAX_VALUES:
        raise ParamError(f"an impulse response has 1 to {MAX_VALUES} values")
    response = array("d", (number_in({"value": value}, "value") for value in listed))
    untouched = array("d", [1.0, *([0.0] * (len(listed) - 1))])
    channels = {
        BandScope.LEFT: (response, untouched),
        BandScope.RIGHT: (untouched, response),
    }.get(scope, (response,))
    samples = b"".join(channel.tobytes() for channel in channels)
    return ConvolverParams(impulse=ImpulseResponse(sample_rate, len(channels), samples))


def _difference(fields: _Fields, scope: BandScope, sample_rate: int) -> list[Item]:
    rows = [fields.get(key) or [] for key in ("b", "a")]
    if not all(isinstance(row, list) and 1 <= len(row) <= 65 for row in rows):
        raise ParamError("a difference equation needs lists a and b")
    numerator, denominator = (
        tuple(number_in({"coefficient": value}, "coefficient") for value in row) for row in rows
    )
    if not denominator[0]:
        raise ParamError("the first coefficient of a is zero")
    return [Section(numerator, denominator, sample_rate, scope)]


_FILTERS: Mapping[str, Callable[[_Fields, BandScope, int], list[Item]]] = {
    "Biquad": _biquad,
    "BiquadCombo": _combo,
    "Gain": _gain,
    "Delay": _delay,
    "Conv": _conv,
    "DiffEq": _difference,
}
