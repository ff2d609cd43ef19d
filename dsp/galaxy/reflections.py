"""The first echoes of a room: image sources, each with its own direction."""

from dataclasses import dataclass

import numpy as np

from dsp.geometry import SPEED_OF_SOUND_M_S, angles_of, unit_vectors
from dsp.params.spatial import LOWEST_EARLY_DB, Position, Room
from dsp.units import FloatArray

LONGEST_S = 0.035
"""Later echoes do not fit into the window at 48 kHz beside the ears' own response."""

MOST = 18
MAX_BOUNCES = 2
PROPORTIONS = np.array([1.9, 1.4, 1.0])
LISTENER = np.array([0.38, 0.43, 0.40])
"""Where the head is in the room: off the middle, so that the two ears hear different echoes."""

MARGIN_M = 0.1
WALL_CUTOFF_HZ = 7_000.0

NO_BASS_BELOW_HZ, ALL_ABOVE_HZ = 80.0, 240.0
"""Echoes of the bass tell no direction, and with the direct sound they make holes of 9 dB."""


@dataclass(frozen=True, slots=True, eq=False)
class Echoes:
    """Echoes of one source, relative to its direct sound: arrays of one entry an echo."""

    azimuths_deg: FloatArray
    elevations_deg: FloatArray
    delays_s: FloatArray
    gains: FloatArray
    bounces: FloatArray


def room_size_m(volume_m3: float) -> FloatArray:
    """Return how long, wide and high a room is, `(3,)` in m."""
    return np.asarray(PROPORTIONS * (volume_m3 / PROPORTIONS.prod()) ** (1.0 / 3.0))


def echoes(source: Position, room: Room) -> Echoes | None:
    """Return the strongest echoes within 35 ms; None where the room is left out."""
    if room.early_db <= LOWEST_EARLY_DB:
        return None
    size = room_size_m(room.volume_m3)
    head = LISTENER * size
    place = head + source.distance_m * unit_vectors(source.azimuth_deg, source.elevation_deg)
    place = np.clip(place, MARGIN_M, size - MARGIN_M)
    direct_m = max(float(np.linalg.norm(place - head)), MARGIN_M)
    images, bounces = _images(place, size)
    paths = images - head
    lengths_m = np.maximum(np.linalg.norm(paths, axis=1), direct_m)
    delays_s = (lengths_m - direct_m) / SPEED_OF_SOUND_M_S
    reflected = (1.0 - room.absorption) ** (bounces / 2.0) * 10.0 ** (room.early_db / 20.0)
    gains = reflected * direct_m / lengths_m
    picked = np.argsort(np.where(delays_s < LONGEST_S, -gains, 0.0), kind="stable")[:MOST]
    picked = picked[delays_s[picked] < LONGEST_S]
    azimuths_deg, elevations_deg = angles_of(paths[picked])
    return Echoes(azimuths_deg, elevations_deg, delays_s[picked], gains[picked], bounces[picked])


def wall_response(freqs_hz: FloatArray, bounces: FloatArray) -> FloatArray:
    """Return what walls send back, `(echoes, freqs)`: a first-order slope a bounce, no bass."""
    once = 1.0 / np.sqrt(1.0 + (freqs_hz / WALL_CUTOFF_HZ) ** 2)
    course = np.log(np.maximum(freqs_hz, 1.0) / NO_BASS_BELOW_HZ)
    course = np.clip(course / np.log(ALL_ABOVE_HZ / NO_BASS_BELOW_HZ), 0.0, 1.0)
    return np.asarray((0.5 - 0.5 * np.cos(np.pi * course)) * once ** bounces[:, None])


def _images(place: FloatArray, size: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return mirror images `(n, 3)` of up to two bounces, and their bounces; corner is 0, 0, 0."""
    cells = np.stack(np.meshgrid(*[np.arange(-2, 3)] * 3, indexing="ij"), axis=-1).reshape(-1, 3)
    bounces = np.abs(cells).sum(axis=1)
    cells = cells[(bounces > 0) & (bounces <= MAX_BOUNCES)]
    images = np.where(cells % 2 == 0, cells * size + place, (cells + 1) * size - place)
    return images, np.abs(cells).sum(axis=1).astype(np.float64)
