"""Second-order sections whose magnitude follows a target up to the top of the band.

numpy only: the equalizer's curve in the window is drawn from the same sections that play.
"""

import math
from collections.abc import Callable
from functools import lru_cache

import numpy as np

from dsp.params.eq import Band, BandKind, Reference
from dsp.prototype import (
    Polynomial,
    Section,
    analog_prototypes,
    bilinear,
    cookbook,
    effective_q,
    order_of,
    prototype,
    reference_rate,
)
from dsp.units import FloatArray, decibels, gain_from_db

AUDIBLE_HZ = 20_000.0
"""Sections are fitted up to here, or an octave above the band where that is higher."""

FIT_STEPS = 40

Magnitude = Callable[[FloatArray], FloatArray]
"""Frequencies in Hz to linear magnitudes."""


def magnitude(sections: FloatArray, freq_hz: FloatArray, sample_rate: int) -> FloatArray:
    """Return the linear magnitude of a cascade (rows of six) at the frequencies."""
    z = np.exp(-2j * np.pi * np.asarray(freq_hz) / sample_rate)
    result = np.ones(z.shape)
    for b0, b1, b2, a0, a1, a2 in np.atleast_2d(sections):
        result *= np.abs((b0 + z * (b1 + z * b2)) / (a0 + z * (a1 + z * a2)))
    return result


def group_delay_s(sections: FloatArray, freq_hz: FloatArray, sample_rate: int) -> FloatArray:
    """Return how much later than others a cascade lets each frequency through, in seconds.

    The slope of the phase, exact: of a polynomial P in z^-1 it is Re(P' / P), P' weighted by order.
    """
    z = np.exp(-2j * np.pi * np.asarray(freq_hz) / sample_rate)
    frames = np.zeros(z.shape)
    for b0, b1, b2, a0, a1, a2 in np.atleast_2d(sections):
        for sign, p0, p1, p2 in ((1.0, b0, b1, b2), (-1.0, a0, a1, a2)):
            value = p0 + z * (p1 + z * p2)
            safe = np.where(np.abs(value) > 1e-12, value, 1.0)  # at the bottom of a notch
            frames += sign * np.real(z * (p1 + 2.0 * z * p2) / safe)
    return np.asarray(frames / sample_rate)


def inverse(section: Section) -> Section:
    """Return the section that undoes another whose zeros lie inside the unit circle."""
    return np.asarray(np.concatenate((section[3:], section[:3])) / section[0])


@lru_cache(maxsize=1024)
def _sections(band: Band, reference: Reference, sample_rate: int) -> tuple[tuple[float, ...], ...]:
    rows = _designed(band, reference, sample_rate)
    if not all(_is_stable(row) for row in rows):
        rows = _cookbook_band(band, sample_rate)
    return tuple(tuple(float(value) for value in row) for row in rows)


def _designed(band: Band, reference: Reference, sample_rate: int) -> list[Section]:
    """Return the wanted sections; at absurd Q a fit can fail, which its caller looks for."""
    rate = reference_rate(reference, sample_rate)
    if rate == sample_rate:
        return _cookbook_band(band, sample_rate)
    if rate is None or band.kind is BandKind.ALLPASS:
        return _matched_band(band, sample_rate)
    return [fitted(row, rate, sample_rate) for row in _cookbook_band(band, rate)]


def band_sections(band: Band, reference: Reference, sample_rate: int) -> FloatArray:
    """Return the sections `(rows, 6)` that play a band; none for a flat one.

    A band at or above half the rate it is designed for has no section either.
    """
    rate = reference_rate(reference, sample_rate) or sample_rate
    if band.is_flat or band.freq_hz >= 0.5 * min(rate, sample_rate):
        return np.empty((0, 6))
    return np.array(_sections(band, reference, sample_rate))


def _cookbook_band(band: Band, rate: int) -> list[Section]:
    if band.kind is BandKind.TILT:
        return [bilinear(*prototype(band.kind, band.gain_db, 1.0), band.freq_hz, rate)]
    if band.kind in {BandKind.LOWPASS, BandKind.HIGHPASS} and order_of(band) != 2:
        return [bilinear(*pair, band.freq_hz, rate) for pair in analog_prototypes(band)]
    return [cookbook(band.kind, band.freq_hz, band.gain_db, effective_q(band), rate)]


def _matched_band(band: Band, sample_rate: int) -> list[Section]:
    q = effective_q(band)
    match band.kind:
        case BandKind.PEAK:
            boost = matched(prototype(band.kind, abs(band.gain_db), q), band.freq_hz, sample_rate)
            return [boost if band.gain_db > 0 else inverse(boost)]
        case BandKind.LOW_SHELF | BandKind.HIGH_SHELF:
            return [_matched_shelf(band, q, sample_rate)]
        case BandKind.NOTCH | BandKind.ALLPASS:
            return [_same_bandwidth(band, sample_rate)]
        case _:
            pairs = analog_prototypes(band)
            return [_better(pair, band.freq_hz, sample_rate) for pair in pairs]


