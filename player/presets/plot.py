"""A preset's response as an SVG drawing, from the same curves the window draws."""

import math
from xml.sax.saxutils import escape

import numpy as np

from dsp.params.chain import ChainSpec
from dsp.response import stage_magnitude
from dsp.units import FloatArray, decibels
from player.presets.schema import Preset

WIDTH, HEIGHT, MARGIN = 800, 360, 48
LOWEST_HZ, POINTS = 20.0, 600
_LABELS = {20: "20", 100: "100", 1_000: "1k", 10_000: "10k", 20_000: "20k", 40_000: "40k"}


def response_db(chain: ChainSpec, freq_hz: FloatArray, sample_rate: int) -> FloatArray:
    """Return what the enabled stages do to each frequency in dB, the louder channel counts."""
    total = np.ones(len(freq_hz))
    for slot in chain.slots:
        if slot.is_active:
            total *= stage_magnitude(slot.params, freq_hz, sample_rate)
    return decibels(total)


def response_svg(preset: Preset, sample_rate: int = 48_000) -> str:
    """Return a drawing of a preset's response from 20 Hz to just below half the rate."""
    highest_hz = min(0.475 * sample_rate, 90_000.0)
    freq_hz = np.geomspace(LOWEST_HZ, highest_hz, POINTS)
    level_db = response_db(preset.chain, freq_hz, sample_rate)
    reach_db = 6.0 * max(1, math.ceil(float(np.clip(np.abs(level_db), 0, 60).max()) / 6.0))
    places = zip(_x(freq_hz, highest_hz), _y(level_db, reach_db), strict=True)
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    title = escape(f"{preset.name}, at {sample_rate} Hz")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'font-family="sans-serif" font-size="12">\n'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#0B0E14"/>\n'
        f'<text x="{MARGIN}" y="24" fill="#E9EDF5">{title}</text>\n'
        f"{_grid(highest_hz, reach_db)}"
        f'<polyline fill="none" stroke="#7C9CFF" stroke-width="2" points="{path}"/>\n'
        "</svg>\n"
    )


def _grid(highest_hz: float, reach_db: float) -> str:
    """Return lines and labels: named frequencies, and quarters of the level's reach."""
    top, bottom = MARGIN, HEIGHT - MARGIN
    lines: list[str] = []
    for freq_hz, label in _LABELS.items():
        if freq_hz <= highest_hz:
            x = float(_x(np.array([float(freq_hz)]), highest_hz)[0])
            lines.append(_line((x, top, x, bottom)) + _label(x, bottom + 18, label, "middle"))
    for step in range(-2, 3):
        level_db = reach_db * step / 2
        y = float(_y(np.array([level_db]), reach_db)[0])
        lines.append(_line((MARGIN, y, WIDTH - MARGIN, y)))
        lines.append(_label(MARGIN - 6, y + 4, f"{level_db:+g} dB", "end"))
    return "\n".join(lines) + "\n"


def _line(ends: tuple[float, float, float, float]) -> str:
    x1, y1, x2, y2 = ends
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="#232B3A"/>'


def _label(x: float, y: float, text: str, anchor: str) -> str:
    place = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"'
    return f'<text {place} fill="#9DA7BA">{text}</text>'


def _x(freq_hz: FloatArray, highest_hz: float) -> FloatArray:
    share = np.log(freq_hz / LOWEST_HZ) / math.log(highest_hz / LOWEST_HZ)
    return np.asarray(MARGIN + share * (WIDTH - 2 * MARGIN))


def _y(level_db: FloatArray, reach_db: float) -> FloatArray:
    share = np.clip(level_db, -reach_db, reach_db) / reach_db
    return np.asarray(HEIGHT / 2 - share * (HEIGHT / 2 - MARGIN))
