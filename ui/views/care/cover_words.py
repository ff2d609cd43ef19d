"""What a picture is, in figures."""

from PySide6.QtCore import QSize

from ui.cover_offer import CoverData
from ui.wording import count, size


def sides(px: QSize) -> str:
    """Write the sides of a picture, in pixels."""
    return f"{count(px.width())} \N{MULTIPLICATION SIGN} {count(px.height())} px"


def told(picture: CoverData) -> str:
    """Write what a picture is: its kind, its sides, its bytes."""
    return " · ".join((picture.name, sides(picture.size), size(len(picture.data))))
