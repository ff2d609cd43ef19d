"""Find the signature in what came back, compare every sample, and say why one differs."""

import numpy as np
import numpy.typing as npt

from player.proof.causes import cause_of
from player.proof.messages import Comparison, Outcome
from player.proof.signature import SYNC_FRAMES, Floats, Frames, as_floats

_LEAST_LIKENESS = 0.35
_LOOKED_AT = 16_384  # frames of the reference that are searched for


def compare(captured: Frames, reference: Frames) -> Comparison:
    """Compare a capture with the signature's body; both `(frames, 2)` int32 of one rate."""
    start = _exact_start(captured, reference)
    if start is None:
        start = _likely_start(captured, reference)
    if start is None:
        return Comparison(Outcome.UNHEARD, len(reference))
    part = captured[start : start + len(reference)]
    differing = np.flatnonzero((part != reference[: len(part)]).any(axis=1))
    if not len(differing) and len(part) == len(reference):
        return Comparison(Outcome.EQUAL, len(part), len(part), delay_frames=start)
    first = int(differing[0]) if len(differing) else len(part)
    found = cause_of(captured, reference, start, first)
    return Comparison(
        Outcome.DIFFERENT, len(part), first, first, start,
        found.cause, found.gain_db, found.bits, found.lost_frames,
    )  # fmt: skip


def _exact_start(captured: Frames, reference: Frames) -> int | None:
    """Where the sync word lies untouched, None when it nowhere does."""
    word = reference[:SYNC_FRAMES]
    for place in np.flatnonzero((captured == word[0]).all(axis=1)):
        if np.array_equal(captured[place : place + len(word)], word):
            return int(place)
    return None


def _likely_start(captured: Frames, reference: Frames) -> int | None:
    """Where the capture is most like the reference, whatever happened to it on the way."""
    piece = reference[:_LOOKED_AT]
    if len(captured) < len(piece):
        return None
    best, start = 0.0, None
    for ours in range(2):
        for theirs in range(2):
            likeness, place = _most_alike(captured[:, theirs], piece[:, ours])
            if likeness > best + 1e-9:
                best, start = likeness, place
    return start if best >= _LEAST_LIKENESS else None


def _most_alike(captured: npt.NDArray[np.int32], piece: npt.NDArray[np.int32]) -> tuple[float, int]:
    """Normalised correlation, its size regardless of sign, and where it is largest."""
    scaled, wanted = as_floats(captured), as_floats(piece)
    size = 1 << (len(scaled) + len(wanted) - 1).bit_length()
    spectrum = np.fft.rfft(scaled, size) * np.conj(np.fft.rfft(wanted, size))
    products: Floats = np.fft.irfft(spectrum, size)[: len(scaled) - len(wanted) + 1]
    sums = np.concatenate([[0.0], np.cumsum(scaled**2)])
    energy = sums[len(wanted) :] - sums[: -len(wanted)]
    scale = np.sqrt(np.maximum(energy, 1e-12) * float(wanted @ wanted))
    likeness = np.abs(products) / scale
    place = int(np.argmax(likeness))
    return float(likeness[place]), place
