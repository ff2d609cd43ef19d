"""A plucked-string study: Karplus and Strong's string, tuned to a fraction of a cent.

Kevin Karplus, Alex Strong, "Digital Synthesis of Plucked-String and Drum Timbres", 1983; the
fractional delay after Jaffe and Smith, "Extensions of the Karplus-Strong Plucked-String Algorithm".
"""

import numpy as np

from player.demo.sound import (
    SAMPLE_RATE,
    Mono,
    Stereo,
    fade,
    frames_of,
    in_hall,
    mix_in,
    panned,
    ringing,
    with_echo,
)

DURATION_S = 24.0
_QUAVER_S = 0.345
_TOUCH_FRAMES = 48
"""A quarter of a millisecond: a string let go, not switched on."""
_ROOTS = {"C": 0, "D": 2, "E": 4, "F": 5, "G": 7, "A": 9, "B": 11}

_ACCOMPANIMENT = (
    "D2 A2 D3 F#3 A3 F#3",
    "B2 F#3 A3 D4 A3 F#3",
    "G2 D3 G3 B3 D4 B3",
    "A2 E3 A3 B3 D4 B3",
    "F#2 D3 A3 D4 A3 D3",
    "G2 D3 A3 B3 A3 D3",
    "E2 B2 G3 B3 D4 B3",
    "A2 E3 B3 D4 B3 E3",
    "B2 F#3 A3 G2 D3 B3",
)
"""A bar of six quavers a line, let ring."""
_MELODY = (
    "F#4 . . E4 . A4",
    "D5 . . . C#5 A4",
    "B4 . . A4 . F#4",
    "E4 . . . . .",
    "F#4 . . A4 . D5",
    "C#5 . B4 . A4 .",
    "G4 . F#4 . D4 .",
    "E4 . . F#4 . E4",
    "D4 . . B3 . .",
)
_LAST_CHORD = "D2 A2 D3 F#3 A3 E4 A4"


def plucked_study() -> Stereo:
    """Nine bars and a last chord, about 24 s."""
    rng = np.random.default_rng(1983)
    mix = np.zeros((2, frames_of(DURATION_S)))
    start_s = 0.05
    for bar, (low, high) in enumerate(zip(_ACCOMPANIMENT, _MELODY, strict=True)):
        beat_s = _QUAVER_S * (1.0 + 0.03 * bar**2 / 16 + 0.12 * (bar == len(_MELODY) - 1))
        _play(mix, low, start_s, beat_s, 0.5, rng)
        _play(mix, high, start_s, beat_s, 0.95, rng)
        start_s += 6 * beat_s
    _play(mix, _LAST_CHORD, start_s + 0.1, 0.075, 0.6, rng)
    mix = in_hall(_in_body(mix, rng), 1.9, 0.3, rng)
    fade(mix, 0.01, 1.5)
    return mix


def pitch_hz(note: str) -> float:
    """Frequency of a note such as "F#4" in equal temperament, A4 = 440 Hz."""
    semitones = _ROOTS[note[0]] + note.count("#") + 12 * int(note[-1])
    return float(440.0 * 2.0 ** ((semitones - 57) / 12.0))


def plucked(freq_hz: float, duration_s: float, force: float, rng: np.random.Generator) -> Mono:
    """Return one string: what was there a period ago, smoothed a little, again and again.

    A stronger pluck is brighter and nearer to the bridge.
    """
    smoothing = np.hanning(9 if freq_hz < 200.0 else 7)[1:-1]
    half = len(smoothing) // 2
    period = SAMPLE_RATE / freq_hz
    whole = int(period - half - 1.0)
    kernel = np.convolve(smoothing / smoothing.sum(), _fractional_delay(period - half - whole))
    kernel *= 10.0 ** (-3.0 / (freq_hz * (5.5 if freq_hz < 200.0 else 3.5)))
    sound = np.zeros(frames_of(duration_s) + whole)
    start = whole + len(kernel)
    sound[:start] = np.resize(_excitation(int(period), force, rng), start)
    for here in range(start, len(sound), whole):
        past = sound[here - whole - len(kernel) + 1 : here]
        sound[here : here + whole] = np.convolve(past, kernel, "valid")[: len(sound) - here]
    sound[:_TOUCH_FRAMES] *= np.linspace(0.0, 1.0, _TOUCH_FRAMES)
    return sound[: frames_of(duration_s)]


def _fractional_delay(delay: float) -> Mono:
    """Lagrange's cubic for a delay of 1..2 frames."""
    taps = np.arange(4.0)
    rest = [[k for k in taps if k != tap] for tap in taps]
    pairs = zip(taps, rest, strict=True)
    return np.array([np.prod([(delay - k) / (tap - k) for k in ks]) for tap, ks in pairs])


def _excitation(frames: int, force: float, rng: np.random.Generator) -> Mono:
    """One period of a string drawn aside and let go, up to the top of the band."""
    harmonic = np.arange(1, frames // 2 + 1)
    position = 0.22 - 0.09 * force
    level = np.sin(np.pi * harmonic * position) / harmonic ** (1.35 - 0.35 * force)
    loose = 0.5 * rng.standard_normal(len(harmonic)) * (harmonic > 12)
    spectrum = np.concatenate([[0.0], level * np.exp(1j * loose)])
    period = np.fft.irfft(spectrum, frames)
    shaped: Mono = period * (force / np.abs(period).max())
    return shaped


def _play(
    mix: Stereo, bar: str, start_s: float, beat_s: float, force: float, rng: np.random.Generator
) -> None:
    """Put one voice's bar into the mix, with the small unevenness of a hand."""
    for beat, note in enumerate(bar.split()):
        if note == ".":
            continue
        freq_hz = pitch_hz(note)
        touch = force * (1.12 if beat == 0 else 1.0) * rng.uniform(0.9, 1.05)
        string = plucked(freq_hz, 3.2, min(touch, 1.0), rng)
        string[-frames_of(0.3) :] *= np.linspace(1.0, 0.0, frames_of(0.3))
        place = 0.55 * np.log2(freq_hz / 220.0) / 1.6
        at_s = start_s + beat * beat_s + rng.uniform(0.0, 0.008)
        mix_in(mix, panned(string, float(np.clip(place, -0.6, 0.6))), at_s)


def _in_body(sound: Stereo, rng: np.random.Generator) -> Stereo:
    """Add a wooden box: three dozen short resonances between 95 Hz and 5 kHz."""
    response = np.zeros((2, frames_of(0.12)))
    for freq_hz in np.geomspace(95.0, 5000.0, 36) * rng.uniform(0.96, 1.04, 36):
        mode = ringing(freq_hz, 0.11 * (200.0 / (freq_hz + 200.0)) + 0.02, 0.12)
        response += panned(mode * rng.choice([-1.0, 1.0]), rng.uniform(-0.5, 0.5))
    response /= np.sqrt(np.square(response).sum(axis=1, keepdims=True))
    return with_echo(sound, 0.45 * response)
