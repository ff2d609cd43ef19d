"""How full the ring is kept: enough for a device that drinks fast, little while sound is edited."""

_FILL_S = 0.35
_EDITING_FILL_S = 0.07  # beyond the device's latency: an edit is heard within 200 ms


class Filling:
    """Owned by the render thread.

    Attributes:
        editing: Whether somebody edits sound and wants to hear it soon.
    """

    def __init__(self) -> None:
        self._frames = self._shorter_frames = self._opened_at = 0
        self.editing = False

    def open(self, sample_rate: int, latency_ms: float, read_frames: int) -> None:
        """Another stream; `read_frames` is what the ring's callback has read so far."""
        self._frames = int(sample_rate * (_FILL_S + latency_ms / 1000))
        self._shorter_frames = int(sample_rate * (_FILL_S - _EDITING_FILL_S))
        self._opened_at = read_frames

    @property
    def capacity_frames(self) -> int:
        """A power of two with room for old and new sound."""
        return 1 << (self._frames * 2 - 1).bit_length()

    def target_frames(self, read_frames: int) -> int:
        """Frames that should lie in the ring."""
        shorter = self.editing and not self.is_greedy(read_frames)
        return self._frames - self._shorter_frames * shorter

    def is_greedy(self, read_frames: int) -> bool:
        """Whether the device may still be filling its own buffers, faster than time goes by.

        A sound server was seen to take 350 ms of sound within the first 100 ms.
        """
        return read_frames - self._opened_at < 2 * self._frames
