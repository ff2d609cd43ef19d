"""What a band is on paper, and the audio cookbook's digital version of it."""

import math

import numpy as np

from dsp.params.eq import SHELF_KINDS, Band, BandKind, Reference
from dsp.units import FloatArray

Polynomial = tuple[float, float, float]
Section = FloatArray
"""One second-order section (b0 b1 b2 1 a1 a2); float64, for at 192 kHz a 31 Hz band in float32
leaves only 52 dB between signal and error."""


def order_of(band: Band) -> int:
    """Return the order of a low- or high-pass: its slope in steps of 6 dB per octave."""
    return 2 if band.slope_db is None else round(band.slope_db / 6)


def shelf_q(gain_db: float, slope_db: float) -> float:
    """Return the Q of a shelf of this slope in dB per octave; 12 is the steepest without ripple."""
    amplitude = 10.0 ** (gain_db / 40.0)
    return 1.0 / math.sqrt((amplitude + 1.0 / amplitude) * (12.0 / slope_db - 1.0) + 2.0)


def prototype(kind: BandKind, gain_db: float, q: float) -> tuple[Polynomial, Polynomial]:
    """Return numerator and denominator in s, highest power first, at a centre of 1 rad/s."""
    amp = 10.0 ** (gain_db / 40.0)
    root, gain = math.sqrt(amp), amp * amp
    plain = (1.0, 1.0 / q, 1.0)
    shapes: dict[BandKind, tuple[Polynomial, Polynomial]] = {
        BandKind.PEAK: ((1.0, amp / q, 1.0), (1.0, 1.0 / (amp * q), 1.0)),
        BandKind.LOW_SHELF: ((amp, amp * root / q, gain), (amp, root / q, 1.0)),
        BandKind.HIGH_SHELF: ((gain, amp * root / q, amp), (1.0, root / q, amp)),
        BandKind.LOWPASS: ((0.0, 0.0, 1.0), plain),
        BandKind.HIGHPASS: ((1.0, 0.0, 0.0), plain),
        BandKind.BANDPASS: ((0.0, 1.0 / q, 0.0), plain),
        BandKind.NOTCH: ((1.0, 0.0, 1.0), plain),
        BandKind.ALLPASS: ((1.0, -1.0 / q, 1.0), plain),
        BandKind.TILT: ((0.0, gain, 1.0), (0.0, 1.0, gain)),
    }
    return shapes[kind]


def first_order(kind: BandKind) -> tuple[Polynomial, Polynomial]:
    """Return the prototype of a 6 dB per octave low- or high-pass."""
    numerator = (0.0, 0.0, 1.0) if kind is BandKind.LOWPASS else (0.0, 1.0, 0.0)
    return numerator, (0.0, 1.0, 1.0)


