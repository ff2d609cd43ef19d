"""A large card that offers one thing to do."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.fonts import font
from ui.theme.icons import paint_icon
from ui.theme.theme import Theme, mixed
from ui.widgets.button import Button
from ui.widgets.mirror import mirrored

_AIR_PX = 20


class OfferCard(Button):
    """Icon, a verb, and one sentence about it; the first of a row may stand out."""

    def __init__(
        self,
        theme: Theme,
        words: tuple[str, str, str],
        parent: QWidget | None = None,
        *,
        stands_out: bool = False,
    ) -> None:
        self._icon_name, self._title, self._sentence = words
        super().__init__(theme, self._title, parent)
        self.setToolTip("")
        self.say(self._sentence)
        self._stands_out = stands_out
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, sentence: str) -> None:
        """Put it in other words."""
        self._sentence = sentence
        self.setAccessibleDescription(sentence)
        self.update()

    def sizeHint(self) -> QSize:
        """A card of a row of three."""
        return QSize(232, 164)

    def corner_px(self) -> float:
        """The radius of cards."""
        return float(self.theme.radii.card)

    def paint_face(self, painter: QPainter) -> None:
        """Draw the card."""
        colors = self.theme.colors
        face = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        edge = colors.accent if self._stands_out or self.hovered() else colors.line
        painter.setPen(QPen(edge, 1))
        painter.setBrush(mixed(colors.raised, colors.accent, 0.08 if self.hovered() else 0.0))
        painter.drawRoundedRect(face, self.corner_px(), self.corner_px())
        plate = mirrored(QRectF(_AIR_PX, _AIR_PX, 40, 40), face, self.layoutDirection())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(mixed(colors.raised, colors.accent, 0.18))
        painter.drawRoundedRect(plate, 12, 12)
        paint_icon(painter, self._icon_name, plate.adjusted(9, 9, -9, -9), colors.accent)
        words = face.adjusted(_AIR_PX, 74, -_AIR_PX + 6, -8)
        words = mirrored(words, face, self.layoutDirection())
        painter.setPen(colors.text)
        painter.setFont(font(self.theme.sizes.heading, QFont.Weight.DemiBold))
        painter.drawText(words, Qt.AlignmentFlag.AlignTop, self._title)
        painter.setPen(colors.text_dim)
        painter.setFont(self.theme.body())
        wrap = Qt.AlignmentFlag.AlignTop.value | Qt.TextFlag.TextWordWrap.value
        painter.drawText(words.adjusted(0, 27, 0, 0), wrap, self._sentence)
