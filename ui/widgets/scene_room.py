"""The room on the stage: its walls as seen from above, which can be taken hold of."""

import math

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPainterPathStroker, QPen

from player.sound.params import LOWEST_EARLY_DB, Room
from player.sound.walls import Walls, volume_with_wall_at, walls_of
from ui.theme.theme import Theme, mixed
from ui.widgets.scene_scale import SceneScale

_GRAB_PX = 14.0
_STEPS = 20


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
    """Draw the walls, unless the room is left out, and its measures at the upper right."""
    if not _has_walls(room):
        return
    colors, walls = theme.colors, walls_of(room.volume_m3)
    painter.setPen(QPen(mixed(colors.text_dim, colors.accent, 0.5), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(room_outline(scale, walls))
    text = QCoreApplication.translate(
        "SceneRoom", "Room {length} by {width} by {height} m · drag a wall"
    )
    sizes = {"length": walls.length_m, "width": walls.width_m, "height": walls.height_m}
    text = text.format(**{name: f"{metres:.1f}" for name, metres in sizes.items()})
    painter.setPen(colors.text_dim)
    painter.setFont(theme.caption())
    place = QRectF(scale.box.left(), scale.box.top() + 16, scale.box.width() - 18, 18)
    painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)


def _has_walls(room: Room) -> bool:
    return room.early_db > LOWEST_EARLY_DB


def _spot(scale: SceneScale, ahead_m: float, left_m: float) -> QPointF:
    azimuth_deg = math.degrees(math.atan2(left_m, ahead_m))
    return scale.place(azimuth_deg, math.hypot(ahead_m, left_m))
