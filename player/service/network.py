"""The network process: syncs, fetches, and is out of the way of sound and window.

It opens the library itself, holds the credentials, and ends when the player's end of the pipe
closes. One thread a kind of work; each opens its own connections.
"""

import queue
import random
import threading
from collections.abc import Callable
from contextlib import closing
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path

from player.blocks import Arrival, BlockMap
from player.errors import PlayerError
from player.library.library import Library
from player.library.remote.sources import SUBSONIC, SourceRow
from player.library.remote.twins import find_twins
from player.service.cache import Cache, Kept
from player.service.fetch import Fetch
from player.service.http import PICTURE_BYTES_MAX, UnreachableError, new_client, send
from player.service.orders import (
    Bring,
    BringCover,
    Brought,
    CoverBrought,
    KeepCredentials,
    KeepPinned,
    News,
    Order,
    Synced,
    Syncing,
    SyncNow,
    Trouble,
)
from player.service.report import SyncReport, SyncWatcher
from player.service.scrobblers import Scrobbler, ScrobblerKind
from player.service.secrets import Secrets
from player.service.servers import credentials_of, keep_credentials, open_server
from player.service.subsonic import BarredError
from player.service.sync import Sync
from player.service.wanted import Wanted

PUSH_EVERY_S = 15.0
SYNC_EVERY_S = 15 * 60.0
_JITTER = 0.2
_COVER_PX = 768


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
        self._covers: queue.SimpleQueue[BringCover | None] = queue.SimpleQueue()
        self._threads = [
            threading.Thread(target=work, name=name, daemon=True)
            for name, work in (
                ("sync", self._sync_all), ("fetch", self._fetch_all), ("covers", self._cover_all)
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
            case BringCover():
                self._covers.put(order)
            case KeepCredentials(source_id=source_id, credentials=credentials):
                keep_credentials(self._secrets, source_id, credentials)
            case KeepPinned(source_id=source_id):
                self._keep_pinned(source_id)

    def close(self) -> None:
        """Leave the rest for another time."""
        self._closing.set()
        self._orders.put(None)
        self._wanted.close()
        self._covers.put(None)
        for thread in self._threads:
            thread.join()

    def _sync_all(self) -> None:
        """Sync when asked and every quarter of an hour; what the listener did goes out sooner."""
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
            self._tell(Trouble(source.id, error.code, error.details))
            return
        if report.written or report.dropped:
            find_twins(self._library.database, source.id)
        self._tell(Synced(source.id, report))
        self._keep_pinned(source.id)

    def _run(
        self, source: SourceRow, watcher: SyncWatcher, *, whole: bool, look_again: bool
    ) -> SyncReport:
        if source.kind != SUBSONIC:
            return self._scrobble(source)
        server = open_server(self._library, self._secrets, source, look_again=look_again)
        try:
            return Sync(server, self._library, source, watcher).run(whole=whole)
        finally:
            server.client.close()

    def _scrobble(self, source: SourceRow) -> SyncReport:
        with closing(new_client(source.url, source.pin_sha256)) as client:
            credentials = credentials_of(self._secrets, source)
            scrobbler = Scrobbler(ScrobblerKind(source.kind), client, source.url, credentials)
            sent = scrobbler.run(self._library.outbox, source.id)
        self._library.sources.succeed(source.id, None)
        return SyncReport(sent=sent)

    def _keep_pinned(self, source_id: int) -> None:
        for song in self._library.remote_files.pinned(source_id):
            path = self._cache.path(source_id, song.remote_id, song.suffix)
            if song.twin_id is None and self._cache.state(path) is not Kept.WHOLE:
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
        try:
            self._cache.open(path, song.size)
            server = open_server(self._library, self._secrets, source)
            try:
                fetch = Fetch(server, order.remote_id, path, partial(self._wanted.goes_on, order))
                whole = fetch.run()
            finally:
                server.client.close()
        except PlayerError as error:
            _give_up(path)
            self._tell(Trouble(source.id, error.code, error.details))
            return
        if whole:
            self._tell(Brought(order.path))
            self._cache.make_room(self._pinned_names(), {path})
        elif not self._closing.is_set():
            self._wanted.add(order)

    def _pinned_names(self) -> set[str]:
        return {
            self._cache.path(row.id, song.remote_id, song.suffix).name
            for row in self._library.sources.rows()
            for song in self._library.remote_files.pinned(row.id)
        }

    def _cover_all(self) -> None:
        while not self._closing.is_set():
            order = self._covers.get()
            if order is not None:
                self._bring_cover(order)

    def _bring_cover(self, order: BringCover) -> None:
        source = self._library.sources.get(order.source_id)
        if source is None:
            return
        try:
            server = open_server(self._library, self._secrets, source)
            try:
                request = server.media_request(
                    "getCoverArt", {"id": order.cover, "size": _COVER_PX}, {}
                )
                answer = send(server.client, request)
            finally:
                server.client.close()
        except (PlayerError, UnreachableError):
            return
        kind = answer.headers.get("Content-Type", "")
        if kind.startswith("image/") and 0 < len(answer.content) <= PICTURE_BYTES_MAX:
            target = Path(order.path)
            target.parent.mkdir(parents=True, exist_ok=True)
            fresh = target.with_suffix(".new")
            fresh.write_bytes(answer.content)
            fresh.replace(target)
            self._tell(CoverBrought(order.path))


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
            network.obey(pipe.recv())
    except (EOFError, OSError, KeyboardInterrupt):
        pass
    finally:
        network.close()
        opened.close()
