"""What “make exact” switches off, before it does."""

from collections.abc import Sequence

from PySide6.QtWidgets import QMessageBox, QWidget

from player.signal_path import Obstacle
from ui.path_wording import obstacle_words
from ui.widgets.question import Question


class ExactDialog(Question):
    """Accepted only by its own button; Enter and Escape leave everything as it is."""

    def __init__(self, obstacles: Sequence[Obstacle], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Make exact"))
        self.setText(self.tr("This is switched off, and can be put back by one click:"))
        lines = "\n".join(f"•  {obstacle_words(obstacle)}" for obstacle in obstacles)
        self.setInformativeText(lines)
        ok, cancel = QMessageBox.StandardButton.Ok, QMessageBox.StandardButton.Cancel
        self.setStandardButtons(ok | cancel)
        self.button(ok).setText(self.tr("Make exact"))
        self.button(cancel).setText(self.tr("Cancel"))
        self.setDefaultButton(cancel)
