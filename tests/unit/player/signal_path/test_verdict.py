"""The verdict is never better than its weakest evidence: a truth table, and random paths."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace as changed

from dsp.params.chain import ChainSpec, StageSlot
from dsp.params.level import GainParams, StereoParams
from dsp.replay_gain import GainDecision
from player.engine.file_messages import FileFacts
from player.engine.messages import OutputChanged, Policy, Sharing, SoundChanged, SoundDamaged
from player.model import AudioFormat
from player.signal_path import (
    Effect,
    Evidence,
    Fact,
    NodeKind,
    Obstacle,
    PathInputs,
    PathNode,
    Verdict,
    obstacles,
    path_of,
    verdict_of,
    with_sound,
)
from player.signal_path.verdict import best_for

FLAC = AudioFormat("FLAC", 96_000, 2, 24, lossless=True)
MP3 = AudioFormat("MP3", 96_000, 2, None, lossless=False)
SHARED = OutputChanged("DAC", "ALSA", 96_000, 2, 50.0, sharing=Sharing.SHARED)
ALONE = changed(SHARED, sharing=Sharing.ALONE, policy=Policy.EXCLUSIVE)
ASKED = changed(SHARED, sharing=Sharing.UNKNOWN, policy=Policy.EXCLUSIVE)
STAGES = ChainSpec((StageSlot("width", StereoParams(width=1.4)),))
CLEAN = PathInputs(format=FLAC, decoder="libsndfile 1.2.2", output=SHARED)

ALTERATIONS = {
    "nothing": ({}, Verdict.PROVEN),
    "stages": ({"chain": STAGES, "chain_acts": True}, Verdict.ENHANCED),
    "album gain": ({"replay_gain": GainDecision(-6.2, "album")}, Verdict.ENHANCED),
    "volume": ({"gain": 0.5, "volume_db": -6.0}, Verdict.CONVERTED),
    "the device's own volume": (
        {"volume_by_device": True, "volume_db": -6.0},
        Verdict.CLEAN_SHARED,
    ),
    "speed": ({"speed": 1.25}, Verdict.CONVERTED),
    "de-emphasis": ({"facts": FileFacts(de_emphasised=True)}, Verdict.ENHANCED),
    "a label": ({"facts": FileFacts(marks=("MQA",), md5=True)}, Verdict.PROVEN),
    "mp3": ({"format": MP3}, Verdict.LOSSY_SOURCE),
    "underrun": ({"damage": SoundDamaged(1, 0)}, Verdict.DEGRADED),
    "clipping": ({"damage": SoundDamaged(0, 3)}, Verdict.DEGRADED),
}
ENDS = {
    "proven": ({"proven_on": "2026-05-31"}, Verdict.PROVEN),
    "alone": ({"output": ALONE}, Verdict.EXACT),
    "asked for": ({"output": ASKED}, Verdict.CLEAN_SHARED),
    "shared": ({}, Verdict.CLEAN_SHARED),
    "resampled": ({"output": changed(ALONE, sample_rate=48_000)}, Verdict.CONVERTED),
    "resampled by the server": ({"device_rate": 48_000}, Verdict.CONVERTED),
    "cut by the server": ({"device_bits": 16}, Verdict.CONVERTED),
    "a server that keeps both": ({"device_rate": 96_000, "device_bits": 32}, Verdict.CLEAN_SHARED),
    "folded by the server": ({"device_channels": 1}, Verdict.CONVERTED),
    "folded": ({"output": changed(ALONE, exact=False)}, Verdict.CONVERTED),
    "silence": ({"output": changed(SHARED, silent=True)}, Verdict.UNKNOWN),
    "nothing open": ({"output": None}, Verdict.UNKNOWN),
}


def worse(one, other):
    return max(one, other, key=lambda verdict: verdict.rank)


@pytest.mark.parametrize("altered, end", list(product(ALTERATIONS, ENDS)))
def test_the_word_is_the_worse_of_what_we_do_and_of_where_it_goes(altered, end):
    (ours, ours_at_best), (outside, outside_at_best) = ALTERATIONS[altered], ENDS[end]
    if end == "folded" and ours:
        pytest.skip("what is altered anyway says so itself")
    path = path_of(replace(CLEAN, **ours, **outside))
    assert path.verdict is worse(ours_at_best, outside_at_best)


def test_two_alterations_give_the_worse_word():
    for one, other in product(ALTERATIONS.values(), repeat=2):
        path = path_of(replace(CLEAN, **{**one[0], **other[0], "output": ALONE}))
        assert path.verdict.rank >= max(one[1].rank if not one[0] else 0, Verdict.EXACT.rank)


def test_a_proof_does_not_excuse_what_is_done_before_the_device():
    path = path_of(replace(CLEAN, gain=0.5, proven_on="2026-05-31"))
    assert path.verdict is Verdict.CONVERTED


def test_before_anything_is_known_the_word_is_unknown():
    assert path_of(PathInputs()).verdict is Verdict.UNKNOWN


nodes = st.builds(
    PathNode, st.sampled_from(NodeKind), st.sampled_from(Effect), st.sampled_from(Evidence)
)
ends = [
    PathNode(kind, Effect.UNTOUCHED, Evidence.MEASURED)
    for kind in (NodeKind.SOURCE, NodeKind.DECODER, NodeKind.API, NodeKind.DEVICE)
]


@given(st.lists(nodes, max_size=8))
def test_no_path_is_better_than_any_of_its_nodes(some):
    verdict = verdict_of([*ends, *some])
    assert all(verdict.rank >= best_for(node).rank for node in some)
    assert verdict in {Verdict.PROVEN, *map(best_for, some)}


@given(nodes, st.sampled_from(Evidence))
def test_weaker_evidence_never_gives_a_better_word(node, evidence):
    weaker = changed(node, evidence=min(node.evidence, evidence))
    assert best_for(weaker).rank >= best_for(node).rank


@given(st.lists(nodes, max_size=8))
def test_a_path_without_its_ends_is_unknown(some):
    without = [node for node in some if node.kind is not NodeKind.SOURCE]
    assert verdict_of(without) is Verdict.UNKNOWN


@given(st.lists(nodes, max_size=6), st.randoms())
def test_the_order_of_the_nodes_does_not_matter(some, random):
    shuffled = [*ends, *some]
    random.shuffle(shuffled)
    assert verdict_of(shuffled) is verdict_of([*ends, *some])


def test_everything_that_can_be_switched_off_is_named_in_the_order_of_the_path():
    known = replace(
        CLEAN,
        speed=1.5,
        replay_gain=GainDecision(-3.0, "track"),
        chain=STAGES,
        chain_acts=True,
        gain=0.5,
        output=changed(SHARED, sample_rate=48_000),
    )
    assert obstacles(path_of(known)) == (
        Obstacle.SPEED,
        Obstacle.REPLAY_GAIN,
        Obstacle.STAGES,
        Obstacle.RESAMPLING,
        Obstacle.VOLUME,
        Obstacle.SHARED_DEVICE,
    )
    assert obstacles(path_of(replace(CLEAN, output=ALONE))) == ()


def test_every_stage_is_shown_and_the_chains_delay_once():
    chain = ChainSpec(
        (
            StageSlot("pre", GainParams(-3.0)),
            StageSlot("width", StereoParams(width=1.4)),
            StageSlot("off", GainParams(-1.0), enabled=False),
        )
    )
    path = path_of(replace(CLEAN, chain=chain, chain_acts=True, chain_latency_ms=2.5))
    stages = list(path.of(NodeKind.STAGE))
    assert [node.fact(Fact.NAME) for node in stages] == ["pre", "width", "off"]
    assert [node.fact(Fact.ON) for node in stages] == [True, True, False]
    assert path.latency_ms == 50.0 + 2.5


def test_a_path_reads_as_json():
    shown = path_of(CLEAN).as_json()
    assert shown["verdict"] == "clean-shared"
    assert [node["kind"] for node in shown["nodes"]] == [
        "source",
        "decoder",
        "volume",
        "quantiser",
        "api",
        "device",
    ]
    assert shown["nodes"][0]["facts"]["sample_rate"] == 96_000


@pytest.mark.parametrize(
    "more",
    [
        {"output": changed(ALONE, channels=2)},
        {"output": changed(ALONE, channels=6), "chain": STAGES, "chain_acts": True},
    ],
    ids=["a pair of loudspeakers", "stages, which are stereo"],
)
def test_six_channels_that_become_two_are_said_to_be_folded(more):
    path = path_of(replace(CLEAN, format=replace(FLAC, channels=6), **more))
    (handed,) = path.of(NodeKind.QUANTISER)
    assert handed.fact(Fact.FOLDED_FROM) == 6
    assert path.verdict is Verdict.CONVERTED


def test_six_channels_on_six_loudspeakers_are_exact():
    output = changed(ALONE, channels=6)
    path = path_of(replace(CLEAN, format=replace(FLAC, channels=6), output=output))
    assert path.verdict is Verdict.EXACT


def test_a_gain_on_sixteen_bits_is_dithered_and_says_so():
    gain = {"replay_gain": GainDecision(-6.2, "track")}
    path = path_of(replace(CLEAN, **gain, output=changed(ALONE, dither_bits=16)))
    (handed,) = path.of(NodeKind.QUANTISER)
    assert (handed.fact(Fact.DITHER), handed.fact(Fact.DITHER_BITS)) == ("TPDF", 16)
    assert path.verdict is Verdict.ENHANCED


def test_a_gain_that_a_server_cuts_to_sixteen_bits_is_not_only_enhanced():
    cd = replace(FLAC, bit_depth=16)
    gain = {"replay_gain": GainDecision(-6.2, "track")}
    assert path_of(replace(CLEAN, format=cd, device_bits=16)).verdict is Verdict.CLEAN_SHARED
    path = path_of(replace(CLEAN, format=cd, device_bits=16, **gain))
    assert path.verdict is Verdict.CONVERTED


def test_each_stage_has_its_own_delay_and_the_path_has_all_of_it():
    two = ChainSpec((*STAGES.slots, StageSlot("gain", GainParams(-3.0))))
    sound = SoundChanged(
        active=True, latency_ms=9.0, stages_ms=(("width", 2.0), ("engine-limiter", 4.0))
    )
    path = path_of(with_sound(replace(CLEAN, chain=two), sound))
    delays = [(node.fact(Fact.NAME), node.latency_ms) for node in path.of(NodeKind.STAGE)]
    assert delays == [("width", 2.0), ("gain", 0.0), ("engine-limiter", 7.0)]
    assert path.latency_ms == pytest.approx(9.0 + SHARED.latency_ms)
