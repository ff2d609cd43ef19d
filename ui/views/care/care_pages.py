"""Health and tags: their pages, the editing in tables, and taking it back."""

from functools import cached_property, partial
from typing import Protocol

import numpy as np
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from player.deferred import deferred
from ui.cover_offer import Source
from ui.viewmodels.pages import Ids
from ui.viewmodels.track_listing import TrackListing
from ui.viewmodels.track_marks import ReadIds
from ui.viewmodels.undo import Act
from ui.views.keys.commands import Command, Group
from ui.views.library.library_pages import LibraryPages
from ui.views.shell.sidebar import Section
from ui.views.shell.window import MainWindow
from ui.wording import sentence_of

with deferred():
    from ui.viewmodels import background as background_model
    from ui.viewmodels import cover_edit, tag_sheet
    from ui.viewmodels import doubles as doubles_model
    from ui.viewmodels import health as health_model
    from ui.views.care import covering, discarding, tag_editor
    from ui.views.care import health as health_page
    from ui.views.library import track_table
    from ui.views.shell import work_strip

HEALTH = "health"
TAGS = "tags"


class CareModels(Protocol):
    """The view-models of what keeps a library tidy; they may be made when first asked for."""

    @property
    def health(self) -> "health_model.HealthModel":
        """What is wrong with the library's files."""
        ...

    @property
    def doubles(self) -> "doubles_model.DoublesModel":
        """What is there twice, put away."""
        ...

    @property
    def sheet(self) -> "tag_sheet.TagSheetModel":
        """The tags of some tracks."""
        ...

    @property
    def sheet_cover(self) -> "cover_edit.CoverModel":
        """The cover of those."""
        ...

    @property
    def cover(self) -> "cover_edit.CoverModel":
        """The cover that is being changed."""
        ...

    @property
    def background(self) -> "background_model.BackgroundModel":
        """What is under way beside the music."""
        ...


