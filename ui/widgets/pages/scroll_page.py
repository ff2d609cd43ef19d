"""A page that is taller than its window scrolls; one that fits does not."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget


class ScrollPage(QScrollArea):
    """Holds the whole content of a page.

    Args:
        content: All of the page.
        parent: The page.
        clear: Whether what lies behind shines through.
    """

    def __init__(self, content: QWidget, parent: QWidget, *, clear: bool = False) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(parent.accessibleName())
        self.viewport().setAutoFillBackground(not clear)
        self.setWidget(content)
        content.setAutoFillBackground(not clear)


def fill_scrolling(page: QWidget, content: QWidget) -> None:
    """Give a page its content, scrolling where there is not enough room."""
    layout = QVBoxLayout(page)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(ScrollPage(content, page))
