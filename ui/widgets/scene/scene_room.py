"""The room on the stage: its walls as seen from above, which can be taken hold of."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPainterPathStroker, QPen

from player.sound.params import LOWEST_EARLY_DB, Room
from player.sound.walls import Walls, volume_with_wall_at, walls_of
from ui.theme.fonts import metrics_of
from ui.theme.theme import Theme, mixed
from ui.widgets.scene.scene_scale import SceneScale
from ui.widgets.scene.scene_words import around
from ui.wording import sentence_case

_GRAB_PX = 14.0
_STEPS = 20
_AIR_PX = 16
_LINE_PX = 18
_ROOMY_PX = 520


def room_outline(scale: SceneScale, walls: Walls) -> QPainterPath:
    """Return the four walls; they bend, for far things are drawn together."""
    corners = (
        (walls.ahead_m, walls.left_m),
        (walls.ahead_m, -walls.right_m),
        (-walls.behind_m, -walls.right_m),
        (-walls.behind_m, walls.left_m),
    )
    path = QPainterPath(_spot(scale, *corners[0]))
    for place, (ahead, left) in enumerate(corners):
        next_ahead, next_left = corners[(place + 1) % len(corners)]
        for step in range(1, _STEPS + 1):
            share = step / _STEPS
            x, y = ahead + (next_ahead - ahead) * share, left + (next_left - left) * share
            path.lineTo(_spot(scale, x, y))
    path.closeSubpath()
    return path


def is_on_wall(scale: SceneScale, room: Room, place: QPointF) -> bool:
    """Return whether a place is near enough to a wall to take hold of it."""
    if not _has_walls(room):
        return False
    stroker = QPainterPathStroker()
    stroker.setWidth(_GRAB_PX)
    return stroker.createStroke(room_outline(scale, walls_of(room.volume_m3))).contains(place)


def volume_at(scale: SceneScale, place: QPointF) -> float:
    """Return the volume of the room that has a wall at this place, m3."""
    azimuth_deg, distance_m = scale.polar(place)
    angle = math.radians(azimuth_deg)
    return volume_with_wall_at(distance_m * math.cos(angle), distance_m * math.sin(angle))


def paint_room(
    painter: QPainter, scale: SceneScale, theme: Theme, room: Room, words: Iterable[QRectF]
) -> None:
    """Draw the walls around the places of words, unless the room is left out."""
    if not _has_walls(room):
        return
    colors, walls = theme.colors, walls_of(room.volume_m3)
    painter.save()
    painter.setClipRegion(around(scale.box, words))
    painter.setPen(QPen(mixed(colors.text_dim, colors.accent, 0.5), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(room_outline(scale, walls))
    painter.restore()


@dataclass(frozen=True, slots=True)
class Corner:
    """Short lines in an upper corner of the stage."""

    lines: Sequence[str]
    box: QRectF
    side: Qt.AlignmentFlag


def corners(scale: SceneScale, theme: Theme, hint: str, room: Room) -> list[Corner]:
    """Return what can be done and how large the room is; on a small stage only its name."""
    texts = (_lines(hint), _lines(_room_words(room)))
    if scale.box.width() < _ROOMY_PX:
        texts = (texts[0][:1], [""])
    left, right = (_corner_box(scale, theme, lines) for lines in texts)
    right.moveRight(scale.box.right() - _AIR_PX)
    flags = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight)
    return [
        Corner(lines, box, side)
        for lines, box, side in zip(texts, (left, right), flags, strict=True)
        if lines[0]
    ]


def paint_corners(painter: QPainter, theme: Theme, found: Sequence[Corner]) -> None:
    """Write them."""
    painter.setPen(theme.colors.text_dim)
    painter.setFont(theme.caption())
    for corner in found:
        line = QRectF(corner.box.left(), corner.box.top(), corner.box.width(), _LINE_PX)
        for words in corner.lines:
            painter.drawText(line, corner.side | Qt.AlignmentFlag.AlignVCenter, words)
            line.translate(0, _LINE_PX)


def _lines(text: str) -> list[str]:
    return [sentence_case(part) for part in text.split(" · ")]


def _corner_box(scale: SceneScale, theme: Theme, lines: Sequence[str]) -> QRectF:
    width = max(metrics_of(theme.caption()).horizontalAdvance(words) for words in lines)
    top_left = scale.box.topLeft() + QPointF(_AIR_PX, _AIR_PX)
    return QRectF(top_left, QSizeF(width, _LINE_PX * len(lines)))


def _room_words(room: Room) -> str:
    if not _has_walls(room):
        return ""
    walls = walls_of(room.volume_m3)
    sizes = (walls.length_m, walls.width_m, walls.height_m)
    size = " \N{MULTIPLICATION SIGN} ".join(f"{metres:.1f}" for metres in sizes)
    text = QCoreApplication.translate("SceneRoom", "Room {size} m · drag a wall")
    return text.format(size=size)


def _has_walls(room: Room) -> bool:
    return room.early_db > LOWEST_EARLY_DB


def _spot(scale: SceneScale, ahead_m: float, left_m: float) -> QPointF:
    distance_m = math.hypot(ahead_m, left_m)
    share = scale.radius(distance_m) / max(distance_m, 1e-9)
    return scale.centre - QPointF(left_m * share, ahead_m * share)
