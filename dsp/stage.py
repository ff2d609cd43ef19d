"""What a stage is: the stream it is prepared for, the block it works on, the methods it has."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

Block = npt.NDArray[np.float64]
"""float64 `(channels, frames)`, full scale is -1..1; two channels inside the chain."""


@dataclass(frozen=True, slots=True)
class StreamFormat:
    """The stream a stage is prepared for: frames per second (Hz) and samples per frame."""

    sample_rate: int
    channels: int = 2


class Stage(Protocol):
    """One effect, built from immutable parameters.

    `process` works in place, never changes the number of frames and keeps no reference to the
    block. It runs on the render thread: no lock, log, file, import or unbounded memory.
    """

    @property
    def latency_frames(self) -> int:
        """How many frames later a sample leaves than it came in; known after `prepare`."""
        ...

    @property
    def tail_frames(self) -> int:
        """How many frames of sound may follow the last input frame; known after `prepare`."""
        ...

    def prepare(self, fmt: StreamFormat) -> None:
        """Design everything for this stream and clear all memory; may be slow."""
        ...

    def process(self, block: Block) -> None:
        """Change the block in place; any number of frames from 1 up."""
        ...

    def reset(self) -> None:
        """Forget the past: the next block is the first one again."""
        ...
