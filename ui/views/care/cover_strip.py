"""The cover of the files in a sheet: shown, replaced, taken away, saved."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from player.library.edit.cover_facts import CoverFacts
from ui.theme.theme import Theme
from ui.viewmodels.cover_edit import CoverModel
from ui.views.care.picture_files import ask_for_picture, ask_where_to_save
from ui.widgets.button import Chip
from ui.widgets.grid.cover_plate import CoverPlate
from ui.widgets.picture_drop import PictureDrop
from ui.widgets.text.text import Text

_SIDE_PX = 96
_FOLDED_PX, _BELOW_PX = 720, 480
_BACK = 4


class CoverStrip(QWidget):
    """A row above the sheet; a picture can be dropped anywhere on it.

    Signals:
        offered: Somebody gave a picture that may become the cover.
        remove_wanted: The cover shall go.
    """

    offered = Signal(object)
    remove_wanted = Signal()

    def __init__(self, theme: Theme, model: CoverModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setAccessibleName(self.tr("Cover"))
        self.plate = CoverPlate(theme, _SIDE_PX, self)
        self.plate.setAccessibleName(self.tr("Cover"))
        self.title = Text(theme, "body", "text", QFont.Weight.DemiBold, self)
        self.said = Text(theme, "body", "text_dim", parent=self)
        self.said.setWordWrap(True)
        self.replace = Chip(theme, self.tr("Replace…"), self, icon_name="edit")
        self.remove = Chip(theme, self.tr("Remove"), self, icon_name="trash")
        self.save = Chip(theme, self.tr("Save a copy…"), self, icon_name="download")
        self.drop = PictureDrop(theme, self)
        self._lay_out()
        self._connect()
        self._on_shown()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the buttons keep their icons only, and stand below."""
        super().resizeEvent(event)
        width = event.size().width()
        for chip in (self.replace, self.remove, self.save):
            chip.fold(folded=width < _FOLDED_PX)
        below = width < _BELOW_PX
        turned = QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight
        if turned != self._beside.direction():
            self._beside.setDirection(turned)
            self._on_shown()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addStretch()
        words.addWidget(self.title)
        words.addWidget(self.said)
        words.addStretch()
        chips = QHBoxLayout()
        chips.setSpacing(8)
        for chip in (self.replace, self.remove, self.save):
            chips.addWidget(chip)
        chips.addStretch()
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.setSpacing(8)
        self._beside.addLayout(words, 1)
        self._beside.addLayout(chips)
        row = QHBoxLayout(self)
        row.setContentsMargins(28, 4, 28, 14)
        row.setSpacing(16)
        row.addWidget(self.plate, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._beside, 1)

    def _connect(self) -> None:
        self.drop.dropped.connect(self.offered)
        self.replace.clicked.connect(lambda: ask_for_picture(self, self.offered.emit))
        self.remove.clicked.connect(self.remove_wanted)
        self.save.clicked.connect(self._ask_where)
        self._model.shown.connect(self._on_shown)

    def _ask_where(self) -> None:
        facts = self._model.facts
        is_png = bool(facts and facts.shown and facts.shown[0].data.startswith(b"\x89PNG"))
        name = "cover.png" if is_png else "cover.jpg"
        ask_where_to_save(self, name, self._model.save_copy)

    def _on_shown(self) -> None:
        facts = self._model.facts
        self.plate.show_images(self._model.pictures)
        has_one = bool(facts and facts.shown)
        self.title.setText(self._title(facts) if facts else self.tr("Cover"))
        self.said.setText(self._sentence(facts) if facts else "")
        self.replace.setEnabled(bool(facts and facts.files))
        self.remove.setEnabled(has_one)
        self.save.setEnabled(has_one)
        self.plate.setAccessibleDescription(self.title.text())

    def _title(self, facts: CoverFacts) -> str:
        if not facts.shown:
            return self.tr("No cover")
        if len(facts.shown) > 1:
            return self.tr("%n different covers", "", len(facts.shown))
        return self.tr("Back cover") if facts.shown[0].kind == _BACK else self.tr("Cover")

    def _sentence(self, facts: CoverFacts) -> str:
        parts = [self._where(facts)]
        if facts.bare and facts.shown:
            parts.append(self.tr("%n file(s) have none.", "", facts.bare))
        if self._beside.direction() is QBoxLayout.Direction.LeftToRight:
            parts.append(self.tr("Drop a picture here, or paste one."))
        return " ".join(part for part in parts if part)

    def _where(self, facts: CoverFacts) -> str:
        if not facts.shown:
            return ""
        if len(facts.shown) > 1:
            return self.tr("On top lies that of %n file(s).", "", facts.shown[0].files)
        if facts.shown[0].beside:
            return self.tr("It lies beside %n file(s).", "", facts.shown[0].files)
        return self.tr("It is inside %n file(s).", "", facts.shown[0].files)
