"""Tracks on their way from one list to another, or out of the window as files."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QApplication, QWidget

from ui.viewmodels.carried import carried, carried_files
from ui.viewmodels.pages import Ids


def drag_tracks(
    source: QWidget,
    paths: Sequence[str],
    ids: Ids,
    mark: Callable[[QMimeData], None] | None = None,
) -> None:
    """Begin to drag, if the button is still held: finding the files took a moment.

    Args:
        source: The list the tracks come from.
        paths: What other programs get.
        ids: What our own lists get.
        mark: Says more for the list itself, where its rows can be moved.
    """
    if not paths or not QApplication.mouseButtons() & Qt.MouseButton.LeftButton:
        return
    data = carried_files(carried(ids), paths)
    if mark is not None:
        mark(data)
    drag = QDrag(source)
    drag.setMimeData(data)
    drag.exec(Qt.DropAction.CopyAction)  # a file manager that may move takes the music away
