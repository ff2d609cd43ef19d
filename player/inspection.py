"""What a look into one file has found, on its way between processes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a file holds, as `python -m player.offline.inspecting` tells it.

    Attributes:
        picture: Spectrogram, one byte a cell: 0 is -120 dB, 255 is 0 dB of full scale; columns
            after each other, each from 0 Hz up to `highest_hz`.
        average_db: 95th percentile of the spectrum at `freqs_hz`.
        dc: Mean of the samples, of full scale.
        clipped_runs: Times three or more samples in a row stood at full scale.
        verdict: Of `dsp.analysis.hires`; `reasons` say why, in English.
    """

    path: str
    codec: str
    sample_rate: int
    bit_depth: int | None
    duration_s: float
    columns: int
    rows: int
    highest_hz: float
    picture: bytes
    freqs_hz: tuple[float, ...]
    average_db: tuple[float, ...]
    verdict: str
    reasons: tuple[tuple[str, tuple[tuple[str, float], ...]], ...]
    cutoff_hz: float | None
    used_bits: int
    dc: float
    clipped_runs: int
    integrated_lufs: float | None
    true_peak_dbtp: float | None
    dynamic_range_db: float | None
