"""A page of cards below each other: no wider than can be read, and never wider than its head."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.widgets.mirror import edges
from ui.widgets.pages.quiet_scroll_bar import WIDTH_PX, keep_gutter

_WIDEST_PX = 748
_EDGE_PX, _TOP_PX, _FOOT_PX = 28, 22, 18


class CardColumn(QScrollArea):
    """Whoever owns it adds cards to `column`; its scroll bar is in the margin of the page."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(label)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        keep_gutter(self)
        inner = QWidget(self)
        inner.setMaximumWidth(_WIDEST_PX)
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(0, 0, 0, _FOOT_PX)
        self.column.setSpacing(12)
        self.setWidget(inner)
        self.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)


def lay_out_below_head(page: QWidget, header: QWidget, body: QWidget) -> None:
    """Put a body with such a scroll bar below the head of a page."""
    way = page.layoutDirection()
    layout, head = QVBoxLayout(page), QHBoxLayout()
    layout.setContentsMargins(edges(_EDGE_PX, _TOP_PX, _EDGE_PX - WIDTH_PX, 0, way))
    layout.setSpacing(_FOOT_PX)
    head.setContentsMargins(edges(0, 0, WIDTH_PX, 0, way))
    head.addWidget(header)
    layout.addLayout(head)
    layout.addWidget(body, 1)
