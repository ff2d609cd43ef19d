"""Make two files comparable: `python -m player.offline.comparing FIRST SECOND FOLDER`.

The second one is brought to the rate of the first, aligned to the sample, and the louder of the
two turned down. What is left when one is taken from the other is the null test.
"""

import math
import secrets
import sys
from pathlib import Path

import msgspec
import numpy as np
import soundfile
from scipy import fft

from dsp.loudness import LoudnessMeter
from dsp.resample import resampled
from dsp.stage import Block, StreamFormat
from dsp.units import FloatArray, gain_from_db
from player.engine.source import open_source
from player.errors import PlayerError
from player.offline.stream import as_block
from player.pair import Complaint, Pair

LONGEST_S = 180
MOST_DELAY_S = 2.0
RESIDUAL_GAIN_DB = 30.0
MATCH_LU = 0.1
_LOOKED_AT_S = 20.0
_SHORTEST_S = 0.5
_CURVE_POINTS = 300
_SILENT_DBFS = -200.0


def read_stereo(path: str) -> tuple[Block, int]:
    """Return the first three minutes of a file as `(2, frames)` float64, and its rate."""
    source = open_source(path)
    try:
        fmt = source.format
        samples = source.read(LONGEST_S * fmt.sample_rate)
    finally:
        source.close()
    if not len(samples):
        raise PlayerError("file.no_audio", path=path)
    block = as_block(samples, 2)
    return block, fmt.sample_rate


def delay_between(first: Block, second: Block, sample_rate: int) -> int:
    """Return how many frames later the second one is, from where they are most alike."""
    looked = min(int(_LOOKED_AT_S * sample_rate), first.shape[1], second.shape[1])
    one, other = first[:, :looked].mean(axis=0), second[:, :looked].mean(axis=0)
    size = fft.next_fast_len(2 * looked)
    product = np.conj(fft.rfft(one, size)) * fft.rfft(other, size)
    likeness = fft.irfft(product, size)
    most = min(int(MOST_DELAY_S * sample_rate), looked - 1)
    lags = np.concatenate([np.arange(most + 1), np.arange(-most, 0)])
    return int(lags[np.argmax(likeness[lags])])


def aligned(first: Block, second: Block, delay_frames: int) -> tuple[Block, Block]:
    """Return the frames that both have, the second one moved by its delay."""
    if delay_frames >= 0:
        second = second[:, delay_frames:]
    else:
        first = first[:, -delay_frames:]
    frames = min(first.shape[1], second.shape[1])
    return first[:, :frames], second[:, :frames]


def loudness_lufs(block: Block, sample_rate: int) -> float:
    """Return the integrated loudness of a block."""
    meter = LoudnessMeter(StreamFormat(sample_rate, 2))
    meter.process(np.ascontiguousarray(block))
    return meter.integrated_lufs


def matched(first: Block, second: Block, sample_rate: int) -> tuple[Block, Block, float, float]:
    """Return both equally loud, the gain of the second against the first, and what is left, LU.

    Two versions of one recording are matched by the factor that leaves the least difference, as
    long as that makes them equally loud; others by their loudness. Only the louder one is turned
    down: turned up it could clip.
    """
    one, other = loudness_lufs(first, sample_rate), loudness_lufs(second, sample_rate)
    if not (math.isfinite(one) and math.isfinite(other)):
        return first, second, 0.0, 0.0
    factor = float(np.vdot(second, first) / np.vdot(second, second))
    gain_db = 20.0 * math.log10(factor) if factor > 1e-3 else one - other
    if abs(one - other - gain_db) > MATCH_LU:
        gain_db = one - other
    first = first * gain_from_db(min(0.0, -gain_db))
    second = second * gain_from_db(min(0.0, gain_db))
    return first, second, gain_db, one - other - gain_db


def compare(first_path: str, second_path: str, folder: Path) -> Pair:
    """Write both sounds and their difference; raises `PlayerError`."""
    first, sample_rate = read_stereo(first_path)
    second, other_rate = read_stereo(second_path)
    if other_rate != sample_rate:
        second = resampled(second, other_rate, sample_rate)
    delay_frames = delay_between(first, second, sample_rate)
    first, second = aligned(first, second, delay_frames)
    if first.shape[1] < _SHORTEST_S * sample_rate:
        raise PlayerError("compare.too_short")
    first, second, gain_db, left = matched(first, second, sample_rate)
    residual = first - second
    freqs_hz, levels_db = _spectrum(residual, sample_rate)
    louder = np.clip(residual * gain_from_db(RESIDUAL_GAIN_DB), -1.0, 1.0)
    return Pair(
        first=_written(folder, first, sample_rate),
        second=_written(folder, second, sample_rate),
        residual=_written(folder, louder, sample_rate),
        sample_rate=sample_rate,
        seconds=first.shape[1] / sample_rate,
        delay_frames=delay_frames,
        gain_db=gain_db,
        match_db=left,
        residual_dbfs=_dbfs(float(np.sqrt(np.mean(residual**2)))),
        peak_dbfs=_dbfs(float(np.abs(residual).max())),
        freqs_hz=tuple(freqs_hz.tolist()),
        residual_db=tuple(levels_db.tolist()),
    )


def _written(folder: Path, block: Block, sample_rate: int) -> str:
    """Write under a name that says nothing."""
    path = folder / f"{secrets.token_hex(8)}.wav"
    try:
        soundfile.write(path, block.T.astype(np.float32), sample_rate, subtype="FLOAT")
    except (OSError, soundfile.LibsndfileError) as error:
        raise PlayerError("file.write_failed", path=path, reason=str(error)) from error
    return str(path)


def _spectrum(block: Block, sample_rate: int) -> tuple[FloatArray, FloatArray]:
    size = min(1 << 15, 1 << (block.shape[1].bit_length() - 1))
    window = np.hanning(size)
    powers = np.zeros(size // 2 + 1)
    starts = range(0, block.shape[1] - size + 1, size)
    for start in starts:
        frame = block[:, start : start + size] * window
        powers += np.mean(np.abs(fft.rfft(frame, axis=1)) ** 2, axis=0)
    mean = powers / max(len(starts), 1) / (window.sum() / 2) ** 2
    shown = np.geomspace(20.0, 0.499 * sample_rate, _CURVE_POINTS)
    places = np.clip(shown / (sample_rate / 2) * (len(mean) - 1), 0, len(mean) - 1).astype(int)
    highest = np.maximum.reduceat(mean, places)  # a narrow tone between two points is seen too
    return shown, 10.0 * np.log10(np.maximum(highest, 1e-20))


def _dbfs(level: float) -> float:
    return 20.0 * math.log10(level) if level > 1e-10 else _SILENT_DBFS


def main() -> int:
    """Print the pair as JSON, or what stood in the way."""
    first, second, folder = sys.argv[1:4]
    try:
        pair = compare(first, second, Path(folder))
    except PlayerError as error:
        details = {name: str(value) for name, value in error.details.items()}
        sys.stdout.buffer.write(msgspec.json.encode(Complaint(error.code, details)))
        return 1
    sys.stdout.buffer.write(msgspec.json.encode(pair))
    return 0


if __name__ == "__main__":
    sys.exit(main())
