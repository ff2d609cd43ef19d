"""Decode a file as it is: to WAV in the smallest depth that holds it, or to an MD5 of its PCM."""

import hashlib
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import numpy as np
import soundfile

from player.engine.audio_source import AudioSource, Samples
from player.engine.source import open_source
from player.errors import PlayerError

_BLOCK_FRAMES = 1 << 17
_WAV_LIMIT = 2**32 - 4096  # a RIFF size field is 32 bits; beyond it RF64
_CONTAINER_BITS = {8: "PCM_U8", 16: "PCM_16", 24: "PCM_24", 32: "PCM_32"}

Progress = Callable[[int, int | None], None]
"""Called with the frames done and the frames to do, None when the file does not say."""


def blocks_of(source: AudioSource, start: int = 0, frames: int | None = None) -> Iterator[Samples]:
    """Yield a file's samples from `start` on, at most `frames` of them."""
    if start:
        source.seek(start)
    left = frames
    while left is None or left > 0:
        block = source.read(_BLOCK_FRAMES if left is None else min(_BLOCK_FRAMES, left))
        if not len(block):
            return
        left = None if left is None else left - len(block)
        yield block


def pcm_md5(path: str) -> tuple[str, str]:
    """Return the MD5 of a file's PCM and the sample format it was taken over.

    Integers as FLAC's STREAMINFO has it: little-endian, signed, in the fewest bytes that hold the
    file's own bit depth ("int24"). Lossy and float files as little-endian "float32".
    """
    digest = hashlib.md5(usedforsecurity=False)
    with closing(open_source(path)) as source:
        bits = source.format.bit_depth
        for block in blocks_of(source):
            digest.update(_pcm_bytes(block, bits))
    return digest.hexdigest(), f"int{bits}" if bits else "float32"


def _pcm_bytes(block: Samples, bits: int | None) -> bytes:
    if bits is None:
        return block.astype("<f4").tobytes()
    size = -(-bits // 8)
    right_justified = np.ascontiguousarray(block >> (32 - bits)).astype("<i4")
    return right_justified.view(np.uint8).reshape(-1, 4)[:, :size].tobytes()


def decode_to_wav(
    path: str, out: Path, start: int = 0, frames: int | None = None, told: Progress | None = None
) -> int:
    """Write what the file holds, no gain, dither or resampling; return the frames written.

    Integers go into the smallest of 8, 16, 24 and 32 bits that holds them, everything else into
    32-bit float. What could be decoded before an error stays in `out`.

    Raises:
        PlayerError: `file.*` for the file, `file.write_failed` for `out`, also when both are one.
    """
    if out.exists() and out.samefile(path):
        raise PlayerError("file.write_failed", path=out, reason="it is the file to decode")
    with closing(open_source(path)) as source, _writer(out, source) as sink:
        done = 0
        for block in blocks_of(source, start, frames):
            _write(sink, block if source.format.bit_depth else block.astype(np.float32), out)
            done += len(block)
            if told:
                told(done, frames if frames is not None else source.frames)
    return done


def _writer(out: Path, source: AudioSource) -> soundfile.SoundFile:
    bits = source.format.bit_depth
    depth = next((depth for depth in _CONTAINER_BITS if bits and bits <= depth), 32)
    subtype = _CONTAINER_BITS[depth] if bits else "FLOAT"
    size = (source.frames or 0) * source.format.channels * depth // 8
    try:
        return soundfile.SoundFile(
            out,
            "w",
            samplerate=source.format.sample_rate,
            channels=source.format.channels,
            subtype=subtype,
            format="WAV" if size < _WAV_LIMIT else "RF64",
        )
    except (soundfile.LibsndfileError, OSError) as error:
        raise PlayerError("file.write_failed", path=out, reason=_reason(error)) from error


def _write(sink: soundfile.SoundFile, block: Samples, out: Path) -> None:
    try:
        sink.write(block)
    except (soundfile.LibsndfileError, OSError) as error:
        raise PlayerError("file.write_failed", path=out, reason=_reason(error)) from error


def _reason(error: Exception) -> str:
    return str(getattr(error, "error_string", error)).rstrip(".")
