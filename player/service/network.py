"""The network process: syncs, fetches, and is out of the way of sound and window.

It opens the library itself, holds the credentials, and ends when the player's end of the pipe
closes. One thread a kind of work; each opens its own connections.
"""

import queue
import random
import threading
from collections.abc import Callable
from contextlib import closing, suppress
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path

from msgspec.structs import replace

from player.blocks import Arrival, BlockMap
from player.errors import PlayerError
from player.library.library import Library
from player.library.lists.rows import Here
from player.library.remote.songs import RemoteFile
from player.library.remote.sources import SUBSONIC, SourceRow
from player.library.remote.twins import find_twins
from player.service.handover.exchange import find_queue, leave_queue
from player.service.http import UnreachableError
from player.service.orders import (
    AskForQueue,
    Bring,
    BringCover,
    Brought,
    Coming,
    CredentialsForgotten,
    ForgetCredentials,
    Keep,
    KeepCredentials,
    KeepPinned,
    LeaveQueue,
    LineMeasured,
    News,
    Order,
    QueueElsewhere,
    Synced,
    Syncing,
    SyncNow,
    Trouble,
    TrustOnce,
)
from player.service.secrets import Secrets
from player.service.servers import (
    forget_credentials,
    keep_credentials,
    open_server,
    tell_scrobbler,
)
from player.service.songs.cache import Cache
from player.service.songs.covers import bring_cover
from player.service.songs.fetch import Fetch
from player.service.songs.pins import Pins
from player.service.songs.progress import Progress
from player.service.songs.wanted import Wanted
from player.service.subsonic import BarredError, Subsonic
from player.service.syncing.report import SyncReport, SyncWatcher
from player.service.syncing.sync import Sync

PUSH_EVERY_S = 15.0
SYNC_EVERY_S = 15 * 60.0
_JITTER = 0.2
Errand = BringCover | LeaveQueue | AskForQueue