def _matched_shelf(band: Band, q: float, sample_rate: int) -> Section:
    """Build every shelf from the low shelf that boosts, the one that is fitted best.

    A cut is its inverse, and a high shelf is a low shelf of the opposite gain, moved by its gain.
    """
    low = matched(prototype(BandKind.LOW_SHELF, abs(band.gain_db), q), band.freq_hz, sample_rate)
    boosts = band.gain_db > 0
    if band.kind is BandKind.LOW_SHELF:
        return low if boosts else inverse(low)
    shelf = inverse(low) if boosts else low
    shelf[:3] *= gain_from_db(band.gain_db)
    return shelf


def _same_bandwidth(band: Band, sample_rate: int) -> Section:
    """Return the cookbook's notch or all-pass with the width between its -3 dB points on paper."""
    omega = 2.0 * math.pi * band.freq_hz / sample_rate
    octaves = 2.0 / math.log(2.0) * math.asinh(0.5 / band.q)
    stretched = math.sinh(math.log(2.0) / 2.0 * octaves * omega / math.sin(omega))
    return cookbook(band.kind, band.freq_hz, 0.0, 0.5 / min(stretched, 1e3), sample_rate)


def _better(pair: tuple[Polynomial, Polynomial], freq_hz: float, sample_rate: int) -> Section:
    """Return the matched or the bilinear section, whichever is closer where it can be heard."""
    freqs = fit_grid(freq_hz, sample_rate)
    target = np.maximum(decibels(_on_paper(pair, freq_hz)(freqs)), -60.0)
    candidates = [matched(pair, freq_hz, sample_rate), bilinear(*pair, freq_hz, sample_rate)]

    def error(section: Section) -> float:
        got = np.maximum(decibels(magnitude(section, freqs, sample_rate)), -60.0)
        return float(np.max(np.abs(got - target)))

    return min(candidates, key=error)


def fit_grid(freq_hz: float, sample_rate: int) -> FloatArray:
    """Return the frequencies a fit is judged at: logarithmic, denser in the highest octaves."""
    wanted = AUDIBLE_HZ if freq_hz < AUDIBLE_HZ else 2.0 * freq_hz
    top = min(wanted, 0.49 * sample_rate)
    low = np.geomspace(max(20.0, freq_hz / 64.0), top, 48)
    return np.concatenate((low, np.linspace(0.3 * top, top, 24)))


def _on_paper(pair: tuple[Polynomial, Polynomial], freq_hz: float) -> Magnitude:
    def response(freqs: FloatArray) -> FloatArray:
        s = 1j * freqs / freq_hz
        return np.abs(np.polyval(pair[0], s) / np.polyval(pair[1], s))

    return response


def matched(pair: tuple[Polynomial, Polynomial], freq_hz: float, sample_rate: int) -> Section:
    """Return a section with the poles of a prototype and its magnitude up to 20 kHz.

    The poles are mapped by exp(sT). The squared magnitude of the numerator is linear in
    (cos^2, sin^2, sin^2 of the full angle) of w/2, so it is fitted by least squares, exact at DC,
    and turned into coefficients by its minimum-phase factor. At 44.1 kHz the worst bell errs by
    0.43 dB where the cookbook errs by 8.3 dB.
    """
    omega = 2.0 * math.pi * freq_hz / sample_rate
    poles = np.exp(np.roots(pair[1]) * omega)
    a1, a2 = np.append(np.real(np.poly(poles)), 0.0)[1:3]
    freqs = fit_grid(freq_hz, sample_rate)
    base = _half_angle_basis(2.0 * np.pi * freqs / sample_rate)
    sums = ((1.0 + a1 + a2) ** 2, (1.0 - a1 + a2) ** 2, -4.0 * a2)
    wanted = _on_paper(pair, freq_hz)(freqs) ** 2 * (base @ np.array(sums))
    at_dc = (pair[0][2] / pair[1][2]) ** 2 * sums[0]
    at_nyquist, middle = _fit_numerator(base, wanted, at_dc, zeros_at_dc=_zeros_at_dc(pair))
    return np.concatenate((_factor(at_dc, at_nyquist, middle), (1.0, a1, a2)))


def _half_angle_basis(omega: FloatArray) -> FloatArray:
    sine = np.sin(omega / 2.0) ** 2
    return np.column_stack((1.0 - sine, sine, 4.0 * sine * (1.0 - sine)))


def _zeros_at_dc(pair: tuple[Polynomial, Polynomial]) -> int:
    numerator = pair[0]
    return 0 if numerator[2] else 1 if numerator[1] else 2


