"""What a chain does to each frequency, measured: music-like sound goes through the running stages.

A sound that repeats is steady after its first turn, and the power of its second turn over that of
what went in is exact for every filter. What follows the music, as the galaxy does, gets an honest
mean.
"""

from dataclasses import dataclass

import numpy as np

from dsp.chain import Chain
from dsp.params.chain import ChainSpec
from dsp.stage import Block, StreamFormat
from dsp.units import FloatArray, block_frames_for

LOWEST_HZ = 20.0
BELOW_HALF = 0.475
"""Of the rate: where a response ends."""

TURN_S = 2.7
LEVEL_DB = -26.0
"""Quiet enough that no limiter acts, loud enough that no noise counts."""

FINE, COARSE = (48.0, 1), (6.0, 6)
"""Bands per octave and different sounds: for filters, and for what follows the music."""

FOLLOWING = frozenset({"galaxy", "reverb", "karaoke"})


@dataclass(frozen=True, slots=True, eq=False)
class Response:
    """Levels in dB at `freq_hz` of what leaves left and right, against what came in there."""

    freq_hz: FloatArray
    left_db: FloatArray
    right_db: FloatArray


def measured_response(spec: ChainSpec, sample_rate: int, points: int = 400) -> Response:
    """Return a chain's response from 20 Hz to just below half the rate.

    Half of the power that goes in is the same in both channels, as in ordinary mixes.
    """
    follows = any(slot.is_active and slot.params.kind in FOLLOWING for slot in spec.slots)
    per_octave, sounds = COARSE if follows else FINE
    freq_hz = np.geomspace(LOWEST_HZ, BELOW_HALF * sample_rate, points)
    before, after = np.zeros((2, points)), np.zeros((2, points))
    for seed in range(sounds):
        sound = repeating_sound(sample_rate, seed)
        before += _band_powers(sound, sample_rate, freq_hz, per_octave)
        heard = _second_turn(spec, sound, sample_rate)
        after += _band_powers(heard, sample_rate, freq_hz, per_octave)
    left_db, right_db = 10.0 * np.log10(np.maximum(after / before, 1e-20))
    return Response(freq_hz, left_db, right_db)


def repeating_sound(sample_rate: int, seed: int) -> Block:
    """Return one turn of pink sound, a power of two long; the same at every call."""
    frames = 1 << round(np.log2(TURN_S * sample_rate))
    phases = np.random.default_rng(seed).uniform(0.0, 2.0 * np.pi, (3, frames // 2 + 1))
    spectrum = np.exp(1j * phases) / np.sqrt(np.maximum(np.arange(frames // 2 + 1), 1.0))
    spectrum[:, 0] = spectrum[:, -1] = 0.0
    middle, left, right = np.fft.irfft(spectrum, frames, axis=1)
    stereo = np.stack((middle + left, middle + right))
    return np.asarray(stereo * 10.0 ** (LEVEL_DB / 20.0) / np.sqrt(np.mean(stereo * stereo)))


def _second_turn(spec: ChainSpec, sound: Block, sample_rate: int) -> Block:
    """Play turns until every tail has gone round, and return the last one."""
    chain = Chain(spec, StreamFormat(sample_rate))
    frames, step = sound.shape[1], block_frames_for(sample_rate)
    turns = 2 + chain.tail_frames // frames
    heard = sound
    for _ in range(turns):
        heard = sound.copy()
        for start in range(0, frames, step):
            chain.process(heard[:, start : start + step])
    return heard


def _band_powers(
    sound: Block, sample_rate: int, freq_hz: FloatArray, per_octave: float
) -> FloatArray:
    """Return the power `(channels, points)` around each frequency; at least one bin each."""
    power = np.abs(np.fft.rfft(sound, axis=1)) ** 2
    total = np.concatenate((np.zeros((len(sound), 1)), np.cumsum(power, axis=1)), axis=1)
    reach = 2.0 ** (0.5 / per_octave)
    bins = freq_hz * sound.shape[1] / sample_rate
    low = np.ceil(bins / reach - 0.5).astype(int)
    high = np.maximum(np.floor(bins * reach + 0.5).astype(int), low) + 1
    return np.asarray(total[:, np.minimum(high, power.shape[1])] - total[:, low])
