"""Another accent in a theme, dark or light enough to be seen on its ground."""

from dataclasses import replace

from PySide6.QtGui import QColor

from ui.theme.contrast import READABLE, contrast
from ui.theme.tokens import Tokens

_STEP = 0.04


def with_accent(tokens: Tokens, accent: QColor) -> Tokens:
    """Return the theme with an accent of that hue; a colour that is none changes nothing."""
    if not accent.isValid():
        return tokens
    colors = tokens.colors
    seen = _seen_on(colors.ground, accent, lighter=tokens.dark)
    ink = max((colors.ground, colors.text), key=lambda color: contrast(color, seen))
    return replace(tokens, colors=replace(colors, accent=seen, on_accent=ink))


def _seen_on(ground: QColor, accent: QColor, *, lighter: bool) -> QColor:
    """Move the lightness until the accent can be read as text."""
    hue, saturation = max(accent.hslHueF(), 0.0), accent.hslSaturationF()
    lightness = accent.lightnessF()
    while contrast(accent, ground) < READABLE and 0.0 < lightness < 1.0:
        lightness = min(max(lightness + (_STEP if lighter else -_STEP), 0.0), 1.0)
        accent = QColor.fromHslF(hue, saturation, lightness)
    return accent
