"""CD pre-emphasis is taken off where a disc has it, and nowhere else: seeks, joins, slices."""

import numpy as np
import pytest

from dsp.emphasis import DeEmphasis
from player.engine import messages as m
from tests.support.engine_bench import noise, write_audio

RATE = 44_100
ONE_STEP = 2.0**-30


@pytest.fixture
def disc(tmp_path):
    """A CD in one file, and the same sound with its emphasis off."""
    samples = noise(RATE, RATE, 16) >> 1 & ~0xFFFF
    path = str(write_audio(tmp_path / "disc.wav", samples, RATE, "PCM_16"))
    return path, samples, flat(samples)


def flat(samples):
    return DeEmphasis(RATE, 2).process(samples.T * 2.0**-31).T


def heard_error(heard, expected):
    return np.abs(heard[: len(expected)] * 2.0**-31 - expected).max()


def test_a_track_that_has_it_is_heard_without_it(bench, disc):
    path, _, expected = disc
    bench.send(m.Load((m.PlayItem(1, path, emphasis=True),)))
    (heard,) = bench.play_to_the_end()
    assert heard_error(heard, expected) < ONE_STEP
    (started,) = bench.happened(m.ItemStarted)
    assert started.facts.de_emphasised
    assert started.format.bit_depth == 16


def test_slices_with_and_without_it_meet_without_a_gap(bench, disc):
    """The middle track of three has it; its filter has heard what lies before it on the disc."""
    path, samples, expected = disc
    first, second = 15_003, 30_011
    three = (
        m.PlayItem(1, path, 0, first),
        m.PlayItem(2, path, first, second, emphasis=True),
        m.PlayItem(3, path, second),
    )
    bench.send(m.Load(three))
    (heard,) = bench.play_to_the_end()
    assert np.array_equal(heard[:first], samples[:first])
    assert heard_error(heard[first:second], expected[first:second]) < ONE_STEP
    assert np.array_equal(heard[second : len(samples)], samples[second:])


def test_two_files_that_have_it_are_one_sound(bench, tmp_path, disc):
    _, samples, expected = disc
    parts = (samples[:20_000], samples[20_000:])
    paths = [
        write_audio(tmp_path / f"{at}.wav", part, RATE, "PCM_16") for at, part in enumerate(parts)
    ]
    items = (m.PlayItem(at, str(path), emphasis=True) for at, path in enumerate(paths, 1))
    bench.send(m.Load(tuple(items)))
    (heard,) = bench.play_to_the_end()
    assert heard_error(heard, expected) < ONE_STEP


@pytest.mark.parametrize("frame", [7, 12_345])
def test_a_seek_lands_as_if_all_before_it_had_been_heard(bench, disc, frame):
    path, _, expected = disc
    bench.send(m.SetOutput(m.OutputChoice("dac", m.Policy.EXCLUSIVE)))
    bench.send(m.Load((m.PlayItem(1, path, emphasis=True),), start_s=frame / RATE))
    heard = bench.play(4_000)
    assert heard_error(heard, expected[frame : frame + len(heard)]) < ONE_STEP


def test_an_order_changed_behind_the_filter_does_not_disturb_it(bench, tmp_path, disc):
    """What was decoded of a track that is not wanted any more has left no trace."""
    _, samples, expected = disc
    parts = (samples[:20_000], -samples[:9_000], samples[20_000:])
    items = [
        m.PlayItem(
            at, str(write_audio(tmp_path / f"{at}.wav", part, RATE, "PCM_16")), emphasis=True
        )
        for at, part in enumerate(parts, 1)
    ]
    bench.send(m.Load((items[0], items[1])))
    bench.play(480)
    bench.send(m.Follow(1, (items[2],)))
    (heard,) = bench.play_to_the_end()
    assert heard_error(heard[:20_000], expected[:20_000]) < ONE_STEP
    assert heard_error(heard[20_200:], expected[20_200:]) < ONE_STEP
