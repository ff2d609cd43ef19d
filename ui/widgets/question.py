"""A short question or message, with the measures of the house instead of the style's."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QMessageBox, QWidget

from ui.widgets.access.reading_order import step_focus
from ui.widgets.dialog_column import EDGES, SPACING_PX


class Question(QMessageBox):
    """Gone when it is closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setTextFormat(Qt.TextFormat.PlainText)  # names in it may look like markup

    def showEvent(self, event: QShowEvent) -> None:
        """Qt lays it out anew for every text, and only now its size is found."""
        grid = self.layout()
        if isinstance(grid, QGridLayout):
            grid.setContentsMargins(EDGES)
            grid.setHorizontalSpacing(0)
            grid.setVerticalSpacing(SPACING_PX // 2)
            self._take_indent_away(grid)
        super().showEvent(event)

    def focusNextPrevChild(self, forwards: bool) -> bool:  # noqa: FBT001  Qt's own signature
        """Tab follows the eye."""
        return step_focus(self, forwards=forwards)

    def _take_indent_away(self, grid: QGridLayout) -> None:
        for place in range(grid.count()):
            item = grid.itemAt(place)
            if item is not None and (spacer := item.spacerItem()) is not None:
                spacer.changeSize(0, 1)
        grid.invalidate()
