"""The player's side of the network process: starts it when there is a server, hears its news."""

import multiprocessing
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path

from player.errors import PlayerError
from player.library.library import Library
from player.library.lists.rows import CoverRef
from player.library.remote.sources import NewSource, remote_place
from player.model import Track
from player.service.handover.left_queue import LeftQueue
from player.service.launch import serve_network
from player.service.orders import (
    AskForQueue,
    Bring,
    BringCover,
    Brought,
    CoverBrought,
    KeepCredentials,
    LeaveQueue,
    News,
    Order,
    QueueElsewhere,
    Synced,
    Syncing,
    SyncNow,
    Trouble,
)
from player.service.songs.cache import Cache
from player.service.source import Credentials

_SPAWN = multiprocessing.get_context("spawn")
_ENDS_S = 2.0


@dataclass(frozen=True, slots=True)
class SourceState:
    """What a source does at this moment.

    Attributes:
        seen: Songs the running sync has seen; None while none runs.
        trouble: Why the last one failed.
    """

    seen: int | None = None
    trouble: PlayerError | None = None


@dataclass(frozen=True, slots=True)
class CloudState:
    """All sources by id; swapped as a whole."""

    sources: Mapping[int, SourceState] = field(default_factory=dict)


class Cloud:
    """Songs of servers, for a player that never waits for one.

    Args:
        library: Holds sources and their songs.
        cache: Where fetched songs lie.
        covers: Where fetched pictures lie.
        secrets: The file that stands in for a missing keyring.
    """

    def __init__(self, library: Library, cache: Path, covers: Path, secrets: Path) -> None:
        self._library = library
        self._folder, self._covers, self._secrets = cache, covers, secrets
        self._cache = Cache(cache)
        self._lock = threading.Lock()
        self._pipe: Connection | None = None
        self._process: SpawnProcess | None = None
        self._hearing: threading.Thread | None = None
        self._listeners: list[Callable[[News], None]] = []
        self._state = CloudState()

    @property
    def state(self) -> CloudState:
        """What the sources do at this moment."""
        return self._state

    def start(self) -> None:
        """Start the process when there is a server to talk to; returns at once."""
        if self._library.sources.rows():
            self.sync()

    def listen(self, listener: Callable[[News], None]) -> Callable[[], None]:
        """Have all news told on the hearing thread; call the result to have it stop."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def add(self, new: NewSource, credentials: Credentials) -> int:
        """Add a server; its songs come by themselves, and news say whether it lets us in.

        Raises:
            PlayerError: source.known.
        """
        source_id = self._library.sources.add(new)
        self._order(KeepCredentials(source_id, credentials))
        self.sync(source_id)
        return source_id

    def remove(self, source_id: int) -> None:
        """Forget a server, its songs, and what lies here of them."""
        self._library.sources.remove(source_id)
        self._cache.drop_source(source_id)
        self._library.announce()

    def sync(self, source_id: int | None = None, *, whole: bool = False) -> None:
        """Bring one source, or all, up to date; news follow."""
        self._order(SyncNow(source_id, whole))

    def locate(self, track: Track) -> Track:
        """Return the track as the engine can open it: its twin here, or the file it arrives in.

        Called as the track is handed to the engine; touches no network.
        """
        place = remote_place(track.path)
        song = self._library.remote_files.get(*place) if place else None
        if song is None:
            return track
        if song.twin_id is not None and (twins := self._library.tracks.tracks([song.twin_id])):
            return twins[0]
        path = self._cache.path(song.source_id, song.remote_id, song.suffix)
        try:
            self._cache.open(path, song.size)
        except (PlayerError, OSError):
            return track
        self._order(Bring(song.source_id, song.remote_id, str(path)))
        return replace(track, path=str(path))

    def cover(self, cover: CoverRef) -> bytes | None:
        """Return a server's picture that lies here; one that does not is fetched, for next time.

        News say when it is there.
        """
        path = self._covers / cover.key
        if path.exists():
            return path.read_bytes()
        place = remote_place(cover.path)
        song = self._library.remote_files.get(*place) if place else None
        if song is not None and song.cover:
            self._order(BringCover(song.source_id, song.cover, str(path)))
        return None

    def leave_queue(self, source_id: int, queue: LeftQueue) -> None:
        """Leave a queue for the listener's other machines."""
        self._order(LeaveQueue(source_id, queue))

    def ask_for_queue(self) -> None:
        """Ask whether another machine left one; news follow."""
        if self._library.sources.rows():
            self._order(AskForQueue())

    def close(self) -> None:
        """End the process; what it was doing goes on another time."""
        with self._lock:
            pipe, process = self._pipe, self._process
            self._pipe = None
        if pipe is None or process is None:
            return
        process.terminate()
        process.join(_ENDS_S)
        if process.is_alive():
            process.kill()
            process.join()
        if self._hearing:
            self._hearing.join()
        pipe.close()
        process.close()

    def _order(self, order: Order) -> None:
        with self._lock:
            pipe = self._pipe or self._spawn()
            try:
                pipe.send(order)
            except (BrokenPipeError, OSError):  # it died: the next one does it
                self._spawn().send(order)

    def _spawn(self) -> Connection:
        """Start the process; the lock is held."""
        ours, theirs = _SPAWN.Pipe()
        places = (self._library.database.path, self._secrets, self._folder)
        self._process = _SPAWN.Process(
            target=serve_network, args=(theirs, *places), name="galaxia-network", daemon=True
        )
        self._process.start()
        theirs.close()
        self._hearing = threading.Thread(
            target=self._hear, args=(ours,), name="hear network", daemon=True
        )
        self._hearing.start()
        self._pipe = ours
        return ours

    def _hear(self, pipe: Connection) -> None:
        while True:
            try:
                news = pipe.recv()
            except (EOFError, OSError):
                return
            self._take(news)
            for listener in tuple(self._listeners):
                listener(news)

    def _take(self, news: News) -> None:
        match news:
            case Syncing(source_id=source_id, seen=seen):
                self._put(source_id, SourceState(seen=seen))
                self._library.announce()
            case Synced(source_id=source_id):
                self._put(source_id, SourceState())
                self._library.announce()
            case Trouble(source_id=source_id, code=code, details=details):
                self._put(source_id, SourceState(trouble=PlayerError(code, **details)))
            case Brought() | CoverBrought() | QueueElsewhere():
                pass

    def _put(self, source_id: int, state: SourceState) -> None:
        self._state = CloudState({**self._state.sources, source_id: state})
