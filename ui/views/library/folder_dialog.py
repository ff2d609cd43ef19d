"""Ask which folder holds music."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QWidget


def ask_for_folder(parent: QWidget, then: Callable[[list[str]], None]) -> None:
    """Open the dialog; `then` hears what was chosen, if anything was."""
    dialog = QFileDialog(parent, QCoreApplication.translate("FolderDialog", "Add a folder"))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.filesSelected.connect(then)
    dialog.open()
