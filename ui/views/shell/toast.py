"""The toast: one sentence above the player bar, at most one button, gone by itself."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFont,
    QHideEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.viewmodels.notices import Toast
from ui.widgets.access.spoken import announce
from ui.widgets.button import Chip, IconButton
from ui.widgets.pages.page_foot import foot_px
from ui.widgets.text.text import Text

_STAYS_MS = 5_000
_STAYS_WITH_BUTTON_MS = 8_000
_WIDEST_PX = 640
_ABOVE_PX = 16


class ToastBox(QWidget):
    """Floats over the lower edge of the widget it was made for, above the foot of a page."""

    acted = Signal(str)

    def __init__(self, theme: Theme, host: QWidget) -> None:
        super().__init__(host)
        self._theme = theme
        self._host = host
        self._action = ""
        self.setAccessibleName(self.tr("Message"))
        self._text = Text(theme, "body", "text", QFont.Weight.Medium, self)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._button = Chip(theme, self.tr("Play"), self)
        self._close = IconButton(theme, "close", self.tr("Dismiss"), self, icon_px=14)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self._lay_out()
        self._button.clicked.connect(self._on_acted)
        self._close.clicked.connect(self.hide)
        theme.changed.connect(self.update)
        host.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence shown."""
        return self._text.text()

    def show_toast(self, toast: Toast) -> None:
        """Show a sentence in place of the one before; a screen reader hears it."""
        self._action = toast.action
        self._text.setText(toast.text)
        self._button.setVisible(bool(toast.action))
        if toast.action:
            self._button.relabel(toast.label)
        self._place()
        self.show()
        self.raise_()
        self._timer.start(_STAYS_WITH_BUTTON_MS if toast.action else _STAYS_MS)
        self.setAccessibleDescription(toast.text)
        announce(self, toast.text)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stay while the pointer rests here."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Go soon."""
        if self.isVisible():
            self._timer.start(_STAYS_MS)
        super().leaveEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Wait for nothing while hidden."""
        self._timer.stop()
        super().hideEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the host when it changes size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the plate."""
        colors = self._theme.colors
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colors.line, 1))
        painter.setBrush(colors.high)
        face = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(face, self._theme.radii.card, self._theme.radii.card)
        painter.end()

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(18, 9, 9, 9)
        layout.setSpacing(12)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._button)
        layout.addWidget(self._close)

    def _place(self) -> None:
        host = self._host
        metrics = self._text.fontMetrics()
        beside = 92 + (self._button.sizeHint().width() + 12 if self._action else 0)
        wanted = metrics.horizontalAdvance(self._text.text()) + beside
        width = min(wanted, _WIDEST_PX, host.width() - 48)
        height = max(self.heightForWidth(width), 46)
        left = (host.width() - width) // 2
        top = host.height() - foot_px(host) - height - _ABOVE_PX
        self.setGeometry(left, top, width, height)

    def _on_acted(self) -> None:
        self.hide()
        self.acted.emit(self._action)