class Network:
    """Everything the process does, by kind.

    Args:
        library: Opened in this process.
        secrets: Where the credentials are.
        cache: Where songs go.
        tell: Says something to the player; any thread.
    """

    def __init__(
        self, library: Library, secrets: Secrets, cache: Cache, tell: Callable[[News], None]
    ) -> None:
        self._library, self._secrets, self._cache, self._tell = library, secrets, cache, tell
        self._closing = threading.Event()
        self._orders: queue.SimpleQueue[SyncNow | None] = queue.SimpleQueue()
        self._wanted = Wanted()
        self._pins = Pins(library, cache)
        self._trusted: dict[int, str] = {}
        self._errands: queue.SimpleQueue[Errand | None] = queue.SimpleQueue()
        self._threads = [
            threading.Thread(target=work, name=name, daemon=True)
            for name, work in (
                ("sync", self._sync_all), ("fetch", self._fetch_all), ("errands", self._run_errands)
            )
        ]  # fmt: skip
        for thread in self._threads:
            thread.start()

    def obey(self, order: Order) -> None:
        """Take an order; it is done on the thread of its kind."""
        match order:
            case SyncNow():
                self._orders.put(order)
            case Bring():
                self._wanted.add(order)
            case BringCover() | LeaveQueue() | AskForQueue():
                self._errands.put(order)
            case KeepCredentials(source_id=source_id, credentials=credentials):
                keep_credentials(self._secrets, source_id, credentials)
            case ForgetCredentials(source_id=source_id):
                forget_credentials(self._secrets, source_id)
                self._trusted.pop(source_id, None)
            case TrustOnce(source_id=source_id, pin_sha256=pin):
                self._trusted[source_id] = pin
            case Keep():
                self._pins.limit(order)
                self._keep_pinned(order.source_id)
            case KeepPinned(source_id=source_id):
                self._keep_pinned(source_id)

    def close(self) -> None:
        """Leave the rest for another time."""
        self._closing.set()
        self._orders.put(None)
        self._wanted.close()
        self._errands.put(None)
        for thread in self._threads:
            thread.join()

    def _sync_all(self) -> None:
        """Sync when asked and every quarter of an hour; what the listener did goes out sooner."""
        self._pins.compare()
        next_whole_s = 0.0
        while not self._closing.is_set():
            try:
                order = self._orders.get(timeout=PUSH_EVERY_S)
            except queue.Empty:
                next_whole_s -= PUSH_EVERY_S
                order = SyncNow() if next_whole_s <= 0 or self._owes() else None
            if order is None:
                continue
            if order.source_id is None:
                next_whole_s = SYNC_EVERY_S * random.uniform(1 - _JITTER, 1 + _JITTER)  # noqa: S311
            for source in self._library.sources.rows():
                if order.source_id in {None, source.id} and not self._closing.is_set():
                    self._sync(source, whole=order.whole)

    def _owes(self) -> bool:
        return any(self._library.outbox.due(row.id) for row in self._library.sources.rows())

    def _sync(self, source: SourceRow, *, whole: bool) -> None:
        watcher = SyncWatcher(
            on_page=lambda seen: self._tell(Syncing(source.id, seen)),
            is_cancelled=self._closing.is_set,
        )
        try:
            try:
                report = self._run(source, watcher, whole=whole, look_again=whole)
            except BarredError:  # perhaps the way in is another one now
                report = self._run(source, watcher, whole=whole, look_again=True)
        except PlayerError as error:
            self._library.sources.fail(source.id, error.sentence)
            if isinstance(error, UnreachableError):
                self._library.sources.reach(source.id, reached=False)
            self._tell(Trouble(source.id, error.code, error.details))
            return
        self._library.sources.reach(source.id, reached=True)
        if report.written or report.dropped:
            find_twins(self._library.database, source.id)
        self._tell(Synced(source.id, report))
        self._keep_pinned(source.id)

    def _run(
        self, source: SourceRow, watcher: SyncWatcher, *, whole: bool, look_again: bool
    ) -> SyncReport:
        if source.kind != SUBSONIC:
            return SyncReport(sent=tell_scrobbler(self._library, self._secrets, source))
        server = self._open(source, look_again=look_again)
        try:
            return Sync(server, self._library, source, watcher).run(whole=whole)
        finally:
            server.client.close()

    def _open(self, source: SourceRow, *, look_again: bool = False) -> Subsonic:
        pin = self._trusted.get(source.id, source.pin_sha256)
        trusted = replace(source, pin_sha256=pin)
        return open_server(self._library, self._secrets, trusted, look_again=look_again)

    def _keep_pinned(self, source_id: int) -> None:
        for song, path in self._pins.missing(source_id):
            self._wanted.add(Bring(source_id, song.remote_id, str(path), soon=False))

    def _fetch_all(self) -> None:
        while (order := self._wanted.take()) is not None:
            self._fetch(order)

    def _fetch(self, order: Bring) -> None:
        path = Path(order.path)
        song = self._library.remote_files.get(order.source_id, order.remote_id)
        source = self._library.sources.get(order.source_id)
        if song is None or source is None:
            return
        coming = Progress(path, lambda part: self._tell(Coming(source.id, order.remote_id, part)))
        try:
            self._cache.open(path, song.size if order.tier.is_whole else 0)
            server = self._open(source)
            try:
                fetch = Fetch(
                    server,
                    order.remote_id,
                    path,
                    coming.before(partial(self._wanted.goes_on, order)),
                    order.tier,
                    lambda kbps: self._tell(LineMeasured(source.id, kbps)),
                )
                whole = fetch.run()
            finally:
                server.client.close()
        except PlayerError as error:
            _give_up(path)
            if not isinstance(error, UnreachableError):
                self._note(order, song, Here.FAILED)
            self._tell(Trouble(source.id, error.code, error.details))
            return
        except OSError as error:  # a full disk, a folder that is gone
            _give_up(path)
            reason = error.strerror or type(error).__name__
            details: dict[str, object] = {"path": path.name, "reason": reason}
            self._tell(Trouble(source.id, "file.write_failed", details))
            return
        if whole:
            self._note(order, song, Here.WHOLE)
            self._tell(Brought(order.path))
            if self._cache.make_room(self._pins.names(), {path}):
                self._pins.compare()
        elif not self._closing.is_set():
            self._wanted.add(order)

    def _note(self, order: Bring, song: RemoteFile, here: Here) -> None:
        """What is made of a song is no download of it."""
        if order.tier.is_whole:
            self._pins.note(song, here)

    def _run_errands(self) -> None:
        """Small things in order; what does not work out is left."""
        while not self._closing.is_set():
            match self._errands.get():
                case BringCover() as order:
                    self._at(order.source_id, partial(bring_cover, order, self._tell))
                case LeaveQueue(source_id=source_id, queue=left):
                    self._at(source_id, partial(leave_queue, left))
                case AskForQueue():
                    for row in self._library.sources.rows():
                        self._at(row.id, partial(self._look_for_queue, row.id))
                case None:
                    pass

    def _at(self, source_id: int, errand: Callable[[Subsonic], object]) -> None:
        source = self._library.sources.get(source_id)
        if source is None or source.kind != SUBSONIC:
            return
        with suppress(PlayerError, OSError):
            server = self._open(source)
            with closing(server.client):
                errand(server)

    def _look_for_queue(self, source_id: int, server: Subsonic) -> None:
        if (found := find_queue(server)) is not None:
            self._tell(QueueElsewhere(source_id, found))


def _give_up(path: Path) -> None:
    """Let whoever waits for the song know that it does not come."""
    try:
        blocks = BlockMap(path)
    except OSError:
        return
    blocks.state = Arrival.FAILED
    blocks.close()


def serve(pipe: Connection, library: Path, secrets: Path, cache: Path) -> None:
    """Obey until the player hangs up; the process's main function."""
    telling = threading.Lock()

    def tell(news: News) -> None:
        try:
            with telling:
                pipe.send(news)
        except (BrokenPipeError, OSError):
            return

    opened = Library.open(library)
    network = Network(opened, Secrets(secrets), Cache(cache), tell)
    try:
        while True:
            order: Order = pipe.recv()
            network.obey(order)
            if isinstance(order, ForgetCredentials):
                tell(CredentialsForgotten(order.source_id))
    except (EOFError, OSError, KeyboardInterrupt):
        pass
    finally:
        network.close()
        opened.close()
