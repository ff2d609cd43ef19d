"""Crossfeed is Bauer's filter to the last bit, or leaves the middle alone."""

import numpy as np
import pytest

from dsp.bauer import crossfeed_sections
from dsp.biquad import magnitude
from dsp.params.headphones import CROSSFEED_PRESETS, CrossfeedParams
from dsp.registry import build_stage
from dsp.stage import StreamFormat
from tests.support.signals import dbfs
from tests.support.tools import ffmpeg_filtered, needs

FREQS = np.geomspace(20.0, 20_000.0, 200)


def noise(frames):
    return 0.2 * np.random.default_rng(3).standard_normal((2, frames))


def fed(params, sample_rate, block):
    out = block.copy()
    build_stage(params, StreamFormat(sample_rate)).process(out)
    return out


@needs("ffmpeg")
@pytest.mark.parametrize("sample_rate", [44_100, 96_000, 192_000])
@pytest.mark.parametrize("name", ["default", "cmoy", "meier"])
def test_the_presets_cancel_against_bs2b(name, sample_rate):
    params = CROSSFEED_PRESETS[name]
    filters = f"aformat=dbl,bs2b=fcut={params.cutoff_hz:.0f}:feed={params.feed_db * 10:.0f}"
    block = noise(sample_rate // 2)
    theirs = ffmpeg_filtered(block, sample_rate, filters)
    assert dbfs(fed(params, sample_rate, block) - theirs) <= -200.0


@pytest.mark.parametrize("sample_rate", [44_100, 192_000])
def test_the_neutral_form_leaves_mono_exactly_as_it_is(sample_rate):
    block = noise(20_000)
    block[1] = block[0]
    out = fed(CrossfeedParams(mono_neutral=True), sample_rate, block)
    assert dbfs(out - block) <= -200.0


def test_the_plain_form_darkens_the_middle_by_less_than_two_decibels():
    direct, cross = crossfeed_sections(CrossfeedParams(), 44_100)
    z = np.exp(-2j * np.pi * FREQS / 44_100)
    paths = [(b0 + b1 * z) / (1 + a1 * z) for b0, b1, _, _, a1, _ in (direct, cross)]
    middle = 20 * np.log10(np.abs(sum(paths)))
    assert middle[0] - middle[-1] == pytest.approx(1.75, abs=0.1)


def test_the_neutral_form_keeps_the_difference_between_the_ears():
    plain, neutral = (
        crossfeed_sections(CrossfeedParams(mono_neutral=flag), 48_000) for flag in (False, True)
    )
    ratios = [
        magnitude(cross, FREQS, 48_000) / magnitude(direct, FREQS, 48_000)
        for direct, cross in (plain, neutral)
    ]
    assert np.allclose(ratios[0], ratios[1])


def test_bass_reaches_the_other_ear_and_treble_does_not():
    direct, cross = crossfeed_sections(CrossfeedParams(), 44_100)
    low, high = np.array([60.0]), np.array([10_000.0])
    ratio = [magnitude(cross, f, 44_100) / magnitude(direct, f, 44_100) for f in (low, high)]
    assert 20 * np.log10(ratio[0])[0] == pytest.approx(-4.5, abs=0.3)
    assert 20 * np.log10(ratio[1])[0] < -15.0
