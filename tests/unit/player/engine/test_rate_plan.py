"""The device's rate follows the listener's rule, and the sound follows it without a seam."""

import numpy as np
import pytest

from player.engine import messages as m
from player.engine.memory_output import MemoryOutput
from player.engine.messages import OutputChoice, RatePlan, RateRule
from player.engine.output import RateRefusedError
from player.engine.rates import planned_rate
from tests.support.engine_bench import Bench, write_audio

DAC = (44_100, 48_000, 88_200, 96_000, 176_400, 192_000)
OLD = (32_000, 44_100, 48_000)


@pytest.mark.parametrize(
    "rule, rates, file_rate, expected",
    [
        (RateRule.NATIVE, DAC, 88_200, 88_200),
        (RateRule.NATIVE, (), 352_800, 352_800),
        (RateRule.NATIVE, OLD, 22_050, 44_100),
        (RateRule.NATIVE, OLD, 11_025, 44_100),
        (RateRule.NATIVE, OLD, 37_800, 44_100),
        (RateRule.NATIVE, OLD, 192_000, 48_000),
        (RateRule.FIXED, DAC, 44_100, 96_000),
        (RateRule.FIXED, (), 192_000, 96_000),
        (RateRule.FAMILY_MAXIMUM, DAC, 44_100, 176_400),
        (RateRule.FAMILY_MAXIMUM, DAC, 22_050, 176_400),
        (RateRule.FAMILY_MAXIMUM, DAC, 48_000, 192_000),
        (RateRule.FAMILY_MAXIMUM, DAC, 32_000, 192_000),
        (RateRule.FAMILY_MAXIMUM, (48_000,), 44_100, 48_000),
        (RateRule.DEVICE_MAXIMUM, DAC, 44_100, 192_000),
        (RateRule.DEVICE_MAXIMUM, (), 44_100, 44_100),
    ],
)
def test_the_rate_is_what_the_rule_says(rule, rates, file_rate, expected):
    assert planned_rate(RatePlan(rule, 96_000, rates), file_rate) == expected


@pytest.fixture
def bench():
    with Bench() as made:
        plan = RatePlan(RateRule.FIXED, 96_000)
        made.send(m.SetOutput(OutputChoice("DAC", rate_plan=plan)))
        yield made


def sine(sample_rate, seconds, freq_hz=997.0):
    at_s = np.arange(int(sample_rate * seconds)) / sample_rate
    wave = 0.5 * np.sin(2 * np.pi * freq_hz * at_s)
    return np.repeat((wave * 2**31).astype(np.int32)[:, None], 2, axis=1)


def error_db(heard, seconds, freq_hz=997.0):
    """Level of what is not the sine, against the sine, away from the file's own ends."""
    frames = heard[960 : int(seconds * 96_000) - 960, 0] * 2.0**-31
    wanted = 0.5 * np.sin(2 * np.pi * freq_hz * np.arange(960, 960 + len(frames)) / 96_000)
    return 20 * np.log10(np.sqrt(np.mean((frames - wanted) ** 2)) / np.sqrt(np.mean(wanted**2)))


def test_a_file_is_heard_at_the_fixed_rate_in_full_length(bench, tmp_path):
    bench.load(write_audio(tmp_path / "a.wav", sine(44_100, 1.0), 44_100, "PCM_32"))
    (heard,) = bench.play_to_the_end()
    assert bench.stream.info.sample_rate == 96_000
    assert error_db(heard, 1.0) < -120.0
    (opened,) = bench.happened(m.OutputChanged)
    assert (opened.sample_rate, opened.resampler) == (96_000, "soxr VHQ")
    assert bench.memory.ring.starved_frames == 0


def test_two_halves_of_one_sound_are_joined_without_a_trace(bench, tmp_path):
    whole = sine(44_100, 1.0)
    first = write_audio(tmp_path / "a.wav", whole[:17_777], 44_100, "PCM_32")
    second = write_audio(tmp_path / "b.wav", whole[17_777:], 44_100, "PCM_32")
    bench.load(first, second)
    (heard,) = bench.play_to_the_end()
    assert error_db(heard, 1.0) < -120.0
    assert [event.item_id for event in bench.happened(m.ItemStarted)] == [1, 2]


