"""The part of the engine that needs scipy: chains, and how loud a chain makes music.

`designing` imports this by name, on the designing thread and with the first stage: without one the
engine starts a second sooner and stays small.
"""

from collections.abc import Callable

import numpy as np

from dsp.chain import Chain
from dsp.loudness import LoudnessMeter, gated_lufs
from dsp.params.chain import ChainSpec
from dsp.stage import Block, StreamFormat

RATE = 48_000
"""Loudness is measured at this rate, whatever plays."""

_STEP_FRAMES = 4_800
_SETTLE_STEPS, _MEASURED_STEPS = 10, 30
_AMBIENCE = 0.4
_SHARES = (0.5, 0.5, 0.95, 0.5, 0.5, 0.5, 0.5, 0.05, 0.5, 0.5)  # of the left channel's power


def new_chain(sample_rate: int) -> Chain:
    """Return an empty chain for a stream."""
    return Chain(ChainSpec(), StreamFormat(sample_rate))


def shift_db(whole: ChainSpec, is_overtaken: Callable[[], bool]) -> float | None:
    """Return how much louder a chain makes ordinary music, in LU; None when nobody asks any more.

    Four seconds go through it, the first of them unmeasured. It takes a tenth of a second and asks
    40 times whether it is overtaken.
    """
    chain = Chain(whole, StreamFormat(RATE))
    before, after = (LoudnessMeter(StreamFormat(RATE)) for _ in range(2))
    for number, block in enumerate(_programme()):
        if is_overtaken():
            return None
        if number >= _SETTLE_STEPS:
            before.process(block)
        chain.process(block)
        if number >= _SETTLE_STEPS:
            after.process(block)
    return gated_lufs(after.step_energies) - gated_lufs(before.step_energies)


def _programme() -> list[Block]:
    """What mixes are made of, in pink; the same at every call.

    Third octaves come from one place each, eight of ten from the middle, one from either side;
    8 dB below them is ambience. The galaxy keeps the loudness of such mixes, not of noise.
    """
    frames = (_SETTLE_STEPS + _MEASURED_STEPS) * _STEP_FRAMES
    bins = np.arange(1, frames // 2 + 1)
    spectrum = np.fft.rfft(np.random.default_rng(4).standard_normal((3, frames)), axis=1)
    spectrum[:, 1:] /= np.sqrt(bins)
    spectrum[:, :20] = 0.0
    third = np.round(3.0 * np.log2(bins)).astype(int) % 10
    share = np.concatenate(([0.5], np.choose(third, _SHARES)))
    places = np.sqrt(2.0 * np.stack((share, 1.0 - share)))
    stereo = np.fft.irfft(spectrum[0] * places + _AMBIENCE * spectrum[1:], frames, axis=1)
    stereo *= 0.1 / np.sqrt(np.mean(stereo * stereo))
    return np.split(stereo, frames // _STEP_FRAMES, axis=1)
