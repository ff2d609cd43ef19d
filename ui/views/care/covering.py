"""From a picture that is given to the cover that is written, and back by undo."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from ui.cover_offer import Source
from ui.messages import sentence
from ui.viewmodels.cover_edit import CoverModel, CoverWritten
from ui.viewmodels.track_marks import ReadIds
from ui.viewmodels.undo import Act
from ui.views.care.cover_dialog import CoverDialog
from ui.views.shell.window import MainWindow
from ui.wording import sentence_of


class Covering(QObject):
    """Shows the dialog, says what became of it, remembers how to take it back; owned by a window.

    Signals:
        done: Covers have become others.
    """

    done = Signal()

    def __init__(self, window: MainWindow, model: CoverModel) -> None:
        super().__init__(window)
        self._window, self._model = window, model
        model.failed.connect(window.notices.show)
        model.written.connect(self._on_written)

    def change(self, read: ReadIds, source: Source | None = None) -> None:
        """Show what the cover of some tracks is, and with it what it may become."""
        self._model.open(read)
        if source is not None:
            self._model.take(source)
        CoverDialog(self._window.theme, self._model, self._window).open()

    def remove(self, read: ReadIds) -> None:
        """Take the covers of tracks away."""
        self._model.open(read)
        self._model.remove()

    def tell_saved(self, path: Path) -> None:
        """Say that there is a copy."""
        text = self.tr("The cover was saved as {name}.").format(name=path.name)
        self._window.notices.say("cover.saved", text)

    def _on_written(self, written: CoverWritten) -> None:
        self.done.emit()
        notices = self._window.notices
        if not written.batch:
            error = next(iter(written.failed), None)
            nothing = self.tr("Nothing was changed.")
            notices.say("cover.written", sentence(error.code, error.details) if error else nothing)
            return
        text = "; ".join(part for part in self._parts(written) if part)
        undo, redo = (
            partial(self._model.undo, written.batch),
            partial(self._model.redo, written.batch),
        )
        self._window.undo.push(Act(text, undo, redo))
        notices.offer("cover.written", sentence_of(text), self.tr("Undo"), self._window.undo.undo)

    def _parts(self, written: CoverWritten) -> list[str]:
        parts = [self._deed(written)]
        if written.waiting:
            parts.append(self.tr("%n wait(s) until its file has played", "", written.waiting))
        if written.failed:
            parts.append(self.tr("%n could not be written", "", len(written.failed)))
        return parts

    def _deed(self, written: CoverWritten) -> str:
        if written.removed:
            return self.tr("The cover was removed")
        if written.beside:
            text = self.tr("The cover lies beside the files as {name}")
            return text.format(name=written.beside[0])
        if not written.files:
            return ""
        return self.tr("Cover of %n file(s) written, sound unchanged", "", written.files)
