"""A bell that orbits the listener once in eight seconds, by arrival times and head shadow."""

import numpy as np
from scipy import signal

from player.demo.sound import (
    SAMPLE_RATE,
    Mono,
    Stereo,
    fade,
    frames_of,
    in_hall,
    ringing,
)

DURATION_S = 24.0
ORBIT_S = 8.0
_HEAD_RADIUS_M = 0.0875
_SOUND_SPEED_M_S = 343.0
_MARGIN = 256
"""Silence in front, in frames: more than the longest way around the head."""
_PIECE = 1 << 15
"""Frames worked on at once; they stay in the processor's cache."""
_STRIKES = (
    (0.1, 220.0),
    (2.1, 329.63),
    (4.1, 293.66),
    (6.1, 440.0),
    (8.1, 246.94),
    (10.1, 369.99),
    (12.1, 329.63),
    (14.1, 493.88),
    (16.1, 220.0),
    (16.5, 440.0),
)
"""Second and strike note in Hz."""
_PARTIALS = (
    (0.5, 16.0, 0.5),
    (1.0, 12.0, 0.8),
    (1.183, 9.0, 0.7),
    (1.506, 7.0, 0.35),
    (2.0, 8.0, 1.0),
    (2.514, 4.6, 0.35),
    (2.662, 4.2, 0.3),
    (3.011, 4.0, 0.5),
    (4.166, 2.8, 0.35),
    (5.433, 2.0, 0.3),
    (6.796, 1.5, 0.25),
    (8.215, 1.1, 0.2),
)
"""Hum, prime, tierce, quint, nominal and above: ratio to the strike note, decay in s, level."""


def orbiting_bell() -> Stereo:
    """A slow melody on one bell's partials, circling to the right from straight ahead."""
    rng = np.random.default_rng(8)
    mono = np.zeros(frames_of(DURATION_S))
    for at_s, freq_hz in _STRIKES:
        mono[frames_of(at_s) :] += _strike(freq_hz, DURATION_S - at_s, rng)
    mix = in_hall(orbited(mono, ORBIT_S), 2.6, 0.35, rng)
    fade(mix, 0.005, 2.5)
    return mix


def _strike(freq_hz: float, duration_s: float, rng: np.random.Generator) -> Mono:
    """One blow: every partial a pair 0.1 % apart, which beats as cast metal does, and a click.

    A partial is left alone once it has fallen by 80 dB.
    """
    sound = np.zeros(frames_of(duration_s))
    for ratio, decay_s, level in _PARTIALS:
        for split in (0.9995, 1.0005):
            heard_s = min(duration_s, 80.0 / 60.0 * decay_s)
            partial = ringing(freq_hz * ratio * split, decay_s, heard_s)
            sound[: len(partial)] += (0.5 * level) * partial
    frames = frames_of(0.02)
    sound[:frames] += 0.25 * rng.standard_normal(frames) * np.exp(-np.arange(frames) / 300.0)
    return sound


def orbited(mono: Mono, orbit_s: float) -> Stereo:
    """Move a sound around the head at ear height; angle 0 is ahead, a quarter turn is right."""
    section = signal.butter(1, 1400.0, "lowpass", fs=SAMPLE_RATE, output="sos")
    clear, dull = (np.pad(sound, (_MARGIN, 3)) for sound in (mono, signal.sosfilt(section, mono)))
    heard = np.empty((2, len(mono)))
    for start in range(0, len(mono), _PIECE):
        frame = np.arange(start, min(start + _PIECE, len(mono)))
        angle = 2.0 * np.pi / (orbit_s * SAMPLE_RATE) * frame
        for ear, side in enumerate((1.0, -1.0)):
            shade, delay = _path(np.cos(angle + side * np.pi / 2.0), np.cos(angle))
            place = frame + _MARGIN - delay
            bright = _between(clear, place)
            heard[ear, frame] = bright + shade * (_between(dull, place) - bright)
    return heard


def _path(facing: Mono, ahead: Mono) -> tuple[Mono, Mono]:
    """Return how much of the highs one ear loses, 0..0.9, and the delay in frames.

    `facing` is the cosine to the ear's own axis, `ahead` the one to the nose. Woodworth's way
    around a sphere gives the delay; the far side and the back are duller.
    """
    behind = 0.25 * (1.0 - ahead) * (1.0 - np.abs(facing))
    shade = 0.9 * np.clip(0.5 - 0.5 * facing + behind, 0.0, 1.0)
    around = np.where(facing > 0.0, -facing, -np.arcsin(np.clip(facing, -1.0, 1.0)))
    return shade, (1.0 + around) * (_HEAD_RADIUS_M / _SOUND_SPEED_M_S * SAMPLE_RATE)


def _between(sound: Mono, place: Mono) -> Mono:
    """Read a sound between its frames, along Catmull and Rom's cubic."""
    whole = place.astype(np.int64)
    part = place - whole
    before, left, right, after = (sound[whole + k] for k in (-1, 0, 1, 2))
    slope = 0.5 * (right - before)
    curve = before - 2.5 * left + 2.0 * right - 0.5 * after
    twist = 0.5 * (after - before) + 1.5 * (left - right)
    return np.add(left, part * (slope + part * (curve + part * twist)))
