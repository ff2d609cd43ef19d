"""A decoder whose sound has its CD emphasis taken off: float64 where the file has integers."""

import numpy as np

from dsp.emphasis import DeEmphasis
from player.engine.audio_source import AudioSource, Samples
from player.model import AudioFormat, Chapter

_FULL_SCALE = 2.0**31


class DeEmphasisedSource:
    """Reads through the 50/15 µs filter; a seek lets it hear what comes before the place.

    Args:
        source: The file, at its first frame.
        before: The filter of what sounded up to here, where this goes on from it without a gap.

    Attributes:
        filter: With the memory of what was read last.
    """

    def __init__(self, source: AudioSource, before: DeEmphasis | None = None) -> None:
        self._source = source
        fmt = source.format
        fits = before is not None and before.fits(fmt.sample_rate, fmt.channels)
        self.filter = (
            before.continued() if before and fits else DeEmphasis(fmt.sample_rate, fmt.channels)
        )

    @property
    def format(self) -> AudioFormat:
        """What the file holds, its depth too."""
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
        samples = self._source.read(frames)
        block = samples.T * (1.0 / _FULL_SCALE if samples.dtype == np.int32 else 1.0)
        return np.ascontiguousarray(self.filter.process(block).T)

    def seek(self, frame: int) -> None:
        """Go to a frame."""
        fmt = self._source.format
        self.filter = DeEmphasis(fmt.sample_rate, fmt.channels)
        early = min(frame, self.filter.memory_frames)
        self._source.seek(frame - early)
        if early:
            self.read(early)

    def close(self) -> None:
        """Let go of the file."""
        self._source.close()
