"""Play one of several sounds in place of another, at the same position, under neutral names."""

import os
import secrets
import shutil
from collections.abc import Mapping
from pathlib import Path

from player.model import PlayState, Track
from player.playback import Playback
from player.queue import Queue

FOLDER_PREFIX = "galaxia-compare-"
"""Folders of sounds that are compared begin with this."""


def is_borrowed(queue: Queue) -> bool:
    """Return whether a queue is not the listener's own, but a sound that is being compared."""
    if len(queue.entries) != 1:
        return False
    item = queue.entries[0].item
    return isinstance(item, Track) and Path(item.path).parent.name.startswith(FOLDER_PREFIX)


class Audition:
    """Borrows the player; `close` puts the listener's own queue back, paused where it was.

    Each sound is played from a link with a fresh name, so that nothing the window shows - title,
    path, format - tells two sounds apart that are not meant to be told apart.

    Args:
        playback: Plays.
        folder: Where links are made; on the same disk as the sounds, else they are copied.
    """

    def __init__(self, playback: Playback, folder: Path) -> None:
        self._playback, self._folder = playback, folder
        self._links: dict[str, Path] = {}
        self._kept: tuple[Queue, int] | None = None
        self._ours: Queue | None = None

    def lay_out(self, sounds: Mapping[str, str]) -> None:
        """Name the sounds anew: by a letter, each with the file that it stands for this time."""
        self._forget()
        for name, path in sounds.items():
            link = self._folder / f"{secrets.token_hex(8)}.wav"
            _linked(Path(path), link)
            self._links[name] = link

    def play(self, name: str) -> None:
        """Play a sound from where the other one is, or from its start."""
        playback = self._playback
        ours = self._ours is not None and playback.queue == self._ours
        position_ms = playback.position_ms() if ours else 0
        if not ours:
            self._kept = (playback.queue, playback.position_ms())
        track = Track(path=str(self._links[name]), title=name, artist="ABX")
        queue = Queue().replace([track])
        playback.restore(queue, position_ms)
        self._ours = playback.queue
        playback.play()

    def pause(self) -> None:
        """Hold, if one of our sounds plays."""
        if self._ours is not None and self._playback.queue == self._ours:
            self._playback.pause()

    def give_back(self) -> None:
        """Put the listener's own queue back, paused where it was; the sounds stay laid out."""
        playback = self._playback
        if self._kept and self._ours is not None and playback.queue == self._ours:
            if playback.state.state is PlayState.PLAYING:
                playback.pause()
            playback.restore(*self._kept)
        self._kept = self._ours = None

    def close(self) -> None:
        """Give the player back and forget the sounds."""
        self.give_back()
        self._forget()

    def _forget(self) -> None:
        for link in self._links.values():
            link.unlink(missing_ok=True)
        self._links.clear()


def _linked(path: Path, link: Path) -> None:
    try:
        os.link(path, link)
    except OSError:
        shutil.copyfile(path, link)
