"""Three tracks that test the listener's set-up: channels, bandwidth, and the quietest step."""

from dataclasses import dataclass

import numpy as np
from scipy import signal

from player.demo.sound import (
    SAMPLE_RATE,
    Mono,
    Stereo,
    fade,
    frames_of,
    mix_in,
    panned,
    ringing,
    times_s,
    with_rms,
)
from player.demo.strings import pitch_hz

SWEEP_S = 20.0
SWEEP_FROM_HZ = 20.0
SWEEP_TO_HZ = 90_000.0
QUIET_RMS_DBFS = -100.0
_GLASS = "D5 A5 F#5 E5 A4 A5 C#6 B5 D5 F#5 G5 D5 E5 A4 D5 F#5 A5 D5 D6 D5"
_GLASS_S = 2.2
_NOISE_S = 3.2
_CALL_S = 1.0


@dataclass(frozen=True, slots=True)
class Passage:
    """One place of the channel check: how often it calls, on which note, and its two gains."""

    calls: int
    freq_hz: float
    left: float
    right: float


PASSAGES = (
    Passage(1, 440.0, 1.0, 0.0),
    Passage(2, 554.37, 0.0, 1.0),
    Passage(3, 659.26, 1.0, 1.0),
    Passage(4, 329.63, 1.0, -1.0),
)
"""Left, right, both, both with one turned over."""
PASSAGE_S = 2 * _CALL_S + _NOISE_S


def channel_check() -> Stereo:
    """Each passage calls as often as its number, then a rain of pink noise comes from there."""
    rng = np.random.default_rng(4)
    mix = np.zeros((2, frames_of(PASSAGE_S * len(PASSAGES))))
    for place, passage in enumerate(PASSAGES):
        gains = np.array([[passage.left], [passage.right]])
        start_s = place * PASSAGE_S
        for call in range(passage.calls):
            tone = _chime(passage.freq_hz, 0.9)
            mix_in(mix, 0.6 * gains * tone, start_s + 0.1 + 0.3 * call)
        noise = gains * pink_noise(_NOISE_S, rng)
        fade(noise, 0.15, 0.3)
        mix_in(mix, 0.35 * noise, start_s + 2 * _CALL_S - 0.1)
    return mix


def noise_span_s(passage: int) -> tuple[float, float]:
    """First and last second of the steady noise of one passage, without its fades."""
    start_s = passage * PASSAGE_S + 2 * _CALL_S - 0.1
    return start_s + 0.2, start_s + _NOISE_S - 0.35


def pink_noise(duration_s: float, rng: np.random.Generator) -> Mono:
    """Noise of equal energy in every octave from 20 Hz to 20 kHz, peak about 1."""
    frames = frames_of(duration_s)
    spectrum = np.fft.rfft(rng.standard_normal(frames))
    freq_hz = np.fft.rfftfreq(frames, 1.0 / SAMPLE_RATE)
    inside = (freq_hz >= 20.0) & (freq_hz <= 20_000.0)
    spectrum[inside] /= np.sqrt(freq_hz[inside])
    spectrum[~inside] = 0.0
    noise = np.fft.irfft(spectrum, frames)
    return np.asarray(noise / np.abs(noise).max(), dtype=np.float64)


def _chime(freq_hz: float, duration_s: float) -> Mono:
    tone = sum(ringing(freq_hz * n, 0.9 / n, duration_s) / n**1.5 for n in (1, 2, 3))
    sound = np.asarray(tone, dtype=np.float64)
    ends = frames_of(0.004)
    sound[:ends] *= np.linspace(0.0, 1.0, ends)
    sound[-ends:] *= np.linspace(1.0, 0.0, ends)
    return sound


def full_sweep() -> Stereo:
    """Twenty seconds from 20 Hz to 90 kHz, each octave as long as every other."""
    sweep = signal.chirp(
        times_s(SWEEP_S), SWEEP_FROM_HZ, SWEEP_S, SWEEP_TO_HZ, method="logarithmic", phi=-90
    )
    mix = np.stack([sweep, sweep])
    fade(mix, 0.2, 0.02)
    return mix


def quiet_passage() -> Stereo:
    """Glass tones that swell and go, the loudest about as large as the last bit of a CD."""
    mix = np.zeros((2, frames_of(14.0)))
    for beat, note in enumerate(_GLASS.split()):
        tone = ringing(pitch_hz(note), np.inf, _GLASS_S) * np.hanning(frames_of(_GLASS_S))
        place = 0.7 * float(np.sin(beat * 1.3))
        mix_in(mix, panned(tone, place), 0.6 * beat)
    return with_rms(mix, QUIET_RMS_DBFS)
