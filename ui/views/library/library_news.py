"""What a library tells: how much there is, and how far a scan is."""

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import QObject

from player.library.lists.rows import Stats
from player.library.scan.watcher import Moved, Progress, ScanReport
from ui.viewmodels.library import LibraryModel
from ui.views.shell.window import MainWindow
from ui.wording import count

ALBUMS = "albums"
TRACKS = "tracks"


class LibraryNews(QObject):
    """Puts it into the sidebar and into toasts; owned by the window."""

    def __init__(self, window: MainWindow, library: LibraryModel) -> None:
        super().__init__(window)
        self._window = window
        self._library = library
        library.counted.connect(self._on_counted)
        library.progressed.connect(self._on_progressed)
        library.scanned.connect(self._on_scanned)

    def _on_counted(self, stats: Stats) -> None:
        self._window.sidebar.set_count(ALBUMS, stats.albums)
        self._window.sidebar.set_count(TRACKS, stats.tracks)

    def _on_progressed(self, progress: Progress) -> None:
        library = self._library
        text, label, verb = self._going_words(), self.tr("Pause"), library.hold
        if progress.paused:
            text, label, verb = self._paused_words(), self.tr("Go on"), library.go_on
        said = text.format(done=count(progress.done), total=count(progress.total))
        self._window.notices.offer("library.scanned", said, label, verb)

    def _going_words(self) -> str:
        return self.tr("Bringing in music: {done} of {total} files")

    def _paused_words(self) -> str:
        return self.tr("Bringing in music is paused at {done} of {total} files")

    def _on_scanned(self, report: ScanReport) -> None:
        added = self.tr("%n file(s) came in", "", report.read)
        if report.relinked:
            added = self.tr("%n file(s) found again", "", report.relinked)
        if report.unreadable:
            unread = self.tr("%n file(s) cannot be read", "", len(report.unreadable))
            added = self.tr("{one}; {other}").format(one=added, other=unread)
        self._window.notices.say("library.scanned", added + ".")
        if report.moved:
            self._offer_to_move(report.moved)

    def _offer_to_move(self, moved: Sequence[Moved]) -> None:
        """Music that is there twice now, once where nobody finds it any more."""
        number = sum(one.files for one in moved)
        text = self.tr("%n new file(s) look like those of {folder}, which is away.", "", number)
        said = text.format(folder=moved[0].old_root)
        locate = partial(self._locate, {one.folder for one in moved})
        self._window.notices.offer("library.moved", said, self.tr("They moved here"), locate)

    def _locate(self, folders: Iterable[str]) -> None:
        for folder in folders:
            self._library.locate(folder)
