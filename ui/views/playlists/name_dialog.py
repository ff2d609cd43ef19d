"""One question with one line for the answer."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QLineEdit, QWidget

from ui.widgets.dialog import Dialog
from ui.widgets.dialog_column import dialog_column


class NameDialog(Dialog):
    """Asks for a name; nothing is not one."""

    def __init__(
        self, title: str, question: str, then: Callable[[str], None], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._then = then
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.field = QLineEdit(self)
        self.field.setAccessibleName(question)
        self.field.setMinimumWidth(320)
        self.field.setMaxLength(200)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self._ok = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self._ok.setEnabled(False)
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        self.field.textChanged.connect(lambda text: self._ok.setEnabled(bool(text.strip())))
        layout = dialog_column(self)
        layout.addWidget(QLabel(question, self))
        layout.addWidget(self.field)
        layout.addWidget(buttons)

    def propose(self, name: str) -> None:
        """Begin with a name, marked so that typing replaces it."""
        self.field.setText(name)
        self.field.selectAll()

    def _accept(self) -> None:
        self.accept()
        self._then(self.field.text().strip())
