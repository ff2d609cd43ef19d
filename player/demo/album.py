"""The album: what is on it, and how it gets onto the disk whole or not at all."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any

import mutagen.id3  # before what needs a part of it: another thread may be loading it
import soundfile
from mutagen.flac import FLAC, Picture

from dsp.params.dither import Dither
from dsp.quantize import Quantizer
from player.demo.bell import orbiting_bell
from player.demo.cascade import harmonic_cascade
from player.demo.checks import channel_check, full_sweep, quiet_passage
from player.demo.sound import SAMPLE_RATE, Stereo, with_peak
from player.demo.strings import plucked_study
from player.errors import PlayerError

ALBUM = "First Light"
ARTIST = "Galaxia"
_EDITION = "1"
"""Goes up when a piece changes, so that an old album is made again."""
_EDITION_TAG = "GALAXIA_DEMO"
_YEAR = "2026"
_FRONT_COVER = 3
_BLOCK = 1 << 16


@dataclass(frozen=True, slots=True)
class Piece:
    """One track: its words, its cover in `resources/demo`, and what makes its sound.

    `peak_dbfs` None leaves the level as it was made.
    """

    title: str
    cover: str
    comment: str
    make: Callable[[], Stereo]
    peak_dbfs: float | None = -1.5


PIECES = (
    Piece(
        "Six Strings at Dawn",
        "strings",
        "Plucked strings, computed one period at a time. Listen for each attack: its first "
        "thousandth of a second reaches past 40 kHz.",
        plucked_study,
    ),
    Piece(
        "Once Around",
        "orbit",
        "A bell circles your head to the right, once in eight seconds. With headphones it "
        "should stay at arm’s length, also behind you.",
        orbiting_bell,
    ),
    Piece(
        "Left, Right, Both, Neither",
        "channels",
        "One call: left. Two: right. Three: both, noise in the middle. Four: both, one turned "
        "over, noise from nowhere. If three and four are swapped, so are two of your wires.",
        channel_check,
        -6.0,
    ),
    Piece(
        "Slow Cascade",
        "cascade",
        "Nineteen harmonics of one low D, nine times each and a hair out of tune. Nothing moves "
        "but the beating between them.",
        harmonic_cascade,
    ),
    Piece(
        "Twenty to Ninety Thousand",
        "sweep",
        "A sweep from 20 Hz to 90 kHz at -12 dBFS. You will hear it end after about sixteen "
        "seconds; it does not. Keep the volume low: tweeters hear it all.",
        full_sweep,
        -12.0,
    ),
    Piece(
        "One Hundred Below",
        "quiet",
        "Glass tones at -100 dBFS, where a CD has no bits left. Turned up, silence means that "
        "something threw bits away, and grit that it did so without dither. Turn the volume "
        "down again afterwards.",
        quiet_passage,
        None,
    ),
)


@dataclass(frozen=True, slots=True)
class Progress:
    """One step of the work: a track begins (`path` None) or is there."""

    track: int
    tracks: int
    title: str
    path: Path | None


def make_demo_album(out_dir: Path, progress: Callable[[Progress], None]) -> list[Path]:
    """Make what is missing of the album and return all its paths in order.

    A file has its name only once it is whole and on the disk, so what is there may be kept.

    Raises:
        PlayerError: `file.write_failed`, when the folder or a file cannot be written.
    """
    paths = [out_dir / f"{number:02} {piece.title}.flac" for number, piece in _numbered()]
    for (number, piece), path in zip(_numbered(), paths, strict=True):
        progress(Progress(number, len(PIECES), piece.title, None))
        try:
            out_dir.mkdir(parents=True, exist_ok=True)
            if not _is_current(path):
                _make(number, piece, path)
        except (OSError, soundfile.SoundFileError, mutagen.MutagenError) as error:
            raise PlayerError("file.write_failed", path=path, reason=error) from error
        progress(Progress(number, len(PIECES), piece.title, path))
    return paths


def _numbered() -> enumerate[Piece]:
    return enumerate(PIECES, start=1)


def _is_current(path: Path) -> bool:
    try:
        return bool(_opened(path).tags.get(_EDITION_TAG) == [_EDITION])
    except (OSError, mutagen.MutagenError):
        return False


def _make(number: int, piece: Piece, path: Path) -> None:
    sound = piece.make()
    if piece.peak_dbfs is not None:
        sound = with_peak(sound, piece.peak_dbfs)
    unfinished = path.with_name(f".{path.name}.part")
    _write(unfinished, sound)
    _tag(unfinished, number, piece)
    with unfinished.open("rb+") as file:
        os.fsync(file.fileno())
    unfinished.replace(path)


def _write(path: Path, sound: Stereo) -> None:
    quantizer = Quantizer(24, Dither.TPDF)
    with soundfile.SoundFile(path, "w", SAMPLE_RATE, 2, "PCM_24", format="FLAC") as file:
        for start in range(0, sound.shape[1], _BLOCK):
            file.write(quantizer.process(sound[:, start : start + _BLOCK]))


def _tag(path: Path, number: int, piece: Piece) -> None:
    file = _opened(path)
    file.tags.update(
        {
            "title": piece.title,
            "artist": ARTIST,
            "albumartist": ARTIST,
            "album": ALBUM,
            "tracknumber": str(number),
            "tracktotal": str(len(PIECES)),
            "date": _YEAR,
            "genre": "Demonstration",
            "comment": piece.comment,
            _EDITION_TAG: _EDITION,
        }
    )
    file.add_picture(_cover(piece))
    file.save()


def _opened(path: Path) -> Any:
    """The file's tags, made when there are none; mutagen has no types."""
    file: Any = FLAC(path)  # type: ignore[no-untyped-call]
    if file.tags is None:
        file.add_tags()
    return file


def _cover(piece: Piece) -> Any:
    picture: Any = Picture()  # type: ignore[no-untyped-call]
    picture.type = _FRONT_COVER
    picture.mime = "image/png"
    picture.width = picture.height = 640
    picture.depth = 24
    picture.data = (resources.files("resources") / "demo" / f"{piece.cover}.png").read_bytes()
    return picture
