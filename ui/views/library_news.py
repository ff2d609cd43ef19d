"""What a library tells: how much there is, how far a scan is, what was added to playlists."""

from PySide6.QtCore import QObject

from player.library.lists.rows import Stats
from player.library.scan.watcher import Progress, ScanReport
from ui.viewmodels.library import LibraryModel
from ui.viewmodels.verbs import TrackVerbs
from ui.views.window import MainWindow
from ui.wording import count

ALBUMS = "albums"
TRACKS = "tracks"


class LibraryNews(QObject):
    """Puts it into the sidebar and into toasts; owned by the window."""

    def __init__(self, window: MainWindow, library: LibraryModel, verbs: TrackVerbs) -> None:
        super().__init__(window)
        self._window = window
        library.counted.connect(self._on_counted)
        library.progressed.connect(self._on_progressed)
        library.scanned.connect(self._on_scanned)
        verbs.said.connect(self._on_added)

    def _on_counted(self, stats: Stats) -> None:
        self._window.sidebar.set_count(ALBUMS, stats.albums)
        self._window.sidebar.set_count(TRACKS, stats.tracks)

    def _on_added(self, name: str, number: int) -> None:
        text = self.tr("%n track(s) added to “{name}”.", "", number)
        self._window.notices.say("playlist.added", text.format(name=name))

    def _on_progressed(self, progress: Progress) -> None:
        text = self.tr("Bringing in music: {done} of {total} files")
        said = text.format(done=count(progress.done), total=count(progress.total))
        self._window.notices.say("library.scanned", said)

    def _on_scanned(self, report: ScanReport) -> None:
        added = self.tr("%n file(s) came in", "", report.read)
        if report.unreadable:
            unread = self.tr("%n file(s) cannot be read", "", len(report.unreadable))
            added = self.tr("{one}; {other}").format(one=added, other=unread)
        self._window.notices.say("library.scanned", added + ".")
