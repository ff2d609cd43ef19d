"""A pass over a server's whole library, and whether what it did not bring may be forgotten."""

from player.library.library import Library
from player.library.remote.catalogue import Catalogue
from player.library.remote.sources import SourceRow
from player.service.probe import Stamp, change_stamp, is_scanning
from player.service.subsonic import Subsonic
from player.service.syncing.pages import Reading, all_songs
from player.service.syncing.report import SyncReport, SyncWatcher
from player.service.syncing.song_tags import builder

_LOSS_SHARE, _LOSS_MOST = 0.1, 500


def read_everything(
    server: Subsonic,
    library: Library,
    source: SourceRow,
    watcher: SyncWatcher,
    stamp: Stamp | None = None,
) -> SyncReport:
    """Read all songs; forget those that are gone, if the pass can be believed.

    Args:
        server: Probed and open.
        library: Where they go.
        source: As it was before the pass.
        watcher: Hears of each page.
        stamp: What the server said of its library before the pass.

    Raises:
        PlayerError: source.*, in the middle; what was read is kept and nothing dropped.
    """
    reading, written = Reading(), 0
    catalogue = Catalogue(library.database, source, builder(source.id, reading.note_odd))
    for page in all_songs(server, reading, watcher.is_cancelled):
        changed = catalogue.store(page)
        written += changed
        if changed:
            library.announce()
        watcher.on_page(catalogue.seen_count)
    if watcher.is_cancelled():
        return SyncReport(seen=catalogue.seen_count, written=written, cancelled=True)
    whole = _is_whole(server, stamp, reading)
    unseen = catalogue.unseen()
    believed = whole and (source.suspect or not _is_much(len(unseen), catalogue.seen_count))
    dropped = catalogue.drop(unseen) if believed else 0
    suspect = bool(unseen) and not believed
    kept = stamp.value if stamp and whole and not suspect else None
    library.sources.finish_pass(source.id, kept, suspect=suspect)
    if dropped:
        library.announce()
    return SyncReport(
        seen=catalogue.seen_count,
        written=written,
        dropped=dropped,
        whole=whole,
        suspect=suspect,
        odd=reading.odd,
    )


def _is_whole(server: Subsonic, stamp: Stamp | None, reading: Reading) -> bool:
    """A pass is whole when all was understood and the server stood still meanwhile."""
    if reading.odd or is_scanning(server):
        return False
    return stamp is None or change_stamp(server) == stamp


def _is_much(gone: int, seen: int) -> bool:
    """Short pages, an empty answer or a server whose own drive is away look like a great loss."""
    return gone > _LOSS_MOST or gone > _LOSS_SHARE * (seen + gone)