def pass_prototypes(band: Band) -> list[tuple[Polynomial, Polynomial]]:
    """Return the sections of a low- or high-pass: its own Q at 12 dB, Butterworth otherwise."""
    order = order_of(band)
    if order == 2:
        return [prototype(band.kind, 0.0, band.q)]
    angles = [(2 * k + 1) * math.pi / (2 * order) for k in range(order // 2)]
    pairs = [prototype(band.kind, 0.0, 1.0 / (2.0 * math.sin(angle))) for angle in angles]
    return pairs + [first_order(band.kind)] * (order % 2)


def analog_prototypes(band: Band) -> list[tuple[Polynomial, Polynomial]]:
    """Return every section of a band as polynomials in s at 1 rad/s."""
    if band.kind in {BandKind.LOWPASS, BandKind.HIGHPASS}:
        return pass_prototypes(band)
    return [prototype(band.kind, band.gain_db, effective_q(band))]


def effective_q(band: Band) -> float:
    """Return the Q of a band, from its slope where it is a shelf with one."""
    if band.kind in SHELF_KINDS and band.slope_db is not None:
        return shelf_q(band.gain_db, band.slope_db)
    return band.q


def analog_magnitude(band: Band, freq_hz: FloatArray) -> FloatArray:
    """Return the linear magnitude of a band on paper at the frequencies."""
    s = 1j * np.asarray(freq_hz) / band.freq_hz
    magnitude = np.ones(len(s))
    for numerator, denominator in analog_prototypes(band):
        magnitude *= np.abs(np.polyval(numerator, s) / np.polyval(denominator, s))
    return magnitude


def bilinear(
    numerator: Polynomial, denominator: Polynomial, freq_hz: float, sample_rate: int
) -> Section:
    """Return the section that equals a prototype at DC, at its frequency and at infinity."""
    k = 1.0 / math.tan(math.pi * freq_hz / sample_rate)
    rows = [
        (a * k * k + b * k + c, 2.0 * (c - a * k * k), a * k * k - b * k + c)
        for a, b, c in (numerator, denominator)
    ]
    if not numerator[0] and not denominator[0]:
        rows = [(b * k + c, c - b * k, 0.0) for _, b, c in (numerator, denominator)]
    return np.concatenate(rows) / rows[1][0]


def cookbook(kind: BandKind, freq_hz: float, gain_db: float, q: float, sample_rate: int) -> Section:
    """Return the section of R. Bristow-Johnson's audio EQ cookbook, in its own arithmetic.

    The sine and cosine form matters: the bilinear transform of the same prototype rounds
    differently, which at 31 Hz and 192 kHz is heard by a null test.
    """
    amp = 10.0 ** (gain_db / 40.0)
    omega = 2.0 * math.pi * freq_hz / sample_rate
    c, alpha = math.cos(omega), math.sin(omega) / (2.0 * q)
    rows = _cookbook_rows(kind, amp, c, alpha)
    return np.concatenate(rows) / rows[1][0]


def _cookbook_rows(
    kind: BandKind, amp: float, c: float, alpha: float
) -> tuple[Polynomial, Polynomial]:
    plain = (1.0 + alpha, -2.0 * c, 1.0 - alpha)
    numerators: dict[BandKind, Polynomial] = {
        BandKind.LOWPASS: ((1.0 - c) / 2.0, 1.0 - c, (1.0 - c) / 2.0),
        BandKind.HIGHPASS: ((1.0 + c) / 2.0, -(1.0 + c), (1.0 + c) / 2.0),
        BandKind.BANDPASS: (alpha, 0.0, -alpha),
        BandKind.NOTCH: (1.0, -2.0 * c, 1.0),
        BandKind.ALLPASS: (1.0 - alpha, -2.0 * c, 1.0 + alpha),
    }
    if kind in numerators:
        return numerators[kind], plain
    if kind in SHELF_KINDS:
        return _cookbook_shelf(amp, c, alpha, kind)
    boosted = (1.0 + alpha * amp, -2.0 * c, 1.0 - alpha * amp)
    return boosted, (1.0 + alpha / amp, -2.0 * c, 1.0 - alpha / amp)


def _cookbook_shelf(
    amp: float, c: float, alpha: float, kind: BandKind
) -> tuple[Polynomial, Polynomial]:
    """A high shelf is the low shelf of the mirrored axis: the cosine and the middle terms flip."""
    sign = 1.0 if kind is BandKind.LOW_SHELF else -1.0
    c *= sign
    spread = 2.0 * math.sqrt(amp) * alpha
    up, down = amp + 1.0, amp - 1.0
    numerator = (
        amp * (up - down * c + spread),
        sign * 2.0 * amp * (down - up * c),
        amp * (up - down * c - spread),
    )
    denominator = (up + down * c + spread, sign * -2.0 * (down + up * c), up + down * c - spread)
    return numerator, denominator


def reference_rate(reference: Reference, sample_rate: int) -> int | None:
    """Return the rate at which the cookbook's response is wanted, None for the curve on paper."""
    rates = {Reference.RBJ: sample_rate, Reference.RBJ_44100: 44_100, Reference.RBJ_48000: 48_000}
    return rates.get(reference)
