"""Why samples differ: what the aligned capture has in common with each known fault."""

from dataclasses import dataclass

import numpy as np

from player.proof.messages import Cause
from player.proof.signature import Floats, Frames, as_floats

_SAME = 0.9  # correlation of a channel with itself, however noisy
_QUIET = 1e-6  # -120 dB: nothing plays in this channel
_GAIN_STEP = 1e-6
_CLEAN = 10 ** (-60 / 20)  # a residual that rounding explains
_WINDOW = 64
_CUT_DEPTHS = (8, 16, 20, 24)


@dataclass(frozen=True, slots=True)
class Found:
    """A cause and its figure."""

    cause: Cause
    gain_db: float | None = None
    bits: int | None = None
    lost_frames: int | None = None


def cause_of(captured: Frames, reference: Frames, start: int, first: int) -> Found:
    """Return the likeliest cause; the surest signs are looked for first.

    Args:
        captured: All that came back.
        reference: What was played.
        start: Where it begins in the capture.
        first: The first frame that differs.
    """
    part = captured[start : start + len(reference)]
    wanted = reference[: len(part)]
    return (
        _of_channels(part, wanted)
        or _dropped(captured, reference, start, first)
        or _cut(part, wanted)
        or _of_level(part, wanted)
    )


def _of_channels(part: Frames, wanted: Frames) -> Found | None:
    """Channels that are lost, swapped or one."""
    heard, played = as_floats(part), as_floats(wanted)
    if np.any(np.abs(heard).max(axis=0) < _QUIET):
        return Found(Cause.LOST_CHANNEL)
    if np.array_equal(part[:, 0], part[:, 1]) or _alike(heard[:, 0], heard[:, 1]) > _SAME:
        return Found(Cause.MIXED_CHANNELS)
    if _alike(heard[:, 0], played[:, 1]) > _SAME and _alike(heard[:, 1], played[:, 0]) > _SAME:
        return Found(Cause.SWAPPED_CHANNELS)
    return None


def _dropped(captured: Frames, reference: Frames, start: int, first: int) -> Found | None:
    """Equal up to here, and equal again with another delay."""
    if first == 0:
        return None
    for away in (0, 256, 1_024, 4_096, 8_192):
        window = reference[first + away : first + away + _WINDOW]
        if len(window) < _WINDOW:
            break
        for place in np.flatnonzero((captured == window[0]).all(axis=1)):
            again = np.array_equal(captured[place : place + _WINDOW], window)
            if again and place != start + first + away:
                lost = start + first + away - int(place)
                return Found(Cause.DROPPED_BLOCK, lost_frames=lost)
            if again and away:  # a hole of zeros, and on as before
                return Found(Cause.DROPPED_BLOCK, lost_frames=_hole(captured, start + first))
    return None


def _hole(captured: Frames, place: int) -> int:
    """How many frames of silence begin here."""
    loud = np.flatnonzero(captured[place:].any(axis=1))
    return int(loud[0]) if len(loud) else len(captured) - place


def _cut(part: Frames, wanted: Frames) -> Found | None:
    """Low bits that are gone: cut off or rounded away, with or without noise added before."""
    for bits in _CUT_DEPTHS:
        step = 1 << (32 - bits)
        if np.any(part & (step - 1)) or not np.any(wanted & (step - 1)):
            continue
        error = np.abs(part.astype(np.int64) - wanted)
        worst = int(error[np.abs(wanted) < 2**31 - step].max(initial=0))
        if worst < step:
            return Found(Cause.TRUNCATED, bits=bits)
        if worst <= 2 * step:
            return Found(Cause.DITHERED, bits=bits)
    return None


def _of_level(part: Frames, wanted: Frames) -> Found:
    """A factor, noise, or a filter."""
    heard, played = as_floats(part).ravel(), as_floats(wanted).ravel()
    factor = float(heard @ played / (played @ played))
    rest = heard - factor * played
    share = float(np.sqrt(np.mean(rest**2) / np.mean((factor * played) ** 2 + 1e-30)))
    if share < _CLEAN and abs(factor - 1.0) > _GAIN_STEP:
        if factor < 0.0:
            return Found(Cause.INVERTED)
        return Found(Cause.GAIN, gain_db=round(20 * float(np.log10(factor)), 3))
    if share < _CLEAN:
        return Found(Cause.DITHERED)
    if _alike(heard, played) > 0.5 and _rolls_off(part, wanted):
        return Found(Cause.RESAMPLED)
    return Found(Cause.ALTERED)


def _rolls_off(part: Frames, wanted: Frames) -> bool:
    """Whether what is missing is the top of the band, as behind a resampler's filter."""
    heard, played = (np.abs(np.fft.rfft(as_floats(x)[:, 0])) ** 2 for x in (part, wanted))
    top = len(played) * 97 // 100
    low, high = slice(1, len(played) // 2), slice(top, None)
    below = float(heard[low].sum() / played[low].sum())
    above = float(heard[high].sum() / played[high].sum())
    return above < 0.5 * below


def _alike(one: Floats, other: Floats) -> float:
    """Correlation, sign included."""
    return float(one @ other / (np.sqrt((one @ one) * (other @ other)) + 1e-30))
