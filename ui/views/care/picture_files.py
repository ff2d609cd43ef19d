"""Asking which picture is meant, and where a copy of one goes."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.carried_picture import PICTURE_ENDINGS


def ask_for_picture(parent: QWidget, then: Callable[[Path], None]) -> None:
    """Open the dialog; `then` hears what was chosen, if anything was."""
    dialog = _dialog(parent, QCoreApplication.translate("PictureFiles", "Choose a picture"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    endings = " ".join(f"*{ending}" for ending in sorted(PICTURE_ENDINGS))
    pictures = QCoreApplication.translate("PictureFiles", "Pictures")
    dialog.setNameFilter(f"{pictures} ({endings})")
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    dialog.open()


def ask_where_to_save(parent: QWidget, name: str, then: Callable[[str], None]) -> None:
    """Open the dialog; `then` hears where the copy goes, if anywhere."""
    dialog = _dialog(parent, QCoreApplication.translate("PictureFiles", "Save a copy"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.selectFile(name)
    dialog.setDefaultSuffix(name.rpartition(".")[2])
    dialog.fileSelected.connect(then)
    dialog.open()


def _dialog(parent: QWidget, title: str) -> QFileDialog:
    dialog = QFileDialog(parent, title)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    places = QStandardPaths.standardLocations(QStandardPaths.StandardLocation.PicturesLocation)
    if places and Path(places[0]).is_dir():
        dialog.setDirectory(places[0])
    return dialog
