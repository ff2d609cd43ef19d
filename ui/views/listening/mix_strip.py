"""What is made for today: three mixes, each with its reason."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from player.insight.mixes import MIXES
from ui.covers import Covers
from ui.theme.fonts import elided, two_lines
from ui.theme.icons import paint_icon
from ui.theme.theme import Theme, mixed
from ui.widgets.button import Button
from ui.widgets.grid.cover import paint_cover
from ui.widgets.text.text import Text

_CARD_PX = 84
_GAP_PX = 14
_HEAD_PX = 44

_COLUMNS = ((780, 3), (480, 2), (0, 1))
"""From which width on how many cards stand beside each other."""


@dataclass(frozen=True, slots=True)
class MixWords:
    """What a card says: its name, and why."""

    title: str
    reason: str


class MixCard(Button):
    """A press plays it."""

    def __init__(self, theme: Theme, covers: Covers, parent: QWidget) -> None:
        super().__init__(theme, "", parent)
        self._covers = covers
        self._words = MixWords("", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        covers.arrived.connect(self.update)

    def show_words(self, words: MixWords) -> None:
        """Show another mix."""
        self._words = words
        self.name_it(self.tr("Play {name}").format(name=words.title))
        self.setAccessibleDescription(words.reason)
        self.setToolTip(words.reason)
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(240, _CARD_PX)

    def corner_px(self) -> float:
        """As cards have it."""
        return float(self.theme.radii.card)

    def paint_face(self, painter: QPainter) -> None:
        """Draw plate, picture, name and reason."""
        colors, face = self.theme.colors, QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        plate = colors.high if self.hovered() else mixed(colors.raised, colors.nebula, 0.06)
        painter.setPen(QPen(colors.line, 1))
        painter.setBrush(plate)
        painter.drawRoundedRect(face, self.corner_px(), self.corner_px())
        title = self._words.title
        cover = QRectF(12, 12, _CARD_PX - 24, _CARD_PX - 24)
        paint_cover(painter, cover, self._covers, ("mix", title), title, self.theme.radii.cover)
        left, room = cover.right() + 14, face.right() - cover.right() - 14 - 44
        body, caption = self.theme.body(QFont.Weight.DemiBold), self.theme.caption()
        painter.setFont(body)
        painter.setPen(colors.text)
        painter.drawText(QPointF(left, 31), elided(body, title, int(room)))
        painter.setFont(caption)
        painter.setPen(colors.text_dim)
        for number, line in enumerate(two_lines(caption, self._words.reason, int(room))):
            painter.drawText(QPointF(left, 49 + 16 * number), line)
        spot = QRectF(face.right() - 40, face.center().y() - 10, 20, 20)
        paint_icon(painter, "play", spot, colors.text if self.hovered() else colors.text_dim)


class MixStrip(QWidget):
    """Cards in as many columns as there is room for, below a heading.

    Signals:
        mix_wanted: The number of a mix that is to be played.
    """

    mix_wanted = Signal(int)

    def __init__(self, theme: Theme, covers: Covers, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Made for today"))
        self._head = Text(theme, "heading", "text", QFont.Weight.Bold, self)
        self._head.setText(self.tr("Made for today"))
        self.cards = [MixCard(theme, covers, self) for _ in range(MIXES)]
        for number, card in enumerate(self.cards, 1):
            card.clicked.connect(lambda _=False, number=number: self.mix_wanted.emit(number))
        self.show_cards([])

    def show_cards(self, mixes: list[MixWords]) -> None:
        """Show the mixes there are."""
        for card, words in zip(self.cards, mixes, strict=False):
            card.show_words(words)
        for place, card in enumerate(self.cards):
            card.setVisible(place < len(mixes))
        self._place()

    def height_for(self, width_px: int) -> int:
        """Return how high it is in a width."""
        rows = -(-len(self._shown()) // _columns(width_px))
        return _HEAD_PX + max(rows * (_CARD_PX + _GAP_PX) - _GAP_PX, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the cards anew."""
        self._place()
        super().resizeEvent(event)

    def _shown(self) -> list[MixCard]:
        return [card for card in self.cards if not card.isHidden()]

    def _place(self) -> None:
        columns = _columns(self.width())
        whole = self.width() + _GAP_PX
        edges = [round(whole * column / columns) for column in range(columns + 1)]
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self._head.setGeometry(0, 0, self.width(), _HEAD_PX - 8)
        for place, card in enumerate(self._shown()):
            row, column = divmod(place, columns)
            last = place == len(self._shown()) - 1  # fills what is left of its row
            first, end = edges[column], edges[columns if last else column + 1]
            left = self.width() + _GAP_PX - end if mirrored else first
            top = _HEAD_PX + row * (_CARD_PX + _GAP_PX)
            card.setGeometry(left, top, end - first - _GAP_PX, _CARD_PX)


def _columns(width_px: int) -> int:
    return next(columns for least, columns in _COLUMNS if width_px >= least)
