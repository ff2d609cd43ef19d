"""Loudness after ITU-R BS.1770 and EBU R 128, streaming, at any rate."""

import math
from array import array

import numpy as np

from dsp.cascade import Cascade
from dsp.stage import Block, StreamFormat
from dsp.units import FloatArray

OFFSET_LU = -0.691
HOPS_PER_SECOND = 100
MOMENTARY_HOPS = 40
SHORT_TERM_HOPS = 300
HOPS_PER_STEP = 10
"""Energies are kept for ever in steps of 100 ms: ten numbers a second."""

ABSOLUTE_GATE_LUFS = -70.0
RELATIVE_GATE_LU = -10.0
RANGE_GATE_LU = -20.0
SURROUND_WEIGHTS = (1.0, 1.0, 1.0, 0.0, 1.41, 1.41)
"""Left, right, centre, subwoofer (not heard by the standard), surrounds."""


def k_weighting(sample_rate: int) -> FloatArray:
    """Return the two sections of the K filter.

    The standard gives them for 48 kHz; this closed form (De Man) meets those to the last digit.
    The second section's numerator is 1 -2 1 at every rate, which reads 0.027 LU low at 192 kHz:
    it is scaled to the treble it passes at 48 kHz.
    """
    rows = _shelf(sample_rate), _low_cut(sample_rate)
    rows[1][:3] *= _treble(_low_cut(48_000)) / _treble(rows[1])
    return np.stack(rows)


def _shelf(sample_rate: int) -> FloatArray:
    k = math.tan(math.pi * 1681.974450955533 / sample_rate)
    q = 0.7071752369554196
    high = 10.0 ** (3.999843853973347 / 20.0)
    middle = high**0.4996667741545416
    numerator = np.array(
        [high + middle * k / q + k * k, 2.0 * (k * k - high), high - middle * k / q + k * k]
    )
    denominator = np.array([1.0 + k / q + k * k, 2.0 * (k * k - 1.0), 1.0 - k / q + k * k])
    return np.asarray(np.concatenate((numerator, denominator)) / denominator[0])


def _low_cut(sample_rate: int) -> FloatArray:
    k = math.tan(math.pi * 38.13547087602444 / sample_rate)
    q = 0.5003270373238773
    first = 1.0 + k / q + k * k
    return np.array(
        [1.0, -2.0, 1.0, 1.0, 2.0 * (k * k - 1.0) / first, (1.0 - k / q + k * k) / first]
    )


def _treble(section: FloatArray) -> float:
    return float(4.0 / (1.0 - section[4] + section[5]))


def lufs(energy: float) -> float:
    """Return a mean weighted energy in LUFS; minus infinity for silence."""
    return OFFSET_LU + 10.0 * math.log10(energy) if energy > 1e-20 else -math.inf


def energy_of(level_lufs: float) -> float:
    """Return the mean weighted energy of a level in LUFS."""
    return float(10.0 ** ((level_lufs - OFFSET_LU) / 10.0))


