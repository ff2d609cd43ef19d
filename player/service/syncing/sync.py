"""One server into the library: push first, then read what changed; cancellable, repeatable."""

from dataclasses import dataclass, field
from time import time

from msgspec.structs import replace

from player.library.library import Library
from player.library.remote.sources import SourceRow
from player.service.probe import Stamp, change_stamp
from player.service.source import ChangeMark
from player.service.subsonic import Subsonic
from player.service.syncing.bookmarks import read_bookmarks
from player.service.syncing.changes import ChangesLostError, current_state, follow_changes
from player.service.syncing.passes import read_everything
from player.service.syncing.playlists import PlaylistSync
from player.service.syncing.push import Push
from player.service.syncing.report import SyncReport, SyncWatcher
from player.service.syncing.stars import read_stars

DAY_MS = 24 * 3600 * 1000


@dataclass(slots=True)
class Sync:
    """Brings the library up to date with one server, and the server with the listener.

    Attributes:
        server: Probed and open.
        library: Where it goes; its lists may be read meanwhile.
        source: As the library keeps it.
    """

    server: Subsonic
    library: Library
    source: SourceRow
    watcher: SyncWatcher = field(default_factory=SyncWatcher)

    def run(self, *, whole: bool = False) -> SyncReport:
        """Do all that is due.

        Args:
            whole: Read everything, whatever the server says of changes.

        Raises:
            PlayerError: source.*; what was read by then is kept, and nothing was dropped.
        """
        sent = Push(self.server, self.library.outbox, self.source.id).run()
        if self.server.capabilities.change_mark is ChangeMark.DELTA:
            report = self._by_changes(whole=whole)
        else:
            report = self._by_pass(whole=whole)
        read_bookmarks(self.server, self.library, self.source)
        playlists = PlaylistSync(self.server, self.library, self.source).run()
        return replace(report, sent=sent, playlists=playlists)

    def _by_changes(self, *, whole: bool) -> SyncReport:
        """Ask for what changed since last time; a lost thread means reading everything."""
        if self.source.cursor is not None and not whole:
            try:
                return follow_changes(self.server, self.library, self.source, self.watcher)
            except ChangesLostError:
                pass
        state = current_state(self.server)
        report = read_everything(self.server, self.library, self.source, self.watcher)
        self.library.sources.succeed(self.source.id, state)
        return report

    def _by_pass(self, *, whole: bool) -> SyncReport:
        """Read everything when it is due; stars and ratings always."""
        stamp = change_stamp(self.server)
        if whole or self._is_due(stamp):
            report = read_everything(self.server, self.library, self.source, self.watcher, stamp)
        else:
            report = SyncReport()
        read_stars(self.server, self.library, self.source)
        self.library.sources.succeed(self.source.id, None)
        return report

    def _is_due(self, stamp: Stamp | None) -> bool:
        """A count does not move when a tag is edited: without a time, once a day in any case."""
        if self.source.suspect or not self.source.last_full_ms:
            return True
        changed = stamp is not None and stamp.value != self.source.stamp
        old = time() * 1000 - self.source.last_full_ms > DAY_MS
        surely_unchanged = stamp is not None and stamp.is_time and not changed
        return changed or (old and not surely_unchanged)
