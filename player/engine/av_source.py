"""Decode with FFmpeg, through PyAV, what libsndfile refuses.

12-, 20- and 32-bit FLAC, FLAC in Ogg, AAC, ALAC, APE, WavPack, TTA, Musepack, WMA, DSD (as PCM).
The package is the extra `[codecs]`; without it these files are "no decoder here knows this format".
"""

import importlib
from collections.abc import Iterator
from types import MappingProxyType, ModuleType
from typing import Any

import numpy as np

from player.engine.audio_source import Samples
from player.engine.chapters import chapters_in
from player.errors import PlayerError
from player.model import AudioFormat, Chapter

_PREROLL_S = 0.1  # seek early, drop: AAC and Opus need what came before to sound right
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
        self._decoded = self._blocks()
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

    def _blocks(self, first_frame: int = 0) -> Iterator[Samples]:
        """Decode from where the container stands, dropping what comes before `first_frame`."""
        try:
            for start, frame in self._placed(first_frame):
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
        place = 1 << 62
        for frame in self._container.decode(self._stream):
            place = place if frame.pts is None else self._start_of(frame)
            yield place, frame
            place += frame.samples

    def _start_of(self, frame: Any) -> int:
        pts = frame.pts - (self._stream.start_time or 0)
        start: int = round(pts * frame.time_base * self.format.sample_rate)
        return start

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
        try:
            self._rewind(frame)
        except self._av.FFmpegError as error:
            raise PlayerError(
                "file.corrupt",
                path=self._path,
                position_s=frame / self.format.sample_rate,
                reason="it cannot seek there",
            ) from error
        self._decoded, self._rest, self._frame = self._blocks(frame), self._nothing(), frame

    def _rewind(self, frame: int) -> None:
        """Put the container at or before what a frame needs to sound right."""
        rate, base = self.format.sample_rate, self._stream.time_base
        target = int(max(0.0, frame / rate - _PREROLL_S) / base) + (self._stream.start_time or 0)
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
