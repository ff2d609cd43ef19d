"""What a rendering is made of: files and slices of files, in the order they play."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from player.documents import read_bytes
from player.engine.source import open_source
from player.errors import PlayerError
from player.library.cue import SHEET_BYTES_MAX, CueTrack, find_file, read_cue, sample_bounds
from player.library.opened import read_opened
from player.library.playlists.files import read_playlist
from player.model import AudioFormat


@dataclass(frozen=True, slots=True)
class Piece:
    """A file from one frame up to another; `end_frame` None is its end.

    `emphasis` says that CD pre-emphasis is to be taken off, as when it plays.
    """

    path: str
    start_frame: int = 0
    end_frame: int | None = None
    emphasis: bool = False


@dataclass(frozen=True, slots=True)
class Sounding:
    """A piece and what its file holds; `frames` is None where the file does not say."""

    piece: Piece
    format: AudioFormat
    frames: int | None


def pieces_in(path: Path) -> list[Piece]:
    """Return what a playlist or a CUE sheet plays; sheets in a playlist become their slices.

    Raises:
        PlayerError: The list cannot be read, is empty, or names what is no file.
    """
    if path.suffix.lower() == ".cue":
        pieces = list(_slices(path))
    else:
        entries = read_playlist(path)
        pieces = [piece for entry in entries for piece in _pieces_at(entry.location)]
    if not pieces:
        raise PlayerError("render.empty_list", path=path)
    return pieces


def whole(path: str) -> Piece:
    """Return a file as a piece; its tags and a sheet beside it say whether it has emphasis."""
    return Piece(path, emphasis=has_emphasis(path))


def has_emphasis(path: str) -> bool:
    """Return whether a file was cut with CD pre-emphasis; one without tags was not."""
    try:
        return bool(read_opened(path).emphasis)
    except PlayerError:
        return False


def opened(piece: Piece) -> Sounding:
    """Look into a piece's file; `PlayerError` when it cannot be decoded."""
    with closing(open_source(piece.path)) as source:
        return Sounding(piece, source.format, _frames(piece, source.frames))


def _frames(piece: Piece, in_file: int | None) -> int | None:
    end = in_file if piece.end_frame is None else piece.end_frame
    if end is None:
        return None
    end = end if in_file is None else min(end, in_file)
    return max(0, end - piece.start_frame)


def _pieces_at(location: str) -> Iterator[Piece]:
    if "://" in location:
        raise PlayerError("render.not_a_file", location=location)
    if location.lower().endswith(".cue"):
        yield from _slices(Path(location))
    else:
        yield whole(location)


def _slices(sheet_path: Path) -> Iterator[Piece]:
    sheet = read_cue(sheet_path, read_bytes(sheet_path, SHEET_BYTES_MAX))
    for written in sheet.files():
        tracks = [track for track in sheet.tracks if track.file == written]
        path = _beside(sheet_path, written, alone=len(sheet.files()) == 1)
        yield from _cut(path, tracks)


def _beside(sheet_path: Path, written: str, *, alone: bool) -> str:
    names = [file.name for file in sheet_path.parent.iterdir() if file.suffix.lower() != ".cue"]
    found = find_file(written, names, sheet_path.stem if alone else "")
    return str(sheet_path.parent / (found or written))


def _cut(path: str, tracks: list[CueTrack]) -> Iterator[Piece]:
    with closing(open_source(path)) as source:
        sample_rate = source.format.sample_rate
    tagged = has_emphasis(path)
    for track, start, end in sample_bounds(tracks, sample_rate):
        yield Piece(path, start, end, track.pre_emphasis or tagged)
