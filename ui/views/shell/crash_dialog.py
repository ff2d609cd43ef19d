"""The dialog after a bug: what to do, and the report to pass on."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from ui.widgets.question import Question


class CrashDialog(Question):
    """Shown once at a time; a bug in a paint event would otherwise fill the screen."""

    def __init__(self, report: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report = report
        self.setWindowTitle(self.tr("Something went wrong"))
        self.setText(self.tr("Galaxia has met an error of its own. The music goes on."))
        self.setDetailedText(report)
        self.copy = self.addButton(self.tr("Copy report"), QMessageBox.ButtonRole.ActionRole)
        close = self.addButton(QMessageBox.StandardButton.Close)
        close.setText(self.tr("Close"))
        self.setDefaultButton(close)
        self.copy.clicked.connect(self._on_copy)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)
