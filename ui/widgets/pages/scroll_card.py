"""A card whose content scrolls inside it: its frame stays whole."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QScrollBar, QVBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.widgets.card import paint_card
from ui.widgets.pages.fading_edges import FadingEdges
from ui.widgets.pages.quiet_scroll_bar import WIDTH_PX, keep_gutter

_EDGE_PX, _FRAME_PX, _TOP_PX = 20, 4, 15


class ScrollCard(QWidget):
    """Whoever fills it adds to `column`, on `body`.

    Args:
        inset_px: How far what lies in the column is drawn inside its own edges.
    """

    def __init__(
        self, theme: Theme, label: str, parent: QWidget | None = None, inset_px: int = 0
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(label)
        self._area = QScrollArea(self)
        self._area.setAccessibleName(label)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.viewport().setAutoFillBackground(False)
        keep_gutter(self._area)
        self.body = QWidget(self)
        self._area.setWidget(self.body)
        self.body.setAutoFillBackground(False)
        FadingEdges(theme, "raised", self._area)
        beside = _EDGE_PX - _FRAME_PX - inset_px
        self.column = QVBoxLayout(self.body)
        self.column.setContentsMargins(beside, _TOP_PX, beside - WIDTH_PX, _TOP_PX)
        around = QVBoxLayout(self)
        around.setContentsMargins(_FRAME_PX, _FRAME_PX, _FRAME_PX, _FRAME_PX)
        around.addWidget(self._area)
        theme.changed.connect(self.update)

    @property
    def full_height(self) -> int:
        """How high it is where nothing of it is scrolled away, px."""
        return self.body.sizeHint().height() + 2 * _FRAME_PX

    @property
    def scroll_bar(self) -> QScrollBar:
        """Scrolls what the card is too small for."""
        return self._area.verticalScrollBar()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card."""
        painter = QPainter(self)
        paint_card(painter, self.rect(), self._theme)
        painter.end()
