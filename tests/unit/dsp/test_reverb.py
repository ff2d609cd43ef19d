"""The designed room: how long, how wide, how loud; test 20."""

import numpy as np
import pytest
from scipy import signal

from dsp.params.spatial import ReverbParams
from dsp.rooms import decay_times_s, diffuse_coherence, late_sound
from dsp.stage import StreamFormat
from dsp.stages.reverb import Reverb
from tests.support.heads import kemar
from tests.support.mixes import mix

RATE = 44_100
OCTAVES_HZ = np.array([125.0, 250.0, 500.0, 1_000.0, 2_000.0, 4_000.0, 8_000.0])


def room(params, sound, sample_rate=RATE):
    stage = Reverb(params)
    stage.prepare(StreamFormat(sample_rate))
    stage.process(sound)
    return sound


def response(params, left, right, seconds, sample_rate=RATE):
    click = np.zeros((2, int(seconds * sample_rate)))
    click[:, 0] = left, right
    return room(params, click, sample_rate)


def t30_s(decay, centre_hz, sample_rate):
    """Twice the time from -5 to -35 dB of the backward integral, octave by octave (ISO 3382)."""
    edges = np.array([centre_hz / np.sqrt(2), centre_hz * np.sqrt(2)])
    sections = signal.butter(4, edges, "band", fs=sample_rate, output="sos")
    energy = np.sum(signal.sosfiltfilt(sections, decay, axis=-1) ** 2, axis=0)
    left_db = 10 * np.log10(np.cumsum(energy[::-1])[::-1] / energy.sum() + 1e-30)
    used = (left_db < -5) & (left_db > -35)
    slope = np.polyfit(np.flatnonzero(used) / sample_rate, left_db[used], 1)[0]
    return -60 / slope


@pytest.mark.parametrize("sample_rate", [44_100, 96_000])
@pytest.mark.parametrize(
    "params",
    [ReverbParams(mix=1.0), ReverbParams(1.0, 2.4, 1.1, 0.5, 60.0)],
    ids=["hall", "church"],
)
def test_every_octave_decays_as_asked(params, sample_rate):
    decay = response(params, 1.0, 1.0, 1.6 * params.time_s, sample_rate)
    got = [t30_s(decay, centre_hz, sample_rate) for centre_hz in OCTAVES_HZ]
    assert np.allclose(got, decay_times_s(params, OCTAVES_HZ), rtol=0.05)


@pytest.mark.parametrize("left, right", [(1.0, 1.0), (1.0, 0.0), (0.6, -0.6)])
def test_the_late_sound_surrounds_as_it_should_whatever_comes_in(left, right):
    params = ReverbParams(mix=1.0, time_s=3.0, bass_ratio=1.0, treble_ratio=1.0)
    heard = response(params, left, right, 3.0)
    freqs, cross = signal.csd(heard[0], heard[1], RATE, nperseg=1024)
    powers = [signal.welch(ear, RATE, nperseg=1024)[1] for ear in heard]
    octaves = np.array([250.0, 500, 1_000, 2_000, 4_000, 8_000])
    got = [coherence(freqs, cross, powers, centre_hz) for centre_hz in octaves]
    assert np.abs(got - diffuse_coherence(octaves)).max() < 0.2


def coherence(freqs, cross, powers, centre_hz):
    band = (freqs > centre_hz / 1.12) & (freqs < centre_hz * 1.12)
    together = np.sqrt(powers[0][band].sum() * powers[1][band].sum())
    return np.real(cross[band]).sum() / together


def test_the_closed_form_is_a_measured_heads_coherence():
    octaves = np.array([125.0, 250, 500, 750, 1_000, 2_000, 4_000, 8_000])
    head = np.interp(octaves, kemar().freqs_hz, kemar().diffuse_coherence())
    assert np.abs(diffuse_coherence(octaves) - head).max() < 0.1


@pytest.mark.parametrize("mixed", [0.2, 1.0])
def test_the_room_does_not_make_music_louder(mixed):
    pyloudnorm = pytest.importorskip("pyloudnorm")
    meter = pyloudnorm.Meter(RATE, filter_class="DeMan")
    sound = mix(seconds=6).sound
    before = meter.integrated_loudness(sound.T)
    shift = meter.integrated_loudness(room(ReverbParams(mixed), sound).T) - before
    assert abs(shift) < 0.5 + mixed


def test_the_direct_sound_is_at_once_and_the_room_after_its_predelay():
    heard = response(ReverbParams(mix=0.3, predelay_ms=50.0), 1.0, 1.0, 1.0)
    assert heard[0, 0] == pytest.approx(np.cos(0.15 * np.pi))
    first = int(0.050 * RATE)
    assert np.abs(heard[:, 1 : first - 40]).max() < 1e-4
    assert np.abs(heard[:, first : first + 2_000]).max() > 1e-3


def test_the_room_sounds_the_same_at_every_rate():
    low, high = (late_sound(ReverbParams(), rate) for rate in (48_000, 192_000))
    spectra = [np.fft.rfft(taps)[..., :10_000] for taps in (low, high)]
    assert np.allclose(*spectra, atol=1e-9)


def test_the_late_sound_is_within_single_precision_of_the_exact_one():
    sound = mix(seconds=3).sound
    params = ReverbParams(mix=1.0, time_s=0.5)
    middle, side = late_sound(params, RATE)
    late, apart = round(0.030 * RATE), round(0.017 * RATE)
    drive = np.sum(sound, axis=0) / 2
    drive[apart:] += (sound[0] - sound[1])[:-apart] / 2
    wet = [signal.fftconvolve(drive, taps)[: len(drive) - late] for taps in (middle, side)]
    exact = np.stack([wet[0] + wet[1], wet[0] - wet[1]])
    got = room(params, sound.copy())[:, late:]
    assert 10 * np.log10(np.mean((got - exact) ** 2) / np.mean(exact**2)) < -75


def test_without_mix_every_bit_stays():
    sound = mix(seconds=3).sound
    assert np.array_equal(room(ReverbParams(mix=0.0), sound.copy()), sound)
