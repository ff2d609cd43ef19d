"""How full the ring is kept: enough for a device that drinks fast, little while sound is edited."""

import numpy as np

from player.engine.messages import OutputChoice
from player.engine.ring import Frames

_FILL_S = 0.35
_EDITING_FILL_S = 0.07  # beyond the device's latency: an edit is heard within 200 ms


class Filling:
    """Owned by the render thread.

    Attributes:
        editing: Whether somebody edits sound and wants to hear it soon.
        silence_frames: What comes before the first sound, for devices that wake slowly.
    """

    def __init__(self) -> None:
        self._frames = self._shorter_frames = self._opened_at = 0
        self.editing = False
        self.silence_frames = 0

    def open(self, sample_rate: int, choice: OutputChoice, read_frames: int) -> None:
        """Another stream; `read_frames` is what the ring's callback has read so far."""
        latency_ms = choice.latency_ms
        self.silence_frames = int(sample_rate * choice.warm_up_ms / 1000)
        self._frames = int(sample_rate * (_FILL_S + latency_ms / 1000))
        self._shorter_frames = int(sample_rate * (_FILL_S - _EDITING_FILL_S))
        self._opened_at = read_frames

    def silence(self, channels: int) -> Frames:
        """Exact zeros that wake a sleepy device; the first frame of music comes after them."""
        return np.zeros((self.silence_frames, channels), np.int32)

    @property
    def capacity_frames(self) -> int:
        """A power of two with room for old and new sound."""
        return 1 << (self._frames * 2 + self.silence_frames - 1).bit_length()

    def target_frames(self, read_frames: int) -> int:
        """Frames that should lie in the ring."""
        shorter = self.editing and not self.is_greedy(read_frames)
        silence = max(0, self._opened_at + self.silence_frames - read_frames)
        return silence + self._frames - self._shorter_frames * shorter

    def is_greedy(self, read_frames: int) -> bool:
        """Whether the device may still be filling its own buffers, faster than time goes by.

        A sound server was seen to take 350 ms of sound within the first 100 ms.
        """
        return read_frames - self._opened_at < 2 * self._frames
