"""Having plays told elsewhere: which service, and what it asks for. Says first what is sent."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from player.service.source import ScrobblerKind
from ui.source_wording import SERVICES
from ui.viewmodels.sources import FilledScrobbler

_WIDTH_PX = 460


class ScrobblerDialog(QDialog):
    """Emits what was filled in; whether it is right is seen when the service answers."""

    filled = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Tell a service what you hear"))
        self.setMinimumWidth(_WIDTH_PX)
        self.kind = QComboBox(self)
        self.kind.setAccessibleName(self.tr("Service"))
        for kind, name in SERVICES.items():
            self.kind.addItem(name, kind)
        self.token = self._field(self.tr("Token"), self.tr("from your ListenBrainz settings"))
        self.user = self._field(self.tr("User"), "")
        self.password = self._field(self.tr("Password"), "")
        self.key = self._field(self.tr("API key"), self.tr("of an API account of yours"))
        self.secret = self._field(self.tr("Shared secret"), "")
        for hidden in (self.token, self.password, self.secret):
            hidden.setEchoMode(QLineEdit.EchoMode.Password)
        buttons = QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        self.buttons = QDialogButtonBox(buttons, self)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(self.tr("Connect"))
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Cancel"))
        self.buttons.accepted.connect(self._on_accepted)
        self.buttons.rejected.connect(self.reject)
        self.form = QFormLayout()
        self._lay_out()
        self.kind.currentIndexChanged.connect(self._check)
        for field in self._fields():
            field.textChanged.connect(self._check)
        self._check()

    @property
    def chosen(self) -> ScrobblerKind:
        """The service that is chosen."""
        return ScrobblerKind(self.kind.currentData())

    def _field(self, label: str, hint: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setAccessibleName(label)
        field.setPlaceholderText(hint)
        return field

    def _fields(self) -> tuple[QLineEdit, ...]:
        return (self.token, self.user, self.password, self.key, self.secret)

    def _wanted(self) -> tuple[QLineEdit, ...]:
        listenbrainz = self.chosen is ScrobblerKind.LISTENBRAINZ
        return (self.token,) if listenbrainz else self._fields()[1:]

    def _lay_out(self) -> None:
        self.form.setSpacing(10)
        self.form.addRow(QLabel(self.kind.accessibleName(), self), self.kind)
        for field in self._fields():
            self.form.addRow(QLabel(field.accessibleName(), self), field)
        note = QLabel(
            self.tr(
                "Sent from now on: title, artist, album, length and when you heard it, once half"
                " of a track or four minutes have been played. Nothing else, and nothing earlier."
            ),
            self,
        )
        note.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 16)
        layout.setSpacing(14)
        layout.addWidget(note)
        layout.addLayout(self.form)
        layout.addWidget(self.buttons)

    def _check(self) -> None:
        wanted = self._wanted()
        for field in self._fields():
            self.form.setRowVisible(field, field in wanted)
        ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(all(field.text().strip() for field in wanted))

    def _on_accepted(self) -> None:
        listenbrainz = self.chosen is ScrobblerKind.LISTENBRAINZ
        account = f"{self.key.text().strip()}:{self.secret.text().strip()}"
        self.filled.emit(
            FilledScrobbler(
                self.chosen,
                "" if listenbrainz else self.user.text().strip(),
                "" if listenbrainz else self.password.text(),
                self.token.text().strip() if listenbrainz else account,
            )
        )
        self.accept()
