"""From the button of library health to the trash, and back by undo."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from player.library.lists.doubles import Proposal
from ui.viewmodels.doubles import Discarded, DoublesModel
from ui.viewmodels.undo import Act
from ui.views.care.doubles_dialog import DoublesDialog
from ui.views.shell.window import MainWindow


class Discarding(QObject):
    """Asks, has it done, and can take it back; owned by the page."""

    def __init__(self, window: MainWindow, model: DoublesModel, page: QWidget) -> None:
        super().__init__(page)
        self._window, self._model = window, model
        model.proposed.connect(self._ask)
        model.discarded.connect(self._on_discarded)
        model.returned.connect(self._on_returned)
        model.failed.connect(window.notices.show)

    def _ask(self, proposals: Sequence[Proposal]) -> None:
        if not proposals:
            text = self.tr("They stand on different albums: choose in the list what is to go.")
            self._window.notices.say("health.discarded", text)
            return
        dialog = DoublesDialog(self._window.theme, proposals, self._window)
        dialog.accepted.connect(partial(self._model.discard, proposals))
        dialog.open()

    def _on_discarded(self, done: Discarded) -> None:
        if done.failed:
            text = self.tr("%n file(s) could not go to the trash and stay.", "", len(done.failed))
            self._window.notices.say("health.discarded", text)
        if not done.places:
            return
        text = self.tr("%n file(s) went to the trash.", "", len(done.places))
        undo, redo = partial(self._model.take_back, done), partial(self._again, done)
        self._window.undo.push(Act(text, undo, redo))
        offer = self._window.notices.offer
        offer("health.discarded", text, self.tr("Undo"), self._window.undo.undo)

    def _again(self, done: Discarded) -> None:
        """Done again means asked again: the trash is no place for haste."""
        groups = [[stays, gone] for gone, stays in done.stays.items()]
        self._model.propose(lambda: groups, list(done.stays))

    def _on_returned(self, number: int) -> None:
        text = self.tr("%n file(s) lie where they were.", "", number)
        self._window.notices.say("health.discarded", text)