class CarePages(QObject):
    """Adds the pages to a window; owned by it."""

    def __init__(self, window: MainWindow, models: CareModels, pages: LibraryPages) -> None:
        super().__init__(window)
        self._window = window
        self._models = models
        self._pages = pages
        self._sheet_ids: Ids = np.empty(0, np.int64)
        title = self.tr("Library health")
        window.add_page(HEALTH, "health", title, lambda: self.health, section=Section.REPORTS)
        window.add_subpage(TAGS, HEALTH, lambda: self.editor)
        pages.menus.offers.add("tags")
        pages.edit_cell = self._edit_cell
        pages.cover_wanted.connect(self._change_cover)
        title = self.tr("Edit the tags of what is chosen, or of what plays")
        told = self.tr("Properties of what is chosen, or of what plays")
        window.commands.add(
            Command("properties", told, self._tell_chosen, ("Alt+Return",), Group.PAGES),
            Command("tags", title, self._edit_chosen, ("Ctrl+T",), Group.PAGES),
        )
        pages.models.verbs.edit_wanted.connect(self.open_tags)
        window.routes.add("tags", self.open_tags)
        window.succession.hold(lambda: "_sheet" in vars(self) and bool(self._sheet.changes))

    @cached_property
    def health(self) -> "health_page.HealthPage":
        """What is wrong with the library's files."""
        model, pages, window = self._models.health, self._pages, self._window
        page = health_page.HealthPage(window.theme, model, pages.menus, window)
        page.put_below_header(self._make_strip(page))
        model.failed.connect(window.notices.show)
        model.purged.connect(self._on_purged)
        page.edit_wanted.connect(self._edit_problems)
        page.locate_wanted.connect(pages.models.verbs.locate_wanted)
        page.doubles_wanted.connect(self._propose)
        discarding.Discarding(window, self._models.doubles, page)
        pages.follow_table(page.table, f"{HEALTH}-files")
        pages.keep_fresh(page, model.refresh)
        return page

    @cached_property
    def editor(self) -> "tag_editor.TagEditorPage":
        """The tags of some tracks."""
        shown, covering = self._models.sheet_cover, self.covering
        page = tag_editor.TagEditorPage(self._window.theme, self._sheet, shown, self._window)
        page.cover.offered.connect(lambda source: covering.change(self._edited, source))
        page.cover.remove_wanted.connect(lambda: covering.remove(self._edited))
        shown.failed.connect(self._window.notices.show)
        shown.saved.connect(covering.tell_saved)
        covering.done.connect(shown.look_again)
        self._pages.keep_fresh(page, shown.look_again)
        return page

    @cached_property
    def covering(self) -> "covering.Covering":
        """Changes covers, from any page."""
        return covering.Covering(self._window, self._models.cover)

    def _change_cover(self, read: ReadIds, source: Source | None) -> None:
        self.covering.change(read, source)

    def _edited(self) -> Ids:
        """The tracks of the sheet."""
        return self._sheet_ids

    @cached_property
    def _sheet(self) -> "tag_sheet.TagSheetModel":
        """The sheet, heard from its making on."""
        model = self._models.sheet
        model.failed.connect(self._window.notices.show)
        model.written.connect(self._on_written)
        return model

    def _edit_chosen(self) -> None:
        if len(ids := self._chosen()):
            self.open_tags(ids)

    def _tell_chosen(self) -> None:
        if len(ids := self._chosen()):
            self._window.routes.open("properties", ids)

    def _chosen(self) -> "Ids | list[int]":
        """Of a table that has the focus what is chosen in it, else what plays."""
        table, playing = self._window.focusWidget(), self._pages.models.favourite.track_id
        ranges = table.chosen_ranges() if isinstance(table, track_table.TrackTable) else []
        listed = table.model() if isinstance(table, track_table.TrackTable) else None
        if ranges and isinstance(listed, TrackListing):
            return listed.ids(ranges)
        return [] if playing is None else [playing]

    def _edit_cell(self, track_id: int, name: str, text: str) -> None:
        self._sheet.edit_one(track_id, name, text)

    def _make_strip(self, page: QWidget) -> "work_strip.WorkStrip":
        background, scans = self._models.background, self._pages.models.library
        strip = work_strip.WorkStrip(self._window.theme, background, page)
        strip.scan.stop_wanted.connect(scans.stop)
        scans.progressed.connect(background.show_progress)
        self._window.closing.connect(background.close)
        return strip

    def open_tags(self, ids: object) -> None:
        """Edit the tags of tracks."""
        wanted: Ids = np.array(ids, dtype=np.int64)
        self._window.visit(TAGS, partial(self._open_sheet, wanted))

    def _open_sheet(self, ids: Ids) -> None:
        self._sheet_ids = ids
        self._sheet.open(ids)
        self._models.sheet_cover.open(self._edited)

    def _edit_problems(self) -> None:
        tracks = self._models.health.tracks
        ranges = self.health.table.chosen_ranges() or [(0, tracks.rowCount() - 1)]
        self.open_tags(tracks.ids(ranges))

    def _propose(self) -> None:
        """Of the groups that are looked at, or of what is chosen in them."""
        model, table = self._models.health, self.health.table
        chosen = model.tracks.ids(table.chosen_ranges()).tolist()
        self._models.doubles.propose(model.doubles(), chosen)

    def _on_purged(self, number: int) -> None:
        if number:
            text = self.tr("%n track(s) removed from the library.", "", number)
            self._window.notices.say("health.purged", text)

    def _on_written(self, written: "tag_sheet.Written") -> None:
        parts = []
        if written.files:
            parts.append(self.tr("Tags of %n file(s) written, sound unchanged", "", written.files))
        if written.waiting:
            parts.append(self.tr("%n wait(s) until its file has played", "", written.waiting))
        if written.failed:
            parts.append(self.tr("%n could not be written", "", len(written.failed)))
        text = "; ".join(parts) or self.tr("Nothing was changed")
        if not written.batches:
            self._window.notices.say("tags.written", sentence_of(text))
            return
        undo = partial(self._sheet.undo, written.batches)
        self._window.undo.push(Act(text, undo, lambda: None))
        label = self.tr("Undo")
        self._window.notices.offer("tags.written", sentence_of(text), label, self._window.undo.undo)
