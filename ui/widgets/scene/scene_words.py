"""Where words stand on the stage, so that none lies on another, on a star or on a line."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QRegion

from ui.theme.fonts import font, metrics_of
from ui.theme.theme import Theme
from ui.widgets.scene.scene_scale import RINGS_M, SceneScale

_LINE_PX = 18.0
_FROM_STAR_PX = 26.0
_CORE_PX, _GLOW_PX = 12.0, 24.0
_HEAD_PX = 40.0
_RING_LINE_PX = 14.0
_STRAYED = 5_000
_Edges = tuple[float, float, float, float]
"""Left, top, right and bottom, px."""


@dataclass(frozen=True, slots=True)
class StarMark:
    """One star as it is drawn."""

    place: QPointF
    color: QColor
    label: str
    chosen: bool = False
    label_above: bool = False


def star_boxes(
    marks: Sequence[StarMark], scale: SceneScale, theme: Theme, taken: Iterable[QRectF] = ()
) -> list[QRectF]:
    """Return a box for the name of each star: below it, or where it covers less.

    Args:
        marks: The stars.
        scale: Where the stage is.
        theme: The face of the names.
        taken: Where other words stand.
    """
    words, boxes = list(taken), []
    for mark in marks:
        others = [other.place for other in marks if other is not mark]
        solid = [_edges(word) for word in words] + [_disc(place, _CORE_PX) for place in others]
        soft = [_disc(place, _GLOW_PX) for place in others] + [_disc(scale.centre, _HEAD_PX)]
        costs = (
            (_covered(box, scale.box, solid, soft) + _strayed(box, mark, marks), box)
            for box in _candidates(mark, theme)
        )
        box = _cheapest(costs)
        words.append(box)
        boxes.append(box)
    return boxes


def ring_boxes(scale: SceneScale, theme: Theme, metre: str) -> list[QRectF]:
    """Return where the figures of the rings stand: behind the head, where no star begins."""
    metrics = metrics_of(font(theme.sizes.small, tabular=True))
    boxes = []
    for ring_m in RINGS_M:
        width = metrics.horizontalAdvance(f"{ring_m} {metre}") + 8
        box = QRectF(0, 0, round(width), _RING_LINE_PX)
        box.moveCenter(scale.spot(180.0, scale.radius(ring_m)))
        boxes.append(box)
    return boxes


def around(box: QRectF, words: Iterable[QRectF]) -> QRegion:
    """Return a box without the places of words: lines that are clipped to it spare them."""
    region = QRegion(box.toAlignedRect())
    for word in words:
        region -= QRegion(word.toAlignedRect())
    return region


def _candidates(mark: StarMark, theme: Theme) -> Iterator[QRectF]:
    face = theme.body(QFont.Weight.Medium)
    width = metrics_of(face).horizontalAdvance(mark.label) + 8
    below = QRectF(0, 0, width, _LINE_PX)
    below.moveCenter(mark.place + QPointF(0, _FROM_STAR_PX + _LINE_PX / 2))
    above = below.translated(0, -2 * _FROM_STAR_PX - _LINE_PX)
    yield from (above, below) if mark.label_above else (below, above)
    beside = (width / 2) + _FROM_STAR_PX
    for side in (1, -1):
        box = QRectF(below)
        box.moveCenter(mark.place + QPointF(side * beside, 0))
        yield box
    for box, line in ((below, _LINE_PX), (above, -_LINE_PX)):
        yield from (box.translated(side * (width / 2 - _CORE_PX), 0) for side in (1, -1))
        yield from (box.translated(0, line), box.translated(0, 2 * line))


def _cheapest(costs: Iterable[tuple[int, QRectF]]) -> QRectF:
    """Return the place that costs least, of equals the first; one that costs nothing ends it."""
    least, best = math.inf, QRectF()
    for cost, box in costs:
        if cost < least:
            least, best = cost, box
        if not cost:
            break
    return best


def _covered(box: QRectF, stage: QRectF, solid: Sequence[_Edges], soft: Sequence[_Edges]) -> int:
    """Return how bad a place is, px2: what cannot be read there counts most."""
    edges = _edges(box)
    outside = _shared(edges, edges) - _shared(edges, _edges(stage))
    hidden = sum(_shared(edges, other) for other in solid)
    dimmed = sum(_shared(edges, other) for other in soft)
    return round(8.0 * (outside + hidden) + dimmed)  # a rounding error is no reason to go


def _strayed(box: QRectF, mark: StarMark, marks: Sequence[StarMark]) -> int:
    """Return how much it costs to stand nearer to another star than to one's own."""
    nearest = min(marks, key=lambda other: _away(box, other.place))
    return 0 if nearest is mark else _STRAYED


def _away(box: QRectF, place: QPointF) -> float:
    """Return the distance from a place to a box, px; 0 inside."""
    across = max(box.left() - place.x(), place.x() - box.right(), 0.0)
    return math.hypot(across, max(box.top() - place.y(), place.y() - box.bottom(), 0.0))


def _shared(one: _Edges, other: _Edges) -> float:
    """Return the area that two boxes share, px2; a thousand times a frame, so without QRectF."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across * down if across > 0.0 and down > 0.0 else 0.0


def _edges(box: QRectF) -> _Edges:
    return box.left(), box.top(), box.right(), box.bottom()


def _disc(place: QPointF, radius_px: float) -> _Edges:
    x, y = place.x(), place.y()
    return x - radius_px, y - radius_px, x + radius_px, y + radius_px
