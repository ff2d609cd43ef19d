"""What is rarely done about lyrics: their size, side, source, and a copy as a file."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import shiboken6
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from player.lyrics.source import OWN, TAGS, LyricsSource
from ui.viewmodels.lyrics import LyricsModel
from ui.viewmodels.lyrics_text import LyricsState
from ui.views.settings.lyrics_options import align_names

_STEP_PX = 2
_SHOWN_LETTERS = 60


class LyricsMenu(QMenu):
    """Offers it; the sources come when they have been looked for."""

    def __init__(self, model: LyricsModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        there = model.state in {LyricsState.SYNCED, LyricsState.PLAIN}
        self.addAction(self.tr("Larger"), partial(model.resize, _STEP_PX))
        self.addAction(self.tr("Smaller"), partial(model.resize, -_STEP_PX))
        self._add_sides()
        self.addSeparator()
        self.sources = self.addMenu(self.tr("Source"))
        self.sources.addAction(self.tr("Looking…")).setEnabled(False)
        self.exports = self.addMenu(self.tr("Export"))
        self.exports.setEnabled(there)
        kinds = (
            (self.tr("LRC: a time for each line"), "lrc"),
            (self.tr("Enhanced LRC: a time for each word"), "enhanced"),
            (self.tr("TTML: everything"), "ttml"),
        )
        for title, kind in kinds:
            self.exports.addAction(title, partial(self._ask_for_file, kind))
        model.find_sources(self._on_found)

    def _add_sides(self) -> None:
        self.sides, group = self.addMenu(self.tr("Alignment")), QActionGroup(self)
        for align, words in align_names():
            action = self.sides.addAction(words, partial(self._model.align, align))
            action.setCheckable(True)
            action.setChecked(align is self._model.options.align)
            group.addAction(action)

    def _on_found(self, sources: Sequence[LyricsSource]) -> None:
        if not shiboken6.isValid(self):  # closed in the meantime
            return
        self.sources.clear()
        group, chosen = QActionGroup(self), self._model.chosen_source()
        first = LyricsSource("", self.tr("The first that is found"), None)
        for source in (first, *sources):
            action = self.sources.addAction(self._words(source))
            action.triggered.connect(partial(self._model.choose_source, source.key))
            action.setCheckable(True)
            action.setChecked(source.key == chosen)
            action.setEnabled(not source.key or source.lyrics is not None)
            group.addAction(action)
        if self._model.can_look_up:
            self.sources.addSeparator()
            self.sources.addAction(self.tr("Ask lrclib.net"), self._model.ask)

    def _words(self, source: LyricsSource) -> str:
        names = {OWN: self.tr("Kept for you"), TAGS: self.tr("In the tags of the file")}
        name = names.get(source.key, source.name)[:_SHOWN_LETTERS].replace("&", "&&")
        if not source.key:
            return name
        return f"{name} · {self._kind(source)}"

    def _kind(self, source: LyricsSource) -> str:
        if source.lyrics is None:
            return self.tr("cannot be read")
        if not source.lyrics.synced:
            return self.tr("without times")
        return self.tr("word by word") if source.lyrics.has_words else self.tr("line by line")

    def _ask_for_file(self, kind: str) -> None:
        suffix = "ttml" if kind == "ttml" else "lrc"
        dialog = QFileDialog(self.parentWidget(), self.tr("Export the lyrics"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([f"{suffix.upper()} (*.{suffix})"])
        dialog.setDefaultSuffix(suffix)
        dialog.selectFile(Path(self._model.track_name).with_suffix(f".{suffix}").name)
        dialog.fileSelected.connect(partial(self._model.write, kind=kind))
        dialog.open()
