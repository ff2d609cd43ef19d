"""View-models of the library that are made, and loaded, when their pages are first wanted."""

from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from PySide6.QtCore import QObject

from player.analysing import BackgroundAnalysis
from player.deferred import deferred
from player.library.library import Library
from player.playback import Playback
from player.radio import Radio
from ui.tasks import Tasks
from ui.viewmodels.columns import LIST_COLUMNS
from ui.viewmodels.pages import Ids
from ui.viewmodels.tracks import TracksModel
from ui.viewmodels.verbs import TrackVerbs

with deferred():
    from ui.viewmodels import background as background_model
    from ui.viewmodels import cover_edit, tag_sheet
    from ui.viewmodels import doubles as doubles_model
    from ui.viewmodels import folders as folders_model
    from ui.viewmodels import health as health_model
    from ui.viewmodels import home as home_model
    from ui.viewmodels import properties as properties_model
    from ui.viewmodels import report as report_model
    from ui.viewmodels import smart as smart_model
    from ui.viewmodels import station as station_model
    from ui.viewmodels import works as works_model

_Model = TypeVar("_Model", bound=QObject)


@dataclass(frozen=True)
class LateModels:
    """Makes each once; `owner` owns them."""

    owner: QObject
    library: Library
    playback: Playback
    verbs: TrackVerbs
    tasks: Tasks
    analysis: BackgroundAnalysis | None = None
    radio: Radio | None = None

    @cached_property
    def home(self) -> "home_model.HomeModel":
        """What to go on with, and what to hear again."""
        library, playback, verbs = self.library, self.playback, self.verbs
        model = home_model.HomeModel(library, playback, self._radio, verbs, self.tasks)
        return self._owned(model)

    @cached_property
    def station(self) -> "station_model.StationModel":
        """The station of one's own."""
        library, playback, verbs = self.library, self.playback, self.verbs
        model = station_model.StationModel(library, playback, self._radio, verbs, self.tasks)
        model.count()
        return self._owned(model)

    @cached_property
    def _radio(self) -> Radio:
        return self.radio or Radio(self.library, self.playback)

    @cached_property
    def report(self) -> "report_model.ReportModel":
        """What was heard when."""
        return self._owned(report_model.ReportModel(self.library, self.tasks))

    @cached_property
    def folders(self) -> "folders_model.FoldersModel":
        """The folders as they lie on the disk."""
        return self._owned(folders_model.FoldersModel(self.library, self.tasks))

    @cached_property
    def folder_tracks(self) -> TracksModel:
        """What lies in the folder that was chosen."""
        folders, library = self.folders, self.library

        def inside(_words: str, _sort: str) -> Ids:
            return library.folders.tracks(folders.chosen)

        model = TracksModel(library, self.verbs, self.tasks, inside, LIST_COLUMNS)
        self.verbs.loved.connect(model.forget_rows)
        return self._owned(model)

    @cached_property
    def works(self) -> "works_model.WorksModel":
        """A composer's works."""
        return self._owned(works_model.WorksModel(self.library, self.verbs, self.tasks))

    @cached_property
    def work(self) -> "works_model.WorkModel":
        """A work's recordings."""
        return self._owned(works_model.WorkModel(self.library, self.verbs, self.tasks))

    @cached_property
    def health(self) -> "health_model.HealthModel":
        """What is wrong with the library's files."""
        return self._owned(health_model.HealthModel(self.library, self.verbs, self.tasks))

    @cached_property
    def doubles(self) -> "doubles_model.DoublesModel":
        """What is there twice, put away."""
        return self._owned(doubles_model.DoublesModel(self.library, self.tasks))

    @cached_property
    def background(self) -> "background_model.BackgroundModel":
        """Scans and listening to tracks."""
        return self._owned(background_model.BackgroundModel(self.library, self.analysis))

    @cached_property
    def sheet(self) -> "tag_sheet.TagSheetModel":
        """The tags of some tracks."""
        return self._owned(tag_sheet.TagSheetModel(self.library, self.tasks))

    @cached_property
    def sheet_cover(self) -> "cover_edit.CoverModel":
        """The cover of those."""
        return self._owned(cover_edit.CoverModel(self.library, self.tasks))

    @cached_property
    def cover(self) -> "cover_edit.CoverModel":
        """The cover that is being changed."""
        return self._owned(cover_edit.CoverModel(self.library, self.tasks))

    @cached_property
    def properties(self) -> "properties_model.PropertiesModel":
        """All that is known of one track."""
        return self._owned(properties_model.PropertiesModel(self.library, self.tasks))

    @cached_property
    def smart(self) -> "smart_model.SmartModel":
        """The rules of a smart playlist."""
        return self._owned(smart_model.SmartModel(self.library, self.verbs, self.tasks))

    def _owned(self, model: _Model) -> _Model:
        model.setParent(self.owner)
        return model
