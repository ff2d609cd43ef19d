"""The question before the device gets full level for the first time."""

from PySide6.QtWidgets import QMessageBox, QWidget

from ui.widgets.question import Question


class FixedVolumeDialog(Question):
    """Accepted only by its own button; Enter and Escape leave the volume as it is."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Fix the volume at 100 %"))
        self.setText(self.tr("Turn your amplifier down first."))
        self.setInformativeText(
            self.tr(
                "At 100 % every sample reaches the device as it is, at full level,"
                " and the slider here does nothing."
            )
        )
        ok, cancel = QMessageBox.StandardButton.Ok, QMessageBox.StandardButton.Cancel
        self.setStandardButtons(ok | cancel)
        self.button(ok).setText(self.tr("Fix at 100 %"))
        self.button(cancel).setText(self.tr("Cancel"))
        self.setDefaultButton(cancel)
