"""The `Filter:` line of Equalizer APO, with the meaning its engine gives it."""

import math
import re
from dataclasses import dataclass, replace

from dsp.params import ParamError
from dsp.params.eq import BUTTERWORTH_Q, Band, BandKind, BandScope
from player.presets.importers.items import Bands, Item, Section
from player.presets.importers.numbers import frequency_at, number_at, with_points

FITTED_RATE = 44_100
"""Presets are fitted to RBJ filters at this rate; bandwidths in octaves depend on it."""

DEFAULT_SHELF_SLOPE_DB = 0.9 * 12.0
DEFAULT_NOTCH_Q = 30.0

KINDS = {
    "PK": BandKind.PEAK,
    "PEQ": BandKind.PEAK,
    "MODAL": BandKind.PEAK,
    "LP": BandKind.LOWPASS,
    "LPQ": BandKind.LOWPASS,
    "HP": BandKind.HIGHPASS,
    "HPQ": BandKind.HIGHPASS,
    "BP": BandKind.BANDPASS,
    "LS": BandKind.LOW_SHELF,
    "LSC": BandKind.LOW_SHELF,
    "LSQ": BandKind.LOW_SHELF,
    "HS": BandKind.HIGH_SHELF,
    "HSC": BandKind.HIGH_SHELF,
    "HSQ": BandKind.HIGH_SHELF,
    "NO": BandKind.NOTCH,
    "AP": BandKind.ALLPASS,
}
_SHELVES = frozenset({BandKind.LOW_SHELF, BandKind.HIGH_SHELF})
_NEEDS_Q = frozenset({BandKind.PEAK, BandKind.ALLPASS})

_GAP = r"(?<!\s)\s++"
"""A whole gap or nothing: a search would else try every part of a long one."""

_NUMBER = r"([-+0-9.eE]{1,40})"
_TYPE = re.compile(r"\s*(ON|OFF)\b\s*([A-Za-z]+)?", re.IGNORECASE)
_FREQ = re.compile(_GAP + r"Fc\s*([-+0-9.eE\u00a0\u202f\u2009]{1,40})\s*H\s*z", re.IGNORECASE)
_GAIN = re.compile(_GAP + r"Gain\s*" + _NUMBER + r"\s*dB", re.IGNORECASE)
_Q = re.compile(_GAP + r"Q\s*" + _NUMBER)
_BANDWIDTH = re.compile(_GAP + r"BW\s++Oct\s*" + _NUMBER, re.IGNORECASE)
_SLOPE = re.compile(r"\s*" + _NUMBER + r"\s*dB", re.IGNORECASE)
_IIR = re.compile(r"\s+Order\s*(\d{1,3})\s+Coefficients\s+(.*)", re.IGNORECASE)
MAX_ORDER = 64


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a line cannot be taken over; an empty reason means that it says nothing."""

    reason: str


@dataclass(frozen=True, slots=True)
class _Shape:
    """The numbers of one line; None where it has none."""

    gain_db: float | None
    q: float | None
    bandwidth_oct: float | None
    slope_db: float | None


def parse_filter(parameters: str, scope: BandScope) -> Item | Refusal:
    """Return what follows `Filter:` as a band or a section, or why not.

    A line that is off becomes a band that is off; `None` and empty lines say nothing.
    """
    text = with_points(parameters.replace("\t", " "))
    head = _TYPE.match(text)
    if not head:
        return Refusal("a filter is ON or OFF")
    name, rest = (head[2] or "").upper(), text[head.end() :]
    enabled = head[1].upper() == "ON"
    if name in {"", "NONE"}:
        return Refusal("")
    if name == "IIR":
        return _section(rest, scope) if enabled else Refusal("")
    if name not in KINDS:
        return Refusal(f"filter type {name} is not known")
    try:
        band = _band(name, rest)
    except ParamError as error:
        return Refusal(str(error) if enabled else "")
    return Bands((replace(band, scope=scope, enabled=enabled),))


def _band(name: str, text: str) -> Band:
    """Return the band of a line; `ParamError` says what is missing or out of range."""
    kind = KINDS[name]
    found = _FREQ.search(text)
    freq_hz = frequency_at(found[1]) if found else None
    if freq_hz is None:
        raise ParamError("no frequency given")
    shape = _Shape(
        _value(_GAIN, text),
        _value(_Q, text) or None,
        _value(_BANDWIDTH, text) or None,
        (number_at(slope[1]) or None) if (slope := _SLOPE.match(text)) else None,
    )
    if kind in _SHELVES:
        return _shelf(name, freq_hz, shape)
    if kind is BandKind.PEAK and shape.gain_db is None:
        raise ParamError("no gain given")
    gain_db = shape.gain_db or 0.0 if kind is BandKind.PEAK else 0.0
    return Band(kind, freq_hz, gain_db, _q_of(kind, freq_hz, shape))


def _q_of(kind: BandKind, freq_hz: float, shape: _Shape) -> float:
    if shape.bandwidth_oct is not None:
        return q_from_octaves(shape.bandwidth_oct, freq_hz)
    if shape.q is not None:
        return shape.q
    if kind in _NEEDS_Q:
        raise ParamError("no Q or bandwidth given")
    return DEFAULT_NOTCH_Q if kind is BandKind.NOTCH else BUTTERWORTH_Q


def q_from_octaves(bandwidth_oct: float, freq_hz: float, sample_rate: int = FITTED_RATE) -> float:
    """Return the Q of a bandwidth, as the cookbook's digital filter has it at this rate."""
    if not 0.0 < bandwidth_oct <= 20.0:
        raise ParamError(f"bandwidth {bandwidth_oct:g} octaves is outside 0..20")
    angle = 2.0 * math.pi * freq_hz / sample_rate
    warp = angle / math.sin(angle) if 0.0 < angle < math.pi else 1.0
    width = math.log(2.0) / 2.0 * bandwidth_oct * warp
    return 0.5 / math.sinh(width) if width < 300.0 else 0.0


