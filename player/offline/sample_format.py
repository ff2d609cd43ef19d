"""What an output file holds: its container, its sample format, and whether they go together."""

from enum import StrEnum
from pathlib import Path

from player.errors import PlayerError

LOWEST_HZ, HIGHEST_HZ = 8_000, 768_000
MOST_CHANNELS = 8
_CONTAINERS = {".wav": "WAV", ".wave": "WAV", ".flac": "FLAC"}
_FLAC_HIGHEST_HZ = 655_350
_RIFF_LIMIT = 2**32 - (1 << 20)  # a RIFF size field is 32 bits; beyond it RF64


class SampleFormat(StrEnum):
    """Samples of a file, by the name the command line has for them."""

    INT16 = "16"
    INT24 = "24"
    INT32 = "32"
    FLOAT32 = "f32"

    @property
    def bits(self) -> int | None:
        """Bits of an integer sample; None for floating point."""
        return None if self is SampleFormat.FLOAT32 else int(self.value)

    @property
    def subtype(self) -> str:
        """The name libsndfile has for it."""
        return f"PCM_{self.bits}" if self.bits else "FLOAT"


def container_for(path: Path) -> str:
    """Return "WAV" or "FLAC" for a file name; `PlayerError` for any other ending."""
    container = _CONTAINERS.get(path.suffix.lower())
    if container is None:
        raise PlayerError("render.unknown_kind", path=path)
    return container


def format_holding(bits: int | None, container: str) -> SampleFormat:
    """Return the smallest format that loses nothing; FLAC ends at 24 bits.

    `bits` None is a lossy or floating-point source.
    """
    if bits is None:
        return SampleFormat.FLOAT32 if container == "WAV" else SampleFormat.INT24
    if bits <= 16:
        return SampleFormat.INT16
    return SampleFormat.INT24 if bits <= 24 or container == "FLAC" else SampleFormat.INT32


def check_output(path: Path, sample_rate: int, channels: int, form: SampleFormat) -> None:
    """Refuse what the container cannot hold with one sentence."""
    container = container_for(path)
    flac = container == "FLAC"
    if flac and form not in {SampleFormat.INT16, SampleFormat.INT24}:
        raise PlayerError("render.flac_depth", path=path)
    highest_hz = _FLAC_HIGHEST_HZ if flac else HIGHEST_HZ
    if not LOWEST_HZ <= sample_rate <= highest_hz:
        raise PlayerError("render.rate", path=path, lowest=LOWEST_HZ, highest=highest_hz)
    if flac and channels > MOST_CHANNELS:
        raise PlayerError("render.channels", path=path, channels=channels)


def riff_container(container: str, frames: int | None, frame_bytes: int) -> str:
    """Return RF64 where a WAV would outgrow its size field, else the container itself."""
    outgrows = container == "WAV" and (frames or 0) * frame_bytes > _RIFF_LIMIT
    return "RF64" if outgrows else container
