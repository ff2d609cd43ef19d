"""The part of the shared memory that says what the sound does: figures of the chain, and looks.

The render thread writes, anyone may read. Figures are single fields of eight bytes. Looks lie in a
circle, oldest overwritten first: `looks` counts those that are complete, and what a reader copied
counts if it was not overtaken meanwhile.
"""

import ctypes
import zlib

BANDS = 120
"""Of the spectrum, logarithmic from 20 Hz to half the rate."""

POINTS = 160
"""Of the goniometer: pairs of left and right, evenly taken from the last 43 ms."""

LOOKS = 96
"""At one look each 21 ms two seconds: more than a full ring and the slowest device."""

PEAKS = 40
"""Of the stages: as many as a chain may have, and the engine's own."""

_i64 = ctypes.c_int64
_f64 = ctypes.c_double
_f32 = ctypes.c_float


class LookMemory(ctypes.Structure):
    """One look at the meters; what was heard up to `ring_frame`."""

    _fields_ = (
        ("ring_frame", _i64),
        ("sample_rate", _i64),
        ("peak_db", _f64 * 2),
        ("rms_db", _f64 * 2),
        ("true_peak_dbtp", _f64),
        ("momentary_lufs", _f64),
        ("short_term_lufs", _f64),
        ("integrated_lufs", _f64),
        ("psr_db", _f64),
        ("correlation", _f64),
        ("spectrum_db", _f32 * BANDS),
        ("points", _f32 * (2 * POINTS)),
    )


class PeakMemory(ctypes.Structure):
    """The peak behind one stage; `key` stands for the name of its slot, see `key_of`."""

    _fields_ = (("key", _i64), ("peak_db", _f64))


def key_of(name: str) -> int:
    """Return what stands for a slot's name."""
    return zlib.crc32(name.encode())


class SoundMemory(ctypes.Structure):
    """Figures of the chain, and the circle of looks."""

    _fields_ = (
        ("active", _i64),
        ("cpu_share", _f64),
        ("headroom_db", _f64),
        ("match_db", _f64),
        ("limiter_reduction_db", _f64),
        ("limited_frames", _i64),
        ("source_clips", _i64),
        ("chain_latency_ms", _f64),
        ("device_latency_frames", _i64),
        ("peaks_are_measured", _i64),
        ("entering_db", _f64),
        ("leaving_db", _f64),
        ("stage_peaks", PeakMemory * PEAKS),
        ("looks", _i64),
        ("circle", LookMemory * LOOKS),
    )
