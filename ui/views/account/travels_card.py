"""What goes to a server and what comes from it, all of it named."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.widgets.panel import Panel
from ui.widgets.text.text import Text


class TravelsCard(Panel):
    """Three lines: both ways, only to here, never."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setAccessibleName(self.tr("What travels"))
        title = Text(theme, "heading", "text", QFont.Weight.DemiBold, self)
        title.setText(self.tr("What travels"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        for row, words in enumerate(self._lines()):
            for column, (text, color) in enumerate(zip(words, ("text_dim", "text"), strict=True)):
                cell = Text(theme, "body", color, parent=self)
                cell.setWordWrap(column == 1)
                cell.setAlignment(Qt.AlignmentFlag.AlignTop)
                cell.setText(text)
                grid.addWidget(cell, row, column)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(8)
        layout.addWidget(title)
        layout.addLayout(grid)

    def _lines(self) -> tuple[tuple[str, str], ...]:
        return (
            (
                self.tr("Both ways"),
                self.tr(
                    "Favourites, ratings and plays of that server’s songs, playlists you share with"
                    " it, places in long songs, and the queue of its songs when you pause"
                ),
            ),
            (self.tr("Only to here"), self.tr("Songs, their tags, pictures and lyrics")),
            (
                self.tr("Never"),
                self.tr("Files of this computer, presets, settings, and what other servers know"),
            ),
        )
