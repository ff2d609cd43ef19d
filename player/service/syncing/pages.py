"""Reading a server's whole library, page by page; it says itself when it can be believed."""

import hashlib
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, wait
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

import msgspec

from player.library.remote.catalogue import Listed
from player.service.source import Quirk
from player.service.subsonic import Subsonic
from player.service.wire import Album, Key, entries

FIRST_PAGE, LARGEST_PAGE, LARGEST_OWN_PAGE = 500, 2_000, 5_000
_QUICK_S = 0.5
_LOOK_S = 0.2
_PARTING_S = 1.0
"""A page that is on its way when nobody wants it any more may come in, and is not waited for."""
_STALE_PAGES = 3
"""So many pages without anything new in a row: the server gives the same one for ever."""


_Answer = TypeVar("_Answer")


class _Found(msgspec.Struct):
    song: list[msgspec.Raw] = []


class _Albums(msgspec.Struct):
    album: list[msgspec.Raw] = []


@dataclass(slots=True)
class Reading:
    """How a pass over everything went.

    Attributes:
        odd: Entries that could not be understood.
    """

    odd: int = 0

    def note_odd(self) -> None:
        """One more."""
        self.odd += 1


def all_songs(
    server: Subsonic, reading: Reading, is_cancelled: Callable[[], bool]
) -> Iterator[list[Listed]]:
    """Yield all songs in pages, the way this server gives them.

    Raises:
        UnreachableError, RefusedError, NotSubsonicError: The pass is not whole.
    """
    if Quirk.NO_EMPTY_SEARCH in server.capabilities.quirks:
        yield from _by_album(server, reading, is_cancelled)
    else:
        yield from _by_search(server, reading, is_cancelled)


def _by_search(
    server: Subsonic, reading: Reading, is_cancelled: Callable[[], bool]
) -> Iterator[list[Listed]]:
    """Ends on an empty page, never on a short one: some servers send short ones in the middle.

    While one page is stored the next one is on its way: until then nobody else may ask the server.
    """
    own = server.capabilities.can("galaxyChanges")
    size, largest, offset = FIRST_PAGE, LARGEST_OWN_PAGE if own else LARGEST_PAGE, 0
    seen, stale = set[str](), 0
    coming = begun(partial(_search, server, size, offset))
    try:
        while (answer := _answer(coming, is_cancelled)) is not None:
            found, took_s = answer
            page = listed(found, reading)
            before = len(seen)
            seen.update(song.remote_id for song in page)
            stale = stale + 1 if len(seen) == before else 0
            if not found or stale == _STALE_PAGES:
                yield page
                return
            offset += size
            if took_s < _QUICK_S:
                size = min(size * 2, largest)
            coming = begun(partial(_search, server, size, offset))
            yield page
    finally:
        wait([coming], _PARTING_S)


def begun(work: Callable[[], _Answer]) -> "Future[_Answer]":
    """Do something on a thread that holds nobody up, not even the end of the program."""
    future: Future[_Answer] = Future()

    def run() -> None:
        try:
            future.set_result(work())
        except BaseException as error:  # noqa: BLE001  whoever waits for the answer raises it
            future.set_exception(error)

    threading.Thread(target=run, name="pages", daemon=True).start()
    return future


def _answer(coming: "Future[_Answer]", is_cancelled: Callable[[], bool]) -> _Answer | None:
    """Wait for a page; whoever gives up waits for no server that has to be asked again."""
    while not is_cancelled():
        if coming in wait([coming], _LOOK_S).done:
            return coming.result()
    return None


def _search(server: Subsonic, size: int, offset: int) -> tuple[list[msgspec.Raw], float]:
    """Return one page of all songs, and how long it took in seconds."""
    started = time.monotonic()
    found = server.get(
        "search3", _Found, "searchResult3", query="", songCount=size, songOffset=offset,
        albumCount=0, artistCount=0,
    )  # fmt: skip
    return found.song, time.monotonic() - started


def _by_album(
    server: Subsonic, reading: Reading, is_cancelled: Callable[[], bool]
) -> Iterator[list[Listed]]:
    for album in albums(server, "alphabeticalByName", is_cancelled):
        yield songs_of(server, album.id, reading)


def albums(server: Subsonic, order: str, is_cancelled: Callable[[], bool]) -> Iterator[Album]:
    """Yield all albums in one of `getAlbumList2`'s orders."""
    offset = 0
    while not is_cancelled():
        found = server.get(
            "getAlbumList2", _Albums, "albumList2", type=order, size=FIRST_PAGE, offset=offset
        )
        if not found.album:
            return
        yield from entries(found.album, Album)[0]
        offset += FIRST_PAGE


def songs_of(server: Subsonic, album_id: str, reading: Reading) -> list[Listed]:
    """Return an album's songs."""
    return listed(server.get("getAlbum", Album, "album", id=album_id).song, reading)


class _Identity(msgspec.Struct):
    id: Key


def listed(raw: Sequence[msgspec.Raw], reading: Reading) -> list[Listed]:
    """Return songs with no more than their ids looked into; what has none is odd."""
    decoder = msgspec.json.Decoder(_Identity)
    found = []
    for part in raw:
        text = bytes(part)
        try:
            remote_id = decoder.decode(text).id
        except (msgspec.MsgspecError, RecursionError):
            reading.odd += 1
            continue
        found.append(Listed(remote_id, hashlib.blake2b(text, digest_size=12).digest(), text))
    return found
