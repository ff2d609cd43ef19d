"""How long the callback's fades are. Owned by the render thread."""

from player.engine.shared import RingHeader

_USUAL_S = 0.008


class Fades:
    """Pause, seek and stop fade where the device is shared; who has it alone hears none.

    Attributes:
        usual_s: The listener's length.
    """

    def __init__(self, header: RingHeader) -> None:
        self._header = header
        self._sample_rate, self._shared = 0, False
        self.usual_s = _USUAL_S

    def open(self, sample_rate: int, *, shared: bool) -> None:
        """Be ready for another stream."""
        self._sample_rate, self._shared = sample_rate, shared
        self.set()

    def set(self, seconds: float | None = None) -> None:
        """Fade for so long from now on; None is the usual length."""
        wanted_s = self.usual_s if seconds is None else seconds
        self._header.fade_frames = int(self._sample_rate * wanted_s) if self._shared else 0
