"""Chains to measure with: ten bands, and all that a listener may switch on at once."""

import numpy as np

from dsp.params.chain import ChainSpec, StageSlot
from dsp.params.dynamics import LimiterParams
from dsp.params.eq import Band, BandKind, EqualizerParams
from tests.support.stage_examples import EXAMPLES

SPACE = {params.kind: params for params in EXAMPLES if params.kind in {"galaxy", "reverb"}}


def equalizer(bands):
    freqs = 20.0 * 1000.0 ** (np.arange(bands) / bands)
    gains = np.random.default_rng(0).uniform(-6.0, 6.0, bands)
    q = 1.41 if bands == 10 else 4.3
    rows = zip(freqs.tolist(), gains.tolist(), strict=True)
    return EqualizerParams(tuple(Band(BandKind.PEAK, freq, gain, q) for freq, gain in rows))


def full_spec(bands):
    stages = [equalizer(bands), SPACE["galaxy"], SPACE["reverb"], LimiterParams()]
    return ChainSpec(tuple(StageSlot(params.kind, params) for params in stages))


CHAINS = {
    "none": ChainSpec(),
    "equalizer": ChainSpec((StageSlot("eq", equalizer(10)),)),
    "full": full_spec(10),
}
"""By the name a command line can give."""
