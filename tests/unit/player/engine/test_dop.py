"""DSD to a device that takes it: every bit arrives, and nothing ever touches it."""

from contextlib import closing

import numpy as np
import pytest

from dsp.params.chain import ChainSpec, StageSlot
from dsp.params.level import GainParams
from player.engine import messages as m
from player.engine.source import open_source
from tests.support.dsd import bits, write_dff, write_dsf

pytest.importorskip("av", reason="PyAV is not installed")

RATE = 176_400
WRITERS = {"dsf": write_dsf, "dff": write_dff}
DAC = m.OutputChoice("dac", m.Policy.STRICT, dop=True)


def undressed(frames):
    """Check the markers; return the bytes, the oldest bit on top."""
    markers = (frames >> 24) & 0xFF
    assert (markers[:, 0] == markers[:, 1]).all()
    assert set(np.unique(markers)) == {0x05, 0xFA}
    assert (markers[1:] != markers[:-1]).all()
    assert not (frames & 0xFF).any()
    older, newer = (frames >> 16) & 0xFF, (frames >> 8) & 0xFF
    return np.stack((older, newer), axis=1).reshape(-1, frames.shape[1]).T.astype(np.uint8)


@pytest.fixture(params=sorted(WRITERS))
def dsd(request, tmp_path):
    data = bits(100_000)
    return WRITERS[request.param](tmp_path / f"track.{request.param}", data), data


def test_every_bit_reaches_the_device(bench, dsd):
    path, data = dsd
    bench.send(m.SetOutput(DAC))
    bench.load(path)
    (heard,) = bench.play_to_the_end()
    assert bench.stream.info.sample_rate == RATE
    assert np.array_equal(undressed(heard[:100_000]), data)
    assert bench.happened(m.ItemStarted)[0].format.codec == "DSD64"
    assert bench.happened(m.OutputChanged)[0].exact


@pytest.mark.parametrize("frame", [0, 1, 4_095, 4_096, 61_003])
def test_seeks_land_on_the_bit(dsd, frame):
    path, data = dsd
    with closing(open_source(str(path), dop=True)) as source:
        source.seek(frame)
        assert np.array_equal(undressed(source.read(500)), data[:, 2 * frame : 2 * frame + 1_000])


@pytest.mark.parametrize(
    "choice",
    [
        m.OutputChoice("dac", m.Policy.STRICT),
        m.OutputChoice("dac", m.Policy.STANDARD, dop=True),
    ],
)
def test_without_the_listeners_word_and_the_device_alone_dsd_is_played_as_pcm(bench, dsd, choice):
    bench.send(m.SetOutput(choice))
    bench.load(dsd[0])
    bench.play(4_800)
    assert bench.stream.info.sample_rate == 352_800
    assert not bench.happened(m.ItemStarted)[0].format.dop


@pytest.mark.parametrize(
    "touch, undo",
    [
        (m.SetGain(0.5), m.SetGain(1.0)),
        (m.SetBalance(0.5), m.SetBalance(0.0)),
        (m.SetTempo(1.5), m.SetTempo()),
        (
            m.SetChain(ChainSpec((StageSlot("gain", GainParams(-3.0)),))),
            m.SetChain(ChainSpec()),
        ),
        (m.SetChain(ChainSpec(), match_db=-3.0), m.SetChain(ChainSpec())),
    ],
)
def test_what_would_touch_the_bits_makes_it_pcm_until_it_is_undone(bench, dsd, touch, undo):
    path, _ = dsd
    bench.send(m.SetOutput(DAC))
    bench.load(path)
    undressed(bench.play(4_800))
    bench.send(touch)
    bench.play_until(lambda: bench.stream.info.sample_rate != RATE)
    bench.send(undo)
    bench.play_until(lambda: bench.stream.info.sample_rate == RATE)
    undressed(bench.play(4_800))


def test_a_volume_that_is_lowered_already_means_pcm_from_the_start(bench, dsd):
    bench.send(m.SetGain(0.1))
    bench.send(m.SetOutput(DAC))
    bench.load(dsd[0])
    bench.play(4_800)
    assert bench.stream.info.sample_rate == 352_800
