"""The stage from the side: how high its sources are above the ears, and how far ahead or behind."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from player.sound.params import GalaxyParams, Position
from player.sound.staging import HIGHEST_DEG, LOWEST_DEG
from ui.theme.fonts import font
from ui.theme.theme import Theme, mixed
from ui.widgets.access.focus import paint_focus_ring
from ui.widgets.scene.scene_scale import FARTHEST_M, RINGS_M, radius_share

_HEIGHT_PX = 124
_EDGE_PX = 16
_DOT_PX, _GRAB_PX = 6.0, 16.0
_LINES_DEG = (-30, 0, 30, 60)
_STEP_DEG = 2.0


class SceneSide(QWidget):
    """Shows elevations; says what height the listener wants for all sources."""

    height_wanted = Signal(float)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._params = GalaxyParams()
        self._on = True
        self._held = False
        self.setFixedHeight(_HEIGHT_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Stage from the side"))
        theme.changed.connect(self.update)

    def show_scene(self, params: GalaxyParams, *, on: bool, text: str) -> None:
        """Show a scene; `text` says its height in words."""
        self._params, self._on = params, on
        self.setAccessibleDescription(text)
        self.update()

    def sizeHint(self) -> QSize:
        """A strip below the stage."""
        return QSize(720, _HEIGHT_PX)

    def place_of(self, source: Position) -> QPointF:
        """Return where a source stands: ahead is right."""
        depth = math.cos(math.radians(source.azimuth_deg)) * radius_share(source.distance_m)
        return QPointF(self._middle_px + depth * self._reach_px, self._y(source.elevation_deg))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a source."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._held = self._near(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Lift all sources."""
        if self._held:
            self.height_wanted.emit(self._elevation_deg(event.position().y()))
            return
        near = self._near(event.position())
        self.setCursor(Qt.CursorShape.SizeVerCursor if near else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go."""
        self._held = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down lift and lower; Shift is fine."""
        steps = {Qt.Key.Key_Up: 1.0, Qt.Key.Key_Down: -1.0}.get(Qt.Key(event.key()))
        if steps is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        share = 0.2 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1.0
        height_deg = self._params.centre.elevation_deg
        self.height_wanted.emit(height_deg + steps * share * _STEP_DEG)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the strip."""
        painter, radius = QPainter(self), self._theme.radii.card
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QPainterPath()
        frame.addRoundedRect(QRectF(self.rect()), radius, radius)
        painter.setClipPath(frame)
        painter.fillRect(self.rect(), self._theme.colors.surface)
        painter.setPen(QPen(self._theme.colors.line, 1))
        edge = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(edge, radius, radius)
        self._paint_grid(painter)
        if not self._on:
            painter.setOpacity(0.55)
        self._paint_head(painter)
        for source, color in self._sources():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color)
            painter.drawEllipse(self.place_of(source), _DOT_PX, _DOT_PX)
        painter.setOpacity(1.0)
        if self.hasFocus():
            paint_focus_ring(painter, QRectF(self.rect()), radius, self._theme)
        painter.end()

    @property
    def _middle_px(self) -> float:
        return self.width() / 2

    @property
    def _reach_px(self) -> float:
        return self.width() / 2 - 64

    def _y(self, elevation_deg: float) -> float:
        share = (HIGHEST_DEG - elevation_deg) / (HIGHEST_DEG - LOWEST_DEG)
        return _EDGE_PX + share * (self.height() - 2 * _EDGE_PX)

    def _elevation_deg(self, y: float) -> float:
        share = (y - _EDGE_PX) / (self.height() - 2 * _EDGE_PX)
        return HIGHEST_DEG - share * (HIGHEST_DEG - LOWEST_DEG)

    def _sources(self) -> Sequence[tuple[Position, QColor]]:
        colors, params = self._theme.colors, self._params
        gold = colors.gold_light if self._theme.tokens.dark else colors.gold_deep
        return (
            (params.left, colors.accent),
            (params.right, colors.accent),
            (params.centre, gold),
        )

    def _near(self, place: QPointF) -> bool:
        away = (self.place_of(source) - place for source, _ in self._sources())
        return any(math.hypot(gap.x(), gap.y()) <= _GRAB_PX for gap in away)

    def _paint_grid(self, painter: QPainter) -> None:
        colors = self._theme.colors
        painter.setFont(font(self._theme.sizes.badge, tabular=True))
        for angle in _LINES_DEG:
            y = round(self._y(angle)) + 0.5
            grid = self._theme.grid
            ink = mixed(grid, colors.text, 0.16) if angle == 0 else grid
            painter.setPen(QPen(ink, 1))
            painter.drawLine(QPointF(48, y), QPointF(self.width() - 12, y))
            painter.setPen(colors.text_dim)
            text = f"{angle}°".replace("-", "\N{MINUS SIGN}")
            side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(0, y - 8, 42, 16), side, text)
        for metres in (ring for ring in RINGS_M if ring < FARTHEST_M):
            for side_of_head in (-1, 1):
                x = self._middle_px + side_of_head * radius_share(metres) * self._reach_px
                painter.setPen(QPen(self._theme.grid, 1))
                painter.drawLine(QPointF(x, self._y(0) - 3), QPointF(x, self._y(0) + 4))
        painter.setPen(colors.text_dim)
        painter.setFont(self._theme.caption())
        words = QRectF(self.rect()).adjusted(48, 5, -12, -4)
        top = Qt.AlignmentFlag.AlignTop
        painter.drawText(words, top | Qt.AlignmentFlag.AlignLeft, self.tr("From the side · behind"))
        painter.drawText(words, top | Qt.AlignmentFlag.AlignRight, self.tr("ahead"))

    def _paint_head(self, painter: QPainter) -> None:
        """The listener in profile, looking to the right, with the ear at 0 degrees."""
        colors, middle = self._theme.colors, QPointF(self._middle_px, self._y(0))
        painter.setPen(QPen(mixed(colors.text_dim, colors.accent, 0.35), 1.75))
        painter.setBrush(colors.raised)
        nose = QPainterPath(middle + QPointF(14, -5))
        nose.lineTo(middle + QPointF(22, 3))
        nose.lineTo(middle + QPointF(14, 5))
        painter.drawPath(nose)
        painter.drawEllipse(middle, 17, 20)
        painter.setPen(QPen(mixed(colors.text_dim, colors.accent, 0.35), 1.25))
        painter.drawArc(QRectF(middle.x() - 6, middle.y() - 6, 9, 12), 16 * 60, 16 * 240)
