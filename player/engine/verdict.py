"""The word for the whole signal path; never better than its weakest evidence."""

from enum import StrEnum

from player.engine.messages import OutputChanged
from player.model import AudioFormat


class Verdict(StrEnum):
    """Best first. Proven and Exact need evidence that the shared path cannot give."""

    CLEAN_SHARED = "clean-shared"
    ENHANCED = "enhanced"
    CONVERTED = "converted"
    LOSSY_SOURCE = "lossy-source"
    UNKNOWN = "unknown"


def verdict_of(
    fmt: AudioFormat | None, output: OutputChanged | None, gain: float, *, enhanced: bool
) -> Verdict:
    """Judge what is known: the source, what we do to it, and where it goes.

    Args:
        fmt: What the decoder found.
        output: What the device's API reported when it opened.
        gain: Linear volume; 1.0 leaves samples alone.
        enhanced: Whether the listener's chain acts.
    """
    if fmt is None or output is None or output.silent:
        return Verdict.UNKNOWN
    if not fmt.lossless:
        return Verdict.LOSSY_SOURCE
    if enhanced:
        return Verdict.ENHANCED
    untouched = gain == 1.0 and output.exact and output.sample_rate == fmt.sample_rate
    return Verdict.CLEAN_SHARED if untouched else Verdict.CONVERTED
