"""Reading and writing playlist files by their ending."""

import os
from collections.abc import Iterable
from pathlib import Path

from msgspec.structs import replace

from player.errors import PlayerError
from player.library.playlists.entries import PlaylistEntry
from player.library.playlists.lines import m3u_lines, read_m3u, read_pls
from player.library.playlists.xml_lists import Reader, read_asx, read_wpl, read_xspf, xspf_bytes

FILE_BYTES_MAX = 32 << 20

READERS: dict[str, Reader] = {
    ".m3u": lambda raw, path: read_m3u(raw, path.parent),
    ".m3u8": lambda raw, path: read_m3u(raw, path.parent),
    ".pls": lambda raw, path: read_pls(raw, path.parent),
    ".xspf": read_xspf,
    ".wpl": read_wpl,
    ".asx": read_asx,
    ".wax": read_asx,
    ".wvx": read_asx,
}


def read_playlist(path: Path) -> list[PlaylistEntry]:
    """Return a playlist file's entries, whether they exist or not.

    Raises:
        PlayerError: playlist.unknown_kind, playlist.unreadable or playlist.damaged.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise PlayerError("playlist.unknown_kind", path=str(path), known=" ".join(READERS))
    try:
        raw = _bytes_of(path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise PlayerError("playlist.unreadable", path=str(path), reason=reason) from error
    return list(reader(raw, Path(os.path.abspath(path))))  # noqa: PTH100  keeps links


def _bytes_of(path: Path) -> bytes:
    if not path.is_file():
        raise PlayerError("playlist.unreadable", path=str(path), reason="no such file")
    if path.stat().st_size > FILE_BYTES_MAX:
        raise PlayerError("playlist.unreadable", path=str(path), reason="over 32 MB")
    return path.read_bytes()


def write_playlist(
    path: Path, entries: Iterable[PlaylistEntry], *, name: str = "", relative: bool = False
) -> None:
    """Write M3U8 or XSPF, by the ending; complete or not at all.

    Args:
        path: Ends in .m3u8, .m3u or .xspf.
        entries: All of them, also those that are missing.
        name: The playlist's, for XSPF.
        relative: Write paths as seen from the playlist, so that a stick can carry both.

    Raises:
        PlayerError: playlist.unknown_kind or file.write_failed.
    """
    placed = [_relative(entry, path) if relative else entry for entry in entries]
    if path.suffix.lower() == ".xspf":
        data = xspf_bytes(placed, name or path.stem)
    elif path.suffix.lower() in {".m3u", ".m3u8"}:
        data = "\n".join((*m3u_lines(placed), "")).encode("utf-8", "surrogateescape")
    else:
        raise PlayerError("playlist.unknown_kind", path=str(path), known=".m3u8 .m3u .xspf")
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(data)
        part.replace(path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise PlayerError("file.write_failed", path=str(path), reason=reason) from error


def _relative(entry: PlaylistEntry, path: Path) -> PlaylistEntry:
    if entry.is_url:
        return entry
    return replace(entry, location=os.path.relpath(entry.location, path.absolute().parent))
