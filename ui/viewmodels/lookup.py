"""What MusicBrainz knows of one album: asked when the listener says so, for that album only."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from player.errors import PlayerError
from player.events import Notice
from player.library.library import Library
from player.library.lists.rows import AlbumRow
from player.lookup.lookup import Lookup, save_cover
from player.lookup.question import Candidate
from player.settings.store import SettingsStore
from ui.tasks import Tasks
from ui.viewmodels.pages import Ids


class LookupModel(QObject):
    """Asks beside the GUI thread.

    Signals:
        found: The releases that may be meant, the likeliest first.
        covered: Where a cover was put; None where there was none to take, or one already.
        failed: A notice of what went wrong.
    """

    found = Signal(object)
    covered = Signal(object)
    failed = Signal(object)

    def __init__(
        self, lookup: Lookup, library: Library, settings: SettingsStore, tasks: Tasks
    ) -> None:
        super().__init__()
        self._lookup = lookup
        self._library = library
        self._settings = settings
        self._tasks = tasks

    @property
    def allowed(self) -> bool:
        """Whether the listener has allowed questions of this kind."""
        return self._settings.settings.library.online_lookup

    def allow(self) -> None:
        """The listener allows them, as in the settings."""
        now = self._settings.settings
        self._settings.change(replace(now, library=replace(now.library, online_lookup=True)))

    def ask(self, album: AlbumRow) -> None:
        """Ask which releases are called so; artist and title are sent."""
        lookup = self._lookup
        self._run(lambda: lookup.releases(album.artist, album.title), self.found.emit)

    def tracks_of(self, album: AlbumRow) -> Ids:
        """Return the tracks of an album."""
        return self._library.album_tracks(album.id)

    def take_cover(self, album: AlbumRow, candidate: Candidate) -> None:
        """Put the front cover of a release beside the album, unless it has one."""
        lookup, library = self._lookup, self._library

        def fetch() -> Path | None:
            picture = lookup.cover(candidate.mbid)
            tracks = library.tracks.tracks(library.album_tracks(album.id)[:1])
            if picture is None or not tracks:
                return None
            saved = save_cover(Path(tracks[0].path).parent, picture)
            if saved is not None:
                library.scan([saved.parent])
            return saved

        self._run(fetch, self.covered.emit)

    def _run(self, work: Callable[[], object], then: Callable[[object], None]) -> None:
        def guarded() -> object:
            try:
                return work()
            except PlayerError as error:
                return error

        def tell(outcome: object) -> None:
            if isinstance(outcome, PlayerError):
                self.failed.emit(Notice(outcome.code, outcome.details))
            else:
                then(outcome)

        self._tasks.run(guarded, tell, self)
