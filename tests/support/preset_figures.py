"""What a galaxy preset does to music: loudness, coherence of the ears, colour."""

from functools import lru_cache
from typing import NamedTuple

import numpy as np
import pyloudnorm

from dsp.chain import Chain
from dsp.stage import StreamFormat
from tests.support.mixes import mix, third_octaves_db

RATE = 44_100
LONGEST_LAG_S = 1e-3
ARRIVAL_S = 5e-3


class Figures(NamedTuple):
    """Loudness shift (LU), interaural cross-correlation 0-1, rms colour in third octaves (dB).

    room_db: energy of a centre click later than 5 ms after its arrival, against before.
    """

    shift_lu: float
    iacc: float
    colour_db: float
    room_db: float


@lru_cache(maxsize=1)
def programme():
    return mix(RATE, 8, 3, 8.0).sound


def heard_through(spec, sound):
    """What the chain makes of a sound, in step with it."""
    chain = Chain(spec, StreamFormat(RATE))
    late = chain.latency_frames
    block = np.concatenate([sound, np.zeros((2, late))], axis=1)
    for at in range(0, block.shape[1], 8_192):
        chain.process(block[:, at : at + 8_192])
    return block[:, late:]


def figures(spec):
    before, after = programme(), heard_through(spec, programme())
    meter = pyloudnorm.Meter(RATE, filter_class="DeMan")
    shift = meter.integrated_loudness(after.T) - meter.integrated_loudness(before.T)
    colour_db = float(np.std(power_db(after) - power_db(before)))
    return Figures(shift, iacc(after), colour_db, room_db(spec))


def room_db(spec):
    click = np.zeros((2, 2 * RATE))
    click[:, 100] = 0.5
    energy = np.sum(heard_through(spec, click) ** 2, axis=0)
    direct = 100 + round(ARRIVAL_S * RATE)
    return float(10 * np.log10(energy[direct:].sum() / energy[:direct].sum()))


def iacc(sound):
    """The largest normalised cross-correlation within 1 ms (ISO 3382)."""
    spectra = np.fft.rfft(sound, 2 * sound.shape[1])
    correlation = np.fft.irfft(spectra[0] * spectra[1].conj())
    reach = int(LONGEST_LAG_S * RATE)
    near = np.concatenate([correlation[-reach:], correlation[: reach + 1]])
    return float(np.abs(near).max() / np.sqrt(np.prod(np.sum(sound**2, axis=1))))


def power_db(sound):
    return 10 * np.log10(sum(10 ** (third_octaves_db(ear, RATE) / 10) for ear in sound))
