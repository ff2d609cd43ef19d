"""How well two colours can be told apart (WCAG 2.2)."""

from PySide6.QtGui import QColor

READABLE = 4.5
VISIBLE = 3.0


def luminance(color: QColor) -> float:
    """Return the relative luminance, 0 for black and 1 for white."""
    red, green, blue = (_linear(part) for part in (color.redF(), color.greenF(), color.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast ratio, 1 to 21."""
    return ratio(luminance(one), luminance(other))


def ratio(one: float, other: float) -> float:
    """Return the contrast ratio of two luminances, 1 to 21."""
    low, high = (one, other) if one < other else (other, one)
    return (high + 0.05) / (low + 0.05)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
