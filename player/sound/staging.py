"""Moving the sources of a scene: within what can be heard, and left with right."""

import math
from dataclasses import replace
from enum import StrEnum

from dsp.params.spatial import GalaxyParams, Motion, Position

LEAST_M, MOST_M = 0.3, 12.0
BEATS_A_BAR = 4
LOWEST_DEG, HIGHEST_DEG = -40.0, 80.0
LEAST_AMBIENCE_DB, MOST_AMBIENCE_DB = -40.0, 12.0


class Star(StrEnum):
    """What can be taken hold of on the stage; the last two stand nowhere."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    AMBIENCE = "ambience"
    HEIGHT = "height"


def position_of(params: GalaxyParams, star: Star) -> Position | None:
    """Return where a star stands, None for what stands nowhere."""
    match star:
        case Star.LEFT:
            return params.left
        case Star.CENTRE:
            return params.centre
        case Star.RIGHT:
            return params.right
        case Star.AMBIENCE | Star.HEIGHT:
            return None


def placed(
    params: GalaxyParams, star: Star, azimuth_deg: float, distance_m: float, *, both: bool
) -> GalaxyParams:
    """Return the scene with a star elsewhere; with `both` its mirror image goes along."""
    here = position_of(params, star)
    if here is None:
        return params
    there = replace(here, azimuth_deg=_turned(azimuth_deg), distance_m=_metres(distance_m))
    if star is Star.CENTRE:
        return replace(params, centre=there)
    mirrored = replace(there, azimuth_deg=_turned(-azimuth_deg))
    if star is Star.LEFT:
        return replace(params, left=there, right=mirrored if both else params.right)
    return replace(params, right=there, left=mirrored if both else params.left)


def distanced(params: GalaxyParams, distance_m: float) -> GalaxyParams:
    """Return the scene with every source as far away."""
    metres = _metres(distance_m)
    return replace(
        params,
        left=replace(params.left, distance_m=metres),
        centre=replace(params.centre, distance_m=metres),
        right=replace(params.right, distance_m=metres),
    )


def lifted(params: GalaxyParams, elevation_deg: float) -> GalaxyParams:
    """Return the scene with every source at an angle above the ears."""
    angle = round(min(max(elevation_deg, LOWEST_DEG), HIGHEST_DEG), 1)
    return replace(
        params,
        left=replace(params.left, elevation_deg=angle),
        centre=replace(params.centre, elevation_deg=angle),
        right=replace(params.right, elevation_deg=angle),
    )


def opened(params: GalaxyParams, width_deg: float) -> GalaxyParams:
    """Return the scene with left and right that far apart, the same on both sides."""
    half = round(min(max(width_deg / 2, 0.0), 90.0), 1)
    left = replace(params.left, azimuth_deg=half)
    return replace(params, left=left, right=replace(params.right, azimuth_deg=-half))


def surrounded(params: GalaxyParams, ambience_db: float) -> GalaxyParams:
    """Return the scene with the diffuse part louder or softer than in the recording."""
    limited = round(min(max(ambience_db, LEAST_AMBIENCE_DB), MOST_AMBIENCE_DB), 1)
    return replace(params, ambience_db=limited)


def in_time(motion: Motion, bpm: float) -> Motion:
    """Return the motion with its turn and its swing as long as whole bars, the nearest ones."""
    beat_s = 60.0 / bpm
    orbit, drift_s = motion.orbit_deg_per_s, _in_bars(motion.drift_period_s, beat_s)
    if orbit:
        turn_s = _in_bars(360.0 / abs(orbit), beat_s)
        orbit = math.copysign(360.0 / (turn_s if turn_s >= 1.0 else 2.0 * turn_s), orbit)
    return replace(motion, orbit_deg_per_s=orbit, drift_period_s=drift_s)


def _in_bars(seconds: float, beat_s: float) -> float:
    """Return 1, 2, 4 ... 64 bars of four beats, whichever is nearest on a scale of ratios."""
    doubled = round(math.log2(seconds / (BEATS_A_BAR * beat_s)))
    return float(BEATS_A_BAR * beat_s * 2.0 ** min(max(doubled, 0), 6))


def _turned(azimuth_deg: float) -> float:
    return round((azimuth_deg + 180.0) % 360.0 - 180.0, 1)


def _metres(distance_m: float) -> float:
    return round(min(max(distance_m, LEAST_M), MOST_M), 2)
