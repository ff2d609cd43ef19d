"""A part of a file that is read like a whole one, and outlined on the way."""

import numpy as np

from player.analysis.outline import Outline
from player.engine.audio_source import AudioSource, OuterSource, Samples


class OutlinedPart(OuterSource):
    """Frames `start` to `end` of a source; whoever reads them draws the outline along.

    Args:
        source: Closed by whoever opened it.
        start: First frame.
        end: One past the last; None is the source's own end.
    """

    def __init__(self, source: AudioSource, start: int, end: int | None) -> None:
        super().__init__(source)
        self._start = start
        stop = source.frames if end is None else end
        self._left = None if stop is None else max(0, stop - start)
        self._frames = self._left
        self.outline = Outline(self._frames, source.format.channels)
        if start:
            source.seek(start)

    @property
    def frames(self) -> int | None:
        """Length of the part, or None when the file does not say."""
        return self._frames

    def read(self, frames: int) -> Samples:
        """Return the next frames of the part."""
        wanted = frames if self._left is None else min(frames, self._left)
        if not wanted:
            return np.empty((0, self.format.channels))
        block = self._source.read(wanted)
        if self._left is not None:
            self._left -= len(block)
        if len(block):
            self.outline.feed(block)
        return block

    def seek(self, frame: int) -> None:
        """Go to a frame of the part; what was outlined stays."""
        self._source.seek(self._start + frame)
        if self._frames is not None:
            self._left = max(0, self._frames - frame)

    def close(self) -> None:
        """The source belongs to somebody else."""
