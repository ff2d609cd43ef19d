"""Decode with FFmpeg, through PyAV, what libsndfile refuses.

12-, 20- and 32-bit FLAC, FLAC in Ogg, AAC, ALAC, APE, WavPack, TTA, Musepack, WMA, DSD (as PCM).
The package is the extra `[codecs]`; without it these files are "no decoder here knows this format".
"""

import importlib
import itertools
import math
from collections.abc import Iterator
from fractions import Fraction
from types import MappingProxyType, ModuleType
from typing import Any

import numpy as np

from player.engine.audio_source import Samples
from player.engine.chapters import chapters_in
from player.engine.packet_clock import clock_of, is_coarse
from player.errors import PlayerError
from player.model import AudioFormat, Chapter

_UNKNOWN = 1 << 62
_EARLIER_S = (0.4, 2.0, 20.0, math.inf)
"""Seek early, drop: AAC and Opus need what came before to sound right. Earlier still where the
container cannot go there, as near the end of a FLAC without a table, or lands behind it."""
_NAMES = MappingProxyType(
    {
        "flac": "FLAC", "alac": "ALAC", "ape": "APE", "wavpack": "WavPack", "tta": "TTA",
        "aac": "AAC", "mp3": "MP3", "mp3float": "MP3", "opus": "Opus", "vorbis": "Vorbis",
        "wmav1": "WMA", "wmav2": "WMA", "wmapro": "WMA Pro", "wmalossless": "WMA Lossless",
        "mpc7": "Musepack", "mpc8": "Musepack", "musepack7": "Musepack", "musepack8": "Musepack",
    }
)  # fmt: skip
_LOSSLESS = frozenset({"flac", "alac", "ape", "wavpack", "tta", "wmalossless", "shorten", "tak"})
_INTEGER_SHIFT = MappingProxyType({"s16": 16, "s16p": 16, "s32": 0, "s32p": 0, "u8": 24, "u8p": 24})
_DSD64_HZ = 44_100 * 64


class AvSource:
    """One open file of FFmpeg's. FFmpeg hands integers left-justified in their container."""

    def __init__(self, path: str, av: ModuleType, container: Any) -> None:
        self._path, self._av, self._container = path, av, container
        self._stream = container.streams.audio[0]
        self._stream.codec_context.thread_count = 1  # one file at a time, two cores for all
        self._dtype = np.dtype(np.int32 if self._sample_format in _INTEGER_SHIFT else np.float64)
        self.format = self._describe()
        self._end = _true_end(path, container, self._stream)
        self._start_of = clock_of(self._stream)
        self._decoded = self._blocks(0, self._placed(0))
        self._rest = self._nothing()
        self._frame = 0

    @property
    def _sample_format(self) -> str:
        return str(self._stream.codec_context.format.name)

    def _describe(self) -> AudioFormat:
        context = self._stream.codec_context
        name = context.name
        dsd = name.startswith("dsd")
        lossless = dsd or name in _LOSSLESS or name.startswith("pcm_")
        integer = self._dtype == np.int32 and lossless
        return AudioFormat(
            codec=self._dsd_name() if dsd else _NAMES.get(name, name.upper()),
            sample_rate=context.sample_rate,
            channels=context.layout.nb_channels,
            bit_depth=_bit_depth(self._path, context) if integer else None,
            lossless=lossless,
            bitrate_kbps=round(self._container.bit_rate / 1000) or None,
        )

    def _dsd_name(self) -> str:
        """DSD64 is 64 times 44.1 kHz; FFmpeg decodes it to PCM at an eighth of its rate."""
        rate = self._stream.codec_context.sample_rate * 8
        return f"DSD{64 * rate // _DSD64_HZ}"

    @property
    def frames(self) -> int | None:
        """Length as the container states it, or as it is where AAC says so exactly."""
        if self._end is not None:
            return self._end
        duration, base = self._stream.duration, self._stream.time_base
        if duration is None and is_coarse(self._stream):  # Matroska has it for the whole, in ms
            duration, base = self._container.duration, Fraction(1, self._av.time_base)
        if duration is None or base is None:
            return None
        frames: int = round(duration * base * self.format.sample_rate)
        return frames

    @property
    def decoder(self) -> str:
        """Name and version of the library."""
        return f"FFmpeg {'.'.join(map(str, self._av.library_versions['libavcodec']))}"

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """What its container or its tags say of chapters."""
        return chapters_in(self._container)

    def read(self, frames: int) -> Samples:
        """Return the next frames; see `AudioSource.read`."""
        if self._end is not None:
            frames = max(0, min(frames, self._end - self._frame))
        parts, missing = [self._rest[:frames]], frames - len(self._rest)
        self._rest = self._rest[frames:]
        while missing > 0 and (block := next(self._decoded, None)) is not None:
            parts.append(block[:missing])
            self._rest = block[missing:]
            missing -= len(parts[-1])
        out = np.concatenate(parts)
        self._frame += len(out)
        return out

    def _blocks(self, first_frame: int, placed: Iterator[tuple[int, Any]]) -> Iterator[Samples]:
        """Decode from where the container stands, dropping what comes before `first_frame`."""
        try:
            for start, frame in placed:
                block = self._interleaved(frame)
                early = first_frame - start
                if early < len(block):
                    yield block[max(0, early) :]
        except self._av.FFmpegError as error:
            raise PlayerError(
                "file.corrupt",
                path=self._path,
                position_s=self._frame / self.format.sample_rate,
                reason=str(error.strerror),
            ) from error

    def _placed(self, first_frame: int) -> Iterator[tuple[int, Any]]:
        """Decoded frames, each with its first sample frame, counted from the stream's start."""
        del first_frame
        place = _UNKNOWN
        for packet in self._container.demux(self._stream):
            for number, frame in enumerate(packet.decode()):
                start = None if number else self._start_of(packet, frame)
                place = place if start is None else start
                yield place, frame
                place += frame.samples

    def _interleaved(self, frame: Any) -> Samples:
        planes = frame.to_ndarray()
        channels = self.format.channels
        if frame.layout.nb_channels != channels or frame.sample_rate != self.format.sample_rate:
            raise PlayerError(
                "file.corrupt",
                path=self._path,
                position_s=self._frame / self.format.sample_rate,
                reason="its format changes on the way",
            )
        samples = planes.T if frame.format.is_planar else planes.reshape(-1, channels)
        shift = _INTEGER_SHIFT.get(frame.format.name)
        if shift is None:
            return np.ascontiguousarray(samples, np.float64)
        centred = samples.astype(np.int32) - (128 if samples.dtype == np.uint8 else 0)
        return np.ascontiguousarray(centred << shift)

    def _nothing(self) -> Samples:
        return np.empty((0, self.format.channels), self._dtype)

    def seek(self, frame: int) -> None:
        """Go to a frame: early in the container, then drop up to it."""
        error: Exception | None = None
        for early_s in _EARLIER_S:
            try:
                self._rewind(frame, early_s)
                self._decoded, begins = self._begun(frame)
            except self._av.FFmpegError as refused:
                error = refused
                continue
            if begins <= frame or begins == _UNKNOWN or early_s == _EARLIER_S[-1]:
                self._rest, self._frame = self._nothing(), frame
                return
        raise PlayerError(
            "file.corrupt",
            path=self._path,
            position_s=frame / self.format.sample_rate,
            reason="it cannot seek there",
        ) from error

    def _begun(self, frame: int) -> tuple[Iterator[Samples], int]:
        """Blocks from a frame on, and where the container really went for them."""
        placed = self._placed(frame)
        first = next(placed, None)
        if first is None:
            return iter(()), frame if frame >= (self.frames or 0) else frame + 1
        return self._blocks(frame, itertools.chain((first,), placed)), first[0]

    def _rewind(self, frame: int, early_s: float) -> None:
        """Put the container before what a frame needs to sound right."""
        rate, base = self.format.sample_rate, self._stream.time_base
        first_s = -1.0 if is_coarse(self._stream) else 0.0  # Matroska's Opus begins before zero
        target = int(max(first_s, frame / rate - early_s) / base) + (self._stream.start_time or 0)
        self._container.seek(target, stream=self._stream, backward=True)

    def close(self) -> None:
        """Let go of the file."""
        self._container.close()


