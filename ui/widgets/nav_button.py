"""One entry of the sidebar."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.fonts import font
from ui.theme.icons import paint_icon
from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.wording import count


class NavButton(Button):
    """Icon, name and how many there are; one of its group is chosen."""

    def __init__(
        self, theme: Theme, icon_name: str, label: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, label, parent)
        self._icon_name = icon_name
        self._label = label
        self._count = ""
        self.setToolTip("")
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_count(self, number: int | None) -> None:
        """Show how many things the page holds."""
        self._count = "" if number is None else count(number)
        self.setAccessibleDescription(self._count)
        self.update()

    def sizeHint(self) -> QSize:
        """A row of the sidebar."""
        return QSize(200, 32)

    def paint_face(self, painter: QPainter) -> None:
        """Draw ground, icon, name and count."""
        colors, rect = self.theme.colors, QRectF(self.rect())
        chosen = self.isChecked()
        if chosen or self.hovered():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.high if chosen else colors.raised)
            painter.drawRoundedRect(rect, self.corner_px(), self.corner_px())
        ink = colors.text if chosen else colors.text_dim
        top = round(rect.center().y() - 8)
        paint_icon(painter, self._icon_name, QRectF(10, top, 16, 16), ink)
        painter.setPen(ink)
        painter.setFont(self.theme.body(QFont.Weight.Medium))
        words = rect.adjusted(36, 0, -10, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self._label)
        painter.setPen(colors.hint)
        painter.setFont(font(self.theme.sizes.small, QFont.Weight.Medium, tabular=True))
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(words, side, self._count)
