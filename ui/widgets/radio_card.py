"""A card with a name and a sentence; one of its group is chosen."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.fonts import height_of, metrics_of
from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.mirror import mirrored

_PADDING_PX = 14


class RadioCard(Button):
    """What choosing means, in one sentence that says what it costs."""

    def __init__(
        self, theme: Theme, title: str, sentence: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, title, parent)
        self._title, self._sentence = title, sentence
        self.setToolTip("")
        self.setCheckable(True)
        self.setAccessibleDescription(sentence)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def retitle(self, title: str) -> None:
        """Show another name."""
        self._title = title
        self.setAccessibleName(title)
        self.update()

    def say(self, sentence: str) -> None:
        """Show another sentence."""
        self._sentence = sentence
        self.setAccessibleDescription(sentence)
        self.updateGeometry()
        self.update()

    @property
    def _unbroken(self) -> str:
        """The sentence as it is drawn: no line ends within “bit-perfect”."""
        return self._sentence.replace("-", "\N{NON-BREAKING HYPHEN}")

    def sizeHint(self) -> QSize:
        """A name and two lines."""
        return QSize(200, 74)

    def hasHeightForWidth(self) -> bool:
        """A narrow card is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Room for the whole sentence."""
        needed = height_of(self.theme.caption(), self._unbroken, width - 2 * _PADDING_PX - 26)
        return max(round(needed + metrics_of(self.theme.body()).height()) + 28, 62)

    def corner_px(self) -> float:
        """A card."""
        return float(self.theme.radii.card)

    def paint_face(self, painter: QPainter) -> None:
        """Draw ground, dot, name and sentence."""
        colors, radius = self.theme.colors, self.corner_px()
        face = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
        chosen = self.isChecked()
        edge = colors.accent if chosen else colors.hint if self.hovered() else colors.line
        painter.setPen(QPen(edge, 1.5 if chosen else 1))
        painter.setBrush(colors.raised)
        painter.drawRoundedRect(face, radius, radius)
        self._paint_dot(painter, chosen=chosen)
        painter.setPen(colors.text)
        painter.setFont(self.theme.body(QFont.Weight.DemiBold))
        words = face.adjusted(_PADDING_PX + 24, 10, -_PADDING_PX, -8)
        words = mirrored(words, face, self.layoutDirection())
        painter.drawText(words, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, self._title)
        painter.setPen(colors.text_dim)
        painter.setFont(self.theme.caption())
        below = words.adjusted(0, metrics_of(self.theme.body()).height() + 3, 0, 0)
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        painter.drawText(below, int(flags), self._unbroken)

    def _paint_dot(self, painter: QPainter, *, chosen: bool) -> None:
        colors = self.theme.colors
        dot = QRectF(_PADDING_PX, 13, 13, 13)
        dot = mirrored(dot, QRectF(self.rect()), self.layoutDirection())
        painter.setPen(QPen(colors.accent if chosen else colors.hint, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(dot)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.accent)
            painter.drawEllipse(dot.adjusted(3.5, 3.5, -3.5, -3.5))
