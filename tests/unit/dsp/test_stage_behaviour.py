"""What every stage owes its chain, whatever it does to the sound."""

import numpy as np
import pytest

from dsp.chain import Chain
from dsp.params.chain import ChainSpec, StageSlot
from dsp.registry import STAGES, build_stage
from dsp.stage import StreamFormat
from tests.support.stage_examples import EXAMPLES, FLAT, example_id

STREAM = StreamFormat(44_100)
EVERY_EXAMPLE = pytest.mark.parametrize("params", EXAMPLES, ids=example_id)
SAME = 1e-12


def music(frames, seed=0, level=0.25):
    """Noise with a strong bass: every stage finds something to do."""
    rng = np.random.default_rng(seed)
    noise = rng.standard_normal((2, frames))
    tone = np.sin(2 * np.pi * 60.0 * np.arange(frames) / STREAM.sample_rate)
    return level * (noise + tone)


def played(stage, block, cuts):
    """Play a copy of the block in pieces that end at the cuts, the last one repeated."""
    out = block.copy()
    done, turn = 0, 0
    while done < out.shape[1]:
        size = cuts[turn % len(cuts)]
        stage.process(out[:, done : done + size])
        done += size
        turn += 1
    return out


def chain_of(params, fmt=STREAM):
    return Chain(ChainSpec((StageSlot("only", params),)), fmt)


def test_every_registered_kind_is_tried():
    assert {type(params) for params in EXAMPLES} == set(STAGES)


@EVERY_EXAMPLE
@pytest.mark.parametrize("cuts", [[1], [7], [64], [511], [1000, 3, 4096, 1, 129]], ids=str)
def test_how_the_sound_is_cut_into_blocks_changes_nothing(params, cuts):
    frames = {1: 300, 7: 2600}.get(cuts[0], 9000)
    block = music(frames)
    whole = played(build_stage(params, STREAM), block, [4096])
    cut = played(build_stage(params, STREAM), block, cuts)
    assert np.max(np.abs(whole - cut)) <= SAME


@EVERY_EXAMPLE
def test_the_same_music_twice_sounds_the_same_after_a_reset(params):
    stage = build_stage(params, STREAM)
    block = music(12_000)
    first = played(stage, block, [1024])
    stage.reset()
    assert np.array_equal(played(stage, block, [1024]), first)


@pytest.mark.parametrize("params", FLAT, ids=example_id)
def test_a_flat_stage_is_bit_identical(params):
    block = music(3000)
    assert np.array_equal(played(build_stage(params, STREAM), block, [1024]), block)


@EVERY_EXAMPLE
@pytest.mark.parametrize("sample_rate", [44_100, 48_000, 88_200, 96_000, 192_000, 384_000])
def test_a_stage_plays_at_every_rate(params, sample_rate):
    stage = build_stage(params, StreamFormat(sample_rate))
    block = music(max(2 * stage.latency_frames, 8192), level=0.1)
    out = played(stage, block, [4096])
    assert np.isfinite(out).all()
    assert 0.001 < np.std(out[:, stage.latency_frames :]) < 2.0
    assert stage.latency_frames >= 0
    assert stage.tail_frames >= 0


@EVERY_EXAMPLE
@pytest.mark.parametrize("sample_rate", [44_100, 96_000])
def test_an_impulse_arrives_when_the_latency_says_to_the_frame(params, sample_rate):
    stage = build_stage(params, StreamFormat(sample_rate))
    block = np.zeros((2, stage.latency_frames + 4096))
    block[:, 1000] = 0.3
    heard = np.abs(played(stage, block, [1024])).max(axis=0)
    assert np.argmax(heard) == 1000 + stage.latency_frames


@EVERY_EXAMPLE
@pytest.mark.parametrize("damage", [np.nan, -np.inf, 1e30], ids=str)
def test_damaged_samples_are_survived_within_a_second(params, damage):
    healthy, hurt = chain_of(params), chain_of(params)
    block = music(6 * 8192, level=0.1)
    broken = block.copy()
    broken[:, 100:110] = damage
    out = played(hurt, broken, [4096])
    assert np.isfinite(out).all()
    reference = played(healthy, block, [4096])
    assert np.max(np.abs(out[:, 44_100 + 200 :] - reference[:, 44_100 + 200 :])) < 1e-3


@EVERY_EXAMPLE
@pytest.mark.parametrize("level", [1.0, -1.0, 0.0])
def test_a_standing_level_neither_grows_nor_hangs(params, level):
    chain = chain_of(params)
    out = played(chain, np.full((2, 6 * 8192), level), [4096])
    assert np.isfinite(out).all()
    assert np.max(np.abs(out)) < 8.0
    after = played(chain, np.zeros((2, 6 * 8192)), [4096])
    assert np.max(np.abs(after[:, -4096:])) < 1e-3


@EVERY_EXAMPLE
def test_a_full_scale_square_wave_is_survived(params):
    chain = chain_of(params)
    square = np.where(np.arange(20_000) // 50 % 2, 1.0, -1.0) * np.ones((2, 1))
    out = played(chain, square, [4096])
    assert np.isfinite(out).all()
    assert np.max(np.abs(out)) < 16.0


@EVERY_EXAMPLE
def test_silence_stays_silent(params):
    out = played(build_stage(params, STREAM), np.zeros((2, 20_000)), [1024])
    assert np.max(np.abs(out)) < 1e-12


@EVERY_EXAMPLE
def test_the_sound_has_ended_when_the_tail_has(params):
    stage = build_stage(params, STREAM)
    after = stage.latency_frames + stage.tail_frames
    block = np.concatenate((music(4096), np.zeros((2, after + 2048))), axis=1)
    out = played(stage, block, [4096])
    assert np.max(np.abs(out[:, 4096 + after :])) < 1e-4
