"""Decode with libsndfile: WAV, AIFF, CAF, W64, FLAC, Ogg Vorbis, Opus, MP3."""

import os
from pathlib import Path
from types import MappingProxyType
from typing import BinaryIO

import numpy as np
import numpy.typing as npt
import soundfile

from player.engine.chapters import tagged_chapters
from player.errors import PlayerError
from player.model import AudioFormat, Chapter

_INTEGER_BITS = MappingProxyType(
    {
        "PCM_S8": 8, "PCM_U8": 8, "PCM_16": 16, "PCM_24": 24, "PCM_32": 32,
        "ALAC_16": 16, "ALAC_20": 20, "ALAC_24": 24, "ALAC_32": 32,
        "DWVW_12": 12, "DWVW_16": 16, "DWVW_24": 24, "DPCM_8": 8, "DPCM_16": 16,
    }
)  # fmt: skip
_FLOAT_LOSSLESS = frozenset({"FLOAT", "DOUBLE"})
_CODEC_BY_SUBTYPE = MappingProxyType(
    {"VORBIS": "Vorbis", "OPUS": "Opus", "MPEG_LAYER_III": "MP3", "MPEG_LAYER_II": "MP2",
     "MPEG_LAYER_I": "MP1", "ULAW": "µ-law", "ALAW": "A-law"}
)  # fmt: skip
_UNKNOWN_LENGTH = 2**62
_VORBIS_FRAMES = 8_192  # its longest block: the first after a seek has none to overlap with


class SndfileSource:
    """One open file of libsndfile's.

    Reads go to `sf_readf_*` directly: SoundFile.read seeks on every call, which costs up to 17x in
    small blocks, and drops the tail of files whose header does not know their length.
    """

    def __init__(self, path: str, file: soundfile.SoundFile) -> None:
        self._path = path
        self._file = file
        self._frame = 0
        bits = _INTEGER_BITS.get(file.subtype)
        self._dtype = np.dtype(np.int32 if bits else np.float64)
        self.format = AudioFormat(
            codec=_codec(file),
            sample_rate=file.samplerate,
            channels=file.channels,
            bit_depth=bits,
            lossless=bool(bits) or file.subtype in _FLOAT_LOSSLESS,
            bitrate_kbps=_bitrate_kbps(path, file),
        )

    @property
    def frames(self) -> int | None:
        """Length in frames, None for a header without one."""
        frames = int(self._file.frames)
        return frames if 0 <= frames < _UNKNOWN_LENGTH else None

    @property
    def decoder(self) -> str:
        """Name and version of the library."""
        return f"libsndfile {soundfile.__libsndfile_version__}"

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """What its container or its tags say of chapters."""
        return tagged_chapters(self._path)

    def read(self, frames: int) -> npt.NDArray[np.int32] | npt.NDArray[np.float64]:
        """Return the next frames; see `AudioSource.read`."""
        out = np.empty((frames, self.format.channels), self._dtype)
        count = self._read_into(out)
        self._frame += count
        if not count:
            self._check_the_end()
        return out[:count]

    def _read_into(self, out: npt.NDArray[np.int32] | npt.NDArray[np.float64]) -> int:
        library, handle = soundfile._snd, self._file._file  # noqa: SLF001  see the class
        name, kind = (
            ("sf_readf_int", "int*") if out.dtype == np.int32 else ("sf_readf_double", "double*")
        )
        pointer = soundfile._ffi.cast(kind, out.ctypes.data)  # noqa: SLF001
        return int(getattr(library, name)(handle, pointer, len(out)))

    def _check_the_end(self) -> None:
        """Tell the end of the sound from the end of what can be decoded."""
        error = soundfile._snd.sf_error(self._file._file)  # noqa: SLF001
        guessed = self._file.subtype.startswith("MPEG")  # without a LAME tag by size and bitrate
        missing = self.frames is not None and self._frame < self.frames and not guessed
        if not error and not missing:
            return
        reason = (
            "the file ends early" if not error else soundfile.LibsndfileError(error).error_string
        )
        raise PlayerError(
            "file.corrupt",
            path=self._path,
            position_s=self._frame / self.format.sample_rate,
            reason=reason.rstrip("."),
        )

    def seek(self, frame: int) -> None:
        """Go to a frame; past the end is the end."""
        target = frame if self.frames is None else min(frame, self.frames)
        early = min(target, _VORBIS_FRAMES) if self.format.codec == "Vorbis" else 0
        try:
            self._frame = int(self._file.seek(target - early))
        except soundfile.LibsndfileError as error:
            raise PlayerError(
                "file.corrupt",
                path=self._path,
                position_s=target / self.format.sample_rate,
                reason="it cannot seek there",
            ) from error
        if early:
            self.read(early)

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()


def open_sndfile(path: str, file: BinaryIO | None = None) -> SndfileSource | None:
    """Open a file, or return None when libsndfile does not know or does not like it.

    Args:
        path: The file, and what errors name.
        file: Read through this instead, as while the file is still arriving.
    """
    try:
        return SndfileSource(path, soundfile.SoundFile(file or os.fsencode(path)))
    except (soundfile.LibsndfileError, TypeError):  # TypeError: RAW needs what only a person knows
        return None


def _codec(file: soundfile.SoundFile) -> str:
    if file.subtype.startswith("ALAC"):
        return "ALAC"
    container = "WAV" if file.format in {"WAVEX", "WAV"} else str(file.format)
    return _CODEC_BY_SUBTYPE.get(file.subtype, container)


def _bitrate_kbps(path: str, file: soundfile.SoundFile) -> int | None:
    frames = int(file.frames)
    if not 0 < frames < _UNKNOWN_LENGTH:
        return None
    seconds = frames / int(file.samplerate)
    return round(Path(path).stat().st_size * 8 / seconds / 1000)
