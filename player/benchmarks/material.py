"""Something to measure with: pink noise as a 24/192 FLAC, which packs like music."""

from pathlib import Path

import numpy as np
import numpy.typing as npt
import soundfile

RATE = 192_000


def pink(seconds: float, seed: int = 1) -> npt.NDArray[np.float64]:
    """Stereo noise that falls 3 dB an octave, `(frames, 2)`, peak 0.5."""
    frames = round(RATE * seconds)
    spectrum = np.fft.rfft(np.random.default_rng(seed).standard_normal((frames, 2)), axis=0)
    spectrum /= np.sqrt(np.maximum(np.arange(len(spectrum)), 1.0))[:, np.newaxis]
    noise: npt.NDArray[np.float64] = np.fft.irfft(spectrum, frames, axis=0)
    noise *= 0.5 / np.abs(noise).max()
    return noise


def flac(folder: Path, name: str, seconds: float) -> str:
    """Write it; return its path."""
    path = folder / f"{name}.flac"
    soundfile.write(path, pink(seconds), RATE, subtype="PCM_24")
    return str(path)
