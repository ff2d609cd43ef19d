"""One entry of the sidebar."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.fonts import font
from ui.theme.icons import paint_icon
from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.mirror import mirrored
from ui.widgets.text.words import paint_line
from ui.wording import count

_RIGHT = Qt.TextElideMode.ElideRight


class NavButton(Button):
    """Icon, name and how many there are; one of its group is chosen.

    Its face is kept as it was drawn: there are many, and all are painted anew with their window.
    """

    def __init__(
        self, theme: Theme, icon_name: str, label: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, label, parent)
        self._icon_name = icon_name
        self._label = label
        self._count = ""
        self._state_color = ""
        self._kept = QPixmap()
        self._kept_of: tuple[object, ...] = ()
        self.setToolTip("")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_count(self, number: int | None) -> None:
        """Show how many things the page holds."""
        self._say("" if number is None else count(number), "")

    def set_state(self, text: str, color: str) -> None:
        """Show a word with a dot of a token colour: “synced”."""
        self._say(text, color)

    def _say(self, text: str, color: str) -> None:
        self._count, self._state_color = text, color
        self.setAccessibleDescription(text)
        self.update()

    def sizeHint(self) -> QSize:
        """A row of the sidebar."""
        return QSize(200, 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the face that is kept; between whole pixels of the screen it would blur."""
        if self.hasFocus() or self.devicePixelRatioF() % 1.0:
            super().paintEvent(event)
            return
        looks = self._looks()
        if looks != self._kept_of:
            self._keep()
            self._kept_of = looks
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._kept)
        painter.end()

    def _looks(self) -> tuple[object, ...]:
        """Return all that makes the face what it is."""
        touch = (self.isChecked(), self.isDown(), self.hovered(), self.isEnabled())
        place = (self.size(), self.devicePixelRatioF(), self.layoutDirection())
        return (*touch, *place, self.theme.tokens, self._label, self._count, self._state_color)

    def _keep(self) -> None:
        """Draw upon the sidebar's own ground, as letters are smoothed upon a ground alone."""
        scale = self.devicePixelRatioF()
        self._kept = QPixmap(self.size() * scale)
        self._kept.setDevicePixelRatio(scale)
        self._kept.fill(self.theme.colors.surface)
        painter = QPainter(self._kept)
        painter.setLayoutDirection(self.layoutDirection())
        self.paint(painter)
        painter.end()

    def paint_face(self, painter: QPainter) -> None:
        """Draw ground, icon, name and count."""
        colors, rect = self.theme.colors, QRectF(self.rect())
        chosen = self.isChecked()
        if chosen or self.hovered():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.high if chosen or self.isDown() else colors.raised)
            painter.drawRoundedRect(rect, self.corner_px(), self.corner_px())
        ink = colors.text if chosen else colors.text_dim
        top = round(rect.center().y() - 8)
        place = mirrored(QRectF(10, top, 16, 16), rect, self.layoutDirection())
        paint_icon(painter, self._icon_name, place, ink)
        painter.setPen(ink)
        painter.setFont(self.theme.body(QFont.Weight.Medium))
        words = mirrored(rect.adjusted(36, 0, -10, 0), rect, self.layoutDirection())
        room = words.width() - self._paint_end(painter, words)
        name = QFontMetricsF(painter.font()).elidedText(self._label, _RIGHT, room)
        paint_line(painter, words, name)

    def _paint_end(self, painter: QPainter, words: QRectF) -> float:
        """Draw count or state at the end of the row; return the room it takes."""
        if not self._count:
            return 0.0
        colors = self.theme.colors
        face = font(self.theme.sizes.small, QFont.Weight.Medium, tabular=True)
        width = QFontMetricsF(face).horizontalAdvance(self._count)
        painter.save()
        painter.setFont(face)
        state = getattr(colors, self._state_color) if self._state_color else None
        painter.setPen(state or colors.hint)
        paint_line(painter, words, self._count, 1.0)
        if state:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(state)
            dot = QRectF(words.right() - width - 12, words.center().y() - 4, 8, 8)
            painter.drawEllipse(mirrored(dot, words, self.layoutDirection()))
        painter.restore()
        return width + (26 if state else 10)