def _shelf(name: str, freq_hz: float, shape: _Shape) -> Band:
    """Return a shelf. LS and HS with a slope or Q name the corner, all others the centre."""
    kind = KINDS[name]
    if shape.gain_db is None:
        raise ParamError("no gain given")
    corner = name in {"LS", "HS"} and (shape.q is not None or shape.slope_db is not None)
    slope_db = shape.slope_db
    if slope_db is None and shape.q is None:
        slope_db = DEFAULT_SHELF_SLOPE_DB
    if corner:
        slope = slope_db / 12.0 if slope_db else _slope_of_q(shape.q or 1.0, shape.gain_db)
        freq_hz = _centre_of(kind, freq_hz, shape.gain_db, slope)
    if slope_db is not None and 1.0 <= slope_db <= 12.0:
        return Band(kind, freq_hz, shape.gain_db, slope_db=slope_db)
    return Band(kind, freq_hz, shape.gain_db, shape.q or _q_of_slope(slope_db, shape.gain_db))


def _slope_of_q(q: float, gain_db: float) -> float:
    """Return the shelf slope S (1 is the steepest without ripple) of a Q."""
    amplitude = math.pow(10.0, gain_db / 40.0)
    return 1.0 / ((1.0 / (q * q) - 2.0) / (amplitude + 1.0 / amplitude) + 1.0)


def _q_of_slope(slope_db: float | None, gain_db: float) -> float:
    amplitude = math.pow(10.0, gain_db / 40.0)
    if not slope_db or slope_db < 0:
        raise ParamError(f"shelf slope {slope_db} dB makes no shelf")
    inner = (amplitude + 1.0 / amplitude) * (12.0 / slope_db - 1.0) + 2.0
    if inner <= 0.0:
        raise ParamError(f"shelf slope {slope_db:g} dB is too steep for {gain_db:g} dB")
    return 1.0 / math.sqrt(inner)


def _centre_of(kind: BandKind, corner_hz: float, gain_db: float, slope: float) -> float:
    """Return the centre of a shelf whose corner is given."""
    if not abs(gain_db / slope) < 800.0:
        raise ParamError(f"a corner of {corner_hz:g} Hz is out of reach for {gain_db:g} dB")
    factor = math.pow(10.0, abs(gain_db) / 80.0 / slope)
    return corner_hz * factor if kind is BandKind.LOW_SHELF else corner_hz / factor


def _value(pattern: re.Pattern[str], text: str) -> float | None:
    found = pattern.search(text)
    return number_at(found[1]) if found else None


def _section(text: str, scope: BandScope) -> Section | Refusal:
    """Return `Order n Coefficients b0 .. bn a0 .. an` as a section."""
    found = _IIR.match(text)
    if not found:
        return Refusal("an IIR filter needs an order and coefficients")
    order = int(found[1])
    values = [number_at(word) for word in found[2].split()[: 2 * MAX_ORDER + 3]]
    numbers = tuple(value for value in values if value is not None)
    if not 1 <= order <= MAX_ORDER or len(values) != len(numbers) or len(numbers) != 2 * order + 2:
        return Refusal(f"order {order} needs {2 * order + 2} coefficients")
    if not numbers[order + 1]:
        return Refusal("the coefficient a0 is zero")
    return Section(numbers[: order + 1], numbers[order + 1 :], FITTED_RATE, scope)
