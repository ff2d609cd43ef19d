"""The sidebar: the mark, and one entry for every page there is."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.widgets.button import IconButton
from ui.widgets.logo import Logo
from ui.widgets.nav_button import NavButton

WIDTH_PX = 224


class Sidebar(QWidget):
    """Chooses a page by name."""

    page_chosen = Signal(str)
    more_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._entries: dict[str, NavButton] = {}
        self.setFixedWidth(WIDTH_PX)
        self.setAccessibleName(self.tr("Pages"))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(12, 20, 13, 12)
        self._layout.setSpacing(2)
        logo = Logo(theme, self)
        logo.setContentsMargins(10, 0, 0, 0)
        row = QVBoxLayout()
        row.setContentsMargins(10, 0, 0, 16)
        row.addWidget(logo)
        self._layout.addLayout(row)
        self._layout.addStretch()
        self.more = IconButton(theme, "more", self.tr("Look and language"), self)
        self.more.clicked.connect(self.more_wanted)
        self._layout.addWidget(self.more)
        theme.changed.connect(self.update)

    @property
    def names(self) -> list[str]:
        """Pages in the order shown."""
        return list(self._entries)

    def add(self, name: str, icon_name: str, label: str) -> None:
        """Add an entry below the others."""
        entry = NavButton(self._theme, icon_name, label, self)
        entry.clicked.connect(lambda: self.page_chosen.emit(name))
        self._layout.insertWidget(self._layout.count() - 2, entry)
        self._entries[name] = entry

    def choose(self, name: str) -> None:
        """Show which page is open."""
        self._entries[name].setChecked(True)

    def set_count(self, name: str, number: int | None) -> None:
        """Show how many things a page holds."""
        self._entries[name].set_count(number)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground and the line beside the page."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colors.surface)
        painter.fillRect(self.width() - 1, 0, 1, self.height(), self._theme.colors.line)
        painter.end()
