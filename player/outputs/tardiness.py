"""Whether a device was late too often: two underruns within a minute."""

from collections import deque

from msgspec import Struct

_WITHIN_S = 60.0
_TOO_OFTEN = 2


class Late(Struct, frozen=True):
    """Underruns since the current track began; 0 when another one begins."""

    underruns: int


class Tardiness:
    """Counts the last minute; what led to an answer is not counted again."""

    def __init__(self) -> None:
        self._seen = 0
        self._times_s: deque[float] = deque(maxlen=_TOO_OFTEN)

    def is_too_late(self, late: Late, now_s: float) -> bool:
        """Take a report in; whether something has to change now."""
        new, self._seen = late.underruns - self._seen, late.underruns
        self._times_s.extend([now_s] * min(max(new, 0), _TOO_OFTEN))
        full = len(self._times_s) == _TOO_OFTEN
        if not full or now_s - self._times_s[0] > _WITHIN_S:
            return False
        self._times_s.clear()
        return True
