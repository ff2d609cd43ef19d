"""The large card at the top of home: what was played last, and how far."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QLinearGradient, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.covers import Covers
from ui.theme.fonts import font
from ui.theme.theme import Theme, mixed
from ui.widgets.button import Chip
from ui.widgets.grid.cover import paint_cover

_HEIGHT_PX = 168
_AIR_PX = 20
_BAR_PX = 4


class ContinueCard(QWidget):
    """Cover, words, a line for the position, and a button to go on."""

    wanted = Signal()

    def __init__(self, theme: Theme, covers: Covers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._covers = covers
        self._path = ""
        self._words = ("", "", "")
        self._share = 0.0
        self.button = Chip(theme, self.tr("Continue"), self, icon_name="play")
        self.button.stand_out()
        self.button.clicked.connect(self.wanted)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch()
        column = QVBoxLayout(self)
        left = _AIR_PX + (_HEIGHT_PX - 2 * _AIR_PX) + 22
        column.setContentsMargins(left, 0, _AIR_PX, 32)
        column.addStretch()
        column.addLayout(row)
        covers.arrived.connect(self.update)
        theme.changed.connect(self.update)

    def show_words(self, kind: str, title: str, line: str) -> None:
        """Show what it is about."""
        self._words = (kind, title, line)
        self.setAccessibleName(f"{kind}: {title}")
        self.setAccessibleDescription(line)
        self.update()

    def show_place(self, path: str, share: float, *, playing: bool) -> None:
        """Show the cover of a file, and how far it was played."""
        self._path, self._share = path, share
        self.button.relabel(self.tr("Pause") if playing else self.tr("Continue"))
        self.button.show_icon("pause" if playing else "play")
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as the page."""
        return QSize(600, _HEIGHT_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card."""
        colors = self._theme.colors
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        face = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        ground = QLinearGradient(0, 0, face.width(), 0)
        ground.setColorAt(0, mixed(colors.raised, colors.nebula, 0.16))
        ground.setColorAt(0.7, colors.raised)
        painter.setPen(QPen(colors.line, 1))
        painter.setBrush(ground)
        painter.drawRoundedRect(face, self._theme.radii.card, self._theme.radii.card)
        side = _HEIGHT_PX - 2 * _AIR_PX
        cover = QRectF(_AIR_PX, _AIR_PX, side, side)
        paint_cover(painter, cover, self._covers, self._path, self._words[1], 10)
        self._paint_words(painter, cover.right() + 22)
        painter.end()

    def _paint_words(self, painter: QPainter, left: float) -> None:
        colors, sizes = self._theme.colors, self._theme.sizes
        room = self.width() - left - _AIR_PX
        lines = (
            (self._theme.overline(), colors.text_dim, 36),
            (font(sizes.large, QFont.Weight.Bold), colors.text, 64),
            (self._theme.body(), colors.text_dim, 86),
        )
        for (face, ink, baseline), text in zip(lines, self._words, strict=True):
            painter.setFont(face)
            painter.setPen(ink)
            metrics = QFontMetricsF(face)
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
            painter.drawText(round(left), baseline, shown)
        bar = QRectF(left, self.height() - 22, room, _BAR_PX)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.wave)
        painter.drawRoundedRect(bar, 2, 2)
        painter.setBrush(colors.accent)
        painter.drawRoundedRect(QRectF(bar.left(), bar.top(), room * self._share, _BAR_PX), 2, 2)
