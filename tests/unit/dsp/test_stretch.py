"""Speed with the pitch kept, as a listener would judge it: pitch, purity, length, level."""

import numpy as np
import pytest

from dsp.resample import StreamResampler
from dsp.stretch import TimeStretcher
from tests.support.signals import distortion_db, tone


def stretched(samples, sample_rate, speed, block=12_000):
    stretcher = TimeStretcher(sample_rate, len(samples), speed)
    places = range(0, samples.shape[1], block)
    parts = [stretcher.process(samples[:, at : at + block]) for at in places]
    return np.concatenate([*parts, stretcher.flush()], axis=1)


def cents_off(samples, freq_hz, sample_rate):
    spectrum = np.abs(np.fft.rfft(samples * np.blackman(len(samples)), 1 << 20))
    found_hz = np.argmax(spectrum) * sample_rate / (1 << 20)
    return 1200 * np.log2(found_hz / freq_hz)


@pytest.mark.parametrize("sample_rate", [44_100, 96_000])
@pytest.mark.parametrize("speed", [0.5, 0.75, 1.25, 2.0])
def test_a_tone_keeps_its_pitch_and_its_purity(sample_rate, speed):
    out = stretched(tone(997.0, sample_rate, 3.0, 0.5), sample_rate, speed)[0]
    steady = out[sample_rate // 2 : sample_rate // 2 + 32_768]
    assert abs(cents_off(steady, 997.0, sample_rate)) < 1.0
    assert distortion_db(steady, 997.0, sample_rate) < -100.0
    assert np.abs(steady).max() == pytest.approx(0.5, abs=0.005)


@pytest.mark.parametrize("speed", [0.5, 0.8, 1.0, 1.7, 2.0])
def test_the_length_is_that_of_the_speed_to_the_frame(speed):
    out = stretched(tone(440.0, 48_000, 1.3, 0.3), 48_000, speed)
    assert out.shape[1] == round(1.3 * 48_000 / speed)


@pytest.mark.parametrize("speed", [0.75, 1.5])
def test_a_knock_sounds_where_it_should(speed):
    knock = np.zeros((2, 96_000))
    knock[:, 48_000:48_240] = np.random.default_rng(1).standard_normal(240) * 0.5
    power = np.cumsum(stretched(knock, 48_000, speed)[0] ** 2)
    middle = int(np.searchsorted(power, power[-1] / 2))
    assert middle / 48_000 == pytest.approx(48_120 / speed / 48_000, abs=0.005)


def test_at_its_own_speed_nothing_is_changed():
    noise = np.random.default_rng(2).standard_normal((2, 60_000)) * 0.2
    assert np.abs(stretched(noise, 48_000, 1.0) - noise).max() < 1e-12


def test_both_channels_stay_where_they_were():
    left = tone(500.0, 48_000, 2.0, 0.5)[:1]
    image = np.concatenate([left, 0.5 * left])
    out = stretched(image, 48_000, 1.3)
    assert np.abs(out[1] - 0.5 * out[0])[4_800:-4_800].max() < 1e-9


@pytest.mark.parametrize("block", [1_000, 4_099])
def test_block_size_does_not_change_the_sound(block):
    music = np.random.default_rng(3).standard_normal((2, 40_000)) * 0.2
    assert np.array_equal(stretched(music, 44_100, 1.4, block), stretched(music, 44_100, 1.4))


@pytest.mark.parametrize("semitones", [-12, 3, 12])
def test_a_key_is_a_stretch_and_a_resampling(semitones):
    ratio = 2.0 ** (semitones / 12)
    resampler = StreamResampler(48_000 * ratio, 48_000, 2)
    slower = stretched(tone(997.0, 48_000, 3.0, 0.3), 48_000, 1.0 / ratio)
    out = np.concatenate([resampler.process(slower), resampler.flush()], axis=1)
    assert out.shape[1] == pytest.approx(3 * 48_000, abs=2)
    steady = out[0, 24_000 : 24_000 + 65_536]
    assert abs(cents_off(steady, 997.0 * ratio, 48_000)) < 1.0
    assert distortion_db(steady, 997.0 * ratio, 48_000) < -100.0


def test_silence_stays_silence():
    assert not stretched(np.zeros((2, 48_000)), 48_000, 0.7).any()
