"""Adding a server, or changing one: address, name, and what lets one in."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QLabel, QLineEdit, QWidget

from ui.theme.theme import Theme
from ui.viewmodels.sources import Filled, SourceCard
from ui.widgets.dialog import Dialog
from ui.widgets.dialog_column import EDGES, add_field, dialog_column, dialog_form
from ui.widgets.switch import Switch

_WIDTH_PX = 460


class SourceDialog(Dialog):
    """Emits what was filled in; whether it is right is seen when the server answers."""

    filled = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget, card: SourceCard | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Change a server") if card else self.tr("Add a server"))
        self.setMinimumWidth(_WIDTH_PX)
        self.url = self._field(self.tr("Address"), "https://music.example")
        self.name = self._field(self.tr("Name"), self.tr("as you call it"))
        self.user = self._field(self.tr("User"), "")
        self.secret = self._field(self.tr("Password or API key"), "")
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.pin = self._field(
            self.tr("Certificate (SHA-256)"), self.tr("only for one that it signed itself")
        )
        self.is_key = Switch(theme, self.tr("It is an API key"), self)
        self.plain = Switch(theme, self.tr("Allow the password to travel unprotected"), self)
        self.plain.setToolTip(
            self.tr("Only for a server without https: everybody on the way can read it.")
        )
        buttons = QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        self.buttons = QDialogButtonBox(buttons, self)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(
            self.tr("Sign in") if card else self.tr("Add")
        )
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Cancel"))
        self.buttons.accepted.connect(self._on_accepted)
        self.buttons.rejected.connect(self.reject)
        self.url.textChanged.connect(self._check)
        self._lay_out()
        if card is not None:
            self._fill(card)
        self._check()

    def _fill(self, card: SourceCard) -> None:
        self.url.setText(card.url)
        self.name.setText(card.name)
        self.user.setText(card.user)
        self.pin.setText(card.pin_sha256)
        self.plain.setChecked(card.plain_password)
        self.secret.setPlaceholderText(self.tr("empty: as it is"))

    def _field(self, label: str, hint: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setAccessibleName(label)
        field.setPlaceholderText(hint)
        return field

    def _lay_out(self) -> None:
        form = dialog_form()
        for field in (self.url, self.name, self.user, self.secret, self.pin):
            add_field(form, field.accessibleName(), field)
        for switch in (self.is_key, self.plain):
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(switch)
            row.addWidget(QLabel(switch.accessibleName(), self), 1)
            form.addRow("", row)
        note = QLabel(
            self.tr(
                "Navidrome, gonic, LMS, Nextcloud Music, another Galaxia: whatever speaks"
                " OpenSubsonic. The password goes into your system’s keyring."
            ),
            self,
        )
        note.setWordWrap(True)
        note.setMinimumWidth(_WIDTH_PX - EDGES.left() - EDGES.right())
        layout = dialog_column(self)
        layout.addWidget(note)
        layout.addLayout(form)
        layout.addWidget(self.buttons)

    def _check(self) -> None:
        ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(bool(self.url.text().strip()))

    def _on_accepted(self) -> None:
        self.filled.emit(
            Filled(
                self.name.text(),
                self.url.text(),
                self.user.text().strip(),
                self.secret.text(),
                self.is_key.isChecked(),
                self.plain.isChecked(),
                self.pin.text(),
            )
        )
        self.accept()
