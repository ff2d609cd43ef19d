"""Credits: who made what plays."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.viewmodels.credits import CreditsModel
from ui.widgets.pages.empty_state import EmptyState
from ui.widgets.pages.skeleton import Skeleton
from ui.widgets.sight import Sight
from ui.widgets.text.text import Text

_ROLE_PX = 132


class CreditsPage(QWidget):
    """Roles on the left, names on the right."""

    def __init__(self, theme: Theme, model: CreditsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self.setAccessibleName(self.tr("Credits"))
        self._area = QScrollArea(self)
        self._area.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.viewport().setAutoFillBackground(False)
        self._area.setAccessibleName(self.tr("Credits"))
        self._empty = EmptyState(theme, self)
        self._skeleton = Skeleton(theme, self)
        self._stack = QStackedLayout(self)
        for page in (self._area, self._empty, self._skeleton):
            self._stack.addWidget(page)
        model.changed.connect(self._on_changed)
        Sight(self).changed.connect(lambda seen: model.watch(watched=seen))
        self._on_changed()

    def _on_changed(self) -> None:
        if not self._model.ready:
            self._stack.setCurrentWidget(self._skeleton)
        elif not self._model.credits and not self._model.notes:
            self._empty.say(self.tr("The file names nobody."))
            self._stack.setCurrentWidget(self._empty)
        else:
            self._area.setWidget(self._table())
            self._stack.setCurrentWidget(self._area)

    def _table(self) -> QWidget:
        body = QWidget(self)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        grid.setColumnMinimumWidth(0, _ROLE_PX)
        grid.setColumnStretch(1, 1)
        for row, (role, names) in enumerate(self._model.credits):
            grid.addWidget(
                self._text(role_name(role), "text_dim"), row, 0, Qt.AlignmentFlag.AlignTop
            )
            grid.addWidget(self._text("\n".join(names), "text"), row, 1)
        layout = QVBoxLayout(body)
        layout.setContentsMargins(8, 8, 12, 8)
        layout.setSpacing(14)
        layout.addLayout(grid)
        for note in self._model.notes:
            layout.addWidget(self._text(note, "text_dim"))
        layout.addStretch()
        return body

    def _text(self, words: str, color: str) -> Text:
        weight = QFont.Weight.Medium if color == "text" else QFont.Weight.Normal
        text = Text(self._theme, "body", color, weight, self)
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setText(words)
        text.setWordWrap(True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return text


def role_name(role: str) -> str:
    """Return what a role is called; one that nobody has translated is shown as it is written."""
    translate = QCoreApplication.translate
    names = {
        "artist": translate("Roles", "Artist"),
        "composer": translate("Roles", "Composer"),
        "conductor": translate("Roles", "Conductor"),
        "performer": translate("Roles", "Performer"),
        "orchestra": translate("Roles", "Orchestra"),
        "ensemble": translate("Roles", "Ensemble"),
        "lyricist": translate("Roles", "Lyrics by"),
        "arranger": translate("Roles", "Arranger"),
        "producer": translate("Roles", "Producer"),
        "engineer": translate("Roles", "Engineer"),
        "mixer": translate("Roles", "Mixed by"),
        "remixer": translate("Roles", "Remixed by"),
        "soloist": translate("Roles", "Soloist"),
    }
    return names.get(role, role.capitalize())
