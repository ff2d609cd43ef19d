"""A measured head: what each ear hears from each direction, ready for any sample rate.

numpy only: the scene editor shows a source's time and level difference from the same data the
renderer uses, and the window's process never loads scipy.
"""

import io
import zipfile
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from dsp.geometry import Triangles, barycentric, solid_angles, unit_vectors
from dsp.units import FloatArray

ComplexArray = npt.NDArray[np.complex128]

SCHEMA = 1
DECIBEL_STEP = 0.01
"""Magnitudes are stored as 16-bit integers of this many dB."""

DELAY_STEP_S = 1e-8


class HrtfError(ValueError):
    """The bytes are not a head this version can read."""


@dataclass(frozen=True, slots=True, eq=False)
class HrtfSet:
    """A head, equalised so that sound from everywhere at once is heard without colour.

    Attributes:
        name: Short name for the listener.
        citation: Who measured it and how to cite it.
        azimuths_deg: `(directions,)`, 0 ahead, growing to the left.
        elevations_deg: `(directions,)`, 0 level, 90 above.
        freqs_hz: `(freqs,)` grid of the magnitudes, from 0 upwards.
        levels_db: `(directions, 2, freqs)`, left ear and right ear; float32 where they were
            unpacked, a thousand times finer than they were packed.
        itds_s: `(directions,)` interaural time difference; positive when the source is left.
        delays_s: `(directions,)` what to add to the minimum-phase pair, which carries a part of
            the time difference already, so that the sum is `itds_s`.
        triangles: Mesh of the directions.
    """

    name: str
    citation: str
    azimuths_deg: FloatArray
    elevations_deg: FloatArray
    freqs_hz: FloatArray
    levels_db: npt.NDArray[np.floating]
    itds_s: FloatArray
    delays_s: FloatArray
    triangles: Triangles

    @property
    def directions(self) -> FloatArray:
        """Unit vectors `(directions, 3)`."""
        return unit_vectors(self.azimuths_deg, self.elevations_deg)

    def at(self, azimuth_deg: npt.ArrayLike, elevation_deg: npt.ArrayLike) -> "EarPairs":
        """Interpolate between the three measured directions around each wanted one."""
        wanted = np.atleast_2d(unit_vectors(azimuth_deg, elevation_deg))
        corners, weights = barycentric(self.directions, self.triangles, wanted)
        return EarPairs(
            self.freqs_hz,
            np.einsum("nk,nkef->nef", weights, self.levels_db[corners]),
            np.einsum("nk,nk->n", weights, self.itds_s[corners]),
            np.einsum("nk,nk->n", weights, self.delays_s[corners]),
        )

    def diffuse_coherence(self) -> FloatArray:
        """Return the coherence of the two ears in sound from everywhere, for each `freqs_hz`."""
        share = solid_angles(self.directions, self.triangles)[:, None]
        left, right = np.moveaxis(10.0 ** (self.levels_db / 20.0), 1, 0)
        turn = np.exp(2j * np.pi * np.outer(self.itds_s, self.freqs_hz))
        cross = np.sum(share * left * right * turn, axis=0)
        power = np.sum(share * left**2, axis=0) * np.sum(share * right**2, axis=0)
        return np.asarray(np.real(cross) / np.sqrt(power))


@dataclass(frozen=True, slots=True, eq=False)
class EarPairs:
    """What two ears hear from some directions: levels `(n, 2, freqs)`, times `(n,)` in seconds."""

    freqs_hz: FloatArray
    levels_db: FloatArray
    itds_s: FloatArray
    delays_s: FloatArray

    def spectra(self, fft_frames: int, sample_rate: int, neutrality: float = 0.0) -> ComplexArray:
        """Return minimum-phase spectra `(n, 2, fft_frames // 2 + 1)` without the ear delays.

        `neutrality` 0-1 is the share of the common colour that is taken out; level and time
        differences between the ears stay (Merimaa, AES 127, 2009).
        """
        grid_frames = _design_frames(sample_rate)
        grid_hz = bin_freqs_hz(grid_frames, sample_rate)
        levels_db = _resample(grid_hz, self.freqs_hz, self.levels_db)
        power = np.mean(10.0 ** (levels_db / 10.0), axis=1, keepdims=True)
        levels_db = levels_db - neutrality * 10.0 * np.log10(power)
        responses = minimum_phase(levels_db)[..., : _hrir_frames(sample_rate)]
        responses *= _fade_out(responses.shape[-1])
        return np.asarray(np.fft.rfft(responses, fft_frames))

    def ear_delays_s(self, head_scale: float = 1.0) -> FloatArray:
        """Return the delays `(n, 2)` of left and right ear; the nearer ear has none."""
        later = self.delays_s + (head_scale - 1.0) * self.itds_s
        return np.stack([np.maximum(-later, 0.0), np.maximum(later, 0.0)], axis=-1)


