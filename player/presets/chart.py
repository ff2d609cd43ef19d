"""Curves in a small SVG drawing: two axes, a grid, one colour a curve."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

import numpy as np

from dsp.units import FloatArray

WIDTH, HEIGHT, MARGIN = 720, 320, 56
COLOURS = ("#7C9CFF", "#FF9E7C", "#7CE0B8", "#E07CD2", "#E0D27C", "#9DA7BA")
INK, GREY, LINE, GROUND = "#E9EDF5", "#9DA7BA", "#232B3A", "#0B0E14"


@dataclass(frozen=True, slots=True)
class Axis:
    """From `low` to `high`, in steps that look even, or even in the logarithm."""

    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]
    logarithmic: bool = False

    def share(self, values: FloatArray) -> FloatArray:
        """Return how far along the axis values lie, 0..1; what is beyond lies at the end."""
        low, high = self.low, self.high
        values = np.clip(values, low, high)
        if self.logarithmic:
            return np.asarray(np.log(values / low) / math.log(high / low))
        return np.asarray((values - low) / (high - low))


@dataclass(frozen=True, slots=True, eq=False)
class Curve:
    """One line, with the word that names it."""

    name: str
    x: FloatArray
    y: FloatArray


def frequency_axis(highest_hz: float, lowest_hz: float = 20.0) -> Axis:
    """Return an axis of frequencies, with decades and their halves named."""
    named = {20: "20 Hz", 50: "50", 100: "100", 200: "200", 500: "500", 1_000: "1k", 2_000: "2k"}
    named |= {5_000: "5k", 10_000: "10k", 20_000: "20k", 40_000: "40k", 80_000: "80k"}
    ticks = tuple((float(f), text) for f, text in named.items() if lowest_hz <= f <= highest_hz)
    return Axis(lowest_hz, highest_hz, ticks, logarithmic=True)


def level_axis(curves: Sequence[Curve], least_db: float = 6.0, most_db: float = 60.0) -> Axis:
    """Return an axis in dB with 0 in its middle that holds the curves."""
    reach = max((float(np.abs(curve.y).max()) for curve in curves), default=least_db)
    reach_db = 6.0 * math.ceil(min(max(reach, least_db), most_db) / 6.0)
    steps = (-1.0, -0.5, 0.0, 0.5, 1.0)
    return Axis(
        -reach_db,
        reach_db,
        tuple((s * reach_db, f"{s * reach_db:+g} dB" if s else "0 dB") for s in steps),
    )


def chart_svg(title: str, x: Axis, y: Axis, curves: Sequence[Curve]) -> str:
    """Return the drawing; names are shown where there is more than one curve."""
    parts = [
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
            f'font-family="sans-serif" font-size="12">'
        ),
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{GROUND}"/>',
        f'<text x="{MARGIN}" y="26" font-size="14" fill="{INK}">{escape(title)}</text>',
        *_grid(x, y),
        *(_line(curve, x, y, _colour(place)) for place, curve in enumerate(curves)),
        *(_legend(curves) if len(curves) > 1 else ()),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _grid(x: Axis, y: Axis) -> list[str]:
    top, bottom, left, right = MARGIN, HEIGHT - MARGIN, MARGIN, WIDTH - MARGIN
    lines = []
    for value, text in x.ticks:
        across = float(_across(x, np.array([value]))[0])
        lines.append(f'<path d="M{across:.1f} {top}V{bottom}" stroke="{LINE}"/>')
        lines.append(_text(across, bottom + 18, text, "middle"))
    for value, text in y.ticks:
        up = float(_up(y, np.array([value]))[0])
        lines.append(f'<path d="M{left} {up:.1f}H{right}" stroke="{LINE}"/>')
        lines.append(_text(left - 6, up + 4, text, "end"))
    return lines


def _line(curve: Curve, x: Axis, y: Axis, colour: str) -> str:
    places = zip(_across(x, curve.x), _up(y, curve.y), strict=True)
    points = " ".join(f"{across:.1f},{up:.1f}" for across, up in places)
    return f'<polyline fill="none" stroke="{colour}" stroke-width="1.6" points="{points}"/>'


def _legend(curves: Sequence[Curve]) -> list[str]:
    """Names from right to left above the drawing, the first curve's outermost on the left."""
    widths = [14 + 7 * len(curve.name) for curve in curves]
    starts = WIDTH - MARGIN - sum(widths) + np.cumsum([0, *widths[:-1]])
    return [
        f'<text x="{start}" y="46" fill="{_colour(place)}">{escape(curve.name)}</text>'
        for place, (start, curve) in enumerate(zip(starts, curves, strict=True))
    ]


def _text(x: float, y: float, text: str, anchor: str) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{GREY}">{escape(text)}</text>'
    )


def _colour(place: int) -> str:
    return COLOURS[place % len(COLOURS)]


def _across(axis: Axis, values: FloatArray) -> FloatArray:
    return np.asarray(MARGIN + axis.share(values) * (WIDTH - 2 * MARGIN))


def _up(axis: Axis, values: FloatArray) -> FloatArray:
    return np.asarray(HEIGHT - MARGIN - axis.share(values) * (HEIGHT - 2 * MARGIN))
