"""The page of a composer, work by work, and the page of a work, recording by recording."""

from PySide6.QtWidgets import QWidget

from ui.covers import Covers
from ui.theme.theme import Theme
from ui.viewmodels.works import WorkModel, WorksModel
from ui.views.library.card_grid import CardGrid
from ui.views.library.track_menu import TrackMenus
from ui.views.library.track_table import TrackTable
from ui.views.shell.page_body import PageBody
from ui.views.shell.page_layout import HeadPage, beside_air, pile
from ui.widgets.grid.grid_shape import GridShape

_ROW_PX = 60
_PICTURE_PX = 148


class ComposerPage(HeadPage):
    """A head that scrolls away, and a list of works by catalogue."""

    def __init__(
        self,
        theme: Theme,
        model: WorksModel,
        covers: Covers,
        menus: TrackMenus,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, covers, _PICTURE_PX, parent)
        self._model = model
        self.add = self.add_chip(self.tr("Add to queue"), "add-to-queue")
        self.albums = self.add_chip(self.tr("Albums"), "albums")
        self.grid = CardGrid(theme, model, covers, menus, self)
        self.grid.setAccessibleName(self.tr("Works"))
        self.grid.set_shape(GridShape(row_px=_ROW_PX))
        self.grid.set_head(self.head)
        self.body = PageBody(theme, self.grid, self, cards=False)
        self.body.follow(model, model.refresh)
        self.setFocusProxy(self.grid)
        pile(self, self.body)
        self.play.clicked.connect(lambda: model.verbs.play(model.all_tracks(), 0, self._name()))
        self.add.clicked.connect(lambda: model.verbs.add(model.all_tracks(), next_up=False))
        model.changed.connect(self._on_changed)
        model.shown.connect(self._on_shown)

    def _on_shown(self) -> None:
        self.body.show_content()
        if self._model.name is not None:
            self._on_changed()

    def _name(self) -> str:
        return self._model.name.name if self._model.name else ""

    def _on_changed(self) -> None:
        name = self._model.name
        if name is None:
            self.body.say(self.tr("There is nothing here any more."))
            return
        self.setAccessibleName(name.name)
        cover = name.cover or ("composer", name.id)
        self.head.picture.show_cover(cover, name.name, rounded=True)
        works = self.tr("%n work(s)", "", self._model.rowCount())
        tracks = self.tr("%n track(s)", "", name.track_count)
        facts = f"{works} · {tracks}" if self._model.rowCount() else tracks
        self.head.say(self.tr("Composer"), name.name, facts=facts)
        self.grid.updateGeometries()


class WorkPage(HeadPage):
    """One work; its recordings one below the other, to compare."""

    def __init__(
        self,
        theme: Theme,
        model: WorkModel,
        covers: Covers,
        menus: TrackMenus,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, covers, _PICTURE_PX, parent)
        self._model = model
        self.add = self.add_chip(self.tr("Add to queue"), "add-to-queue")
        self.table = TrackTable(theme, model.tracks, menus, self)
        self.body = PageBody(theme, self.table, self, cards=False)
        self.body.follow(model.tracks, model.refresh)
        self.setFocusProxy(self.table)
        pile(self, self.head, beside_air(self.body))
        self.play.clicked.connect(lambda: model.tracks.play(0))
        self.add.clicked.connect(self._on_add)
        model.changed.connect(self._on_changed)
        model.tracks.counted.connect(self._on_counted)

    def _on_add(self) -> None:
        tracks = self._model.tracks
        tracks.add([(0, tracks.rowCount() - 1)], next_up=False)

    def _on_counted(self, number: int) -> None:
        if number:
            self.body.show_content()
        elif self._model.work is not None:
            self.body.say(self.tr("There is nothing here any more."))

    def _on_changed(self) -> None:
        work = self._model.work
        if work is None:
            self.body.say(self.tr("There is nothing here any more."))
            return
        self.setAccessibleName(work.title)
        self.head.picture.show_cover(work.cover or ("work", work.id), work.title)
        facts = self.tr("%n recording(s)", "", work.recordings)
        self.head.say(self.tr("Work"), work.title, work.composer, facts)
