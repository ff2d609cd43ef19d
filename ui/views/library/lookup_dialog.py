"""Looking one album up: what is sent is said first, then what came back can be taken."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from player.events import Notice
from player.library.lists.rows import AlbumRow
from player.lookup.question import Candidate
from ui.messages import sentence
from ui.theme.theme import Theme
from ui.viewmodels.lookup import LookupModel
from ui.widgets.dialog import Dialog
from ui.widgets.dialog_column import dialog_column
from ui.widgets.row_delegate import LineRole, RowDelegate
from ui.widgets.text.text import Text

_WIDTH_PX, _LIST_PX, _ROW_PX = 620, 240, 32
_LONGEST = 200


class LookupDialog(Dialog):
    """One album; nothing is asked before the listener presses the button that says so."""

    tags_wanted = Signal(object)

    def __init__(self, theme: Theme, model: LookupModel, album: AlbumRow, parent: QWidget) -> None:
        super().__init__(parent)
        self._model, self._album = model, album
        self._candidates: tuple[Candidate, ...] = ()
        self.setWindowTitle(self.tr("Look up at MusicBrainz"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(_WIDTH_PX)
        self.said = Text(theme, "body", "text", parent=self)
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Releases"))
        self.list.setItemDelegate(RowDelegate(theme, _ROW_PX, self.list))
        self.list.setFixedHeight(_LIST_PX)
        self.list.hide()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        action = QDialogButtonBox.ButtonRole.ActionRole
        self.ask = buttons.addButton(self._ask_label(), action)
        self.cover = buttons.addButton(self.tr("Take the cover"), action)
        self.tags = buttons.addButton(self.tr("Fill in year and label"), action)
        for button in (self.cover, self.tags):
            button.setEnabled(False)
        layout = dialog_column(self)
        for widget in (self.said, self.list, buttons):
            layout.addWidget(widget)
        self._say_what_is_sent()
        self._connect(buttons)

    @property
    def chosen(self) -> Candidate | None:
        """The release that is chosen."""
        row = self.list.currentRow()
        return self._candidates[row] if 0 <= row < len(self._candidates) else None

    def _ask_label(self) -> str:
        return self.tr("Look up") if self._model.allowed else self.tr("Allow and look up")

    def _say_what_is_sent(self) -> None:
        text = self.tr(
            "“{album}” and “{artist}” are sent to MusicBrainz, and the number of the release whose"
            " cover you take to the Cover Art Archive. Nothing else leaves this machine."
        )
        self.said.setText(
            text.format(album=self._album.title[:200], artist=self._album.artist[:200])
        )

    def _connect(self, buttons: QDialogButtonBox) -> None:
        buttons.rejected.connect(self.reject)
        self.ask.clicked.connect(self._on_ask)
        self.cover.clicked.connect(self._on_cover)
        self.tags.clicked.connect(self._on_tags)
        self.list.currentRowChanged.connect(self._on_chosen)
        self._model.found.connect(self._on_found)
        self._model.covered.connect(self._on_covered)
        self._model.failed.connect(self._on_failed)

    def _on_ask(self) -> None:
        if not self._model.allowed:
            self._model.allow()
        _busy(self.ask, self.said, self.tr("Asking MusicBrainz…"))
        self._model.ask(self._album)

    def _on_found(self, found: Sequence[Candidate]) -> None:
        self.ask.setEnabled(True)
        self.ask.setText(self.tr("Ask again"))
        self._candidates = tuple(found)
        self.list.clear()
        for candidate in self._candidates:
            item = QListWidgetItem(f"{candidate.title} — {candidate.artist}")
            item.setData(LineRole.END, self._facts(candidate))
            self.list.addItem(item)
        self.list.setVisible(bool(found))
        self.said.setText(self.tr("%n release(s) may be meant.", "", len(found)))
        if found:
            self.list.setCurrentRow(0)

    def _facts(self, candidate: Candidate) -> str:
        tracks = self.tr("%n track(s)", "", candidate.tracks)
        parts = (candidate.date, candidate.country, candidate.label, tracks)
        return " · ".join(part for part in parts if part)

    def _on_chosen(self, row: int) -> None:
        self.cover.setEnabled(row >= 0)
        self.tags.setEnabled(row >= 0)

    def _on_cover(self) -> None:
        if candidate := self.chosen:
            _busy(self.cover, self.said, self.tr("Asking the Cover Art Archive…"))
            self._model.take_cover(self._album, candidate)

    def _on_covered(self, saved: Path | None) -> None:
        self.cover.setEnabled(True)
        text = self.tr("There is no cover to take, or the album has one already.")
        if saved is not None:
            text = self.tr("The cover lies beside the album as {name}.").format(name=saved.name)
        self.said.setText(text)

    def _on_tags(self) -> None:
        if candidate := self.chosen:
            self.tags_wanted.emit(candidate)
            self.accept()

    def _on_failed(self, notice: Notice) -> None:
        self.ask.setEnabled(True)
        self.cover.setEnabled(self.chosen is not None)
        self.said.setText(sentence(notice.code, notice.details))


def _busy(button: QPushButton, label: Text, text: str) -> None:
    button.setEnabled(False)
    label.setText(text)
