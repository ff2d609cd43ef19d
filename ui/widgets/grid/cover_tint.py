"""The tint of the cover that is shown: found when the picture comes, kept until another comes."""

from collections.abc import Hashable

from PySide6.QtCore import QObject, QRectF, Signal
from PySide6.QtGui import QImage, QPainter

from ui.covers import Covers
from ui.theme.theme import Theme
from ui.theme.tint import Tint, plain_tint, tint_from
from ui.widgets.grid.generated_cover import paint_generated_cover

_SIDE_PX = 64


class CoverTint(QObject):
    """Follows one cover and the theme."""

    changed = Signal()

    def __init__(self, theme: Theme, covers: Covers, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._covers = covers
        self._name: Hashable = None
        self._picture_of = ""
        self._tint = plain_tint(theme.tokens)
        covers.arrived.connect(self._on_arrived)
        theme.changed.connect(self._find)

    @property
    def tint(self) -> Tint:
        """The colours now."""
        return self._tint

    def follow(self, name: Hashable, picture_of: str) -> None:
        """Take on the colours of another cover."""
        if (name, picture_of) != (self._name, self._picture_of):
            self._name, self._picture_of = name, picture_of
            self._find()

    def _find(self) -> None:
        before = self._tint
        self._tint = tint_from(self._picture(), self._theme.tokens)
        if self._tint != before:
            self.changed.emit()

    def _picture(self) -> QImage:
        if self._name is None:
            return QImage()
        pixmap = self._covers.get(self._name, _SIDE_PX)
        if pixmap is not None:
            return pixmap.toImage()
        drawn = QImage(_SIDE_PX, _SIDE_PX, QImage.Format.Format_RGB32)
        painter = QPainter(drawn)
        paint_generated_cover(painter, QRectF(0, 0, _SIDE_PX, _SIDE_PX), self._picture_of)
        painter.end()
        return drawn

    def _on_arrived(self, name: Hashable) -> None:
        if name == self._name:
            self._find()
