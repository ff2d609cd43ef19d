"""A line of a menu that is only read: nothing happens when it is pressed."""

from PySide6.QtWidgets import QMenu, QWidgetAction

from ui.theme.theme import Theme
from ui.widgets.text.line import Line

_ROW_PX = 28


class MenuLine(QWidgetAction):
    """Dim, and still to be read: what cannot be done is fainter."""

    def __init__(self, theme: Theme, text: str, menu: QMenu) -> None:
        super().__init__(menu)
        self.setText(text)
        self.setEnabled(False)
        label = Line(theme, "body", "text_dim", parent=menu)
        label.setText(text)
        label.setContentsMargins(10, 0, 28, 0)
        label.setFixedHeight(_ROW_PX)
        self.setDefaultWidget(label)
