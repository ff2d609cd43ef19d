"""The stage: stars that can be taken hold of, around the listener's head."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from player.sound.params import GalaxyParams
from player.sound.staging import Star, position_of
from ui.theme.theme import Theme, mixed
from ui.widgets.access.focus import paint_focus_ring
from ui.widgets.scene.scene_paint import (
    HALO_PX,
    Sky,
    paint_head,
    paint_motion,
    paint_names,
    paint_star,
)
from ui.widgets.scene.scene_room import corners, is_on_wall, paint_corners, paint_room, volume_at
from ui.widgets.scene.scene_scale import SceneScale, apart
from ui.widgets.scene.scene_words import StarMark, ring_boxes, star_boxes

_KEYS = {
    Qt.Key.Key_Left: (1.0, 0.0),
    Qt.Key.Key_Right: (-1.0, 0.0),
    Qt.Key.Key_Up: (0.0, 1.0),
    Qt.Key.Key_Down: (0.0, -1.0),
}
_PLACED = (Star.LEFT, Star.CENTRE, Star.RIGHT)
_WHEEL_RATIO = 1.08
_LEAST_WIDTH_PX, _LEAST_HEIGHT_PX = 280, 280
_STEP_DB, _STEP_DEG = 0.5, 2.0


class SceneView(QWidget):
    """Shows a scene; says where the listener wants which star."""

    star_moved = Signal(object, float, float, bool)
    star_chosen = Signal(object)
    ambience_wanted = Signal(float)
    height_wanted = Signal(float)
    room_wanted = Signal(float)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._params = GalaxyParams()
        self._chosen = Star.LEFT
        self._held: tuple[Star, int] | None = None
        self._holds_wall = False
        self._on = True
        self._sky = Sky()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(_LEAST_WIDTH_PX, _LEAST_HEIGHT_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Stage"))
        theme.changed.connect(self.update)

    @property
    def scale(self) -> SceneScale:
        """Where things stand."""
        return SceneScale(QRectF(self.rect()))

    def show_scene(self, params: GalaxyParams, chosen: Star, *, on: bool, text: str) -> None:
        """Show a scene; `text` says the chosen star in words."""
        self._params, self._chosen, self._on = params, chosen, on
        self.setAccessibleDescription(text)
        self.update()

    def star_place(self, star: Star, side: int = 1) -> QPointF:
        """Return where a star is; ambience has one on each side, 1 is the left."""
        return place_of(star, side, self._params, self.scale)

    def sizeHint(self) -> QSize:
        """Its least; it takes all the room there is."""
        return QSize(_LEAST_WIDTH_PX, _LEAST_HEIGHT_PX)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a star."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._held = self._star_at(event.position())
            self._holds_wall = self._held is None and is_on_wall(
                self.scale, self._params.room, event.position()
            )
            if self._held:
                self._choose(self._held[0])

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry a star along; with Shift its mirror image stays."""
        if self._holds_wall:
            self.room_wanted.emit(volume_at(self.scale, event.position()))
            return
        if self._held is None:
            self.setCursor(self._cursor_at(event.position()))
            return
        alone = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._carry(self._held[0], event.position(), both=not alone)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go."""
        self._held, self._holds_wall = None, False

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Bring the star under the pointer nearer, or farther away."""
        found = self._star_at(event.position())
        notches = event.angleDelta().y() / 120
        if found and notches:
            self._choose(found[0])
            self._push(found[0], notches)
        event.accept()

    def focusNextPrevChild(self, forwards: bool) -> bool:  # noqa: FBT001  Qt's own signature
        """Tab goes from star to star, and on from the last one."""
        stars = list(Star)
        number = stars.index(self._chosen) + (1 if forwards else -1)
        if self.hasFocus() and 0 <= number < len(stars):
            self._choose(stars[number])
            return True
        return super().focusNextPrevChild(forwards)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin with the first star, or from behind with the last."""
        if event.reason() == Qt.FocusReason.TabFocusReason:
            self._choose(Star.LEFT)
        elif event.reason() == Qt.FocusReason.BacktabFocusReason:
            self._choose(Star.HEIGHT)
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right turn a star around the head, up and down push it; Shift is fine."""
        key = Qt.Key(event.key())
        if key not in _KEYS or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        share = 0.2 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1.0
        turn, push = (part * share for part in _KEYS[key])
        here = position_of(self._params, self._chosen)
        if here is None or push:
            self._push(self._chosen, push)
        else:
            azimuth = here.azimuth_deg + turn * _STEP_DEG
            self.star_moved.emit(self._chosen, azimuth, here.distance_m, True)  # noqa: FBT003

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the stage."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = self._theme.radii.card
        frame = QPainterPath()
        frame.addRoundedRect(QRectF(self.rect()), radius, radius)
        painter.setClipPath(frame)
        painter.drawPixmap(0, 0, self._sky.painted(self.scale, self._theme, self, self.tr("m")))
        hint = self.tr("From above · drag a star · scroll changes its distance")
        found = corners(self.scale, self._theme, hint, self._params.room)
        words = ring_boxes(self.scale, self._theme, self.tr("m"))
        words += [corner.box for corner in found]
        marks = self._marks()
        names = star_boxes(marks, self.scale, self._theme, words)
        if not self._on:
            painter.setOpacity(0.55)
        paint_room(painter, self.scale, self._theme, self._params.room, [*words, *names])
        paint_motion(painter, self.scale, self._theme, self._params)
        paint_head(painter, self.scale, self._theme)
        for mark in sorted(marks, key=lambda mark: mark.chosen):
            paint_star(painter, mark)
        paint_names(painter, self._theme, marks, names)
        painter.setOpacity(1.0)
        paint_corners(painter, self._theme, found)
        if self.hasFocus():
            paint_focus_ring(painter, QRectF(self.rect()), radius, self._theme)
        painter.end()

    def _marks(self) -> Sequence[StarMark]:
        colors = self._theme.colors
        gold = colors.gold_light if self._theme.tokens.dark else colors.gold_deep
        sky_blue = mixed(colors.ok, colors.accent, 0.4)
        names = (
            (Star.LEFT, 1, colors.accent, self.tr("Left")),
            (Star.CENTRE, 1, gold, self.tr("Centre")),
            (Star.RIGHT, 1, colors.accent, self.tr("Right")),
            (Star.AMBIENCE, 1, colors.nebula, self.tr("Ambience L")),
            (Star.AMBIENCE, -1, colors.nebula, self.tr("Ambience R")),
            (Star.HEIGHT, 1, sky_blue, self.tr("Height")),
        )
        chosen, above = self._chosen if self._on else None, Star.HEIGHT
        return [
            StarMark(self.star_place(star, side), color, label, star is chosen, star is above)
            for star, side, color, label in names
        ]

    def _cursor_at(self, place: QPointF) -> Qt.CursorShape:
        if self._star_at(place) is not None:
            return Qt.CursorShape.OpenHandCursor
        over_wall = is_on_wall(self.scale, self._params.room, place)
        return Qt.CursorShape.SizeAllCursor if over_wall else Qt.CursorShape.ArrowCursor

    def _star_at(self, place: QPointF) -> tuple[Star, int] | None:
        """The nearest star within its halo."""
        found = [
            (math.hypot(at.x() - place.x(), at.y() - place.y()), star, side)
            for star in Star
            for side in ((1, -1) if star is Star.AMBIENCE else (1,))
            for at in (self.star_place(star, side),)
        ]
        distance, star, side = min(found, key=lambda entry: entry[0])
        return (star, side) if distance <= HALO_PX else None

    def _carry(self, star: Star, place: QPointF, *, both: bool) -> None:
        if star is Star.AMBIENCE:
            self.ambience_wanted.emit(self.scale.ambience_db(place))
        elif star is Star.HEIGHT:
            self.height_wanted.emit(self.scale.elevation_deg(place))
        else:
            azimuth_deg, distance_m = self.scale.polar(place)
            self.star_moved.emit(star, azimuth_deg, distance_m, both)

    def _push(self, star: Star, steps: float) -> None:
        here = position_of(self._params, star)
        if here is not None:
            distance_m = here.distance_m * _WHEEL_RATIO**steps
            self.star_moved.emit(star, here.azimuth_deg, distance_m, True)  # noqa: FBT003
        elif star is Star.AMBIENCE:
            self.ambience_wanted.emit(self._params.ambience_db + _STEP_DB * steps)
        else:
            self.height_wanted.emit(self._params.centre.elevation_deg + _STEP_DEG * steps)

    def _choose(self, star: Star) -> None:
        if star is not self._chosen:
            self._chosen = star
            self.update()
            self.star_chosen.emit(star)


def place_of(star: Star, side: int, params: GalaxyParams, scale: SceneScale) -> QPointF:
    """Return where a star of a scene stands; that of the height beside the others."""
    here = position_of(params, star)
    if here is not None:
        return scale.place(here.azimuth_deg, here.distance_m)
    if star is Star.AMBIENCE:
        return scale.ambience_place(params.ambience_db, side)
    height = scale.height_place(params.centre.elevation_deg)
    return apart(height, (place_of(other, 1, params, scale) for other in _PLACED))