def test_the_position_is_that_of_the_file(bench, tmp_path):
    bench.load(write_audio(tmp_path / "a.wav", sine(44_100, 2.0), 44_100, "PCM_32"))
    bench.play(96_000)
    place = bench.positions.at_callback()
    assert place.sample_rate == 44_100
    assert place.seconds == pytest.approx(1.0, abs=0.001)
    bench.send(m.Seek(0.5))
    bench.play(9_600)
    assert bench.positions.at_callback().seconds == pytest.approx(0.6, abs=0.02)


def test_the_second_item_is_announced_where_it_begins(bench, tmp_path):
    first = write_audio(tmp_path / "a.wav", sine(44_100, 0.5), 44_100, "PCM_32")
    second = write_audio(tmp_path / "b.wav", sine(44_100, 0.5), 44_100, "PCM_32")
    bench.load(first, second)
    bench.play(48_000 - 480)
    assert bench.positions.at_callback().item_id == 1
    bench.play(960)
    assert bench.positions.at_callback().item_id == 2
    assert bench.positions.at_callback().frame < 480


def test_what_is_at_full_scale_does_not_clip_behind_the_filter(bench, tmp_path):
    square = np.where(np.arange(22_050) // 37 % 2, 2**31 - 256, -(2**31)).astype(np.int32)
    both = np.repeat(square[:, None], 2, axis=1)
    bench.load(write_audio(tmp_path / "a.wav", both, 44_100, "PCM_32"))
    (heard,) = bench.play_to_the_end()
    full = np.abs(heard[:, 0].astype(np.int64)) >= 2**31 - 512
    assert not np.any(full[1:] & full[:-1])  # a clipped peak is flat


class Limited(MemoryOutput):
    """A device that nobody has probed and that refuses what is above or below its reach."""

    def __init__(self, lowest_hz, highest_hz):
        super().__init__()
        self.reach_hz = lowest_hz, highest_hz

    def open(self, choice, request, make_ring):
        lowest, highest = self.reach_hz
        if not lowest <= request.sample_rate <= highest:
            details = {"device": "limited", "sample_rate": request.sample_rate, "reason": "no"}
            raise RateRefusedError("device.refused", **details)
        return super().open(choice, request, make_ring)


@pytest.mark.parametrize(
    "file_rate, reach_hz, opened_at",
    [
        (705_600, (8_000, 384_000), 352_800),
        (768_000, (8_000, 384_000), 384_000),
        (768_000, (44_100, 48_000), 48_000),
        (8_000, (44_100, 192_000), 48_000),
        (11_025, (44_100, 192_000), 44_100),
        (96_000, (8_000, 384_000), 96_000),
    ],
)
def test_a_rate_the_device_refuses_is_converted_within_its_family(
    tmp_path, file_rate, reach_hz, opened_at
):
    """Nobody probes the default device: a file of DSD128 must not end in a refusal there."""
    tone = 0.5 * np.sin(2 * np.pi * 997.0 * np.arange(file_rate // 4) / file_rate)
    path = write_audio(tmp_path / "a.wav", np.stack([tone, tone], 1), file_rate)
    with Bench(output=Limited(*reach_hz)) as bench:
        bench.load(path)
        (heard,) = bench.play_to_the_end()
        assert bench.output.streams[0].info.sample_rate == opened_at
    middle = heard[opened_at // 16 : 3 * opened_at // 16, 0] * 2.0**-31
    assert np.sqrt(np.mean(middle**2)) == pytest.approx(0.5 / np.sqrt(2), rel=0.02)


@pytest.mark.parametrize(
    "policy, reach_hz", [(m.Policy.STRICT, (8_000, 384_000)), (m.Policy.STANDARD, (1, 2))]
)
def test_strict_and_what_takes_no_rate_at_all_tell_of_the_files_own(tmp_path, policy, reach_hz):
    path = write_audio(tmp_path / "a.wav", np.zeros((9_000, 2)), 705_600)
    with Bench(output=Limited(*reach_hz)) as bench:
        bench.send(m.SetOutput(m.OutputChoice(policy=policy)))
        bench.load(path)
        (failed,) = bench.happened(m.OutputFailed)
    assert (failed.code, failed.details["sample_rate"]) == ("device.refused", 705_600)
