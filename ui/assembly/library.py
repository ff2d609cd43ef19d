"""The pages of the library and what they show."""

from player.analysing import BackgroundAnalysis
from player.library.library import Library
from player.playback import Playback
from player.radio import Radio
from ui.assembly.library_models import LateModels
from ui.assembly.shared import Shared
from ui.viewmodels.album import AlbumModel
from ui.viewmodels.albums import AlbumsModel
from ui.viewmodels.browser import BrowserModel
from ui.viewmodels.columns import LIST_COLUMNS
from ui.viewmodels.favourite import FavouriteModel
from ui.viewmodels.library import LibraryModel
from ui.viewmodels.names import NameAlbumsModel, NamesModel
from ui.viewmodels.pages import Ids
from ui.viewmodels.playlist import PlaylistModel
from ui.viewmodels.playlist_cards import PlaylistCards
from ui.viewmodels.playlists import PlaylistsModel
from ui.viewmodels.tracks import TracksModel
from ui.viewmodels.verbs import TrackVerbs
from ui.viewmodels.views import ViewsModel
from ui.views.care.care_pages import CarePages
from ui.views.care.locating import Locating
from ui.views.library.browsing_pages import BrowsingPages
from ui.views.library.library_pages import LibraryModels, LibraryPages
from ui.views.library.track_acts import TrackActs
from ui.views.library.track_menu import TrackMenus
from ui.views.listening.listening_pages import ListeningPages
from ui.views.playlists.playlist_pages import PlaylistModels, PlaylistPages
from ui.views.shell.window import MainWindow


def build_library(
    window: MainWindow,
    library: Library,
    playback: Playback,
    shared: Shared,
    analysis: BackgroundAnalysis | None = None,
    radio: Radio | None = None,
) -> LibraryPages:
    """Add the library's pages; whoever opened the library closes it, after the window."""
    tasks = shared.tasks
    verbs = TrackVerbs(library, playback, tasks)
    playlists = PlaylistsModel(library, tasks)
    menus = TrackMenus(window.theme, verbs, playlists)
    browser = BrowserModel(library, tasks)
    tracks = TracksModel(library, verbs, tasks, browser.source)
    browser.narrow(tracks)
    name = NameAlbumsModel(library, verbs, tasks)
    scans = LibraryModel(library, tasks)
    models = LibraryModels(
        library=scans,
        albums=AlbumsModel(library, verbs, tasks),
        tracks=tracks,
        browser=browser,
        album=AlbumModel(library, verbs, tasks),
        artists=NamesModel("artist", library, verbs, tasks),
        composers=NamesModel("composer", library, verbs, tasks),
        genres=NamesModel("genre", library, verbs, tasks),
        years=NamesModel("year", library, verbs, tasks),
        name=name,
        top=_top_tracks(library, name, verbs, shared),
        favourite=FavouriteModel(library, playback, verbs, tasks),
        verbs=verbs,
        views=ViewsModel(shared.window_state),
    )
    scans.changed.connect(shared.covers.look_again)
    late = LateModels(window, library, playback, verbs, tasks, analysis, radio)
    news = (scans, models.favourite)
    listening = ListeningPages(window, late, shared.covers, menus, news)
    listening.add_home()
    pages = LibraryPages(window, models, shared.covers, menus)
    BrowsingPages(window, late, shared.covers, pages)
    _build_playlists(window, pages, late, shared, playlists)
    listening.add_reports()
    CarePages(window, late, pages)
    TrackActs(window, late)
    Locating(window, scans, verbs)
    return pages


def _build_playlists(
    window: MainWindow,
    pages: LibraryPages,
    late: LateModels,
    shared: Shared,
    playlists: PlaylistsModel,
) -> None:
    library, verbs, tasks = late.library, late.verbs, shared.tasks

    def loved(words: str, sort: str) -> Ids:
        return library.tracks.ids(f"loved: {words}", sort)

    models = PlaylistModels(
        playlists=playlists,
        cards=PlaylistCards(library, playlists, verbs, tasks),
        playlist=PlaylistModel(library, verbs, tasks),
        favourites=TracksModel(library, verbs, tasks, loved, LIST_COLUMNS),
    )
    PlaylistPages(window, models, late, shared.covers, pages)
    pages.models.library.changed.connect(playlists.refresh)
    verbs.loved.connect(models.playlist.forget_rows)


def _top_tracks(
    library: Library, name: NameAlbumsModel, verbs: TrackVerbs, shared: Shared
) -> TracksModel:
    def top(_words: str, _sort: str) -> Ids:
        return library.directory.top_tracks(name.kind, name.key)

    return TracksModel(library, verbs, shared.tasks, top, LIST_COLUMNS)
