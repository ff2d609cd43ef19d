"""Where a recording departs from what should have been heard, and for how long."""

from dataclasses import dataclass

import numpy as np

_WINDOW = 16
_REACH_S = 3  # in which sound that goes on after a gap is looked for
_STEP = 1 << 18


@dataclass(frozen=True, slots=True)
class Gap:
    """One interruption.

    Attributes:
        frame: Where in the recording it is.
        silent_frames: Zeros that do not belong there.
        lost_frames: Frames of the music that are missing; None where the sound does not go on.
    """

    frame: int
    silent_frames: int
    lost_frames: int | None


class Comparison:
    """Follows a recording along the music, frame by frame.

    Args:
        recorded: int32 `(frames, channels)`, silence before and after included.
        music: Yields what should be heard, int32, piece by piece; no frame of it twice.
        sample_rate: Frames a second.
        tolerance: How far a sample may be off, in units of 2^-31; 0 where every bit counts.

    Attributes:
        gaps: What was found.
        equal_frames: Frames of the music that were heard.
    """

    def __init__(self, recorded, music, sample_rate, tolerance=0):
        self._recorded, self._tolerance = recorded, tolerance
        self._music, self._ahead = iter(music), np.empty((0, recorded.shape[1]), np.int32)
        self._reach = _REACH_S * sample_rate
        self.gaps, self.equal_frames = [], 0
        self._have(_STEP)
        self._ahead = self._ahead[_first_sound(self._ahead) :]
        self._place = _first_sound(recorded)
        while self._follow() and self._cross():
            pass

    def _have(self, frames):
        """Fetch so much of the music, as far as there is any."""
        pieces, count = [self._ahead], len(self._ahead)
        while count < frames and (piece := next(self._music, None)) is not None:
            pieces.append(piece)
            count += len(piece)
        if len(pieces) > 1:
            self._ahead = np.concatenate(pieces)

    def _follow(self):
        """Go on as long as both are equal; False at the end of the music."""
        while True:
            self._have(_STEP)
            count = min(_STEP, len(self._ahead))
            here = self._recorded[self._place : self._place + count]
            wrong = np.flatnonzero(self._differs(here, self._ahead[: len(here)]))
            equal = int(wrong[0]) if len(wrong) else len(here)
            self._advance(equal, equal)
            self.equal_frames += equal
            if not count or equal < count:
                return bool(count)

    def _cross(self):
        """Find where the sound goes on after a gap; False where it does not."""
        self._have(self._reach)
        rest = self._recorded[self._place : self._place + self._reach]
        silent = _first_sound(rest)
        lost = self._place_of(rest[silent : silent + _WINDOW])
        self.gaps.append(Gap(self._place, silent, lost))
        self._advance(silent, lost or 0)
        return lost is not None and bool(silent or lost)

    def _place_of(self, window):
        """Where in the music these frames are."""
        places = len(self._ahead) - _WINDOW
        if places <= 0 or len(window) < _WINDOW:
            return None
        for place in np.flatnonzero(~self._differs(self._ahead[:places], window[:1])):
            if not self._differs(self._ahead[place : place + _WINDOW], window).any():
                return int(place)
        return None

    def _differs(self, one, other):
        return (np.abs(np.subtract(one, other, dtype=np.int64)) > self._tolerance).any(axis=1)

    def _advance(self, recorded, music):
        self._place += recorded
        self._ahead = self._ahead[music:]


def _first_sound(frames):
    """The first frame that is not silent, or how many there are."""
    for start in range(0, len(frames), _STEP):
        sounding = np.flatnonzero(np.any(frames[start : start + _STEP], axis=1))
        if len(sounding):
            return start + int(sounding[0])
    return len(frames)
