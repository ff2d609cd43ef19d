"""Songs of servers in playlist files: other programs get an address, never our own place for it.

The address is the server's own (OpenSubsonic `stream`), without the listener's name or password;
read back, it is the song of that server again.
"""

from collections.abc import Iterable, Iterator, Sequence
from os import fsdecode
from urllib.parse import parse_qs, quote, urlsplit

from msgspec.structs import replace

from player.library.playlists.entries import PlaylistEntry
from player.library.remote.sources import SUBSONIC, SourceRow, remote_folder, remote_place

_STREAM = "/rest/stream.view"
_REMOVED = "subsonic://removed"


def address_of(path: str, sources: Sequence[SourceRow]) -> str:
    """Return a track's path; of a server's song its address there, also when that was removed."""
    if (place := remote_place(path)) is None:
        return path
    number, remote_id = place
    url = next((row.url for row in sources if row.id == number), _REMOVED)
    return f"{url.rstrip('/')}{_STREAM}?id={quote(remote_id, safe='')}"


def addressed(
    entries: Iterable[PlaylistEntry], sources: Sequence[SourceRow]
) -> Iterator[PlaylistEntry]:
    """Yield entries as other programs are to read them."""
    for entry in entries:
        yield replace(entry, location=address_of(entry.location, sources))


def recognised(
    entries: Iterable[PlaylistEntry], sources: Sequence[SourceRow]
) -> Iterator[PlaylistEntry]:
    """Yield entries with the addresses of the listener's servers as songs of the library."""
    for entry in entries:
        yield replace(entry, location=_place_of(entry.location, sources))


def _place_of(location: str, sources: Sequence[SourceRow]) -> str:
    server, found, _ = location.partition(f"{_STREAM}?")
    ids = parse_qs(urlsplit(location).query).get("id", []) if found else []
    for row in sources if ids else ():
        if row.kind == SUBSONIC and row.url.rstrip("/") == server:
            return f"{fsdecode(remote_folder(row.id))}/{ids[0]}"
    return location
