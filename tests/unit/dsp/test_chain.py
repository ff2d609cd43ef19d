"""The chain as a listener meets it: exact when empty, seamless when changed."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dsp.chain import Chain
from dsp.params.chain import ChainSpec, StageSlot
from dsp.params.convolution import ConvolverParams, ImpulseResponse
from dsp.params.dynamics import LimiterParams
from dsp.params.eq import Band, BandKind, CurveEqParams, CurvePoint, EqualizerParams, Phase
from dsp.params.level import GainParams
from dsp.stage import StreamFormat
from dsp.units import block_frames_for
from tests.support.stage_examples import BANDS, decaying_noise

RATE = 44_100
STREAM = StreamFormat(RATE)
FADE = RATE // 20


def spec(*slots):
    return ChainSpec(tuple(StageSlot(*slot) for slot in slots))


def bell(gain_db, freq_hz=1000.0, q=1.0):
    return EqualizerParams((Band(BandKind.PEAK, freq_hz, gain_db, q),))


def noise(frames, seed=0, level=0.2):
    return level * np.random.default_rng(seed).standard_normal((2, frames))


def run(chain, block, size=1024, updates=()):
    """Play a copy of a block; `updates` maps frames to what the listener changes there."""
    out = block.copy()
    changes = dict(updates)
    marks = sorted({*range(0, out.shape[1], size), *changes, out.shape[1]})
    for start, end in itertools.pairwise(marks):
        if start in changes:
            chain.update(changes[start])
        chain.process(out[:, start:end])
    return out


@pytest.mark.parametrize(
    "sample_rate, frames", [(44_100, 1024), (96_000, 2048), (192_000, 4096), (384_000, 8192)]
)
def test_a_block_lasts_about_twenty_one_milliseconds(sample_rate, frames):
    assert block_frames_for(sample_rate) == frames


@pytest.mark.parametrize(
    "description",
    [
        spec(),
        spec(("eq", bell(0.0)), ("gain", GainParams())),
        spec(("eq", bell(6.0), False), ("limiter", LimiterParams(), False)),
    ],
    ids=["no stages", "flat stages", "stages switched off"],
)
def test_a_chain_that_does_nothing_returns_every_bit(description):
    chain = Chain(description, STREAM)
    integers = np.random.default_rng(1).integers(-(2**23), 2**23, (2, 5000))
    block = integers / 2.0**23
    out = run(chain, block)
    assert chain.is_empty
    assert chain.latency_frames == 0
    assert np.array_equal((out * 2.0**23).astype(np.int64), integers)


def test_an_empty_chain_does_not_even_repair_damage():
    block = noise(64)
    block[0, 3] = np.nan
    assert np.array_equal(run(Chain(spec(), STREAM), block), block, equal_nan=True)


@pytest.mark.parametrize("seed", range(4))
def test_how_the_input_is_cut_changes_nothing_even_while_stages_fade(seed):
    """Changes at fixed frames, one of them during the fade of another."""
    first = spec(("eq", EqualizerParams(BANDS)), ("limiter", LimiterParams(-12.0)))
    second = spec(("eq", bell(9.0)), ("limiter", LimiterParams(-12.0)))
    third = spec(("limiter", LimiterParams(-12.0)), ("gain", GainParams(-2.0)))
    changes = {2000: second, 3000: third}
    block = noise(9000, level=0.4)
    whole = run(Chain(first, STREAM), block, 9000, changes)
    rng = np.random.default_rng(seed)
    chain, out, done = Chain(first, STREAM), block.copy(), 0
    while done < 9000:
        size = int(rng.choice([1, 7, 64, 512, 4096]))
        end = min([done + size, 9000, *(at for at in changes if at > done)])
        if done in changes:
            chain.update(changes[done])
        chain.process(out[:, done:end])
        done = end
    assert np.max(np.abs(out - whole)) < 1e-12


def splatter_db(out, tone_hz, at, rate):
    """Energy more than 400 Hz away from a tone, around a change, relative to the tone."""
    around = out[0, at - rate // 8 : at + rate // 8]
    power = np.abs(np.fft.rfft(around * np.blackman(len(around)))) ** 2
    distance = np.abs(np.fft.rfftfreq(len(around), 1 / rate) - tone_hz)
    far = (distance > 400.0) & (np.fft.rfftfreq(len(around), 1 / rate) > 100.0)
    return 10 * np.log10(power[far].sum() / power[distance < 400.0].sum())


@pytest.mark.parametrize(
    "tone_hz, before, after",
    [
        (1000.0, bell(0.01), bell(12.0)),
        (
            100.0,
            EqualizerParams((Band(BandKind.LOW_SHELF, 105.0, 0.01),)),
            EqualizerParams((Band(BandKind.LOW_SHELF, 105.0, 10.0),)),
        ),
        (100.0, bell(12.0, 100.0, 2.0), bell(12.0, 400.0, 2.0)),
    ],
    ids=["a bell rises", "a shelf rises", "a bell moves"],
)
def test_a_change_while_a_tone_plays_is_no_click(tone_hz, before, after):
    rate = 192_000
    frames = np.arange(rate // 2)
    tone = np.sin(2 * np.pi * tone_hz * frames / rate + 0.7) * np.ones((2, 1))
    chain = Chain(spec(("eq", before)), StreamFormat(rate))
    at = rate // 4
    out = run(chain, tone, 4096, {at: spec(("eq", after))})
    assert splatter_db(out, tone_hz, at, rate) <= -95.0


def test_a_change_is_complete_after_fifty_milliseconds():
    chain = Chain(spec(("gain", GainParams(-1.0))), STREAM)
    out = run(chain, np.ones((2, 8000)), 512, {2048: spec(("gain", GainParams(-7.0)))})
    assert np.allclose(out[:, :2048], 10 ** (-1 / 20))
    assert np.allclose(out[:, 2048 + FADE :], 10 ** (-7 / 20))
    assert np.all(np.diff(out[0, 2048 : 2048 + FADE]) < 0)


def reverb(frames=RATE):
    return ConvolverParams("hall.wav", impulse=decaying_noise(2, frames))


def test_dragging_a_node_leaves_a_ringing_tail_alone():
    """The node moves every 20 ms while nothing but the reverb behind it rings."""
    chain = Chain(spec(("eq", bell(3.0)), ("hall", reverb())), STREAM)
    still = Chain(spec(("eq", bell(3.0)), ("hall", reverb())), STREAM)
    block = np.concatenate((noise(RATE // 2), np.zeros((2, RATE))), axis=1)
    start = RATE // 2 + 4000
    drags = {
        start + step * RATE // 50: spec(("eq", bell(3.0 + 0.3 * step)), ("hall", reverb()))
        for step in range(20)
    }
    dragged = run(chain, block, 1024, drags)
    untouched = run(still, block, 1024)
    ratio = np.sum(dragged[:, start:] ** 2) / np.sum(untouched[:, start:] ** 2)
    assert abs(10 * np.log10(ratio)) < 0.1


def test_stages_that_did_not_change_are_the_same_objects():
    chain = Chain(spec(("eq", bell(3.0)), ("hall", reverb(2000))), STREAM)
    hall = chain.stage("hall")
    chain.update(spec(("eq", bell(4.0)), ("hall", reverb(2000))))
    assert chain.stage("hall") is hall


def test_of_many_changes_during_a_fade_only_the_last_counts():
    chain = Chain(spec(("gain", GainParams(-1.0))), STREAM)
    wanted = {1024 + 100 * step: spec(("gain", GainParams(-2.0 - step))) for step in range(15)}
    out = run(chain, np.ones((2, 9000)), 4096, wanted)
    assert chain.spec == wanted[1024 + 1400]
    assert np.allclose(out[:, 1024 + 2 * FADE + 2 :], 10 ** (-16 / 20))
    assert np.allclose(out[:, 1024 + FADE - 1], 10 ** (-2 / 20), atol=1e-3)


def test_a_change_and_back_during_a_fade_ends_where_it_began():
    quiet, loud = spec(("gain", GainParams(-9.0))), spec(("gain", GainParams(-1.0)))
    chain = Chain(quiet, STREAM)
    out = run(chain, np.ones((2, 9000)), 100, {1000: loud, 1500: quiet})
    assert np.allclose(out[:, -100:], 10 ** (-9 / 20))


LINEAR = CurveEqParams((CurvePoint(50.0, 0.01), CurvePoint(60.0, 0.0)), Phase.LINEAR)


def test_bypass_keeps_the_time_of_the_music():
    """Switching off a stage with 9,216 frames of latency: the dry sound is as late as the wet."""
    chain = Chain(spec(("curve", LINEAR)), STREAM)
    late = chain.latency_frames
    block = noise(60_000)
    out = run(chain, block, 1024, {30_000: spec(("curve", LINEAR, False))})
    assert late == 8192 + 1024
    assert chain.latency_frames == late
    assert np.max(np.abs(out[:, late + 2000 :] - block[:, 2000:-late])) < 2e-3


def test_a_bypassed_stage_comes_back_without_a_jump():
    wet, dry = spec(("curve", LINEAR)), spec(("curve", LINEAR, False))
    chain = Chain(wet, STREAM)
    block = noise(80_000)
    out = run(chain, block, 1024, {30_000: dry, 50_000: wet})
    late = chain.latency_frames
    assert np.max(np.abs(out[:, late + 2000 :] - block[:, 2000:-late])) < 2e-3


def test_a_removed_stage_leaves_its_latency_until_the_next_start():
    chain = Chain(spec(("limiter", LimiterParams())), STREAM)
    block = noise(6000, level=0.05)
    out = run(chain, block, 512, {2048: spec()})
    assert np.array_equal(out[:, 78:], block[:, :-78])
    assert not chain.is_empty
    chain.reset()
    assert chain.is_empty
    assert chain.latency_frames == 0


def test_removing_and_adding_a_stage_again_and_again_does_not_pile_up_latency():
    chain = Chain(spec(("limiter", LimiterParams())), STREAM)
    changes = {
        4096 * turn: spec(("limiter", LimiterParams())) if turn % 2 else spec()
        for turn in range(1, 9)
    }
    run(chain, noise(40_000, level=0.05), 512, changes)
    assert chain.latency_frames == 78


def test_two_stages_that_change_places_do_so_in_one_fade():
    clip = ("limiter", LimiterParams(-12.0))
    boost = ("gain", GainParams(12.0))
    chain = Chain(spec(boost, clip), STREAM)
    block = noise(30_000, level=0.1)
    out = run(chain, block, 1024, {10_000: spec(clip, boost)})
    settled = run(Chain(spec(clip, boost), STREAM), block, 1024)
    delay = chain.latency_frames - 78
    assert np.max(np.abs(out[:, 15_000 + delay :] - settled[:, 15_000 : 30_000 - delay])) < 1e-2
    assert np.max(np.abs(out)) < 1.2


def test_a_stage_designed_ahead_is_the_one_that_plays():
    chain = Chain(spec(("eq", bell(3.0))), STREAM)
    ready = chain.prepare_update(spec(("eq", bell(5.0)), ("gain", GainParams(-5.0))))
    assert chain.spec.slots[0].params == bell(3.0)
    chain.update(ready)
    assert chain.stage("eq") is ready.stages["eq"]
    assert chain.stage("gain") is ready.stages["gain"]


def test_a_seek_forgets_the_past_and_keeps_the_sound():
    description = spec(("eq", EqualizerParams(BANDS)), ("hall", reverb(3000)))
    chain = Chain(description, STREAM)
    block = noise(8000)
    first = run(chain, block)
    chain.reset()
    assert np.array_equal(run(chain, block), first)


def test_a_seek_takes_over_what_still_waits():
    chain = Chain(spec(("gain", GainParams(-1.0))), STREAM)
    run(chain, np.ones((2, 200)), 100, {0: spec(("gain", GainParams(-3.0)))})
    chain.update(spec(("gain", GainParams(-5.0))))
    chain.reset()
    assert np.allclose(run(chain, np.ones((2, 100))), 10 ** (-5 / 20))
    assert not chain.is_fading


def test_clips_of_the_source_are_not_blamed_on_the_chain():
    chain = Chain(spec(("gain", GainParams(-6.0))), STREAM)
    clipped = np.clip(3.0 * noise(4096, level=0.5), -1.0, 1.0)
    run(chain, clipped)
    assert chain.source_clips > 100
    assert chain.output_clips == 0


def test_a_single_sample_at_full_scale_is_a_peak_and_no_clip():
    chain = Chain(spec(), STREAM)
    block = np.zeros((2, 100))
    block[0, 50] = 1.0
    run(chain, block, 7)
    assert chain.source_clips == 0


def test_clips_of_the_chain_are_not_blamed_on_the_source():
    chain = Chain(spec(("gain", GainParams(12.0))), STREAM)
    block = np.clip(noise(4096, level=0.3), -0.9, 0.9)
    out = run(chain, block)
    assert chain.source_clips == 0
    assert chain.output_clips == np.count_nonzero(np.abs(out) > 1.0) > 100


def test_latency_and_tail_add_up_along_the_chain():
    impulse = ImpulseResponse(RATE, 1, np.ones(500).tobytes())
    chain = Chain(
        spec(("ir", ConvolverParams(impulse=impulse)), ("limiter", LimiterParams())), STREAM
    )
    assert chain.latency_frames == 1024 + 78
    assert chain.tail_frames == chain.latency_frames + 500


def test_a_stage_that_brings_latency_fades_in_without_a_click():
    rate = 192_000
    frames = np.arange(rate // 2)
    tone = 0.5 * np.sin(2 * np.pi * 1000.0 * frames / rate) * np.ones((2, 1))
    chain = Chain(spec(("gain", GainParams(-1.0))), StreamFormat(rate))
    at = rate // 4
    with_limiter = spec(("gain", GainParams(-1.0)), ("limiter", LimiterParams()))
    out = run(chain, tone, 4096, {at: with_limiter})
    assert splatter_db(out, 1000.0, at, rate) <= -95.0
    assert chain.latency_frames == 296


@pytest.mark.parametrize(
    "before",
    [spec(), spec(("limiter", LimiterParams(), False))],
    ids=["no stages", "a stage switched off"],
)
def test_the_first_stage_of_an_idle_chain_fades_in_without_a_dip(before):
    """What passed while nothing ran is remembered, so the look-ahead does not begin empty."""
    chain = Chain(before, STREAM)
    out = run(chain, np.full((2, 8000), 0.25), 512, {4096: spec(("limiter", LimiterParams()))})
    assert np.allclose(out, 0.25, atol=1e-12)


KINDS = ("gain", "eq", "curve", "limiter", "hall")
SLOTS = {
    "gain": [GainParams(), GainParams(-3.0), GainParams(2.0)],
    "eq": [bell(0.0), bell(4.0), EqualizerParams(BANDS)],
    "curve": [CurveEqParams(), CurveEqParams((CurvePoint(50.0, 3.0), CurvePoint(900.0, 0.0)))],
    "limiter": [LimiterParams(), LimiterParams(-6.0)],
    "hall": [ConvolverParams(), reverb(2000)],
}


@st.composite
def specs(draw):
    names = draw(st.permutations(KINDS))[: draw(st.integers(0, len(KINDS)))]
    return ChainSpec(
        tuple(
            StageSlot(name, draw(st.sampled_from(SLOTS[name])), draw(st.booleans()))
            for name in names
        )
    )


@settings(max_examples=20, deadline=None, derandomize=True)
@given(
    first=specs(),
    changes=st.lists(st.tuples(st.integers(1, 3000), specs()), max_size=4),
    size=st.integers(100, 5000),
)
def test_any_history_of_changes_ends_in_the_sound_of_the_last_description(first, changes, size):
    """Once every fade is over, a tone has the level it has in a chain that was built that way."""
    chain = Chain(first, STREAM)
    gap_frames = [gap for gap, _ in changes]
    total = sum(gap_frames) + RATE
    tone = 0.2 * np.sin(2 * np.pi * 441.0 * np.arange(total) / RATE) * np.ones((2, 1))
    updates = dict(zip(np.cumsum(gap_frames).tolist(), [each for _, each in changes], strict=True))
    out = run(chain, tone, size, updates)
    wanted = changes[-1][1] if changes else first
    fresh = run(Chain(wanted, STREAM), tone, 4096)
    assert chain.spec == wanted
    assert not chain.is_fading
    period = slice(-10 * RATE // 441, None)
    assert np.std(out[:, period]) == pytest.approx(np.std(fresh[:, period]), rel=1e-3)
