"""A tempo tapped by hand."""

from collections import deque

_FEWEST, _MOST = 4, 9
_LONGEST_S = 2.0
_LEAST_BPM, _MOST_BPM = 30.0, 300.0


class TapTempo:
    """The mean of the last taps; a rest of two seconds begins anew."""

    def __init__(self) -> None:
        self._taps_s: deque[float] = deque(maxlen=_MOST)

    def tap(self, now_s: float) -> float | None:
        """Take a tap at a time of any clock; return beats a minute, None before the fourth."""
        if self._taps_s and now_s - self._taps_s[-1] > _LONGEST_S:
            self._taps_s.clear()
        self._taps_s.append(now_s)
        if len(self._taps_s) < _FEWEST:
            return None
        beat_s = (self._taps_s[-1] - self._taps_s[0]) / (len(self._taps_s) - 1)
        return min(max(60.0 / max(beat_s, 1e-3), _LEAST_BPM), _MOST_BPM)