def gated_lufs(step_energies: FloatArray) -> float:
    """Return the integrated loudness of 100 ms energies; join those of its tracks for an album."""
    blocks = _window_means(step_energies, MOMENTARY_HOPS // HOPS_PER_STEP)
    blocks = blocks[blocks > energy_of(ABSOLUTE_GATE_LUFS)]
    if not len(blocks):
        return -math.inf
    gate = blocks.mean() * 10.0 ** (RELATIVE_GATE_LU / 10.0)
    return lufs(float(blocks[blocks > gate].mean()))


def loudness_range_lu(step_energies: FloatArray) -> float:
    """Return the loudness range (EBU Tech 3342): short-term levels from 10 % to 95 %."""
    blocks = _window_means(step_energies, SHORT_TERM_HOPS // HOPS_PER_STEP)
    blocks = blocks[blocks > energy_of(ABSOLUTE_GATE_LUFS)]
    if not len(blocks):
        return 0.0
    blocks = blocks[blocks >= blocks.mean() * 10.0 ** (RANGE_GATE_LU / 10.0)]
    low, high = np.percentile(10.0 * np.log10(blocks), (10.0, 95.0))
    return float(high - low)


def _window_means(energies: FloatArray, length: int) -> FloatArray:
    if len(energies) < length:
        return np.empty(0)
    total = np.concatenate(([0.0], np.cumsum(energies)))
    return np.asarray((total[length:] - total[:-length]) / length)


class LoudnessMeter:
    """Follows a stream; every value is the one after the last whole 10 ms."""

    def __init__(self, fmt: StreamFormat) -> None:
        self._filter = Cascade(k_weighting(fmt.sample_rate), fmt.channels)
        self._weights = np.ones(fmt.channels)
        if fmt.channels > 3:
            known = SURROUND_WEIGHTS[: fmt.channels]
            self._weights[: len(known)] = known
        self._hop = round(fmt.sample_rate / HOPS_PER_SECOND)
        self.reset()

    def reset(self) -> None:
        """Forget everything, as before a new track."""
        self._filter.reset()
        self._hop_energy, self._hop_filled = 0.0, 0
        self._recent = np.zeros(SHORT_TERM_HOPS)
        self._hops = 0
        self._step: list[float] = []
        self._steps = array("d")
        self._momentary_max = self._short_term_max = 0.0

    @property
    def step_energies(self) -> FloatArray:
        """Weighted energies of every 100 ms so far, to be stored and joined into albums."""
        return np.array(self._steps)

    @property
    def momentary_lufs(self) -> float:
        """Loudness of the last 400 ms."""
        return lufs(float(self._recent[-MOMENTARY_HOPS:].mean()))

    @property
    def short_term_lufs(self) -> float:
        """Loudness of the last three seconds."""
        return lufs(float(self._recent.mean()))

    @property
    def momentary_max_lufs(self) -> float:
        """The loudest 400 ms, tried every 10 ms."""
        return lufs(self._momentary_max)

    @property
    def short_term_max_lufs(self) -> float:
        """The loudest three seconds, tried every 10 ms."""
        return lufs(self._short_term_max)

    @property
    def integrated_lufs(self) -> float:
        """Gated loudness of everything so far."""
        return gated_lufs(self.step_energies)

    @property
    def range_lu(self) -> float:
        """Loudness range of everything so far."""
        return loudness_range_lu(self.step_energies)

    def process(self, block: Block) -> None:
        """Measure a `(channels, frames)` block and leave it as it is."""
        weighted = self._filter.filtered(block)
        done = 0
        while done < weighted.shape[1]:
            hops = (weighted.shape[1] - done) // self._hop if not self._hop_filled else 0
            wanted = hops * self._hop or self._hop - self._hop_filled
            part = weighted[:, done : done + wanted]
            self._take(part, hops)
            done += part.shape[1]

    def _take(self, part: Block, hops: int) -> None:
        """Take whole hops, or as much as the hop that was begun still wants."""
        if hops:
            rows = part.reshape(len(part), hops, self._hop)
            energies = np.einsum("c,chf,chf->h", self._weights, rows, rows)
            self._follow(energies / self._hop)
            return
        self._hop_energy += float(np.einsum("c,cf,cf->", self._weights, part, part))
        self._hop_filled += part.shape[1]
        if self._hop_filled == self._hop:
            self._follow(np.array([self._hop_energy / self._hop]))
            self._hop_energy, self._hop_filled = 0.0, 0

    def _follow(self, energies: FloatArray) -> None:
        joined = np.concatenate((self._recent, energies))
        self._recent = joined[len(energies) :].copy()
        self._hops += len(energies)
        self._momentary_max = max(
            self._momentary_max, self._loudest(joined, len(energies), MOMENTARY_HOPS)
        )
        self._short_term_max = max(
            self._short_term_max, self._loudest(joined, len(energies), SHORT_TERM_HOPS)
        )
        self._keep(energies)

    def _loudest(self, joined: FloatArray, new: int, length: int) -> float:
        """Return the largest mean of full windows that end in the new energies."""
        full = min(new, max(self._hops - length + 1, 0))
        if not full:
            return 0.0
        return float(_window_means(joined[-(length + full - 1) :], length).max())

    def _keep(self, energies: FloatArray) -> None:
        self._step.extend(energies.tolist())
        whole = len(self._step) // HOPS_PER_STEP * HOPS_PER_STEP
        steps = np.reshape(self._step[:whole], (-1, HOPS_PER_STEP)).mean(axis=1)
        self._steps.extend(steps.tolist())
        del self._step[:whole]
