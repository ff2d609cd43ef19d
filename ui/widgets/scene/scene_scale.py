"""The stage from above: the listener in the middle, near things drawn apart, far ones together."""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

RINGS_M = (1, 2, 4, 8)
FARTHEST_M = 12.0
AMBIENCE_DEG = 125.0
_NEAR_M = 0.45
_BEYOND = 0.12
"""How much of the reach walls take that stand e times as far away as any source can."""
_REACH, _EDGE_PX = 0.465, 18.0
_CLEAR_PX, _STEP_PX, _STEPS = 40.0, 2.0, 90
_LOWEST_DEG, _HIGHEST_DEG = -40.0, 80.0
_LEAST_DB, _MOST_DB = -24.0, 12.0
_HEIGHT_FROM, _HEIGHT_TO = 0.66, 1.0
_AMBIENCE_FROM, _AMBIENCE_TO = 0.3, 0.95


def radius_share(distance_m: float) -> float:
    """Return how far out a distance is drawn, of the farthest source; walls may be farther."""
    if distance_m > FARTHEST_M:
        return 1.0 + _BEYOND * math.log(distance_m / FARTHEST_M)
    return math.log1p(max(distance_m, 0.0) / _NEAR_M) / math.log1p(FARTHEST_M / _NEAR_M)


def apart(place: QPointF, others: Iterable[QPointF]) -> QPointF:
    """Return a place moved sideways, no farther than to be seen beside others; its height stays."""
    taken = list(others)
    for step in range(_STEPS):
        for side in (1, -1) if step else (1,):
            moved = place + QPointF(side * step * _STEP_PX, 0.0)
            if all(_gap(moved, other) >= _CLEAR_PX for other in taken):
                return moved
    return place


def _gap(first: QPointF, second: QPointF) -> float:
    return math.hypot(first.x() - second.x(), first.y() - second.y())


@dataclass(frozen=True, slots=True)
class SceneScale:
    """Angles grow to the left, as on the sphere; ahead is up.

    Attributes:
        box: Where the stage is, px.
    """

    box: QRectF

    @property
    def centre(self) -> QPointF:
        """Where the head is: a little below the middle, for music stands ahead."""
        return QPointF(self.box.center().x(), self.box.top() + self.box.height() * 0.52)

    @property
    def reach_px(self) -> float:
        """How far the farthest source is."""
        return min(self.box.width(), self.box.height()) * _REACH - _EDGE_PX

    def radius(self, distance_m: float) -> float:
        """Return how far from the head a distance is, px."""
        return radius_share(distance_m) * self.reach_px

    def distance_m(self, radius_px: float) -> float:
        """Return the distance at a radius."""
        share = max(radius_px, 0.0) / max(self.reach_px, 1.0)
        if share > 1.0:
            return FARTHEST_M * math.exp((share - 1.0) / _BEYOND)
        return float(_NEAR_M * math.expm1(share * math.log1p(FARTHEST_M / _NEAR_M)))

    def place(self, azimuth_deg: float, distance_m: float) -> QPointF:
        """Return where a source stands."""
        return self.spot(azimuth_deg, self.radius(distance_m))

    def spot(self, azimuth_deg: float, radius_px: float) -> QPointF:
        """Return a point at an angle and so many px from the head."""
        angle = math.radians(azimuth_deg)
        return self.centre + QPointF(-math.sin(angle) * radius_px, -math.cos(angle) * radius_px)

    def polar(self, place: QPointF) -> tuple[float, float]:
        """Return angle in degrees and distance in m of a point."""
        away = place - self.centre
        radius = math.hypot(away.x(), away.y())
        return math.degrees(math.atan2(-away.x(), -away.y())), self.distance_m(radius)

    def height_place(self, elevation_deg: float) -> QPointF:
        """Return where the star of the height stands: the higher the farther up."""
        share = (elevation_deg - _LOWEST_DEG) / (_HIGHEST_DEG - _LOWEST_DEG)
        span = _HEIGHT_FROM + (_HEIGHT_TO - _HEIGHT_FROM) * share
        return self.centre - QPointF(0.0, span * self.reach_px)

    def elevation_deg(self, place: QPointF) -> float:
        """Return the height a place means."""
        span = (self.centre.y() - place.y()) / max(self.reach_px, 1.0)
        share = (span - _HEIGHT_FROM) / (_HEIGHT_TO - _HEIGHT_FROM)
        return _LOWEST_DEG + min(max(share, 0.0), 1.0) * (_HIGHEST_DEG - _LOWEST_DEG)

    def ambience_place(self, ambience_db: float, side: int) -> QPointF:
        """Return where a star of the ambience stands: louder is farther out, side 1 is left."""
        share = (max(ambience_db, _LEAST_DB) - _LEAST_DB) / (_MOST_DB - _LEAST_DB)
        span = _AMBIENCE_FROM + (_AMBIENCE_TO - _AMBIENCE_FROM) * share
        return self.spot(AMBIENCE_DEG * side, span * self.reach_px)

    def ambience_db(self, place: QPointF) -> float:
        """Return the level a place means."""
        away = place - self.centre
        span = math.hypot(away.x(), away.y()) / max(self.reach_px, 1.0)
        share = (span - _AMBIENCE_FROM) / (_AMBIENCE_TO - _AMBIENCE_FROM)
        return _LEAST_DB + min(max(share, 0.0), 1.0) * (_MOST_DB - _LEAST_DB)