def bin_freqs_hz(fft_frames: int, sample_rate: float) -> FloatArray:
    """Return the frequencies of the `fft_frames // 2 + 1` bins of a real FFT."""
    return np.asarray(np.arange(fft_frames // 2 + 1) * (sample_rate / fft_frames))


def minimum_phase(levels_db: FloatArray) -> FloatArray:
    """Return minimum-phase responses for levels in dB on an rfft grid, by folding the cepstrum."""
    frames = 2 * (levels_db.shape[-1] - 1)
    cepstrum = np.fft.irfft(levels_db * (np.log(10.0) / 20.0), frames)
    fold = np.zeros(frames)
    fold[0] = fold[frames // 2] = 1.0
    fold[1 : frames // 2] = 2.0
    return np.asarray(np.fft.irfft(np.exp(np.fft.rfft(cepstrum * fold)), frames))


def pack(head: HrtfSet) -> bytes:
    """Return a head as the bytes of a compressed npz archive."""
    levels = np.round(head.levels_db / DECIBEL_STEP)
    # Differences along frequency compress to half of what the levels themselves do.
    steps = np.diff(levels, axis=-1, prepend=0.0).astype(np.int16)
    packed = io.BytesIO()
    np.savez_compressed(
        packed,
        schema=np.int32(SCHEMA),
        name=np.str_(head.name),
        citation=np.str_(head.citation),
        azimuths_deg=head.azimuths_deg.astype(np.float32),
        elevations_deg=head.elevations_deg.astype(np.float32),
        freqs_hz=head.freqs_hz.astype(np.float32),
        level_steps=steps,
        itds=np.round(head.itds_s / DELAY_STEP_S).astype(np.int32),
        delays=np.round(head.delays_s / DELAY_STEP_S).astype(np.int32),
        triangles=head.triangles.astype(np.int16),
    )
    return packed.getvalue()


@lru_cache(maxsize=4)
def unpack(packed: bytes) -> HrtfSet:
    """Return the head of `pack`; the arrays are read-only.

    Raises:
        HrtfError: If the bytes are no such archive, or of a newer schema.
    """
    try:
        with np.load(io.BytesIO(packed), allow_pickle=False) as archive:
            fields = {name: archive[name] for name in archive.files}
        return _from_fields(fields)
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile) as problem:
        raise HrtfError(f"not a packed head ({problem})") from problem


def _from_fields(fields: dict[str, npt.NDArray[np.generic]]) -> HrtfSet:
    if int(fields["schema"]) != SCHEMA:
        raise HrtfError(f"schema {fields['schema']} is newer than {SCHEMA}")
    steps = np.cumsum(fields["level_steps"], axis=-1, dtype=np.float32)
    levels_db = np.multiply(steps, np.float32(DECIBEL_STEP), out=steps)
    levels_db.flags.writeable = False
    return HrtfSet(
        name=str(fields["name"]),
        citation=str(fields["citation"]),
        azimuths_deg=fields["azimuths_deg"].astype(np.float64),
        elevations_deg=fields["elevations_deg"].astype(np.float64),
        freqs_hz=fields["freqs_hz"].astype(np.float64),
        levels_db=levels_db,
        itds_s=fields["itds"].astype(np.float64) * DELAY_STEP_S,
        delays_s=fields["delays"].astype(np.float64) * DELAY_STEP_S,
        triangles=fields["triangles"].astype(np.int64),
    )


def _hrir_frames(sample_rate: int) -> int:
    """5 ms: the pinna is over after 2, the torso's comb after 4."""
    return round(0.005 * sample_rate)


def _design_frames(sample_rate: int) -> int:
    """A power of two of at least 20 ms, so that the cepstrum does not fold over itself."""
    return 1 << int(np.ceil(np.log2(0.02 * sample_rate)))


def _fade_out(frames: int) -> FloatArray:
    """Ones, and a raised cosine to zero over the last quarter."""
    quarter = frames // 4
    fade = np.ones(frames)
    fade[-quarter:] = 0.5 + 0.5 * np.cos(np.pi * (np.arange(quarter) + 1) / quarter)
    return fade


def _resample(grid_hz: FloatArray, freqs_hz: FloatArray, levels_db: FloatArray) -> FloatArray:
    """Interpolate levels `(n, 2, freqs)` linearly in dB; beyond the grid the last value holds."""
    position = np.interp(grid_hz, freqs_hz, np.arange(len(freqs_hz)))
    below = np.minimum(position.astype(np.int64), len(freqs_hz) - 2)
    share = position - below
    return np.asarray(levels_db[..., below] * (1 - share) + levels_db[..., below + 1] * share)
