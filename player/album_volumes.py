"""Albums that are played at a volume of their own, because the listener said so."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Lock

from player.documents import DocumentFormat, load, save
from player.errors import PlayerError
from player.events import Notice
from player.late_writer import LateWriter
from player.model import Track
from player.playback import Playback
from player.presets.rules import album_key, album_named


@dataclass(frozen=True, slots=True)
class AlbumVolume:
    """How loud one album is on one device.

    Attributes:
        album: “album artist / album”, as rules about albums have it.
        device: Its id; empty for the system's default.
        volume_db: -60..0, as it was left.
    """

    album: str
    device: str
    volume_db: float


@dataclass(frozen=True, slots=True)
class VolumeBook:
    """All of them, as they are kept in one document."""

    albums: tuple[AlbumVolume, ...] = ()


VOLUMES = DocumentFormat(VolumeBook, schema=1, steps={})
"""The document; a step from 1 to 2 joins `steps` together with its test file."""

_Key = tuple[str, str]


class AlbumVolumes:
    """Remembers what the volume of such an album is turned to; any thread.

    Each device has its own: what is right on headphones may be far too much on loudspeakers.

    Args:
        path: The document.
        playback: Asks about every track that begins, and goes back by itself afterwards.
        device: Says for which device the volume is.
    """

    def __init__(self, path: Path, playback: Playback, device: Callable[[], str]) -> None:
        self._path, self._playback, self._device = path, playback, device
        self._lock = Lock()
        self._volumes: Mapping[_Key, float] = {}
        self._writer = LateWriter(partial(save, VOLUMES, path), self._complain, "keep volumes")
        playback.volume_of = self.volume_of
        playback.volume_turned = self._turned

    def start(self) -> None:
        """Take over what was kept; what cannot be read is told."""
        try:
            book = load(VOLUMES, self._path) if self._path.exists() else VolumeBook()
        except PlayerError as error:
            self._complain(error)
            return
        self._volumes = {(kept.album, kept.device): kept.volume_db for kept in book.albums}

    def close(self) -> None:
        """Write what is not written yet."""
        self._writer.close()

    def volume_of(self, track: Track) -> float | None:
        """Return how loud a track is to begin, dB; None for as loud as everything else."""
        return self._volumes.get((_key(track), self._device())) if track.album else None

    def remembered(self, artist: str, album: str) -> float | None:
        """Return how loud an album is on this device, dB; None where the listener said nothing."""
        return self._volumes.get((_folded(album_named(artist, album)), self._device()))

    def remember(self, artist: str, album: str, volume_db: float | None = None) -> float:
        """Play an album at this volume from now on, or as loud as it is now; return that, dB."""
        volume_db = self._playback.state.volume_db if volume_db is None else volume_db
        self._keep((_folded(album_named(artist, album)), self._device()), volume_db)
        self._playback.look_at_volume()
        return volume_db

    def forget(self, artist: str, album: str) -> None:
        """Play an album as loud as everything else; what plays stays as loud as it is."""
        self._keep((_folded(album_named(artist, album)), self._device()), None)
        self._playback.keep_volume()

    def _turned(self, track: Track, volume_db: float) -> None:
        """Under playback's lock: the next time it begins there."""
        key = _key(track), self._device()
        if key in self._volumes:
            self._keep(key, volume_db)

    def _keep(self, key: _Key, volume_db: float | None) -> None:
        with self._lock:
            others = {known: at_db for known, at_db in self._volumes.items() if known != key}
            self._volumes = others if volume_db is None else {**others, key: volume_db}
            kept = (AlbumVolume(*names, at_db) for names, at_db in self._volumes.items())
            self._writer.keep(VolumeBook(tuple(kept)))

    def _complain(self, error: PlayerError) -> None:
        self._playback.notice(Notice(error.code, error.details))


def _key(track: Track) -> str:
    return _folded(album_key(track))


def _folded(album: str) -> str:
    return album.casefold().strip()
