"""What is made for today: three mixes and a station of one's own, each with its reason."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from player.insight.mixes import StationMode
from ui.covers import Covers
from ui.theme.fonts import elided, two_lines
from ui.theme.icons import paint_icon
from ui.theme.theme import Theme, mixed
from ui.widgets.button import Button
from ui.widgets.choice_chip import ChoiceChip
from ui.widgets.cover import paint_cover
from ui.widgets.text import Text

_CARD_PX = 84
_GAP_PX = 14
_HEAD_PX = 44

_COLUMNS = ((1000, 4), (480, 2), (0, 1))
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
        station_wanted: The station is to be played.
        mode_chosen: What the station may play.
        resized: It is of another height.
    """

    mix_wanted = Signal(int)
    station_wanted = Signal()
    mode_chosen = Signal(object)
    resized = Signal()

    def __init__(self, theme: Theme, covers: Covers, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Made for today"))
        self._head = QWidget(self)
        title = Text(theme, "heading", "text", QFont.Weight.Bold, self._head)
        title.setText(self.tr("Made for today"))
        self.mode = ChoiceChip(theme, self.tr("Personal FM plays"), self._head)
        self.mode.set_choices(
            [
                (StationMode.ALL, self.tr("FM: known and new")),
                (StationMode.FAMILIAR, self.tr("FM: what you know")),
                (StationMode.DISCOVER, self.tr("FM: never played")),
            ]
        )
        row = QHBoxLayout(self._head)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(title, 1)
        row.addWidget(self.mode)
        self.cards = [MixCard(theme, covers, self) for _ in range(4)]
        for number, card in enumerate(self.cards[:3], 1):
            card.clicked.connect(lambda _=False, number=number: self.mix_wanted.emit(number))
        self.cards[3].clicked.connect(self.station_wanted)
        self.mode.chosen.connect(self.mode_chosen)
        self.show_cards([], MixWords("", ""), StationMode.ALL)

    def show_cards(self, mixes: list[MixWords], station: MixWords, mode: StationMode) -> None:
        """Show the mixes there are, and the station behind them."""
        for card, words in zip(self.cards, mixes, strict=False):
            card.show_words(words)
        for place, card in enumerate(self.cards[:3]):
            card.setVisible(place < len(mixes))
        self.cards[3].show_words(station)
        self.mode.show_choice(mode)
        self._place()
        self.resized.emit()

    def height_for(self, width_px: int) -> int:
        """Return how high it is in a width."""
        rows = -(-len(self._shown()) // _columns(width_px))
        return _HEAD_PX + rows * (_CARD_PX + _GAP_PX)

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
            left, right = edges[columns - 1 - column if mirrored else column :][:2]
            top = _HEAD_PX + row * (_CARD_PX + _GAP_PX)
            card.setGeometry(left, top, right - left - _GAP_PX, _CARD_PX)


def _columns(width_px: int) -> int:
    return next(columns for least, columns in _COLUMNS if width_px >= least)
