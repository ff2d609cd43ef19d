"""Small stereo mixes with known parts: sources that stand somewhere, and the room around them."""

from typing import NamedTuple

import numpy as np
from scipy import signal


class Mix(NamedTuple):
    """Arrays `(2, frames)`; the mix is `primary + ambience`, and `voice` is part of primary."""

    primary: np.ndarray
    ambience: np.ndarray
    voice: np.ndarray

    @property
    def sound(self):
        return self.primary + self.ambience


def note(freq_hz, time, sample_rate, timbre, generator):
    partials, rolloff, decay_s = timbre
    tone = np.zeros(len(time))
    for k in range(1, partials + 1):
        if k * freq_hz < 0.45 * sample_rate:
            phase = generator.uniform(0, 2 * np.pi)
            tone += rolloff**k * np.sin(2 * np.pi * k * freq_hz * time * (1 + 2e-4 * k) + phase)
    return tone * np.minimum(time / 0.005, 1) * np.exp(-time / decay_s)


def phrase(base_hz, every_s, partials, rolloff, decay_s, *, frames, sample_rate, generator):
    track = np.zeros(frames)
    for start in np.arange(0, frames / sample_rate - 2 * every_s, every_s):
        freq_hz = base_hz * 2 ** (generator.choice([0, 3, 5, 7, 10, 12]) / 12)
        time = np.arange(int(2 * every_s * sample_rate)) / sample_rate
        tone = note(freq_hz, time, sample_rate, (partials, rolloff, decay_s), generator)
        at = int(start * sample_rate)
        track[at : at + len(tone)] += tone[: frames - at]
    return track


def drums(frames, sample_rate, generator):
    track = np.zeros(frames)
    time = np.arange(int(0.2 * sample_rate)) / sample_rate
    for beat, start in enumerate(np.arange(0, frames / sample_rate - 0.3, 0.25)):
        snare = generator.standard_normal(len(time)) * np.exp(-time / 0.03)
        kick = 2 * np.sin(2 * np.pi * (50 + 80 * np.exp(-40 * time)) * time) * np.exp(-time / 0.08)
        at = int(start * sample_rate)
        track[at : at + len(time)] += snare if beat % 2 else kick
    return track


def singer(frames, sample_rate, generator):
    """A gliding voice: harmonics through moving formants, with gaps between words."""
    time = np.arange(frames) / sample_rate
    pitch_hz = 160 * 2 ** (0.4 * np.sin(2 * np.pi * 0.31 * time) + 0.02 * np.sin(34 * time))
    phase = 2 * np.pi * np.cumsum(pitch_hz) / sample_rate
    source = sum(np.sin(k * phase) / k for k in range(1, 40))
    source = source + 0.3 * generator.standard_normal(frames)
    voice = np.zeros(frames)
    for low_hz, high_hz, speed_hz in ((500, 800, 1.3), (1_100, 1_900, 0.9), (2_500, 3_200, 0.7)):
        sections = signal.butter(2, [low_hz, high_hz], "band", fs=sample_rate, output="sos")
        voice += signal.sosfilt(sections, source) * (1 + 0.8 * np.sin(2 * np.pi * speed_hz * time))
    return voice * (signal.square(2 * np.pi * 0.8 * time, 0.75) > 0)


def mix(sample_rate=44_100, seconds=8, seed=0, primary_to_ambience_db=6.0):
    """Six sources from left to right over an exponentially decaying room."""
    generator = np.random.default_rng(seed)
    frames = int(seconds * sample_rate)
    shape = {"frames": frames, "sample_rate": sample_rate, "generator": generator}
    tracks = {
        "voice": (singer(frames, sample_rate, generator), 0.0, 1.2),
        "bass": (phrase(55, 0.5, 8, 0.5, 0.3, **shape), 0.0, 0.8),
        "drums": (drums(frames, sample_rate, generator), 0.05, 0.8),
        "piano": (phrase(261, 0.25, 14, 0.72, 0.35, **shape), -0.6, 0.6),
        "guitar": (phrase(196, 0.25, 18, 0.82, 0.25, **shape), 0.7, 0.6),
        "pad": (phrase(330, 1.0, 10, 0.75, 2.0, **shape), -0.25, 0.4),
    }
    primary, ambience = np.zeros((2, frames)), np.zeros((2, frames))
    voice = np.zeros((2, frames))
    for name, (track, pan, gain) in tracks.items():
        angle = (pan + 1) * np.pi / 4
        panned = np.outer([np.cos(angle), np.sin(angle)], gain * track / np.std(track))
        primary += panned
        if name == "voice":
            voice = panned
        if name != "bass":
            ambience += reverberate(gain * track / np.std(track), sample_rate, generator)
    ambience *= np.std(primary) / np.std(ambience) * 10 ** (-primary_to_ambience_db / 20)
    peak = 1.2 * np.abs(primary + ambience).max()
    return Mix(primary / peak, ambience / peak, voice / peak)


def reverberate(track, sample_rate, generator, time_s=1.2):
    frames = int(1.2 * time_s * sample_rate)
    tail = generator.standard_normal((2, frames))
    tail *= 10 ** (-3 * np.arange(frames) / sample_rate / time_s)
    tail[:, : int(0.02 * sample_rate)] = 0
    tail /= np.sqrt(np.sum(tail**2, axis=1, keepdims=True))
    return signal.oaconvolve(track[None], tail, axes=1)[:, : len(track)]


def distortion_db(wanted, got):
    """Signal to distortion ratio."""
    return 10 * np.log10(np.sum(wanted**2) / np.sum((got - wanted) ** 2))


THIRDS_HZ = 1000 * 2.0 ** (np.arange(-10, 13) / 3)


def third_octaves_db(sound, sample_rate):
    """Power of one channel in third octaves from 100 Hz to 16 kHz."""
    freqs_hz, power = signal.welch(sound, sample_rate, nperseg=8192 * sample_rate // 44_100)
    edges = 2.0 ** (1 / 6)
    return np.array(
        [
            10 * np.log10(power[(freqs_hz >= c / edges) & (freqs_hz < c * edges)].mean() + 1e-30)
            for c in THIRDS_HZ
        ]
    )