def _true_end(path: str, container: Any, stream: Any) -> int | None:
    """Where AAC in MP4 ends, in frames: as iTunes wrote it, else where its last packet does.

    The last packet is filled up, and an edit list counts in milliseconds.
    """
    if stream.codec_context.name != "aac" or "mp4" not in container.format.name:
        return None
    if (told := _frames_by_itunes(path)) is not None:
        return told
    try:
        container.seek(stream.duration or 0, stream=stream, backward=True)
        ends = [p.pts + p.duration for p in container.demux(stream) if p.pts is not None]
        container.seek(0)
    except (OSError, ValueError):
        return None
    return round(max(ends) * stream.time_base * stream.codec_context.sample_rate) if ends else None


def _frames_by_itunes(path: str) -> int | None:
    """The count of real frames in iTunSMPB: flags, priming, padding, frames, in hexadecimal."""
    tags = getattr(_tagged(path), "tags", None) or {}
    words = b" ".join(tags.get("----:com.apple.iTunes:iTunSMPB", [])).split()
    try:
        return int(words[3], 16) or None
    except (IndexError, ValueError):
        return None


def _tagged(path: str) -> Any:
    """The file as mutagen sees it; 2 MB, for the few kinds that need it."""
    return importlib.import_module("mutagen").File(path)


def _bit_depth(path: str, context: Any) -> int:
    """Depth as the stream's own header has it; PyAV passes the header on but not the figure."""
    header = bytes(context.extradata or b"")
    match context.name:
        case "flac" if len(header) >= 34:  # STREAMINFO: five bits from bit 103 on
            return ((header[12] & 1) << 4 | header[13] >> 4) + 1
        case "alac" if len(header) >= 18:  # ALACSpecificConfig.bitDepth
            return header[17]
        case "tta" if len(header) >= 10:
            return int.from_bytes(header[8:10], "little")
        case "wavpack" | "ape":
            return int(_tagged(path).info.bits_per_sample)
        case _:
            pass
    return {"s16": 16, "s16p": 16, "u8": 8, "u8p": 8}.get(context.format.name, 24)
