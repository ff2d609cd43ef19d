"""The lyrics editor: lines in a table, Space times the one that is sung, three places to save."""

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QVBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.viewmodels.lyrics_editor import LyricsEditorModel, SaveTo
from ui.viewmodels.lyrics_table import EditorColumn
from ui.widgets.button import Chip
from ui.widgets.lyrics.timing_table import TimingTable
from ui.widgets.question import Question
from ui.widgets.text.text import Text
from ui.widgets.wrap_row import WrapRow
from ui.wording import clock

_ROOMY_PX = 560


class LyricsEditor(QWidget):
    """Shows a draft; `model` decides what may be done to it."""

    def __init__(
        self, theme: Theme, model: LyricsEditorModel, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self.model = theme, model
        self.setAccessibleName(self.tr("Lyrics editor"))
        self.hint = Text(theme, "caption", "text_dim", parent=self)
        self.hint.setWordWrap(True)
        self.table = TimingTable(theme, self)
        self.table.setModel(model)
        self.table.narrow_times()
        self.stamp = self._chip(self.tr("Time it (Space)"), self._stamp)
        self.words = self._chip(self.tr("Word by word"), self._on_words)
        self.words.setCheckable(True)
        self.companions = self._chip(self.tr("Translations"), self._show_companions)
        self.companions.setCheckable(True)
        self.undo = self._chip(self.tr("Undo"), model.undo)
        self.redo = self._chip(self.tr("Redo"), model.redo)
        self.add = self._chip(self.tr("New line"), lambda: self._insert(self.table.row + 1))
        self.beside = self._chip(
            self.tr("Save beside the file"), partial(self._save, SaveTo.BESIDE)
        )
        self.own = self._chip(self.tr("Save for me only"), partial(self._save, SaveTo.OWN))
        self.tags = self._chip(self.tr("Write into the file"), partial(self._save, SaveTo.TAGS))
        self.close_it = self._chip(self.tr("Close"), self._close)
        self.said = Text(theme, "caption", "text_dim", parent=self)
        self._lay_out()
        self._connect()
        self._on_changed()

    def _chip(self, label: str, verb: Callable[[], object]) -> Chip:
        chip = Chip(self._theme, label, self)
        chip.clicked.connect(lambda *_: verb())
        return chip

    def _lay_out(self) -> None:
        self.beside.stand_out()
        verbs = WrapRow(self)
        for chip in (self.stamp, self.words, self.companions, self.undo, self.redo, self.add):
            verbs.add(chip)
        ends = WrapRow(self)
        for chip in (self.beside, self.own, self.tags, self.close_it):
            ends.add(chip)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 0, 0, 0)  # as lines begin
        layout.setSpacing(8)
        for part in (self.hint, verbs):
            layout.addWidget(part)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.said)
        layout.addWidget(ends)
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        model, table = self.model, self.table
        table.stamp_wanted.connect(lambda _row: self._stamp())
        table.nudge_wanted.connect(model.nudge)
        table.clear_wanted.connect(model.clear_times)
        table.insert_wanted.connect(self._insert)
        table.remove_wanted.connect(self._remove)
        table.play_wanted.connect(model.play_from)
        table.paste_wanted.connect(lambda row: model.paste(row, QGuiApplication.clipboard().text()))
        model.changed.connect(self._on_changed)
        model.ticked.connect(self._on_ticked)
        model.opened.connect(self._on_opened)
        table.undo_wanted.connect(model.undo)
        table.redo_wanted.connect(model.redo)
        table.save_wanted.connect(self.beside.click)

    def _stamp(self) -> None:
        self.table.go_to(self.model.stamp(self.table.row))

    def _insert(self, row: int) -> None:
        self.model.insert(row)
        self.table.go_to(row)
        self.table.edit(self.model.index(row, 1))

    def _remove(self, rows: list[int]) -> None:
        self.model.remove(rows)
        self.table.go_to(min(rows[0], self.model.rowCount() - 1))

    def _save(self, where: SaveTo) -> None:
        self.model.save(where)

    def _on_words(self) -> None:
        self.model.words = self.words.isChecked()
        self._on_changed()

    def _show_companions(self) -> None:
        shown = self.companions.isChecked()
        latin = any(line.romanisation for line in self.model.draft.lines)
        roomy = self.table.width() >= _ROOMY_PX
        self.table.setColumnHidden(EditorColumn.TRANSLATION, not shown)
        self.table.setColumnHidden(EditorColumn.LATIN, not (shown and (latin or roomy)))

    def _on_opened(self, opened: bool) -> None:  # noqa: FBT001  a slot
        if opened:
            lines = self.model.draft.lines
            there = any(line.translation or line.romanisation for line in lines)
            self.companions.setChecked(there)
            self._show_companions()
            self.table.go_to(0)

    def _on_changed(self) -> None:
        model = self.model
        self.undo.setEnabled(model.can_undo)
        self.redo.setEnabled(model.can_redo)
        self.tags.setVisible(model.can_embed)
        self.stamp.setEnabled(model.plays)
        if model.track is not None and not model.plays:
            self.hint.setText(self.tr("Another track plays now: texts can be changed, not timed."))
        elif model.words:
            self.hint.setText(
                self.tr("Space when a word begins. Enter plays from a line, F2 changes its text.")
            )
        else:
            self.hint.setText(
                self.tr(
                    "Space when a line begins, \u2212 and + move it by 50 ms, Enter plays from it,"
                    " F2 changes its text."
                )
            )
        self._on_ticked()

    def _on_ticked(self) -> None:
        model = self.model
        parts = [clock(round(model.position_ms))] if model.plays else []
        parts.append(self.tr("%n line(s)", "", model.rowCount()))
        if model.draft.untimed:
            text = self.tr("%n without a time", "", model.draft.untimed)
            parts.append(text)
        if model.modified:
            parts.append(self.tr("not saved"))
        self.said.setText(" · ".join(parts))

    def _close(self) -> None:
        if not self.model.modified:
            self.model.end()
            return
        box = Question(self)
        box.setWindowTitle(self.tr("Lyrics editor"))
        box.setText(self.tr("Close without saving? What you changed would be lost."))
        discard = box.addButton(self.tr("Close without saving"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(self.tr("Go on"), QMessageBox.ButtonRole.RejectRole))
        discard.clicked.connect(self.model.end)
        box.open()
