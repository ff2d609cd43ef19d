"""The room on the stage: its walls as seen from above, which can be taken hold of."""

import math

from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPainterPathStroker, QPen

from player.sound.params import LOWEST_EARLY_DB, Room
from player.sound.walls import Walls, volume_with_wall_at, walls_of
from ui.theme.fonts import elided, metrics_of
from ui.theme.theme import Theme, mixed
from ui.widgets.scene_scale import SceneScale

_GRAB_PX = 14.0
_STEPS = 20
_AIR_PX = 18


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


def paint_room(painter: QPainter, scale: SceneScale, theme: Theme, room: Room) -> None:
    """Draw the walls, unless the room is left out."""
    if not _has_walls(room):
        return
    colors, walls = theme.colors, walls_of(room.volume_m3)
    painter.setPen(QPen(mixed(colors.text_dim, colors.accent, 0.5), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(room_outline(scale, walls))


def paint_words(painter: QPainter, scale: SceneScale, theme: Theme, hint: str, room: Room) -> None:
    """Write what can be done and how large the room is: apart, where both do not fit beside it."""
    face, box, words = theme.body(), scale.box, _room_words(room)
    beside = box.right() - _AIR_PX - metrics_of(face).horizontalAdvance(words)
    hint_end = box.left() + _AIR_PX + metrics_of(face).horizontalAdvance(hint)
    top, foot = box.top() + 30, box.bottom() - _AIR_PX
    is_tight = hint_end + 2 * _AIR_PX > beside
    painter.setPen(theme.colors.text_dim)
    painter.setFont(face)
    left = box.left() + _AIR_PX
    painter.drawText(QPointF(left, top), elided(face, hint, int(box.width() - 2 * _AIR_PX)))
    painter.drawText(QPointF(left, foot) if is_tight else QPointF(beside, top), words)


def _room_words(room: Room) -> str:
    if not _has_walls(room):
        return ""
    walls = walls_of(room.volume_m3)
    text = QCoreApplication.translate(
        "SceneRoom", "Room {length} by {width} by {height} m · drag a wall"
    )
    sizes = {"length": walls.length_m, "width": walls.width_m, "height": walls.height_m}
    return text.format(**{name: f"{metres:.1f}" for name, metres in sizes.items()})


def _has_walls(room: Room) -> bool:
    return room.early_db > LOWEST_EARLY_DB


def _spot(scale: SceneScale, ahead_m: float, left_m: float) -> QPointF:
    azimuth_deg = math.degrees(math.atan2(left_m, ahead_m))
    return scale.place(azimuth_deg, math.hypot(ahead_m, left_m))
