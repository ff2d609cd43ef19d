"""Test signals and how to judge them."""

import numpy as np


def tone(freq_hz, sample_rate, seconds, level=1.0, phase=0.0):
    """A stereo sine `(2, frames)`."""
    frames = np.arange(round(seconds * sample_rate))
    return level * np.sin(2 * np.pi * freq_hz * frames / sample_rate + phase) * np.ones((2, 1))


def pink(sample_rate, seconds, seed=0):
    """Stereo noise that falls 3 dB per octave, peak 1."""
    frames = round(seconds * sample_rate)
    rng = np.random.default_rng(seed)
    spectrum = np.fft.rfft(rng.standard_normal((2, frames)))
    spectrum /= np.sqrt(np.maximum(np.arange(spectrum.shape[1]), 1))
    noise = np.fft.irfft(spectrum, frames)
    return noise / np.abs(noise).max()


def dbfs(samples):
    """The largest magnitude in dB."""
    return 20 * np.log10(np.abs(samples).max() + 1e-30)


def rms_db(samples):
    return 10 * np.log10(np.mean(np.square(samples)) + 1e-60)


def distortion_db(samples, freq_hz, sample_rate):
    """Everything but the tone, relative to the tone (THD+N), from a steep window."""
    window = np.kaiser(len(samples), 38)
    power = np.abs(np.fft.rfft(samples * window)) ** 2
    freqs = np.fft.rfftfreq(len(samples), 1 / sample_rate)
    near = np.abs(freqs - freq_hz) < 40
    return 10 * np.log10(power[~near & (freqs > 5)].sum() / power[near].sum())


def gain_at(stage, freq_hz, sample_rate, seconds=1.0):
    """The gain in dB of both channels together for a settled tone."""
    block = tone(freq_hz, sample_rate, seconds, 0.1)
    before = rms_db(block[:, block.shape[1] // 2 :])
    stage.process(block)
    return rms_db(block[:, block.shape[1] // 2 :]) - before
