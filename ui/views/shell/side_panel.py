"""The right panel: beside the page, never over it; one tab at a time."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.widgets.button import Chip, IconButton
from ui.widgets.mirror import edges

WIDTH_PX = 340
SIDE_PX = 20
"""From the last figure of a line to the edge of the window; a scroll bar stands in it."""
_CROSS_PX = 9
"""Around the cross of the button that closes: its strokes end where the lines below end."""


class SidePanel(QWidget):
    """Tabs as chips, and what belongs to the one that is chosen."""

    closed = Signal()
    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tabs: dict[str, tuple[Chip, QWidget]] = {}
        self.setFixedWidth(WIDTH_PX)
        self.setAccessibleName(self.tr("Side panel"))
        self.close_button = IconButton(theme, "close", self.tr("Close the panel"), self, icon_px=16)
        self.close_button.clicked.connect(self.closed)
        self._group = QButtonGroup(self)
        self._stack = QStackedWidget(self)
        self._chips = QHBoxLayout()
        self._lay_out()
        theme.changed.connect(self.update)

    @property
    def names(self) -> list[str]:
        """Tabs in the order shown."""
        return list(self._tabs)

    @property
    def current(self) -> str:
        """The tab that is chosen; empty while there is none."""
        chosen = self._stack.currentWidget()
        return next((name for name, (_, body) in self._tabs.items() if body is chosen), "")

    def add_tab(self, name: str, label: str, body: QWidget) -> None:
        """Add a tab behind the others; the panel owns its body."""
        chip = Chip(self._theme, label, self)
        chip.setCheckable(True)
        chip.setChecked(not self._tabs)
        chip.clicked.connect(lambda: self.show_tab(name))
        self._group.addButton(chip)
        self._chips.addWidget(chip)
        self._stack.addWidget(body)
        self._tabs[name] = (chip, body)

    def show_tab(self, name: str) -> None:
        """Choose a tab."""
        chip, body = self._tabs[name]
        chip.setChecked(True)
        self._stack.setCurrentWidget(body)
        self.changed.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground and the line beside the page."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colors.surface)
        edge = self.width() - 1 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else 0
        painter.fillRect(edge, 0, 1, self.height(), self._theme.colors.line)
        painter.end()

    def _lay_out(self) -> None:
        self._chips.setSpacing(6)
        head = QHBoxLayout()
        way = self.layoutDirection()
        head.setContentsMargins(
            edges(19, 14, SIDE_PX - _CROSS_PX, 10, way)
        )  # chips begin where covers do
        head.addLayout(self._chips)
        head.addStretch()
        head.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(edges(1, 0, 0, 0, way))
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)
