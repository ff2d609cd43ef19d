"""One card a band below the curve, as many as fit; the others are a scroll away."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QWidget

from player.sound.params import Band
from ui.sound_wording import band_kind, band_line, band_shape, hertz
from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.response.eq_paint import node_color

_CARD_PX = 148
_LEAST_PX, _MOST_PX = 132, 240
_HEIGHT_PX = 82
_SCROLL_PX = 14


class BandCard(Button):
    """Number, shape, frequency and gain of one band."""

    def __init__(self, theme: Theme, number: int, parent: QWidget | None = None) -> None:
        super().__init__(theme, str(number + 1), parent)
        self._number = number
        self._band: Band | None = None
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(_LEAST_PX)
        self.setMaximumWidth(_MOST_PX)

    def show_band(self, band: Band) -> None:
        """Show a band."""
        self._band = band
        line = band_line(self._number + 1, band)
        self.setAccessibleName(line)
        self.setToolTip(line)
        self.update()

    def sizeHint(self) -> QSize:
        """As pictured."""
        return QSize(_CARD_PX, _HEIGHT_PX)

    def corner_px(self) -> float:
        """A card."""
        return float(self.theme.radii.card)

    def paint_face(self, painter: QPainter) -> None:
        """Draw the card."""
        band, colors = self._band, self.theme.colors
        if band is None:
            return
        face = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
        chosen = self.isChecked()
        edge = colors.accent if chosen else colors.hint if self.hovered() else colors.line
        painter.setPen(QPen(edge, 1.5 if chosen else 1))
        painter.setBrush(colors.raised)
        painter.drawRoundedRect(face, self.corner_px(), self.corner_px())
        if not band.enabled:
            painter.setOpacity(0.6)
        box = face.adjusted(13, 10, -13, -10)
        top, right = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignRight
        painter.setPen(node_color(self.theme, self._number) if band.enabled else colors.text_dim)
        painter.setFont(self.theme.body(QFont.Weight.Bold))
        painter.drawText(box, top | Qt.AlignmentFlag.AlignLeft, str(self._number + 1))
        painter.setPen(colors.text_dim)
        painter.setFont(self.theme.caption())
        painter.drawText(box, top | right, band_kind(band.kind))
        painter.drawText(box, Qt.AlignmentFlag.AlignBottom, band_shape(band))
        painter.setPen(colors.text)
        painter.setFont(self.theme.heading(QFont.Weight.Bold))
        middle = box.adjusted(0, 8, 0, 0)
        painter.drawText(middle, Qt.AlignmentFlag.AlignVCenter, hertz(band.freq_hz))


class BandCards(QScrollArea):
    """All cards in a row."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._cards: list[BandCard] = []
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.horizontalScrollBar().rangeChanged.connect(self._on_range)
        self._on_range(0, 0)
        self.setAccessibleName(self.tr("Bands"))
        body = QWidget(self)
        self._row = QHBoxLayout(body)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(12)
        self._row.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.setWidget(body)

    @property
    def cards(self) -> list[BandCard]:
        """The cards in order."""
        return self._cards

    def show_bands(self, bands: Sequence[Band], selected: int | None) -> None:
        """Show every band, and which one is chosen."""
        while len(self._cards) > len(bands):
            card = self._cards.pop()
            self._row.removeWidget(card)
            card.deleteLater()
        while len(self._cards) < len(bands):
            self._add(len(self._cards))
        for card, band in zip(self._cards, bands, strict=True):
            card.show_band(band)
        self.show_selected(selected)

    def show_selected(self, selected: int | None) -> None:
        """Show which one is chosen, and bring it into sight."""
        for number, card in enumerate(self._cards):
            card.setChecked(number == selected)
        if selected is not None and selected < len(self._cards):
            self.ensureWidgetVisible(self._cards[selected], 20, 0)

    def _on_range(self, least: int, most: int) -> None:
        """Room for the scroll bar only where there is something to scroll."""
        self.setFixedHeight(_HEIGHT_PX + (_SCROLL_PX if most > least else 0))

    def _add(self, number: int) -> None:
        card = BandCard(self._theme, number, self)
        card.clicked.connect(partial(self._on_clicked, number))
        self._row.addWidget(card)
        self._cards.append(card)

    def _on_clicked(self, number: int) -> None:
        self.show_selected(number)
        self.chosen.emit(number)
