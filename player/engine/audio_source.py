"""What every decoder is to the engine."""

from typing import Any, Protocol

import numpy.typing as npt

from player.model import AudioFormat, Chapter

Samples = npt.NDArray[Any]
"""`(frames, channels)`: int32 left-justified from integer formats, float64 at +-1 from others."""


class AudioSource(Protocol):
    """An open file. Belongs to one thread at a time."""

    @property
    def format(self) -> AudioFormat:
        """What the file holds."""
        ...

    @property
    def frames(self) -> int | None:
        """Length, or None when the file does not say."""
        ...

    @property
    def decoder(self) -> str:
        """Name and version of the library that decodes."""
        ...

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """What the file says of its chapters, read when it is asked for."""
        ...

    def read(self, frames: int) -> Samples:
        """Return the next frames, fewer at the end, none after it.

        Raises:
            PlayerError: `file.corrupt`, with the position, when the rest cannot be decoded.
        """
        ...

    def seek(self, frame: int) -> None:
        """Go to a frame; the next `read` starts exactly there."""
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...


class OuterSource:
    """A source around another: what it does not do itself, that one does."""

    def __init__(self, source: AudioSource) -> None:
        self._source = source

    @property
    def format(self) -> AudioFormat:
        """What the file holds."""
        return self._source.format

    @property
    def frames(self) -> int | None:
        """Length, or None when the file does not say."""
        return self._source.frames

    @property
    def decoder(self) -> str:
        """Name and version of the library that decodes."""
        return self._source.decoder

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """What the file says of its chapters."""
        return self._source.chapters

    def read(self, frames: int) -> Samples:
        """Return the next frames; see `AudioSource.read`."""
        return self._source.read(frames)

    def seek(self, frame: int) -> None:
        """Go to a frame."""
        self._source.seek(frame)

    def close(self) -> None:
        """Let go of the file."""
        self._source.close()
