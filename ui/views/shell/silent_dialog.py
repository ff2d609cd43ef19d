"""What is said when the program runs already and does not answer."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox

SILENT = "Galaxia is running and does not answer; end it, and start it again."


def silent_dialog() -> QMessageBox:
    """Return a dialog with the one sentence."""
    translate = QCoreApplication.translate
    dialog = QMessageBox()
    dialog.setWindowTitle("Galaxia")
    dialog.setText(
        translate(
            "SilentDialog", "Galaxia is running and does not answer; end it, and start it again."
        )
    )
    dialog.addButton(QMessageBox.StandardButton.Close).setText(translate("SilentDialog", "Close"))
    return dialog
