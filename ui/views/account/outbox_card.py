"""What the listener did and a server will not have: each with two ways out."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from player.library.remote.outbox import Intent
from ui.theme.theme import Theme
from ui.widgets.button import Chip
from ui.widgets.panel import Panel
from ui.widgets.text.text import Text


class OutboxCard(Panel):
    """One act that could not be saved."""

    retried = Signal(int)
    given_up = Signal(int)

    def __init__(self, theme: Theme, intent: Intent, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        kinds = {
            "star": self.tr("A favourite could not be saved"),
            "rating": self.tr("A rating could not be saved"),
            "scrobble": self.tr("A play could not be saved"),
            "bookmark": self.tr("A place in a song could not be saved"),
            "listen": self.tr("A service was not told of a play"),
            "playlist_delete": self.tr("A playlist could not be deleted"),
        }
        said = kinds.get(intent.kind, self.tr("A change could not be saved"))
        line = self.tr("{what}: {reason}").format(what=said, reason=intent.problem or "")
        self.setAccessibleName(line)
        text = Text(theme, "body", "text", parent=self)
        text.setWordWrap(True)
        text.setText(line)
        self.again = Chip(theme, self.tr("Try again"), self)
        self.leave = Chip(theme, self.tr("Give up"), self)
        self.again.clicked.connect(lambda: self.retried.emit(intent.id))
        self.leave.clicked.connect(lambda: self.given_up.emit(intent.id))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 12, 20, 12)
        layout.setSpacing(8)
        layout.addWidget(text, 1)
        layout.addWidget(self.again)
        layout.addWidget(self.leave)
