"""Strict stops and explains where it would have to convert."""

import numpy as np
import pytest

from player.engine import messages as m
from player.engine.messages import OutputChoice, Policy, RatePlan, RateRule
from player.model import PlayState
from tests.support.engine_bench import Bench


@pytest.fixture
def strict_bench():
    with Bench(max_channels=2) as made:
        plan = RatePlan(RateRule.FIXED, 96_000)
        made.send(m.SetOutput(OutputChoice("DAC", Policy.STRICT, rate_plan=plan)))
        yield made


def test_the_files_own_rate_is_played_whatever_the_rate_policy_says(strict_bench, track):
    path, samples = track("a.wav", 22_050, 44_100)
    strict_bench.load(path)
    (heard,) = strict_bench.play_to_the_end()
    assert np.array_equal(heard[: len(samples)], samples)


def test_channels_are_not_folded_and_the_listener_hears_why(strict_bench, track):
    path, _ = track("six.wav", channels=6)
    strict_bench.load(path)
    (failed,) = strict_bench.happened(m.OutputFailed)
    assert failed.code == "device.strict"
    assert failed.details["reason"] == "it has 2 of 6 channels"
    assert strict_bench.happened(m.StateChanged)[-1].state is PlayState.PAUSED
    assert strict_bench.stream.closed


def test_nothing_is_faded(strict_bench, track):
    path, samples = track()
    strict_bench.load(path)
    first = strict_bench.play(4_800)
    strict_bench.send(m.Pause())
    strict_bench.play(960)
    strict_bench.send(m.Play())
    rest = strict_bench.play(4_800)
    assert np.array_equal(np.vstack([first, rest]), samples[: len(first) + len(rest)])
