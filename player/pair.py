"""Two files made comparable, as one process tells the other."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pair:
    """Both sounds as files of one rate and length, and their difference.

    Attributes:
        first, second, residual: 32-bit float WAV; the residual is the difference, 30 dB louder.
        delay_frames: How much later the second one was; taken off.
        gain_db: What was added to the second one so that both are equally loud.
        match_db: How far apart they still are, LU.
        residual_dbfs: RMS of the difference; -200 for equal ones.
        peak_dbfs: Its largest sample.
        freqs_hz, residual_db: Spectrum of the difference.
    """

    first: str
    second: str
    residual: str
    sample_rate: int
    seconds: float
    delay_frames: int
    gain_db: float
    match_db: float
    residual_dbfs: float
    peak_dbfs: float
    freqs_hz: tuple[float, ...]
    residual_db: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Complaint:
    """A `PlayerError` on its way between processes."""

    code: str
    details: dict[str, str]
