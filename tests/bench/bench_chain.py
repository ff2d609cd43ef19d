"""How fast the chain plays, as multiples of real time on one core and against scipy's own filter.

CPU time of the thread, the median of blocks, and a ten-band `sosfilt` measured in turn with the
chain: the ratio stays when the machine is busy.
"""

import time

import numpy as np
import pytest
from scipy import signal

from dsp.chain import Chain
from dsp.loudness import LoudnessMeter
from dsp.params.chain import ChainSpec, StageSlot
from dsp.params.dither import Dither
from dsp.quantize import Quantizer
from dsp.stage import StreamFormat
from tests.support.chains import SPACE, equalizer, full_spec
from tests.support.signals import pink

pytestmark = pytest.mark.bench

BLOCKS = 60
SETTLED = 10


class FullChain:
    """Everything a block goes through on its way to the ring."""

    def __init__(self, spec, sample_rate):
        stream = StreamFormat(sample_rate)
        self._chain = Chain(spec, stream)
        self._meter = LoudnessMeter(stream)
        self._quantizer = Quantizer(24, Dither.TPDF)

    def play(self, block):
        self._chain.process(block)
        self._meter.process(block)
        self._quantizer.process(block)


class PlainFilter:
    """Ten sections of scipy's `sosfilt`, the yardstick."""

    def __init__(self):
        self._sections = np.tile(signal.butter(2, 0.1, output="sos"), (10, 1))
        self._state = np.zeros((10, 2, 2))

    def play(self, block):
        block[:], self._state = signal.sosfilt(self._sections, block, zi=self._state)


def times_real_time(players, sample_rate, frames):
    """Return for each player how many times faster than real time its median block was."""
    music = pink(sample_rate, 2.0) * 10 ** (7 / 20)
    seconds = np.zeros((BLOCKS, len(players)))
    for turn in range(BLOCKS):
        start = turn * frames % (music.shape[1] - frames)
        for column, player in enumerate(players):
            block = music[:, start : start + frames].copy()
            begun = time.thread_time()
            player.play(block)
            seconds[turn, column] = time.thread_time() - begun
    return frames / sample_rate / np.median(seconds[SETTLED:], axis=0)


@pytest.mark.parametrize(
    "sample_rate, frames, bands, goal, quiet_yardstick",
    [
        (192_000, 4096, 10, 12.0, 167.0),
        (192_000, 4096, 31, 11.0, 167.0),
        (44_100, 1024, 10, 25.0, 483.0),
    ],
)
def test_the_full_chain_is_many_times_faster_than_real_time(
    sample_rate, frames, bands, goal, quiet_yardstick, record_property
):
    """The goal is for a quiet machine; on a busy one it shrinks as the yardstick does."""
    players = [FullChain(full_spec(bands), sample_rate), PlainFilter()]
    full, plain = times_real_time(players, sample_rate, frames)
    record_property("times_real_time", round(float(full), 1))
    record_property("yardstick_times_real_time", round(float(plain), 1))
    record_property("quiet_times_real_time", round(float(full / plain * quiet_yardstick), 1))
    assert full / goal >= plain / quiet_yardstick
    assert full >= 0.6 * plain / 12.0


@pytest.mark.parametrize(
    "sample_rate, frames, share", [(44_100, 1024, 0.45), (192_000, 4096, 0.55)]
)
def test_ten_bands_cost_what_ten_sections_cost(sample_rate, frames, share, record_property):
    """The rest is the chain's own work: a look at the input, the kept past, the clips."""
    spec = ChainSpec((StageSlot("eq", equalizer(10)),))

    class Bands:
        chain = Chain(spec, StreamFormat(sample_rate))

        def play(self, block):
            self.chain.process(block)

    ours, plain = times_real_time([Bands(), PlainFilter()], sample_rate, frames)
    record_property("times_real_time", round(float(ours), 1))
    assert ours >= share * plain


def test_the_galaxy_alone_leaves_room_for_everything_else(record_property):
    """40 times real time at 192 kHz on a quiet machine, by the same yardstick."""
    spec = ChainSpec((StageSlot("galaxy", SPACE["galaxy"]),))

    class Scene:
        chain = Chain(spec, StreamFormat(192_000))

        def play(self, block):
            self.chain.process(block)

    galaxy, plain = times_real_time([Scene(), PlainFilter()], 192_000, 4096)
    record_property("times_real_time", round(float(galaxy), 1))
    record_property("quiet_times_real_time", round(float(galaxy / plain * 167.0), 1))
    assert galaxy / 40.0 >= plain / 167.0
