"""Presets as text of other programs: Equalizer APO, AutoEq ParametricEQ and GraphicEQ."""

import math
from collections.abc import Iterator

from dsp.params.chain import ChainSpec, StageParams
from dsp.params.convolution import ConvolverParams
from dsp.params.eq import (
    GAIN_KINDS,
    PASS_KINDS,
    SHELF_KINDS,
    Band,
    BandKind,
    BandScope,
    CurveEqParams,
    EqualizerParams,
)
from dsp.params.level import GainParams, StereoParams
from player.errors import PlayerError
from player.presets.schema import Preset

_NAMES = {
    BandKind.PEAK: "PK",
    BandKind.LOW_SHELF: "LSC",
    BandKind.HIGH_SHELF: "HSC",
    BandKind.LOWPASS: "LPQ",
    BandKind.HIGHPASS: "HPQ",
    BandKind.BANDPASS: "BP",
    BandKind.NOTCH: "NO",
    BandKind.ALLPASS: "AP",
}
_CHANNELS = {BandScope.BOTH: "all", BandScope.LEFT: "L", BandScope.RIGHT: "R"}


def to_apo(preset: Preset) -> str:
    """Return Equalizer APO text; `PlayerError` names the first stage it has no words for."""
    lines = [f"# {preset.name}"]
    for params in _active(preset.chain):
        lines.extend(_apo_lines(params, preset.name))
    return "\n".join(lines) + "\n"


def to_autoeq(preset: Preset) -> str:
    """Return AutoEq's text: ParametricEQ of peaks and shelves, or GraphicEQ of one curve."""
    stages = list(_active(preset.chain))
    if len(stages) == 1 and isinstance(stages[0], CurveEqParams):
        return _graphic(stages[0]) + "\n"
    preamp_db, bands = 0.0, list[Band]()
    for params in stages:
        match params:
            case GainParams(gain_db):
                preamp_db += gain_db
            case EqualizerParams():
                preamp_db += params.preamp_db
                bands.extend(band for band in params.bands if band.enabled)
            case _:
                raise _refusal(preset.name, "AutoEq text", f"it has no words for {params.kind}")
    lines = [_autoeq_line(number, band, preset.name) for number, band in enumerate(bands, 1)]
    return "\n".join([f"Preamp: {_number(preamp_db)} dB", *lines]) + "\n"


def _active(chain: ChainSpec) -> Iterator[StageParams]:
    return (slot.params for slot in chain.slots if slot.is_active)


def _apo_lines(params: StageParams, name: str) -> Iterator[str]:
    match params:
        case GainParams(gain_db):
            yield f"Preamp: {_number(gain_db)} dB"
        case EqualizerParams():
            if params.preamp_db:
                yield f"Preamp: {_number(params.preamp_db)} dB"
            yield from _band_lines(params, name)
        case CurveEqParams():
            yield _graphic(params)
        case ConvolverParams(source, gain_db) if source:
            if gain_db:
                yield f"Preamp: {_number(gain_db)} dB"
            yield f"Convolution: {source}"
        case StereoParams():
            yield _copy(params)
        case _:
            raise _refusal(name, "Equalizer APO text", f"it has no words for {params.kind}")


def _band_lines(params: EqualizerParams, name: str) -> Iterator[str]:
    """Yield the bands; a channel is named where it changes, and all of them at the end."""
    channel = "all"
    for number, band in enumerate(params.bands, 1):
        if band.scope not in _CHANNELS:
            raise _refusal(name, "Equalizer APO text", f"it cannot filter {band.scope} alone")
        if channel != (channel := _CHANNELS[band.scope]):
            yield f"Channel: {channel}"
        yield from (f"Filter {number}: {text}" for text in _apo_band(band, name))
    if channel != "all":
        yield "Channel: all"


def _apo_band(band: Band, name: str) -> Iterator[str]:
    """Yield the filters of one band; APO's passes have 12 dB per octave, steeper ones cascade."""
    if band.kind not in _NAMES:
        raise _refusal(name, "Equalizer APO text", f"it has no {band.kind} band")
    head = f"{'ON' if band.enabled else 'OFF'} {_NAMES[band.kind]}"
    freq, gain = f"Fc {_number(band.freq_hz)} Hz", f"Gain {_number(band.gain_db)} dB"
    if band.kind in SHELF_KINDS and band.slope_db is not None:
        yield f"{head} {_number(band.slope_db)} dB {freq} {gain}"
    elif band.kind in GAIN_KINDS:
        yield f"{head} {freq} {gain} Q {_number(band.q)}"
    else:
        yield from (f"{head} {freq} Q {_number(q)}" for q in _pass_qs(band, name))


def _pass_qs(band: Band, name: str) -> list[float]:
    """Return the Q of each section: a Butterworth of even order is a cascade of pairs."""
    if band.kind not in PASS_KINDS or band.slope_db in {None, 12.0}:
        return [band.q]
    order = round((band.slope_db or 12.0) / 6.0)
    if order % 2:
        reason = f"it has no {band.kind} of {band.slope_db:g} dB per octave"
        raise _refusal(name, "Equalizer APO text", reason)
    angles = (math.pi * (2 * pair + 1) / (2 * order) for pair in range(order // 2))
    return [0.5 / math.sin(angle) for angle in angles]


def _copy(params: StereoParams) -> str:
    """Return a stereo image as a mix of the channels."""
    left, right = (-1.0 if params.invert_left else 1.0), (-1.0 if params.invert_right else 1.0)
    first = ((0.0, right), (left, 0.0)) if params.swap else ((left, 0.0), (0.0, right))
    width = 0.0 if params.mono else params.width
    near, far = (1.0 + width) / 2.0, (1.0 - width) / 2.0
    mixed = [
        [a * first[0][column] + b * first[1][column] for column in (0, 1)]
        for a, b in ((near, far), (far, near))
    ]
    balance = (min(1.0, 1.0 - params.balance), min(1.0, 1.0 + params.balance))
    rows = [
        f"{target}={_number(row[0] * gain, 9)}*L+{_number(row[1] * gain, 9)}*R"
        for target, row, gain in zip("LR", mixed, balance, strict=True)
    ]
    return f"Copy: {' '.join(rows)}"


def _graphic(params: CurveEqParams) -> str:
    points = (f"{_number(point.freq_hz)} {_number(point.gain_db)}" for point in params.points)
    return "GraphicEQ: " + "; ".join(points)


def _autoeq_line(number: int, band: Band, name: str) -> str:
    kinds = {BandKind.PEAK, BandKind.LOW_SHELF, BandKind.HIGH_SHELF}
    plain = band.kind in kinds and band.slope_db is None and band.scope is BandScope.BOTH
    if not plain:
        reason = f"it has only peaks and shelves with a Q for both channels, not band {number}"
        raise _refusal(name, "AutoEq text", reason)
    values = f"Fc {_number(band.freq_hz)} Hz Gain {_number(band.gain_db)} dB Q {_number(band.q)}"
    return f"Filter {number}: ON {_NAMES[band.kind]} {values}"


def _number(value: float, digits: int = 6) -> str:
    """Return a number without exponent, and never with exactly three decimals.

    Equalizer APO takes a point before the last three digits of a frequency for a thousands mark.
    """
    text = f"{value:.{digits}f}".rstrip("0").rstrip(".")
    text = "0" if text in {"", "-0"} else text
    return text + "0" if len(text.rpartition(".")[2]) == 3 and "." in text else text


def _refusal(name: str, target: str, reason: str) -> PlayerError:
    return PlayerError("preset.inexpressible", name=name, format=target, reason=reason)
