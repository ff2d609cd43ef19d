"""Files and folders as they are dropped, typed or clicked: which tracks are in them."""

import os
import re
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from time import monotonic

from player.addresses import absolute, is_address, is_other_kind
from player.deferred import deferred
from player.errors import PlayerError
from player.events import Notice
from player.model import Track

with deferred():
    from player.library import listed, opened

AUDIO_SUFFIXES = frozenset(
    {
        ".flac", ".wav", ".wave", ".aif", ".aiff", ".aifc", ".caf", ".w64", ".rf64", ".ogg", ".oga",
        ".opus", ".mp3", ".mp2", ".m4a", ".m4b", ".mp4", ".aac", ".ape", ".wv", ".tta", ".mpc",
        ".wma", ".dsf", ".dff", ".au", ".snd", ".spx", ".mka",
    }
)  # fmt: skip
LIST_SUFFIXES = frozenset(
    {".cue", ".m3u", ".m3u8", ".pls", ".xspf", ".wpl", ".asx", ".wax", ".wvx"}
)


def tracks_in(paths: Sequence[str]) -> list[Track]:
    """Return a track for every file named and every audio file in the folders named.

    Files named are kept whatever their ending; folders are walked in order, hidden ones left out.
    Nothing but sheets and playlists is opened: a track that cannot be played says so in its turn.

    Raises:
        PlayerError: cue.* or playlist.*, for a list that is named and cannot be read.
    """
    return [track for name in paths for track in _tracks(absolute(name))]


def _tracks(path: str) -> list[Track]:
    if Path(path).suffix.lower() in LIST_SUFFIXES and Path(path).is_file():
        return listed.tracks_listed(path)
    return [Track(path=file) for file in _files(path)]


def _files(path: str) -> Iterator[str]:
    if not Path(path).is_dir():
        yield path
        return
    for folder, subfolders, names in os.walk(path):
        subfolders[:] = sorted((f for f in subfolders if not f.startswith(".")), key=_natural)
        for name in sorted(names, key=_natural):
            if Path(name).suffix.lower() in AUDIO_SUFFIXES and not name.startswith("."):
                yield str(Path(folder, name))


def _natural(name: str) -> list[str | int]:
    """Sort key: 2 before 10, upper and lower case alike. Text and numbers alternate."""
    parts = re.split(r"(\d+)", name.casefold())
    return [int(part) if place % 2 else part for place, part in enumerate(parts)]


def described(track: Track) -> Track:
    """Return the track with what its tags say, or as it is when they cannot be read.

    One that a sheet has cut out is described already.
    """
    if track.title or track.start_frame or track.end_frame is not None:
        return track
    try:
        return opened.read_opened(track.path)
    except PlayerError:
        return track


_TELL_EVERY_S = 0.25

Key = tuple[str, int]


class Opener:
    """Finds tracks on a thread of its own and reads their tags after they have been handed over.

    Attributes:
        told: Called on that thread when more is known about tracks it has found.
    """

    def __init__(self) -> None:
        self._finder = ThreadPoolExecutor(1, thread_name_prefix="open")
        self._reader = ThreadPoolExecutor(1, thread_name_prefix="read tags")
        self._known: dict[Key, Track] = {}
        self._asked: set[Key] = set()
        self._closed = False
        self.told: Callable[[], None] = lambda: None

    def find(
        self,
        paths: Sequence[str],
        then: Callable[[Sequence[Track]], None],
        complain: Callable[[Notice], None],
    ) -> None:
        """Find the tracks in files and folders, hand them to `then`, then read their tags."""
        self._finder.submit(self._find, tuple(paths), then, complain)

    def known(self, track: Track) -> Track:
        """The track with what its tags say, as far as they have been read.

        One that was not found here stood in the queue of an earlier start: it is read now. Any
        thread.
        """
        key = _key(track)
        if not track.title and key not in self._asked:
            self._asked.add(key)
            with suppress(RuntimeError):  # it is being closed
                self._reader.submit(self._describe, [track])
        return self._known.get(key, track)

    def close(self) -> None:
        """Give up what is not done yet."""
        self._closed = True
        self._finder.shutdown(cancel_futures=True)
        self._reader.shutdown(cancel_futures=True)

    def _find(
        self,
        paths: tuple[str, ...],
        then: Callable[[Sequence[Track]], None],
        complain: Callable[[Notice], None],
    ) -> None:
        files = [name for name in paths if not (is_address(name) or _is_other(name))]
        if paths and not files:
            complain(_no_music(paths[0]))
            return
        try:
            tracks = tracks_in(files)
        except PlayerError as error:
            complain(Notice(error.code, error.details))
            return
        if not tracks:
            complain(Notice("open.nothing", {"path": ", ".join(paths)}))
            return
        self._asked.update(map(_key, tracks))
        try:
            then(tracks)
        except PlayerError as error:  # a locked queue takes none
            complain(Notice(error.code, error.details))
            return
        if not self._closed:
            self._reader.submit(self._describe, tracks)

    def _describe(self, tracks: Sequence[Track]) -> None:
        last = monotonic()
        for track in tracks:
            if self._closed:
                return
            self._known[_key(track)] = described(track)
            if monotonic() - last > _TELL_EVERY_S:
                self.told()
                last = monotonic()
        self.told()


def _is_other(name: str) -> bool:
    path = absolute(name)
    suffix = Path(path).suffix.lower()
    named = suffix in AUDIO_SUFFIXES or suffix in LIST_SUFFIXES
    return not named and is_other_kind(path) and not Path(path).is_dir()


def _no_music(name: str) -> Notice:
    """What is none leaves the queue as it is."""
    if is_address(name):
        return Notice("open.address", {"address": name})
    return Notice("file.not_audio", {"path": absolute(name)})


def _key(track: Track) -> Key:
    return track.path, track.start_frame
