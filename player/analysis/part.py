"""A part of a file that is read like a whole one, and outlined on the way."""

import numpy as np

from player.analysis.outline import Outline
from player.engine.audio_source import AudioSource, Samples
from player.model import AudioFormat, Chapter


class OutlinedPart:
    """Frames `start` to `end` of a source; whoever reads them draws the outline along.

    Args:
        source: Closed by whoever opened it.
        start: First frame.
        end: One past the last; None is the source's own end.
    """

    def __init__(self, source: AudioSource, start: int, end: int | None) -> None:
        self._source = source
        self._start = start
        stop = source.frames if end is None else end
        self._left = None if stop is None else max(0, stop - start)
        self.frames = self._left
        self.outline = Outline(self.frames, source.format.channels)
        if start:
            source.seek(start)

    @property
    def format(self) -> AudioFormat:
        """The file's."""
        return self._source.format

    @property
    def decoder(self) -> str:
        """The file's."""
        return self._source.decoder

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """The file's."""
        return self._source.chapters

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
        if self.frames is not None:
            self._left = max(0, self.frames - frame)

    def close(self) -> None:
        """The source belongs to somebody else."""
