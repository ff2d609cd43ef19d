"""DSD as it is, in PCM's clothes (DoP 1.1): for devices that take the clothes off again.

Each 24-bit sample carries 16 bits of DSD below a marker that alternates between 0x05 and 0xFA:
DSD64 goes out at 176.4 kHz. One altered bit makes it noise, so nothing may touch these samples.
"""

import importlib
import importlib.util
from types import ModuleType
from typing import Any

import numpy as np
import numpy.typing as npt

from player.engine.audio_source import Samples
from player.engine.chapters import chapters_in
from player.errors import PlayerError
from player.model import AudioFormat, Chapter

_MARKERS = (0x05 << 24, 0xFA << 24)
_DSD64_BYTES_HZ = 352_800
_HIGHEST_BYTES_HZ = 2 * 768_000
_KINDS = frozenset({"dsd_lsbf", "dsd_msbf", "dsd_lsbf_planar", "dsd_msbf_planar"})
_REVERSED = np.array([int(f"{byte:08b}"[::-1], 2) for byte in range(256)], np.uint8)

_Bytes = npt.NDArray[np.uint8]


class DopSource:
    """One open DSF or DFF file. FFmpeg takes it apart, nothing decodes it."""

    def __init__(self, path: str, av: ModuleType, container: Any) -> None:
        self._path, self._av, self._container = path, av, container
        self._stream = container.streams.audio[0]
        context = self._stream.codec_context
        self._kind, self._channels = context.name, context.layout.nb_channels
        self.format = AudioFormat(
            codec=f"DSD{64 * context.sample_rate // _DSD64_BYTES_HZ}",
            sample_rate=context.sample_rate // 2,
            channels=self._channels,
            bit_depth=24,
            lossless=True,
            bitrate_kbps=round(context.sample_rate * 8 * self._channels / 1000),
            dop=True,
        )
        self._packets = container.demux(self._stream)
        self._rest = np.empty((self._channels, 0), np.uint8)
        self._frame = 0

    @property
    def frames(self) -> int | None:
        """Length in frames of two bytes; the last block of a DSF file may be filled up."""
        duration = self._stream.duration
        return None if duration is None else int(duration) // 2

    @property
    def decoder(self) -> str:
        """What takes the file apart."""
        version = ".".join(map(str, self._av.library_versions["libavformat"]))
        return f"DoP (FFmpeg {version})"

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """What its container or its tags say of chapters."""
        return chapters_in(self._container)

    def read(self, frames: int) -> Samples:
        """Return the next frames, int32 with the marker on top; see `AudioSource.read`."""
        parts, missing = [self._rest], 2 * frames - self._rest.shape[1]
        while missing > 0 and (block := self._next_block()) is not None:
            parts.append(block)
            missing -= block.shape[1]
        joined = np.concatenate(parts, axis=1)
        whole = min(2 * frames, joined.shape[1] // 2 * 2)
        self._rest = joined[:, whole:]
        return self._dressed(joined[:, :whole])

    def _dressed(self, dsd: _Bytes) -> Samples:
        older, newer = (dsd[:, first::2].T.astype(np.int32) for first in (0, 1))
        numbers = self._frame + np.arange(len(older))
        markers = np.array(_MARKERS, np.int64).astype(np.uint32).view(np.int32)[numbers % 2]
        self._frame += len(older)
        return np.ascontiguousarray(markers[:, np.newaxis] | older << 16 | newer << 8)

    def _next_block(self) -> _Bytes | None:
        """The next packet as `(channels, bytes)`, the oldest bit on top; None at the end."""
        try:
            packet = next((packet for packet in self._packets if packet.size), None)
        except self._av.FFmpegError as error:
            raise PlayerError(
                "file.corrupt",
                path=self._path,
                position_s=self._frame / self.format.sample_rate,
                reason=str(error.strerror),
            ) from error
        if packet is None:
            return None
        raw = np.frombuffer(bytes(packet), np.uint8)
        planar = self._kind.endswith("planar")
        block = raw.reshape(self._channels, -1) if planar else raw.reshape(-1, self._channels).T
        return _REVERSED[block] if "lsbf" in self._kind else block

    def seek(self, frame: int) -> None:
        """Go to a frame; the next `read` starts exactly there."""
        wanted = 2 * frame
        self._container.seek(wanted, stream=self._stream, backward=True)
        self._packets = self._container.demux(self._stream)
        first = next((packet for packet in self._packets if packet.size), None)
        self._frame, self._rest = frame, np.empty((self._channels, 0), np.uint8)
        if first is None:
            return
        early = wanted - int(first.pts or 0)
        self._packets = _chained(first, self._packets)
        while early > 0 and (block := self._next_block()) is not None:
            self._rest, early = block[:, early:], early - block.shape[1]

    def close(self) -> None:
        """Let go of the file."""
        self._container.close()


def _chained(first: Any, others: Any) -> Any:
    yield first
    yield from others


def open_dop(path: str) -> DopSource | None:
    """Open a file of DSD that fits into PCM, or return None for any other."""
    if not path.lower().endswith((".dsf", ".dff")) or importlib.util.find_spec("av") is None:
        return None
    av = importlib.import_module("av")
    try:
        container = av.open(path, metadata_errors="ignore")
    except (av.FFmpegError, UnicodeEncodeError):
        return None
    context = container.streams.audio[0].codec_context if container.streams.audio else None
    if context is None or context.name not in _KINDS or context.sample_rate > _HIGHEST_BYTES_HZ:
        container.close()
        return None
    return DopSource(path, av, container)
