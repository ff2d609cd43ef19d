"""The scene as fixed spectra: what each ear hears of left, right, centre and ambience.

Any number of echoes and the decorrelators cost nothing while the music plays, for all is folded
into these. numpy only, so that the window can compute its read-outs from the same spectra.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dsp.galaxy.decorrelation import decorrelators
from dsp.galaxy.reflections import echoes, wall_response
from dsp.hrtf import ComplexArray, HrtfSet, bin_freqs_hz
from dsp.params.spatial import GalaxyParams, Position
from dsp.programme import loudness_weight
from dsp.units import FloatArray

TOP_HZ = 21_500.0
"""Above, nothing is changed: heads are not measured there, and ultrasonics pass as they are."""

CROSS_OVER_HZ = 18_500.0
HALF_HEAD_M = 0.0875

PROGRAMME = {"sides": 0.10, "centre": 0.79, "ambience": 0.11}
"""Shares of energy in ordinary stereo mixes, for the level constant. Few sources stand so far out
that nothing of them is common: with these shares mixes keep their loudness within 0.3 LU."""


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """The bins the scene works on."""

    sample_rate: int
    fft_frames: int

    @property
    def freqs_hz(self) -> FloatArray:
        """Frequencies of the bins up to 21.5 kHz."""
        return bin_freqs_hz(self.fft_frames, self.sample_rate)[: self.bins]

    @property
    def bins(self) -> int:
        """How many bins are rendered."""
        highest = int(TOP_HZ * self.fft_frames / self.sample_rate)
        return min(self.fft_frames // 2, highest) + 1

    @property
    def rendered(self) -> FloatArray:
        """The share of the scene in each bin: 1, and from 18.5 to 21.5 kHz down to 0."""
        course = (self.freqs_hz - CROSS_OVER_HZ) / (TOP_HZ - CROSS_OVER_HZ)
        return np.asarray(0.5 + 0.5 * np.cos(np.pi * np.clip(course, 0.0, 1.0)))


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """Spectra `(2 ears, bins)` of the sources and `(2 ears, 2 channels, bins)` of the ambience."""

    left: ComplexArray
    right: ComplexArray
    centre: ComplexArray
    ambience: ComplexArray

    def scaled(self, gain: FloatArray) -> "Scene":
        """Return the scene with all spectra multiplied by a factor for each bin."""
        return Scene(self.left * gain, self.right * gain, self.centre * gain, self.ambience * gain)

    def plus(self, other: "Scene") -> "Scene":
        """Return the sum of two scenes."""
        return Scene(
            self.left + other.left,
            self.right + other.right,
            self.centre + other.centre,
            self.ambience + other.ambience,
        )


def untouched(bins: int) -> Scene:
    """Return the scene that leaves stereo as it is."""
    one, none = np.ones(bins, dtype=np.complex128), np.zeros(bins, dtype=np.complex128)
    return Scene(
        np.stack([one, none]),
        np.stack([none, one]),
        np.stack([one, one]),
        np.stack([np.stack([one, none]), np.stack([none, one])]),
    )


def full_scene(params: GalaxyParams, head: HrtfSet, grid: Grid) -> Scene:
    """Return the scene at strength 1, before the level constant."""
    sources = (params.left, params.right, params.centre)
    left, right, centre = (direct_sound(params, head, grid, source) for source in sources)
    rest = echoes_and_ambience(params, head, grid)
    return Scene(rest.left + left, rest.right + right, rest.centre + centre, rest.ambience)


def echoes_and_ambience(params: GalaxyParams, head: HrtfSet, grid: Grid) -> Scene:
    """Return the part of the full scene that stays where it is when the sources move."""
    sources = (params.left, params.right, params.centre)
    left, right, centre = (early_sound(params, head, grid, source) for source in sources)
    return Scene(left, right, centre, ambient_sound(params, head, grid))


def blend(full: Scene, params: GalaxyParams, grid: Grid) -> Scene:
    """Return the scene at the params' strength, and the input itself above 18.5 kHz."""
    share = params.strength * grid.rendered
    return full.scaled(share).plus(untouched(grid.bins).scaled(1.0 - share))


