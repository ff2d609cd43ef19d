"""The pages of the library and what they show."""

from player.library.library import Library
from player.playback import Playback
from ui.assembly.shared import Shared
from ui.viewmodels.album import AlbumModel
from ui.viewmodels.albums import AlbumsModel
from ui.viewmodels.favourite import FavouriteModel
from ui.viewmodels.library import LibraryModel
from ui.viewmodels.tracks import TracksModel
from ui.views.library_pages import LibraryModels, LibraryPages
from ui.views.window import MainWindow


def build_library(
    window: MainWindow, library: Library, playback: Playback, shared: Shared
) -> LibraryPages:
    """Add the library's pages; whoever opened the library closes it, after the window."""
    tasks = shared.tasks
    models = LibraryModels(
        library=LibraryModel(library, tasks),
        albums=AlbumsModel(library, playback, tasks),
        tracks=TracksModel(library, playback, tasks),
        album=AlbumModel(library, playback, tasks),
        favourite=FavouriteModel(library, playback, tasks),
    )
    return LibraryPages(window, models, shared.covers)