def _fit_numerator(
    base: FloatArray, wanted: FloatArray, at_dc: float, *, zeros_at_dc: int
) -> tuple[float, float]:
    """Return the squared numerator at half the rate and its middle term, least relative error."""
    if zeros_at_dc == 2:
        double = (base[:, 1] ** 2) / wanted
        square = float(double.sum() / (double @ double))
        return square, -square / 4.0
    weighted = base / wanted[:, None]
    rest = 1.0 - at_dc * weighted[:, 0]
    at_nyquist, middle = np.linalg.lstsq(weighted[:, 1:], rest, rcond=None)[0]
    if at_nyquist < 0.0:
        column = weighted[:, 2]
        return 0.0, float(column @ rest / (column @ column))
    return float(at_nyquist), float(middle)


def _factor(at_dc: float, at_nyquist: float, middle: float) -> FloatArray:
    """Return the minimum-phase numerator with these squared magnitudes."""
    low, high = math.sqrt(at_dc), math.sqrt(at_nyquist)
    mean = (low + high) / 2.0
    b0 = (mean + math.sqrt(max(mean * mean + middle, 0.0))) / 2.0
    return np.array([b0, (low - high) / 2.0, -middle / (4.0 * b0)])


def fitted(section: Section, rate: int, sample_rate: int) -> Section:
    """Return a section at another rate that sounds like the given one up to 20 kHz.

    Starts from the section mapped pole by pole and zero by zero. What lies more than 40 dB below
    the highest level counts less the lower it is.
    """
    top = min(AUDIBLE_HZ, 0.49 * min(rate, sample_rate))
    freqs = np.concatenate((np.geomspace(20.0, top, 60), np.linspace(0.3 * top, top, 60)))
    target = decibels(magnitude(section, freqs, rate))
    below = target - target.max()
    weights = np.where(below > -40.0, 1.0, 10.0 ** (below / 20.0))
    z = np.exp(-2j * np.pi * freqs / sample_rate)
    start = _mapped(section, rate, sample_rate)
    start[:3] *= gain_from_db(float(np.median(target - decibels(_response(start, z)))))
    return _descended(start, z, target, weights)


def _descended(start: Section, z: FloatArray, target: FloatArray, weights: FloatArray) -> Section:
    """Return the section nearest to a target in dB: Levenberg-Marquardt, stable steps only."""
    best, damping = start, 1e-3
    residual = (decibels(_response(best, z)) - target) * weights
    for _ in range(FIT_STEPS):
        slopes = _decibel_slopes(best, z) * weights[:, None]
        normal = slopes.T @ slopes
        damped = normal + damping * np.diag(np.diag(normal) + 1e-12)
        step = np.linalg.lstsq(damped, slopes.T @ residual, rcond=None)[0]
        trial = best - np.insert(step, 3, 0.0)
        error = (decibels(_response(trial, z)) - target) * weights
        if _is_stable(trial) and error @ error < residual @ residual:
            best, residual, damping = trial, error, damping / 5.0
        else:
            damping *= 5.0
        if damping > 1e9 or np.max(np.abs(step)) < 1e-13:
            break
    return best


def _response(section: Section, z: FloatArray) -> FloatArray:
    numerator = section[0] + z * (section[1] + z * section[2])
    return np.asarray(numerator / (1.0 + z * (section[4] + z * section[5])))


def _decibel_slopes(section: Section, z: FloatArray) -> FloatArray:
    """Return d(dB)/d(b0 b1 b2 a1 a2) at each z."""
    over = 1.0 / (section[0] + z * (section[1] + z * section[2]))
    under = 1.0 / (1.0 + z * (section[4] + z * section[5]))
    columns = (over, over * z, over * z * z, -under * z, -under * z * z)
    return np.asarray(np.column_stack(columns).real * (20.0 / math.log(10.0)))


def _mapped(section: Section, rate: int, sample_rate: int) -> Section:
    """Return poles and zeros moved to the frequencies they had at the other rate."""
    rows = []
    for row in (section[:3] / section[0], section[3:]):
        roots = np.roots(row).astype(complex)
        roots = np.where(np.abs(roots) < 1e-3, 1e-3, roots)
        moved = np.clip(np.abs(roots), 0.0, 1.0) ** (rate / sample_rate) * np.exp(
            1j * np.angle(roots) * rate / sample_rate
        )
        rows.append(np.pad(np.real(np.poly(moved)), (0, 2 - len(moved))))
    return np.concatenate(rows)


def _is_stable(section: Section) -> bool:
    a1, a2 = section[4:]
    return bool(np.isfinite(section).all() and abs(a2) < 1.0 and abs(a1) < 1.0 + a2)
