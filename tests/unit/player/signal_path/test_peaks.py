"""Every peak stands at the node it leaves, so that a listener sees where the head room goes."""

import numpy as np

from dsp.params.chain import ChainSpec, StageSlot
from dsp.params.level import GainParams, StereoParams
from dsp.replay_gain import GainDecision
from player.engine.headroom import LIMITER
from player.engine.messages import OutputChanged, SoundChanged
from player.engine.meters import PathPeaks
from player.engine.sound_memory import key_of
from player.model import AudioFormat
from player.signal_path import Fact, NodeKind, PathInputs, path_of, with_peaks, with_sound

STAGES = ChainSpec(
    (
        StageSlot("lift", GainParams(9.0)),
        StageSlot("off", GainParams(6.0), enabled=False),
        StageSlot("wide", StereoParams(width=1.4)),
    )
)
KNOWN = PathInputs(
    format=AudioFormat("FLAC", 96_000, 2, 24, lossless=True),
    decoder="libsndfile",
    output=OutputChanged("DAC", "ALSA", 96_000, 2, 50.0),
    replay_gain=GainDecision(-6.0, "album"),
    chain=STAGES,
    gain=0.5,
    volume_db=-6.0,
)
CHAIN = with_sound(KNOWN, SoundChanged(True, 2.0, -9.0, ((LIMITER, 2.0),)))
STAGE_PEAKS = {"lift": 2.5, "wide": 4.0, LIMITER: -0.3}
PEAKS = PathPeaks(-6.5, -0.3, {key_of(name): peak for name, peak in STAGE_PEAKS.items()})


def peaks_in(path):
    return [
        (node.kind, node.fact(Fact.NAME), node.fact(Fact.PEAK_DB))
        for node in path.nodes
        if node.fact(Fact.PEAK_DB) is not None
    ]


def test_what_every_node_leaves_is_told_from_the_levelled_file_to_the_volume():
    path = with_peaks(path_of(CHAIN), PEAKS)
    assert peaks_in(path) == [
        (NodeKind.GAIN, None, -6.5),
        (NodeKind.STAGE, "lift", 2.5),
        (NodeKind.STAGE, "wide", 4.0),
        (NodeKind.STAGE, LIMITER, -0.3),
        (NodeKind.VOLUME, None, -6.3),
    ]
    assert path.verdict is path_of(CHAIN).verdict
    taken_off = [node.fact(Fact.HEADROOM_DB) for node in path.of(NodeKind.STAGE)]
    assert taken_off == [-9.0, None, None, None]


def test_without_stages_the_decoder_has_the_peak_and_a_muted_volume_none():
    plain = PathInputs(format=KNOWN.format, decoder="libsndfile", output=KNOWN.output)
    path = with_peaks(path_of(plain), PathPeaks(-0.1, -0.1, {}))
    assert [node.kind for node in path.nodes if node.fact(Fact.PEAK_DB) == -0.1] == [
        NodeKind.DECODER,
        NodeKind.VOLUME,
    ]
    muted = PathInputs(format=KNOWN.format, output=KNOWN.output, gain=0.0, muted=True)
    assert NodeKind.VOLUME not in [
        kind for kind, *_ in peaks_in(with_peaks(path_of(muted), PathPeaks(-0.1, -0.1, {})))
    ]


def test_what_nobody_measures_is_not_told():
    path = path_of(CHAIN)
    assert with_peaks(path, None) == path


def test_names_of_slots_do_not_fall_together():
    names = [f"stage-{number}" for number in range(2_000)]
    assert len(np.unique([key_of(name) for name in names])) == len(names)
