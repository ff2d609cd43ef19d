"""The picture of an equalizer: shows what it is told."""

from collections.abc import Sequence

import numpy as np
from msgspec.structs import replace
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.theme import Theme
from ui.widgets.access.focus import paint_focus_ring
from ui.widgets.meters.still import Still
from ui.widgets.response.eq_heard import HeardArea
from ui.widgets.response.eq_overlay import Overlay, paint_overlay
from ui.widgets.response.eq_paint import (
    EqNode,
    Levels,
    curve_path,
    node_color,
    paint_curve,
    paint_grid,
    paint_light,
    paint_nodes,
    paint_under,
)
from ui.widgets.response.log_scale import ResponseScale

_NONE: Levels = np.zeros(0)


class EqPicture(QWidget):
    """Grid, spectrum, curve and nodes; one node may be chosen."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._nodes: Sequence[EqNode] = ()
        self._texts: Sequence[str] = ()
        self._freqs_hz: Levels = _NONE
        self._curve_db: Levels = _NONE
        self._band_db: Levels = _NONE
        self._highest_hz, self._reach_db = 20_000.0, 15.0
        self._selected: int | None = None
        self._solo: int | None = None
        self._overlay = Overlay()
        self._on = True
        self._heard = HeardArea()
        self._ratio = self.devicePixelRatioF()
        self._dark = Still(self, self._paint_dark, opaque=True)
        self._light = Still(self, self._paint_light, opaque=True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumHeight(220)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Equalizer curve"))
        theme.changed.connect(self.redraw)

    @property
    def scale(self) -> ResponseScale:
        """Where things stand."""
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        return ResponseScale(box, self._highest_hz, self._reach_db)

    @property
    def selected(self) -> int | None:
        """The band that is chosen."""
        return self._selected

    def set_range(self, highest_hz: float, reach_db: float) -> None:
        """Show up to a frequency, and as many decibels above and below 0."""
        self._highest_hz, self._reach_db = highest_hz, reach_db
        self.redraw()

    def show_curve(self, freqs_hz: Levels, levels_db: Levels, *, on: bool) -> None:
        """Show what all bands do together."""
        self._freqs_hz, self._curve_db, self._on = freqs_hz, levels_db, on
        self.redraw()

    def show_nodes(self, nodes: Sequence[EqNode], texts: Sequence[str]) -> None:
        """Show the bands; `texts` say each of them in words."""
        self._nodes, self._texts = nodes, texts
        if self._selected is not None and self._selected >= len(nodes):
            self._selected = len(nodes) - 1 if nodes else None
        self._describe()
        self.redraw()

    def show_selected(self, number: int | None, band_db: Levels) -> None:
        """Show which band is chosen, and what it does alone."""
        self._selected = number if number is not None and number < len(self._nodes) else None
        self._band_db = band_db
        self._describe()
        self.redraw()

    def show_overlay(self, overlay: Overlay, solo: int | None) -> None:
        """Show more lines, and which band is heard alone."""
        self._overlay, self._solo = overlay, solo
        self.redraw()

    def show_spectrum(self, centres_hz: Levels, levels_db: Levels) -> None:
        """Show what is heard now; nothing is silence. Only what changes is painted."""
        self.update(self._heard.show(centres_hz, levels_db))

    def node_place(self, number: int) -> QPointF:
        """Return where a node is."""
        node = self._nodes[number]
        return self.scale.point(node.freq_hz, node.level_db)

    def sizeHint(self) -> QSize:
        """As large as there is room."""
        return QSize(900, 420)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what does not move, and where something is heard the same in a brighter light."""
        if self._ratio != self.devicePixelRatioF():  # on another screen now
            self.redraw()
        painter = QPainter(self)
        if self._heard.silent:
            self._dark.draw(painter)
        else:
            painter.drawImage(0, 0, self._heard.image(self._dark.pixmap(), self._light.pixmap()))
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            radius = self._theme.radii.card
            paint_focus_ring(painter, QRectF(self.rect()), radius, self._theme)
        painter.end()

    def redraw(self) -> None:
        """Paint anew what does not move with the music."""
        self._dark.forget()
        self._light.forget()
        self._ratio = self.devicePixelRatioF()
        self._heard.move(self.scale, (self.size() * self._ratio).width(), self._ratio)
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Everything stands elsewhere."""
        super().resizeEvent(event)
        self.redraw()

    def _paint_dark(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), self._theme.colors.surface)
        self._paint_overlay(painter)

    def _paint_light(self, painter: QPainter) -> None:
        painter.fillRect(self.rect(), self._theme.colors.surface)
        paint_light(painter, self.scale, self._theme)
        self._paint_overlay(painter)

    def _paint_overlay(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colors, scale, radius = self._theme.colors, self.scale, self._theme.radii.card
        paint_grid(painter, scale, self._theme)
        paint_overlay(painter, scale, self._theme, self._overlay)
        self._paint_response(painter, scale)
        whole, frame = QPainterPath(), QPainterPath()
        whole.addRect(QRectF(self.rect()))
        frame.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.fillPath(whole.subtracted(frame), colors.ground)
        painter.setPen(QPen(colors.line, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(frame)

    def _paint_response(self, painter: QPainter, scale: ResponseScale) -> None:
        colors = self._theme.colors
        if self._selected is not None and len(self._band_db) == len(self._freqs_hz):
            path = curve_path(scale, self._freqs_hz, self._band_db)
            paint_under(painter, scale, path, node_color(self._theme, self._selected))
        ink = colors.text if self._on else colors.hint
        path = curve_path(scale, self._freqs_hz, self._curve_db)
        paint_curve(painter, scale, path, ink, 2.25)
        paint_nodes(painter, scale, self._theme, self._heard_nodes(), self._selected)

    def _heard_nodes(self) -> Sequence[EqNode]:
        """While one band is heard alone the others are drawn as if they were off."""
        if self._solo is None:
            return self._nodes
        return [replace(node, enabled=at == self._solo) for at, node in enumerate(self._nodes)]

    def _describe(self) -> None:
        number = self._selected
        text = self._texts[number] if number is not None and number < len(self._texts) else ""
        self.setAccessibleDescription(text)
