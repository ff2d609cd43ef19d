"""Health and tags: their pages, the editing in tables, and taking it back."""

from dataclasses import dataclass
from functools import partial

import numpy as np
from PySide6.QtCore import QObject

from ui.viewmodels.health import HealthModel
from ui.viewmodels.pages import Ids
from ui.viewmodels.tag_sheet import TagSheetModel, Written
from ui.viewmodels.undo import Act
from ui.viewmodels.verbs import TrackVerbs
from ui.views.health import HealthPage
from ui.views.sidebar import Section
from ui.views.tag_editor import TagEditorPage
from ui.views.track_menu import TrackMenus
from ui.views.track_table import TrackTable
from ui.views.window import MainWindow

HEALTH = "health"
TAGS = "tags"


@dataclass(frozen=True, slots=True)
class CareModels:
    """The view-models of what keeps a library tidy; `ui.assembly.library` builds them."""

    health: HealthModel
    sheet: TagSheetModel


class CarePages(QObject):
    """Adds the pages to a window; owned by it."""

    def __init__(
        self, window: MainWindow, models: CareModels, verbs: TrackVerbs, menus: TrackMenus
    ) -> None:
        super().__init__(window)
        self._window = window
        self._models = models
        self.health = HealthPage(window.theme, models.health, menus, window)
        self.editor = TagEditorPage(window.theme, models.sheet, window)
        title = self.tr("Library health")
        window.add_page(HEALTH, "health", title, self.health, section=Section.REPORTS)
        window.add_subpage(TAGS, HEALTH, self.editor)
        for name in CareModels.__slots__:
            getattr(models, name).setParent(self)
        menus.offers.add("tags")
        self.health.edit_wanted.connect(self._edit_problems)
        models.health.failed.connect(window.notices.show)
        models.health.purged.connect(self._on_purged)
        models.sheet.failed.connect(window.notices.show)
        models.sheet.written.connect(self._on_written)
        verbs.edit_wanted.connect(self.open_tags)
        window.routes.add("tags", self.open_tags)

    def open_tags(self, ids: object) -> None:
        """Edit the tags of tracks."""
        wanted: Ids = np.array(ids, dtype=np.int64)
        show = partial(self._models.sheet.open, wanted)
        show()
        self._window.open_page(TAGS, restore=show)

    def edit_in(self, table: TrackTable) -> None:
        """Let F2 edit the cells of a table."""
        table.edit_in_place(self._models.sheet.edit_one)

    def refresh(self) -> None:
        """The library has changed."""
        self._models.health.refresh()

    def _edit_problems(self) -> None:
        tracks = self._models.health.tracks
        ranges = self.health.table.chosen_ranges() or [(0, tracks.rowCount() - 1)]
        self.open_tags(tracks.ids(ranges))

    def _on_purged(self, number: int) -> None:
        if number:
            text = self.tr("%n track(s) removed from the library.", "", number)
            self._window.notices.say("health.purged", text)

    def _on_written(self, written: Written) -> None:
        parts = []
        if written.files:
            parts.append(self.tr("Tags of %n file(s) written, sound unchanged", "", written.files))
        if written.waiting:
            parts.append(self.tr("%n wait(s) until its file has played", "", written.waiting))
        if written.failed:
            parts.append(self.tr("%n could not be written", "", len(written.failed)))
        text = "; ".join(parts) or self.tr("Nothing was changed")
        if not written.batches:
            self._window.notices.say("tags.written", f"{text}.")
            return
        undo = partial(self._models.sheet.undo, written.batches)
        self._window.undo.push(Act(text, undo, lambda: None))
        label = self.tr("Undo")
        self._window.notices.offer("tags.written", f"{text}.", label, self._window.undo.undo)
