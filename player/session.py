"""Builds every part once, by hand, and owns them; `close` takes them down in reverse."""

from player.demo_process import DemoAlbum
from player.engine.client import EngineClient
from player.engine.link import EngineLink
from player.errors import PlayerError
from player.model import Track
from player.opening import Opener
from player.paths import cache_dir, log_dir
from player.playback import Playback


class Session:
    """The program without its face.

    Args:
        engine: Another engine than the usual process of its own (tests).
    """

    def __init__(self, engine: EngineLink | None = None) -> None:
        self._engine = engine or EngineClient(log_dir() / "engine.log")
        self._opener = Opener()
        self.playback = Playback(self._engine, self._opener, _no_library)
        self.demo_album = DemoAlbum(self.playback, cache_dir() / "demo")

    @property
    def engine_pid(self) -> int | None:
        """The engine's process, None when it runs in this one."""
        return self._engine.pid

    def close(self) -> None:
        """End the threads and the engine process."""
        self.demo_album.close()
        self._opener.close()
        self._engine.close()


def _no_library(track_id: int) -> Track:
    raise PlayerError("library.no_track", track_id=track_id)
