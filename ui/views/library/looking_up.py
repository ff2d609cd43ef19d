"""Looking albums up online: the button of the page of an album, the dialog, what follows."""

from collections.abc import Callable
from functools import cached_property

from PySide6.QtCore import QObject

from player.deferred import deferred
from player.library.lists.rows import AlbumRow
from ui.views.care.care_pages import CarePages
from ui.views.library.library_pages import LibraryPages
from ui.views.shell.window import MainWindow

with deferred():
    from player.lookup import question
    from ui.viewmodels import lookup as lookup_model
    from ui.views.library import lookup_dialog

MakeModel = Callable[[], "lookup_model.LookupModel"]


class LookingUp(QObject):
    """Joins it with a window; owned by it."""

    def __init__(self, window: MainWindow, pages: LibraryPages, make_model: MakeModel) -> None:
        super().__init__(window)
        self._window = window
        self._make_model = make_model
        pages.menus.offers.add("lookup")
        pages.lookup_wanted.connect(self.open)

    @cached_property
    def _model(self) -> "lookup_model.LookupModel":
        model = self._make_model()
        model.setParent(self)
        return model

    def open(self, album: AlbumRow) -> None:
        """Show the dialog for an album."""
        dialog = lookup_dialog.LookupDialog(self._window.theme, self._model, album, self._window)
        dialog.tags_wanted.connect(lambda candidate: self._fill_in(album, candidate))
        dialog.open()

    def _fill_in(self, album: AlbumRow, candidate: "question.Candidate") -> None:
        """Type it into the tag editor, where it is seen before it is written."""
        self._window.routes.open("tags", self._model.tracks_of(album))
        if care := self._window.findChild(CarePages):
            care.editor.fill_in(candidate.fields)
