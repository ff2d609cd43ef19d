"""One file looked into: `python -m player.offline.inspecting PATH` prints an `Inspection`.

The measuring pass reads the file once; the spectrogram listens along.
"""

import math
import sys
from contextlib import closing
from pathlib import Path

import msgspec
import numpy as np
from scipy import fft

from dsp.units import FloatArray
from player.engine.audio_source import AudioSource, OuterSource, Samples
from player.engine.source import open_source
from player.errors import PlayerError
from player.inspection import Inspection
from player.offline.measuring import Measurement, measure_source
from player.offline.pieces import has_emphasis

COLUMNS, ROWS = 480, 200
_FFT_FRAMES = 4_096
_FLOOR_DB = -120.0
_CURVE_POINTS = 400
_CLIP_RUN = 3
_FULL = 1.0 - 2.0**-15
_USUAL_FRAMES = 10_000_000


class Spectrogram:
    """One window for every column, its loudest bin for every row."""

    def __init__(self, frames: int | None) -> None:
        self._every = max((frames or _USUAL_FRAMES) // COLUMNS, 1)
        self._window = np.hanning(_FFT_FRAMES)
        self._scale_db = -20.0 * math.log10(self._window.sum() / 2.0)
        self._rest = np.zeros(0)
        self._skip = 0
        self._powers = np.zeros(_FFT_FRAMES // 2 + 1)
        self.columns: list[bytes] = []

    def feed(self, mono: FloatArray) -> None:
        """Listen to the next samples, the mean of the channels."""
        sound = np.concatenate([self._rest, mono])
        place = self._skip
        while place + _FFT_FRAMES <= len(sound):
            self._add(sound[place : place + _FFT_FRAMES])
            place += self._every
        kept = min(place, len(sound))
        self._rest, self._skip = sound[kept:], place - kept

    @property
    def average_db(self) -> FloatArray:
        """The mean spectrum of all columns, dB of a full-scale sine."""
        mean = self._powers / max(len(self.columns), 1)
        return np.asarray(10.0 * np.log10(np.maximum(mean, 1e-20)) + self._scale_db)

    def _add(self, frame: FloatArray) -> None:
        power = np.abs(fft.rfft(frame * self._window)) ** 2
        self._powers += power
        edges = np.linspace(1, len(power), ROWS + 1).astype(int)
        levels = np.maximum.reduceat(power, edges[:-1])
        levels_db = 10.0 * np.log10(np.maximum(levels, 1e-20)) + self._scale_db
        share = np.clip((levels_db - _FLOOR_DB) / -_FLOOR_DB, 0.0, 1.0)
        self.columns.append((share * 255).astype(np.uint8).tobytes())


class WatchedSource(OuterSource):
    """A source that a spectrogram and two counters listen to."""

    def __init__(self, source: AudioSource) -> None:
        super().__init__(source)
        self.spectrogram = Spectrogram(source.frames)
        self.sum = 0.0
        self.read_frames = 0
        self.clipped_runs = 0
        self._run = 0

    def read(self, frames: int) -> Samples:
        """Hand samples on, after a look at them."""
        samples = self._source.read(frames)
        if len(samples):
            scaled = samples * 2.0**-31 if samples.dtype == np.int32 else samples
            mono = np.asarray(scaled, np.float64).mean(axis=1)
            self.spectrogram.feed(mono)
            self.sum += float(mono.sum())
            self.read_frames += len(samples)
            self._count_clips(np.abs(scaled).max(axis=1) >= _FULL)
        return samples

    def _count_clips(self, full: np.ndarray) -> None:
        """Count runs of samples at full scale; one that goes on across blocks counts once."""
        changes = np.flatnonzero(np.diff(np.concatenate([[False], full, [False]]).astype(np.int8)))
        for start, end in zip(changes[::2], changes[1::2], strict=True):
            length = int(end - start) + (self._run if start == 0 else 0)
            before = self._run if start == 0 else 0
            self.clipped_runs += before < _CLIP_RUN <= length
            self._run = length if end == len(full) else 0
        if not full[-1]:
            self._run = 0


def inspect(path: str) -> Inspection:
    """Look into a file; raises `PlayerError`."""
    with closing(open_source(path)) as source:
        watched = WatchedSource(source)
        measured = measure_source(path, watched, None, emphasis=has_emphasis(path))
        return _inspection(path, watched, measured)


def _inspection(path: str, watched: WatchedSource, measured: Measurement) -> Inspection:
    fmt, hires, levels = measured.format, measured.hires, measured.levels
    spectrogram, rate = watched.spectrogram, measured.format.sample_rate
    freqs_hz = np.linspace(0.0, rate / 2, _FFT_FRAMES // 2 + 1)
    shown = np.geomspace(20.0, 0.499 * rate, _CURVE_POINTS)
    values = {
        "drop": hires.drop_db_per_khz,
        "cutoff": hires.cutoff_hz / 1_000,
        "rate": (hires.source_rate or hires.sample_rate) / 1_000,
        "bits": float(hires.bits),
        "depth": float(hires.bit_depth),
    }
    return Inspection(
        path=path,
        codec=fmt.codec,
        sample_rate=rate,
        bit_depth=fmt.bit_depth,
        duration_s=watched.read_frames / rate,
        columns=len(spectrogram.columns),
        rows=ROWS,
        highest_hz=rate / 2,
        picture=b"".join(spectrogram.columns),
        freqs_hz=tuple(shown.tolist()),
        average_db=tuple(np.interp(shown, freqs_hz, spectrogram.average_db).tolist()),
        verdict=hires.verdict.value,
        reasons=tuple((finding.value, tuple(values.items())) for finding in hires.findings),
        cutoff_hz=hires.cutoff_hz if hires.drop_db_per_khz >= 1.0 else None,
        used_bits=hires.bits,
        dc=watched.sum / max(watched.read_frames, 1),
        clipped_runs=watched.clipped_runs,
        integrated_lufs=_finite(levels.integrated_lufs),
        true_peak_dbtp=_finite(levels.true_peak_dbtp),
        dynamic_range_db=_finite(levels.dynamic_range_db),
    )


def _finite(value: float) -> float | None:
    return value if math.isfinite(value) else None


def main() -> int:
    """Print what was found as JSON, or the code and details of what stood in the way."""
    path = str(Path(sys.argv[1]))
    try:
        found = inspect(path)
    except PlayerError as error:
        details = {name: str(value) for name, value in error.details.items()}
        sys.stdout.buffer.write(msgspec.json.encode((error.code, details)))
        return 1
    sys.stdout.buffer.write(msgspec.json.encode(found))
    return 0


if __name__ == "__main__":
    sys.exit(main())
