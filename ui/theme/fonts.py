"""Typefaces: Inter if it is there, the system's otherwise, and what writes Chinese and Japanese."""

from PySide6.QtGui import QFont

FAMILIES = (
    "Inter",
    "Inter Variable",
    "Segoe UI",
    "SF Pro Text",
    "Noto Sans",
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "PingFang SC",
    "Microsoft YaHei UI",
    "sans-serif",
)
_TABULAR = QFont.Tag("tnum")


def font(
    size_px: int,
    weight: QFont.Weight = QFont.Weight.Normal,
    *,
    tabular: bool = False,
    spacing_px: float = 0.0,
) -> QFont:
    """Return a font of the house.

    Args:
        size_px: Logical pixels.
        weight: How bold.
        tabular: Give all figures one width, so that running numbers stand still.
        spacing_px: Added between letters: small capitals and badges breathe.
    """
    made = QFont(list(FAMILIES))
    made.setPixelSize(size_px)
    made.setWeight(weight)
    if tabular:
        made.setFeature(_TABULAR, 1)
    if spacing_px:
        made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spacing_px)
    return made
