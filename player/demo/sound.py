"""What all pieces are made of: stereo float64 at 192 kHz, full scale -1..1."""

import numpy as np
import numpy.typing as npt
import soxr
from scipy import signal

Mono = npt.NDArray[np.float64]
"""float64 `(frames,)`."""
Stereo = npt.NDArray[np.float64]
"""float64 `(2, frames)`."""

SAMPLE_RATE = 192_000
_HALL_RATE = 48_000
_FINE = 512


def frames_of(duration_s: float) -> int:
    """Whole frames in this many seconds."""
    return round(duration_s * SAMPLE_RATE)


def times_s(duration_s: float) -> Mono:
    """The instant of every frame, in seconds."""
    return np.arange(frames_of(duration_s)) / SAMPLE_RATE


def ringing(freq_hz: float, decay_s: float, duration_s: float, phase: float = 0.0) -> Mono:
    """Return a sine from `phase` on that falls by 60 dB in `decay_s`; infinity never falls.

    A coarse times a fine phasor, as one matrix product: two multiplications a frame, no sine.
    """
    frames = frames_of(duration_s)
    step = (2j * np.pi * freq_hz - np.log(1000.0) / decay_s) / SAMPLE_RATE
    coarse = np.exp(step * _FINE * np.arange(-(-frames // _FINE)) + 1j * phase)
    fine = np.exp(step * np.arange(_FINE))
    rows = np.column_stack([coarse.real, coarse.imag])
    return np.ravel(rows @ np.stack([fine.imag, fine.real]))[:frames]


def panned(sound: Mono, place: float) -> Stereo:
    """Put a sound between left (-1) and right (1) at constant power."""
    angle = (place + 1.0) * np.pi / 4.0
    return np.stack([np.cos(angle) * sound, np.sin(angle) * sound])


def mix_in(mix: Stereo, sound: Stereo, at_s: float) -> None:
    """Add a sound to the mix from this second on; what does not fit is cut."""
    place = mix[:, frames_of(at_s) :][:, : sound.shape[1]]
    place += sound[:, : place.shape[1]]


def fade(sound: Stereo, in_s: float, out_s: float) -> None:
    """Fade both ends in place along raised cosines."""
    for duration_s, part in ((in_s, sound), (out_s, sound[:, ::-1])):
        frames = frames_of(duration_s)
        part[:, :frames] *= 0.5 - 0.5 * np.cos(np.pi * np.arange(frames) / frames)


def with_peak(sound: Stereo, peak_dbfs: float) -> Stereo:
    """Scale to this sample peak."""
    gain = 10.0 ** (peak_dbfs / 20.0) / np.abs(sound).max()
    scaled: Stereo = sound * gain
    return scaled


def with_rms(sound: Stereo, rms_dbfs: float) -> Stereo:
    """Scale to this RMS over both channels; 0 dBFS is a square wave's."""
    gain = 10.0 ** (rms_dbfs / 20.0) / np.sqrt(np.mean(np.square(sound)))
    scaled: Stereo = sound * gain
    return scaled


def in_hall(sound: Stereo, decay_s: float, wet: float, rng: np.random.Generator) -> Stereo:
    """Add a hall: decaying noise, darker as it fades, different for each ear.

    A hall has nothing above 14 kHz, so it is worked out at a quarter of the rate: four times less
    to transform. The dry sound keeps its whole band.

    Args:
        sound: The dry sound.
        decay_s: Fall by 60 dB at the bottom of the band; the top falls in two fifths of it.
        wet: Energy of the hall's impulse response; the dry sound's is 1.
        rng: Draws the reflections.
    """
    response = _hall(decay_s, rng) * np.sqrt(wet)
    dry = soxr.resample(sound.T, SAMPLE_RATE, _HALL_RATE).T
    pairs = zip(dry, response, strict=True)
    tail = np.stack([signal.oaconvolve(one, echo)[: len(one)] for one, echo in pairs])
    heard: Stereo = sound + soxr.resample(tail.T, _HALL_RATE, SAMPLE_RATE)[: sound.shape[1]].T
    return heard


def with_echo(sound: Stereo, response: Stereo) -> Stereo:
    """Add each channel's convolution with its response; the length stays."""
    heard = sound.copy()
    for channel, dry, echo in zip(heard, sound, response, strict=True):
        channel += signal.oaconvolve(dry, echo)[: len(dry)]  # noqa: PLW2901  a row, in place
    return heard


def _hall(decay_s: float, rng: np.random.Generator) -> Stereo:
    time = np.arange(round(0.8 * decay_s * _HALL_RATE)) / _HALL_RATE
    white = rng.standard_normal((2, len(time)))
    response = np.zeros_like(white)
    for low_hz, high_hz, share in ((120, 900, 1.0), (900, 4000, 0.7), (4000, 14_000, 0.4)):
        band = signal.butter(1, (low_hz, high_hz), "bandpass", fs=_HALL_RATE, output="sos")
        noise = signal.sosfilt(band, white)
        noise *= np.exp(-np.log(1000.0) * time / (decay_s * share)) / noise.std()
        response += noise
    response *= np.minimum(1.0, time / 0.02)
    late = np.roll(response, round(0.018 * _HALL_RATE), axis=1)
    energy = np.square(late).sum(axis=1, keepdims=True)
    unit: Stereo = late / np.sqrt(energy)
    return unit
