"""The player's side of the network process: starts it when there is a server, hears its news."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from time import monotonic

from msgspec import Struct, field

from player.errors import PlayerError
from player.library.library import Library
from player.library.lists.rows import CoverRef, Here
from player.library.remote.songs import RemoteFile
from player.library.remote.sources import NewSource, remote_place
from player.model import Track
from player.service.handover.left_queue import LeftQueue
from player.service.launch import serve_network
from player.service.leaving import Leaving
from player.service.orders import (
    AskForQueue,
    Bring,
    BringCover,
    Brought,
    CredentialsForgotten,
    Keep,
    KeepCredentials,
    LeaveQueue,
    LineMeasured,
    News,
    Order,
    Synced,
    Syncing,
    SyncNow,
    Trouble,
    TrustOnce,
)
from player.service.side_process import SideProcess
from player.service.songs.cache import Cache, Kept
from player.service.source import Credentials
from player.service.supply import Supply

_TOLD_EVERY_S = 5.0
"""Lists are read anew while songs come in, but not for each of ten thousand."""


class SourceState(Struct, frozen=True):
    """What a source does at this moment.

    Attributes:
        seen: Songs the running sync has seen; None while none runs.
        trouble: Why the last one failed.
    """

    seen: int | None = None
    trouble: PlayerError | None = None


class CloudState(Struct, frozen=True):
    """All sources by id; swapped as a whole."""

    sources: Mapping[int, SourceState] = field(default_factory=dict)


class Cloud:
    """Songs of servers, for a player that never waits for one.

    Args:
        library: Holds sources and their songs.
        cache: Where fetched songs lie.
        covers: Where fetched pictures lie.
        secrets: The file that stands in for a missing keyring.
        supply: Decides how songs come.

    Attributes:
        leaving: Servers that were removed and can still be taken back.
    """

    def __init__(
        self, library: Library, cache: Path, covers: Path, secrets: Path, supply: Supply
    ) -> None:
        self._library = library
        self._covers, self._supply = covers, supply
        self._cache = Cache(cache)
        self._state = CloudState()
        self._told_s = 0.0
        self._side: SideProcess[Order, News] = SideProcess(
            "network", serve_network, (library.database.path, secrets, cache), self._take
        )
        self.leaving = Leaving(library, self._cache, self._side.order)

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
        return self._side.listen(listener)

    def add(self, new: NewSource, credentials: Credentials) -> int:
        """Add a server; its songs come by themselves, and news say whether it lets us in.

        Raises:
            PlayerError: source.known.
        """
        self.leaving.finish()  # its name may be the one that is wanted
        source_id = self._library.sources.add(new)
        self._side.order(KeepCredentials(source_id, credentials))
        self.sync(source_id)
        return source_id

    def change(self, source_id: int, new: NewSource, credentials: Credentials | None) -> None:
        """Sign in anew, perhaps elsewhere; None keeps what let us in.

        Raises:
            PlayerError: source.known.
        """
        self._library.sources.change(source_id, new)
        self._put(source_id, SourceState())
        if credentials is not None:
            self._side.order(KeepCredentials(source_id, credentials))
        self.sync(source_id)

    def trust(self, source_id: int, pin_sha256: str, *, always: bool) -> None:
        """Take one certificate of a server for the right one: from now on, or this once.

        Args:
            source_id: Whose.
            pin_sha256: Its fingerprint, hex, as the listener has read it.
            always: Whether it is remembered when the player ends.
        """
        if always:
            self._library.sources.pin(source_id, pin_sha256)
        self._put(source_id, SourceState())
        self._side.order(TrustOnce(source_id, pin_sha256))
        self.sync(source_id)

    def remove(self, source_id: int) -> None:
        """Forget a server, its songs, and what lies here of them, unless it is taken back soon."""
        self.leaving.remove(source_id)

    def take_back(self, source_id: int) -> bool:
        """Keep a server that was removed a moment ago; False when it is gone already."""
        kept = self.leaving.take_back(source_id)
        if kept:
            self.sync(source_id)
        return kept

    def sync(self, source_id: int | None = None, *, whole: bool = False) -> None:
        """Bring one source, or all, up to date; news follow."""
        self._side.order(SyncNow(source_id, whole))

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
        return self._arriving(track, song)

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
            self._side.order(BringCover(song.source_id, song.cover, str(path)))
        return None

    def leave_queue(self, source_id: int, queue: LeftQueue) -> None:
        """Leave a queue for the listener's other machines."""
        self._side.order(LeaveQueue(source_id, queue))

    def ask_for_queue(self) -> None:
        """Ask whether another machine left one; news follow."""
        if self._library.sources.rows():
            self._side.order(AskForQueue())

    def let_go(self, track_ids: Sequence[int]) -> None:
        """Clear the files of songs away; they are streamed again when they are heard."""
        gone: dict[int, list[tuple[str, Here]]] = {}
        for song in self._library.remote_files.of_tracks(track_ids):
            self._cache.drop(self._cache.path(song.source_id, song.remote_id, song.suffix))
            gone.setdefault(song.source_id, []).append((song.remote_id, Here.NOTHING))
        for source_id, songs in gone.items():
            self._library.remote_files.note_here(source_id, songs)
        self._library.announce()

    def keep(self) -> None:
        """Bring in what is to lie here, as far as rights and room allow; returns at once."""
        for source in self._library.sources.rows():
            keeping = self._supply.keeping(source)
            self._side.order(Keep(source.id, keeping.most, keeping.evictable))

    def close(self) -> None:
        """Forget what was removed, end the process; what it was doing goes on another time."""
        self.leaving.close()
        self._side.close()

    def _arriving(self, track: Track, song: RemoteFile) -> Track:
        """Order a song, and say where it will be."""
        source = self._library.sources.get(song.source_id)
        if source is None:
            return track
        whole = self._cache.path(song.source_id, song.remote_id, song.suffix)
        is_kept = self._cache.state(whole) is Kept.WHOLE
        tier = self._supply.tier(track, song, source, is_kept=is_kept)
        path = self._cache.path(song.source_id, song.remote_id, song.suffix, tier)
        try:
            self._cache.open(path, song.size if tier.is_whole else 0)
        except (PlayerError, OSError):
            return track
        self._side.order(Bring(song.source_id, song.remote_id, str(path), tier=tier))
        return replace(track, path=str(path))

    def _take(self, news: News) -> None:
        match news:
            case Syncing(source_id=source_id, seen=seen):
                self._put(source_id, SourceState(seen=seen))
                self._library.announce()
            case Synced(source_id=source_id):
                self._put(source_id, SourceState())
                self._library.announce()
            case Trouble(source_id=source_id, code=code, details=details):
                was_well = self._state.sources.get(source_id, SourceState()).trouble is None
                self._put(source_id, SourceState(trouble=PlayerError(code, **details)))
                if was_well:  # its songs may be dimmed now
                    self._library.announce()
            case Brought() if monotonic() - self._told_s > _TOLD_EVERY_S:
                self._told_s = monotonic()
                self._library.announce()
            case CredentialsForgotten(source_id=source_id):
                self.leaving.hear_forgotten(source_id)
            case LineMeasured(source_id=source_id, kbps=kbps):
                self._supply.paces.take(source_id, kbps)
            case _:
                pass

    def _put(self, source_id: int, state: SourceState) -> None:
        self._state = CloudState({**self._state.sources, source_id: state})
