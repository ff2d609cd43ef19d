"""Decoder samples as the device takes them: int32, left-justified, in its number of channels."""

import numpy as np
import numpy.typing as npt

from dsp.guard import count_overs
from player.engine.audio_source import Samples
from player.engine.ring import Frames

_FULL_SCALE = 2.0**31
_HIGHEST = 2**31 - 256  # the highest 24-bit code: what a 24-bit device can still show
_CENTRE, _SURROUND = 2**-0.5, 2**-0.5


_ALSA_ORDER = {5: (0, 1, 3, 4, 2), 6: (0, 1, 4, 5, 2, 3), 8: (0, 1, 4, 5, 2, 3, 6, 7)}
"""Front, back, then centre and LFE: what ALSA's devices and servers take. Files have SMPTE's order,
front, centre, LFE, then back; everything but ALSA takes that."""


def in_order(frames: Frames, api: str) -> Frames:
    """Return frames with each channel where an audio API has its loudspeaker."""
    order = _ALSA_ORDER.get(frames.shape[1]) if api == "ALSA" else None
    return frames if order is None else np.ascontiguousarray(frames[:, order])


def for_device(samples: Samples, channels: int) -> Frames:
    """Return `(frames, channels)` int32; integers with room for every channel come unchanged.

    One channel is copied to two. More channels than the device has are folded to two: centre and
    surrounds at -3 dB, the low-frequency channel left out, all scaled so that nothing can clip.
    """
    if samples.shape[1] > channels:
        samples = _fold(samples, channels)
    whole = samples if samples.dtype == np.int32 else quantise(samples)
    missing = channels - whole.shape[1]
    if not missing:
        return whole
    if whole.shape[1] == 1:
        return np.repeat(whole, channels, axis=1) if channels == 2 else _widen(whole, channels)
    return _widen(whole, channels)


def as_stereo(samples: Samples) -> npt.NDArray[np.float64]:
    """Decoder samples as the chain takes them: +-1 float64 `(2, frames)`, a copy of its own."""
    if samples.shape[1] > 2:
        return np.ascontiguousarray(_fold(samples, 2).T)
    stereo = np.empty((2, len(samples)))
    np.multiply(samples.T, 2.0**-31 if samples.dtype == np.int32 else 1.0, out=stereo)
    return stereo


def overs(samples: Samples) -> int:
    """How many samples lie beyond full scale and will be held there; integers cannot."""
    return 0 if samples.dtype == np.int32 else count_overs(samples)


def quantise(samples: npt.NDArray[np.float64]) -> Frames:
    """Round +-1 float64 to int32; beyond full scale is held there, what is no number is silence."""
    scaled = samples * _FULL_SCALE
    np.rint(scaled, out=scaled)
    inside = scaled.min(initial=0.0) >= -_FULL_SCALE and scaled.max(initial=0.0) <= _HIGHEST
    if not inside:  # nor is what is no number
        np.nan_to_num(scaled, copy=False, nan=0.0)  # as integers they would be full-scale DC
        np.clip(scaled, -_FULL_SCALE, _HIGHEST, out=scaled)
    return scaled.astype(np.int32, order="C")  # as the ring takes it


def _widen(whole: Frames, channels: int) -> Frames:
    """Sound in the first channels, silence in the others."""
    out = np.zeros((len(whole), channels), np.int32)
    out[:, : whole.shape[1]] = whole
    return out


def _fold(samples: Samples, channels: int) -> npt.NDArray[np.float64]:
    """Down to two or one channels in float64."""
    scale = 1.0 if samples.dtype == np.float64 else 1.0 / _FULL_SCALE
    matrix = fold_matrix(samples.shape[1])
    stereo: npt.NDArray[np.float64] = (samples * scale) @ matrix
    return stereo if channels >= 2 else stereo.mean(axis=1, keepdims=True)


def fold_matrix(channels: int) -> npt.NDArray[np.float64]:
    """Gains `(channels, 2)` of the fold, for the SMPTE order L R C LFE Ls Rs Lb Rb."""
    left, right = [1.0, 0.0], [0.0, 1.0]
    centre, silent = [_CENTRE, _CENTRE], [0.0, 0.0]
    side_left, side_right = [_SURROUND, 0.0], [0.0, _SURROUND]
    layouts = {
        2: [left, right],
        3: [left, right, centre],
        4: [left, right, side_left, side_right],
        5: [left, right, centre, side_left, side_right],
        6: [left, right, centre, silent, side_left, side_right],
        7: [left, right, centre, silent, centre, side_left, side_right],
        8: [left, right, centre, silent, side_left, side_right, side_left, side_right],
    }
    rows = layouts.get(channels, [left, right] * channels)[:channels]
    matrix = np.array(rows)
    gains: npt.NDArray[np.float64] = matrix / matrix.sum(axis=0).max()
    return gains
