"""A certificate that nobody vouches for: its fingerprint, and whether it is the right one."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QPushButton, QWidget

from ui.viewmodels.sources import SourceCard
from ui.widgets.dialog import Dialog
from ui.widgets.dialog_column import dialog_column

_WIDTH_PX = 520
_A_LINE = 16
"""Bytes of a fingerprint that stand in one line."""


class CertificateDialog(Dialog):
    """Emits what was decided: whether it holds from now on; refusing is what Enter and Esc do."""

    trusted = Signal(str, bool)

    def __init__(self, parent: QWidget, card: SourceCard) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Certificate of {name}").format(name=card.name))
        self.setMinimumWidth(_WIDTH_PX)
        self._found = card.certificate
        self.fingerprint = QLabel(grouped(card.certificate), self)
        self.fingerprint.setAccessibleName(self.tr("Certificate (SHA-256)"))
        self.fingerprint.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.fingerprint.setStyleSheet("font-family: monospace")
        self.buttons = QDialogButtonBox(self)
        self.always = self._button(self.tr("Trust always"))
        self.once = self._button(self.tr("Trust this time"))
        self.refuse = self.buttons.addButton(
            self.tr("Do not connect"), QDialogButtonBox.ButtonRole.RejectRole
        )
        self.refuse.setDefault(True)
        self.refuse.setFocus()
        self.always.clicked.connect(lambda: self._decide(always=True))
        self.once.clicked.connect(lambda: self._decide(always=False))
        self.buttons.rejected.connect(self.reject)
        self._lay_out(card)

    def _button(self, text: str) -> QPushButton:
        button = self.buttons.addButton(text, QDialogButtonBox.ButtonRole.ActionRole)
        button.setAutoDefault(False)
        return button

    def _decide(self, *, always: bool) -> None:
        self.trusted.emit(self._found, always)
        self.accept()

    def _lay_out(self, card: SourceCard) -> None:
        layout = dialog_column(self)
        for part in (card.problem, self.fingerprint, self._advice(card)):
            label = QLabel(part, self) if isinstance(part, str) else part
            label.setWordWrap(True)
            layout.addWidget(label)
        layout.addWidget(self.buttons)

    def _advice(self, card: SourceCard) -> str:
        compare = self.tr(
            "Trust it only if the server itself shows you the same SHA-256 fingerprint. Whoever"
            " stands between could show another one, and would read your password."
        )
        if not card.pin_sha256:
            return compare
        changed = self.tr("You trusted another one before. Ask why it has changed.")
        return f"{changed} {compare}"


def grouped(fingerprint: str) -> str:
    """Write a fingerprint as other programs do: bytes in capitals with colons, two lines."""
    parts = [fingerprint[at : at + 2].upper() for at in range(0, len(fingerprint), 2)]
    lines = [":".join(parts[at : at + _A_LINE]) for at in range(0, len(parts), _A_LINE)]
    return ":\n".join(lines)
