"""Ask which files playlists come from, and where one goes."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

_KINDS = "*.m3u8 *.m3u *.pls *.xspf *.wpl *.asx"


def ask_what_to_import(parent: QWidget, then: Callable[[list[str]], None]) -> None:
    """Let the listener choose files of playlists."""
    translate = QCoreApplication.translate
    dialog = QFileDialog(parent, translate("PlaylistFiles", "Import playlists"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    kinds = translate("PlaylistFiles", "Playlists ({kinds})")
    dialog.setNameFilter(kinds.format(kinds=_KINDS))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.filesSelected.connect(then)
    dialog.open()


def ask_where_to_export(parent: QWidget, name: str, then: Callable[[str], None]) -> None:
    """Let the listener choose where a playlist is written."""
    dialog = QFileDialog(parent, QCoreApplication.translate("PlaylistFiles", "Export"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(["M3U8 (*.m3u8)", "XSPF (*.xspf)"])
    dialog.setDefaultSuffix("m3u8")
    dialog.selectFile(name.replace("/", "-"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.fileSelected.connect(then)
    dialog.open()
