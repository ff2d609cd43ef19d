"""Open whatever decodes a file: libsndfile first, FFmpeg for what it refuses.

This is the only place that decides between decoders; everything after it sees an `AudioSource`.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

import numpy.typing as npt

from player.engine.sndfile_source import open_sndfile
from player.errors import PlayerError
from player.model import AudioFormat

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


_OPENERS: tuple[Callable[[str], AudioSource | None], ...] = (open_sndfile,)


def open_source(path: str) -> AudioSource:
    """Open a file for decoding.

    Raises:
        PlayerError: `file.*`, one sentence for the listener.
    """
    _refuse_what_is_no_file(path)
    for opener in _OPENERS:
        source = opener(path)
        if source is not None:
            if source.frames == 0:
                source.close()
                raise PlayerError("file.no_audio", path=path)
            return source
    raise PlayerError("file.not_audio", path=path)


def _refuse_what_is_no_file(path: str) -> None:
    """FIFOs and devices would block for ever; an empty file has a sentence of its own."""
    try:
        place = Path(path)
        if not place.exists():
            raise PlayerError("file.missing", path=path)
        if not place.is_file():
            raise PlayerError("file.unreadable", path=path, reason="it is not a regular file")
        with place.open("rb") as file:
            if not file.read(1):
                raise PlayerError("file.empty", path=path)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise PlayerError("file.unreadable", path=path, reason=reason) from error
    except ValueError as error:  # a NUL in the name
        raise PlayerError("file.missing", path=path) from error
