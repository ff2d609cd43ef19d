"""Tracks on their way from one list to another, or out of the window as files."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QApplication, QWidget

from ui.viewmodels.carried import carried
from ui.viewmodels.pages import Ids


def drag_tracks(source: QWidget, paths: Sequence[str], ids: Ids) -> None:
    """Begin to drag, if the button is still held: finding the files took a moment."""
    if not paths or not QApplication.mouseButtons() & Qt.MouseButton.LeftButton:
        return
    data = carried(ids)
    data.setUrls([QUrl.fromLocalFile(path) for path in paths])
    drag = QDrag(source)
    drag.setMimeData(data)
    drag.exec(Qt.DropAction.CopyAction)