def direct_sound(params: GalaxyParams, head: HrtfSet, grid: Grid, source: Position) -> ComplexArray:
    """Return what both ears hear `(2, bins)` of a source; the nearer ear without delay."""
    pair = head.at(source.azimuth_deg, source.elevation_deg)
    spectra = pair.spectra(grid.fft_frames, grid.sample_rate, params.neutrality)[0, :, : grid.bins]
    delays_s = pair.ear_delays_s(params.head_scale)[0, :, None]
    near = ear_gains(source, params.head_scale)[:, None]
    return np.asarray(near * spectra * np.exp(-2j * np.pi * grid.freqs_hz * delays_s))


def ear_gains(source: Position, head_scale: float) -> FloatArray:
    """Return how much closer the source is to each ear than to the head, of mean power 1."""
    azimuth, elevation = np.radians([source.azimuth_deg, source.elevation_deg])
    across_m = source.distance_m * np.cos(elevation) * np.sin(azimuth)
    half_m = HALF_HEAD_M * head_scale
    offset_m = np.array([half_m, -half_m])
    squared_m2 = source.distance_m**2 - 2.0 * offset_m * across_m + half_m**2
    gains = source.distance_m / np.sqrt(squared_m2)
    return np.asarray(gains / np.sqrt(np.mean(gains**2)))


def early_sound(params: GalaxyParams, head: HrtfSet, grid: Grid, source: Position) -> ComplexArray:
    """Return the echoes of a source `(2, bins)`, each heard from where it comes."""
    heard = np.zeros((2, grid.bins), dtype=np.complex128)
    found = echoes(source, params.room)
    if found is None or not len(found.gains):
        return heard
    pairs = head.at(found.azimuths_deg, found.elevations_deg)
    spectra = pairs.spectra(grid.fft_frames, grid.sample_rate, params.neutrality)[..., : grid.bins]
    delays_s = pairs.ear_delays_s(params.head_scale) + found.delays_s[:, None]
    walls = found.gains[:, None] * wall_response(grid.freqs_hz, found.bounces)
    for spectrum, wall, delay_s in zip(spectra, walls, delays_s, strict=True):
        turn = np.exp(-2j * np.pi * grid.freqs_hz * delay_s[:, None])
        heard += wall * spectrum * turn
    return heard


def ambient_sound(params: GalaxyParams, head: HrtfSet, grid: Grid) -> ComplexArray:
    """Return the ambience `(2, 2, bins)`: decorrelated, then mixed to a real head's coherence.

    The head is equalised for sound from everywhere, so such sound has no colour and needs no
    direction; loudspeakers at some angles would colour it and turn its coherence negative.
    """
    coherence = np.interp(grid.freqs_hz, head.freqs_hz, head.diffuse_coherence())
    angle = 0.5 * np.arcsin(np.clip(coherence, -0.99, 0.99))
    first, second = decorrelators(grid.fft_frames, grid.sample_rate)[:, : grid.bins]
    near, far = np.cos(angle), np.sin(angle)
    gain = 10.0 ** (params.ambience_db / 20.0)
    to_left = np.stack([near * first, far * second])
    to_right = np.stack([far * first, near * second])
    return np.asarray(gain * np.stack([to_left, to_right]))


def level_constant(scenes: Sequence[Scene], grid: Grid) -> FloatArray:
    """Return what brings ordinary mixes back to their loudness, over all scenes.

    One factor for each bin: the same for all that is rendered, and 1 above.
    """
    weight = loudness_weight(grid.freqs_hz)
    powers = [np.sum(weight * _programme_power(scene)) for scene in scenes]
    factor = np.sqrt(np.sum(weight) / np.mean(powers))
    return np.asarray(1.0 + (factor - 1.0) * grid.rendered)


def _programme_power(scene: Scene) -> FloatArray:
    """Return what both ears get from an ordinary mix, for each bin; 1 where nothing changes."""
    sides = sum(np.sum(np.abs(side) ** 2, axis=0) for side in (scene.left, scene.right)) / 2.0
    centre = np.mean(np.abs(scene.centre) ** 2, axis=0)
    ambience = np.sum(np.abs(scene.ambience) ** 2, axis=(0, 1)) / 2.0
    return np.asarray(
        PROGRAMME["sides"] * sides + PROGRAMME["centre"] * centre + PROGRAMME["ambience"] * ambience
    )
