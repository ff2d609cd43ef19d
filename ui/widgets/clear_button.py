"""The button that empties a field, drawn as one of our icons."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from ui.theme.icons import icon
from ui.theme.theme import Theme

_QTS_CLEAR = "_q_qlineeditclearaction"
"""The name Qt gives to the action that empties a field: its own picture is of another set."""


def dress_clear_button(field: QWidget, theme: Theme) -> None:
    """Give the clear button of a field, if it has one, our picture and words."""
    if clear := field.findChild(QAction, _QTS_CLEAR):
        clear.setIcon(icon("close", theme.colors.text_dim))
        clear.setText(QCoreApplication.translate("SearchField", "Empty the field"))
