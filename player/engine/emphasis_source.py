"""A decoder whose sound has its CD emphasis taken off: float64 where the file has integers."""

import numpy as np

from dsp.emphasis import DeEmphasis
from player.engine.audio_source import AudioSource, OuterSource, Samples

_FULL_SCALE = 2.0**31


class DeEmphasisedSource(OuterSource):
    """Reads through the 50/15 µs filter; a seek lets it hear what comes before the place.

    Args:
        source: The file, at its first frame.
        before: The filter of what sounded up to here, where this goes on from it without a gap.

    Attributes:
        filter: With the memory of what was read last.
    """

    def __init__(self, source: AudioSource, before: DeEmphasis | None = None) -> None:
        super().__init__(source)
        fmt = source.format
        fits = before is not None and before.fits(fmt.sample_rate, fmt.channels)
        self.filter = (
            before.continued() if before and fits else DeEmphasis(fmt.sample_rate, fmt.channels)
        )

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
