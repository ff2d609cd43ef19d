"""A page's colours taken from a cover: its strongest hue, always dark or light enough to read on.

Nothing here guarantees beauty; everything here guarantees that words can be read.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage

from ui.theme.contrast import READABLE, contrast, luminance, ratio
from ui.theme.theme import mixed
from ui.theme.tokens import Tokens

_SIDE_PX = 32
_HUE_BINS = 24
_GREY_BELOW = 0.02
"""Mean weight of a pixel under which a cover has no colour worth taking over."""

_FADES = (0.0, 0.66, 0.8, 0.92, 1.0)
"""By distance in lines: how far along the way from white to the faintest readable ink."""

_ROOMY = 6.5
"""Contrast of running text on the light, so that fading lines have somewhere to go."""

_STEPS = 64


@dataclass(frozen=True, slots=True)
class Tint:
    """The light behind a cover, the ground it falls on, and inks that both can carry."""

    glow: QColor
    ground: QColor
    text: QColor
    text_dim: QColor

    def inks(self, lines: int) -> list[QColor]:
        """Return the inks of the line sung and of those further and further away; all readable."""
        farthest = _farthest_fade(*(c.rgb() for c in (self.text, self.glow, self.ground)))
        fades = (_FADES[min(line, len(_FADES) - 1)] for line in range(lines))
        return [mixed(self.text, self.glow, fade * farthest) for fade in fades]


@lru_cache(maxsize=8)
def _farthest_fade(text_rgb: int, glow_rgb: int, ground_rgb: int) -> float:
    """How much of the light may be mixed into the ink before it cannot be read, 0..1."""
    text, glow = QColor(text_rgb), QColor(glow_rgb)
    grounds = luminance(glow), luminance(QColor(ground_rgb))
    for step in range(_STEPS, 0, -1):
        ink = luminance(mixed(text, glow, step / _STEPS))
        if all(ratio(ink, ground) >= READABLE for ground in grounds):
            return step / _STEPS
    return 0.0


def plain_tint(tokens: Tokens) -> Tint:
    """Return the theme's own light, for when there is no cover or none with a colour."""
    colors = tokens.colors
    return Tint(colors.glow, colors.ground, colors.text, colors.text_dim)


def tint_from(image: QImage, tokens: Tokens) -> Tint:
    """Return the tint of a cover; in a theme without a light of its own nothing is tinted.

    Args:
        image: Any size; a null image has no colour.
        tokens: Whose text will be written on it.
    """
    colors = tokens.colors
    hue = None if image.isNull() or colors.glow == colors.ground else strongest_hue(image)
    if hue is None:
        return plain_tint(tokens)
    glow = _readable_under(_light_of(hue, dark=tokens.dark), tokens)
    ground = _readable_under(mixed(colors.ground, glow, 0.22), tokens)
    return Tint(glow, ground, colors.text, colors.text_dim)


def strongest_hue(image: QImage) -> tuple[float, float] | None:
    """Return hue and saturation, 0..1, of what gives a picture its colour; None for greys."""
    size = QSize(_SIDE_PX, _SIDE_PX)
    aspect, smooth = (
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    small = image.scaled(size, aspect, smooth).convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(small.constBits(), dtype=np.uint8).reshape(-1, 4)[:, 2::-1] / 255.0
    high, low = pixels.max(axis=1), pixels.min(axis=1)
    chroma = high - low
    weights = chroma * np.where(high > 0, chroma / np.maximum(high, 1e-6), 0.0)
    if weights.mean() < _GREY_BELOW:
        return None
    hues = _hues(pixels, high, chroma)
    bins = np.bincount((hues * _HUE_BINS).astype(int) % _HUE_BINS, weights, _HUE_BINS)
    spread = bins + 0.5 * (np.roll(bins, 1) + np.roll(bins, -1))
    hue = (int(np.argmax(spread)) + 0.5) / _HUE_BINS
    saturation = float(np.average(chroma / np.maximum(high, 1e-6), weights=weights))
    return hue, saturation


def _hues(pixels: np.ndarray, high: np.ndarray, chroma: np.ndarray) -> np.ndarray:
    red, green, blue = pixels.T
    safe = np.maximum(chroma, 1e-6)
    sextant = np.where(
        high == red,
        (green - blue) / safe % 6.0,
        np.where(high == green, (blue - red) / safe + 2.0, (red - green) / safe + 4.0),
    )
    return np.asarray(sextant / 6.0 % 1.0)


def _light_of(hue: tuple[float, float], *, dark: bool) -> QColor:
    saturation = min(hue[1], 0.62 if dark else 0.7)
    return QColor.fromHslF(hue[0], saturation, 0.19 if dark else 0.86)


def _readable_under(color: QColor, tokens: Tokens) -> QColor:
    """Return the colour, led towards the theme's ground until dim text reads well on it."""
    colors = tokens.colors
    most = min(_ROOMY, contrast(colors.text_dim, colors.ground))
    for step in range(_STEPS + 1):
        led = mixed(color, colors.ground, step / _STEPS)
        if contrast(colors.text_dim, led) >= most:
            return led
    return colors.ground
