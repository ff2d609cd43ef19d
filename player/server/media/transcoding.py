"""ffmpeg into a cache file first: what is sent has a length, a digest and any byte at once."""

import hashlib
import os
import shutil
import subprocess
import threading
import time
from collections import defaultdict
from pathlib import Path

from player.server.accounts.rates import TooMany
from player.server.catalogue.rows import SongFile
from player.server.failure import Failure
from player.server.media.profiles import Profile

CACHE_BYTES = 5 * 1024**3
_PATIENCE_S = 600
_ROOM_BYTES = 1 << 20
_UNWRITTEN = (b"Error closing file", b"Error writing trailer")
"""What ffmpeg before version 6 says of a full disk, and ends with 0 as if all were well."""
_QUEUE_S = 20.0
"""How long a file waits for its turn before its client is asked to come again."""

_ENCODERS = {
    "flac": ["-c:a", "flac", "-compression_level", "5"],
    "opus": ["-c:a", "libopus", "-vbr", "on"],
    "mp3": ["-c:a", "libmp3lame"],
}
_SAMPLE_FORMATS = {16: "s16", 24: "s32"}


class Transcoder:
    """Makes files and keeps the ones used last. Any thread; as many at once as there are cores."""

    def __init__(self, folder: Path, *, most_bytes: int = CACHE_BYTES) -> None:
        self._folder = folder
        self._most_bytes = most_bytes
        self._program = shutil.which("ffmpeg")
        self._running = threading.BoundedSemaphore(os.cpu_count() or 1)
        self._guard = threading.Lock()
        self._each: dict[str, threading.Lock] = defaultdict(threading.Lock)
        self._programs: set[subprocess.Popen[bytes]] = set()
        self._is_closed = False

    @property
    def is_there(self) -> bool:
        """Whether ffmpeg is installed."""
        return self._program is not None

    def close(self) -> None:
        """Stop every ffmpeg and start no more; what was half made is not kept."""
        with self._guard:
            self._is_closed = True
            for program in self._programs:
                program.kill()

    def made(self, path: Path, file: SongFile, profile: Profile, offset_s: float = 0.0) -> Path:
        """Return the file a profile makes of a song, making it when it is not there yet.

        Raises:
            Failure: 0 when there is no ffmpeg, or it cannot read the file.
        TooMany: As many as there are cores are being made.
        """
        target = self._folder / f"{_mark(file, profile, offset_s)}.{profile.codec}"
        with self._guard:
            lock = self._each[target.name]
        with lock:
            if not target.exists():
                self._make(path, target, _words(file, profile, offset_s))
                self._evict(target)
            _note_use(target)
        return target

    def run(self, path: Path, target: Path, words: list[str]) -> bool:
        """Run ffmpeg over one file; False when it failed. The target appears whole or not."""
        if self._program is None:
            return False
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
        except OSError:
            return False
        partial = target.with_name(f".{target.name}.{threading.get_ident()}{target.suffix}")
        command = [self._program, "-v", "error", "-nostdin", "-y"]
        command += ["-i", f"file:{path}", *words, f"file:{partial}"]
        if not self._running.acquire(timeout=_QUEUE_S):
            raise TooMany(round(_QUEUE_S))
        try:
            went_well = self._went_well(command)
        finally:
            self._running.release()
        if went_well and partial.exists():
            partial.replace(target)
            return True
        partial.unlink(missing_ok=True)
        return False

    def _went_well(self, command: list[str]) -> bool:
        with self._guard:
            if self._is_closed:
                return False
            program = subprocess.Popen(  # noqa: S603  our own words and a file of the library
                command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
            )
            self._programs.add(program)
        try:
            _, said = program.communicate(timeout=_PATIENCE_S)
        except subprocess.TimeoutExpired:
            program.kill()
            program.communicate()
            return False
        else:
            return program.returncode == 0 and not any(words in said for words in _UNWRITTEN)
        finally:
            with self._guard:
                self._programs.discard(program)

    def _make(self, path: Path, target: Path, words: list[str]) -> None:
        if self._program is None:
            raise Failure.generic("This server has no ffmpeg; only whole files can be sent.")
        if not self.run(path, target, words):
            if _is_full(self._folder):
                raise Failure.generic("This server's disk is full; only whole files can be sent.")
            raise Failure.generic("This file cannot be converted.")

    def _evict(self, kept: Path) -> None:
        files = [(found.stat(), found) for found in self._folder.iterdir() if found != kept]
        total = sum(status.st_size for status, _ in files)
        for status, found in sorted(files, key=lambda pair: pair[0].st_atime):
            if total <= self._most_bytes:
                return
            found.unlink(missing_ok=True)
            total -= status.st_size


def _is_full(folder: Path) -> bool:
    there = next(one for one in (folder, *folder.parents) if one.exists())
    return shutil.disk_usage(there).free < _ROOM_BYTES


def _note_use(path: Path) -> None:
    """The time of last use decides who leaves first; that of change is part of the file's tag."""
    os.utime(path, ns=(time.time_ns(), path.stat().st_mtime_ns))


def _mark(file: SongFile, profile: Profile, offset_s: float) -> str:
    facts = (file.path, file.size, file.mtime_ns, file.start_frame, file.end_frame)
    return hashlib.sha256(repr((facts, profile.name, offset_s)).encode()).hexdigest()[:40]


def _words(file: SongFile, profile: Profile, offset_s: float) -> list[str]:
    """A slice is cut by sample, then what the profile says; tags and pictures stay behind."""
    filters = []
    start = file.start_frame + round(offset_s * (file.sample_rate or 44_100))
    if start or file.end_frame is not None:
        end = "" if file.end_frame is None else f":end_sample={file.end_frame}"
        filters += [f"atrim=start_sample={start}{end}", "asetpts=PTS-STARTPTS"]
    words = [
        "-map",
        "0:a:0",
        "-map_metadata",
        "-1",
        "-fflags",
        "+bitexact",
        "-flags:a",
        "+bitexact",
    ]
    if profile.codec == "flac":
        form = _SAMPLE_FORMATS[profile.bit_depth or 24]
        rate = f"osr={profile.sample_rate}:" if profile.sample_rate else ""
        reduces = (file.bit_depth or 16) > (profile.bit_depth or 24)
        dither = ":dither_method=triangular" if reduces else ""
        filters.append(f"aresample={rate}osf={form}{dither}")
    words += _ENCODERS[profile.codec]
    if profile.bitrate_kbps:
        words += ["-b:a", f"{profile.bitrate_kbps}k", "-ac", "2"]
    return [*words, *(["-af", ",".join(filters)] if filters else [])]
