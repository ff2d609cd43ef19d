"""Having plays told elsewhere: which service, and what it asks for. Says first what is sent."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QLineEdit, QWidget

from player.service.source import ScrobblerKind
from ui.source_wording import SERVICES
from ui.theme.theme import Theme
from ui.viewmodels.sources import FilledScrobbler
from ui.widgets.choice_chip import ChoiceChip
from ui.widgets.dialog import Dialog
from ui.widgets.dialog_column import EDGES, add_field, dialog_column, dialog_form

_WIDTH_PX = 460


class ScrobblerDialog(Dialog):
    """Emits what was filled in; whether it is right is seen when the service answers."""

    filled = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Tell a service what you hear"))
        self.setMinimumWidth(_WIDTH_PX)
        self.kind = ChoiceChip(theme, self.tr("Service"), self)
        self.kind.set_choices(list(SERVICES.items()))
        self._kind = next(iter(SERVICES))
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
        self.form = dialog_form()
        self._lay_out()
        self.kind.chosen.connect(self._choose)
        for field in self._fields():
            field.textChanged.connect(self._check)
        self._check()

    @property
    def chosen(self) -> ScrobblerKind:
        """The service that is chosen."""
        return self._kind

    def _choose(self, kind: ScrobblerKind) -> None:
        self._kind = kind
        self._check()

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
        add_field(self.form, self.tr("Service"), self.kind)
        for field in self._fields():
            add_field(self.form, field.accessibleName(), field)
        note = QLabel(
            self.tr(
                "Sent from now on: title, artist, album, length and when you heard it, once half"
                " of a track or four minutes have been played. Nothing else, and nothing earlier."
            ),
            self,
        )
        note.setWordWrap(True)
        note.setMinimumWidth(_WIDTH_PX - EDGES.left() - EDGES.right())
        layout = dialog_column(self)
        layout.addWidget(note)
        layout.addLayout(self.form)
        layout.addWidget(self.buttons)

    def _check(self) -> None:
        wanted = self._wanted()
        self.kind.show_choice(self._kind)
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
