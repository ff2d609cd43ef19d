"""CUE sheets as they are found: any encoding, missing quotes, wrong file names, no manners."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import PurePath, PureWindowsPath

from player.errors import PlayerError
from player.text.encoding import decode_unlabelled

FRAMES_PER_SECOND = 75
SHEET_BYTES_MAX = 1 << 20
MOST_TRACKS = 999

_TIME = re.compile(r"(\d{1,5}):(\d{1,2})[:.](\d{1,2})$")
_FILE = re.compile(r'FILE\s+(?:"(?P<quoted>.*)"|(?P<bare>.+?))(?:\s+\w+)?\s*$', re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CueTrack:
    """One track of a sheet.

    Attributes:
        file: As the sheet has it.
        start: INDEX 01 in CD frames (1/75 s) from the start of its file.
        pre_emphasis: Whether its FLAGS say PRE.
    """

    number: int
    file: str
    title: str = ""
    performer: str = ""
    start: int = -1
    isrc: str = ""
    pre_emphasis: bool = False


@dataclass(frozen=True, slots=True)
class CueSheet:
    """A sheet's tracks in order, those without an INDEX 01 left out."""

    title: str = ""
    performer: str = ""
    genre: str = ""
    date: str = ""
    disc: str = ""
    tracks: tuple[CueTrack, ...] = ()

    def files(self) -> tuple[str, ...]:
        """Return the files the tracks are in, each once."""
        return tuple(dict.fromkeys(track.file for track in self.tracks))


@dataclass(slots=True)
class _State:
    file: str = ""
    album: dict[str, str] = field(default_factory=dict)
    tracks: list[CueTrack] = field(default_factory=list)


def decode_sheet(raw: bytes) -> str:
    """Decode a sheet: byte order mark, UTF-8, UTF-16 without a mark, or a guess."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16")):
        if raw.startswith(mark):
            return raw.decode(encoding, "replace")
    if raw.startswith(b"\xfe\xff"):
        return raw.decode("utf-16", "replace")
    if b"\0" in raw[:64]:
        return raw.decode("utf-16-be" if raw[:1] == b"\0" else "utf-16-le", "replace")
    return decode_unlabelled([raw])[0]


def read_cue(path: PurePath, raw: bytes) -> CueSheet:
    """Parse a sheet's bytes.

    Raises:
        PlayerError: cue.too_long or cue.no_tracks.
    """
    if len(raw) > SHEET_BYTES_MAX:
        raise PlayerError("cue.too_long", path=str(path))
    sheet = parse_cue(decode_sheet(raw))
    if not sheet.tracks:
        raise PlayerError("cue.no_tracks", path=str(path))
    return sheet


def parse_cue(text: str) -> CueSheet:
    """Return what can be understood; lines that cannot are passed over."""
    state = _State()
    for line in text.splitlines():
        words = line.strip().lstrip("\ufeff")
        if words:
            _take(state, words)
    found = _in_order(track for track in state.tracks if track.start >= 0)
    album = {name: state.album.get(name, "") for name in ("title", "performer")}
    remarks = {name: state.album.get(f"rem {name}", "") for name in ("genre", "date")}
    disc = state.album.get("rem discnumber", "")
    return CueSheet(**album, **remarks, disc=disc, tracks=found)


def _take(state: _State, line: str) -> None:
    command, _, rest = line.partition(" ")
    if command.upper() == "REM":
        name, _, value = rest.strip().partition(" ")
        state.album.setdefault(f"rem {name.lower()}", _unquoted(value))
    elif command.upper() == "FILE":
        match = _FILE.match(line)
        state.file = (match["quoted"] or match["bare"] or "").strip() if match else _unquoted(rest)
    elif command.upper() == "TRACK":
        _begin(state, rest)
    elif not state.tracks:
        state.album.setdefault(command.lower(), _unquoted(rest))
    else:
        state.tracks[-1] = _with(state.tracks[-1], state.file, command.lower(), rest)


def _begin(state: _State, rest: str) -> None:
    number, _, kind = rest.strip().partition(" ")
    is_sound = not kind or kind.strip().upper() == "AUDIO"
    if is_sound and len(state.tracks) < MOST_TRACKS:
        count = int(number) if number.isascii() and number.isdigit() else len(state.tracks) + 1
        state.tracks.append(CueTrack(count, state.file))


def _with(track: CueTrack, file: str, command: str, rest: str) -> CueTrack:
    match command:
        case "title":
            return replace(track, title=_unquoted(rest))
        case "performer":
            return replace(track, performer=_unquoted(rest))
        case "isrc":
            return replace(track, isrc=_unquoted(rest))
        case "flags":
            return replace(track, pre_emphasis="PRE" in rest.upper().split())
        case "index":
            return _indexed(track, file, rest)
        case _:
            return track


def _indexed(track: CueTrack, file: str, rest: str) -> CueTrack:
    """INDEX 01 counts; its FILE may stand between TRACK and INDEX (sheets with gaps appended)."""
    number, _, time = rest.strip().partition(" ")
    frames = frames_of(time)
    if frames is None or not number.isdigit() or int(number) != 1:
        return track
    return replace(track, start=frames, file=file)


def frames_of(time: str) -> int | None:
    """Return mm:ss:ff in CD frames; over-long seconds and frames are nonsense."""
    match = _TIME.match(time.strip())
    if not match:
        return None
    minutes, seconds, frames = (int(part) for part in match.groups())
    if seconds >= 60 or frames >= FRAMES_PER_SECOND:
        return None
    return (minutes * 60 + seconds) * FRAMES_PER_SECOND + frames


def _unquoted(text: str) -> str:
    bare = text.strip()
    if len(bare) >= 2 and bare[0] == bare[-1] == '"':
        return bare[1:-1].strip()
    return bare.strip('"').strip()


def _in_order(tracks: Iterable[CueTrack]) -> tuple[CueTrack, ...]:
    """Drop tracks that begin before the one in front of them in the same file."""
    kept: list[CueTrack] = []
    for track in tracks:
        if not kept or kept[-1].file != track.file or track.start > kept[-1].start:
            kept.append(track)
    return tuple(kept)


def find_file(written: str, names: Iterable[str], sheet_stem: str = "") -> str | None:
    """Return which of a folder's files a FILE line means.

    Exact, then ignoring case, then another ending (image.wav is image.flac by now), then the
    sheet's own stem. Folders in the line are ignored: a sheet names its neighbours only.
    """
    base = PureWindowsPath(written).name
    every = sorted(names)
    stem = PurePath(base).stem.lower()
    tests = (
        lambda name: name == base,
        lambda name: name.lower() == base.lower(),
        lambda name: PurePath(name).stem.lower() == stem,
        lambda name: bool(sheet_stem) and PurePath(name).stem.lower() == sheet_stem.lower(),
    )
    return next((name for test in tests for name in every if test(name)), None)


def sample_bounds(
    tracks: Iterable[CueTrack], sample_rate: int
) -> list[tuple[CueTrack, int, int | None]]:
    """Return tracks of one file with their first sample frame and the one after their last.

    75 divides every usual rate, so that the bounds are exact; the last track ends with its file.
    """
    ordered = list(tracks)
    starts = [track.start * sample_rate // FRAMES_PER_SECOND for track in ordered]
    ends: list[int | None] = [*starts[1:], None][: len(starts)]
    return list(zip(ordered, starts, ends, strict=True))
