"""The output device: a loudspeaker and its name; a press opens what can be said about it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from player.events import OutputState
from ui.theme.icons import paint_icon
from ui.theme.theme import Theme
from ui.widgets.button import Button
from ui.widgets.text.words import paint_line
from ui.wording import kilohertz

_ICON_PX = 18
_WIDEST_PX = 96


class DeviceButton(Button):
    """Says where the sound goes; amber when it goes nowhere."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", parent)
        self._output: OutputState | None = None
        self._name_shown = True
        self.show_output(None)

    def show_output(self, output: OutputState | None) -> None:
        """Show the device that is open, if any."""
        self._output = output
        self.name_it(self.details())
        self.updateGeometry()
        self.update()

    def set_name_shown(self, *, shown: bool) -> None:
        """Show the name, or only the icon where there is no room."""
        if shown != self._name_shown:
            self._name_shown = shown
            self.updateGeometry()
            self.update()

    def details(self) -> str:
        """Return the device with its API, format and latency, in one line."""
        output = self._output
        if output is None:
            return self.tr("Output: opens when something plays")
        if output.silent:
            return self.tr("There is no output device; playing silently.")
        text = self.tr("{name} · {api} · {bits}-bit / {rate} · {latency} ms")
        return text.format(
            name=output.name,
            api=output.api,
            bits=output.bit_depth,
            rate=kilohertz(output.sample_rate),
            latency=round(output.latency_ms),
        )

    def sizeHint(self) -> QSize:
        """Icon and, up to a point, the name."""
        if not self._name_shown or self._output is None:
            return QSize(_ICON_PX + 12, 30)
        width = QFontMetricsF(self.theme.body()).horizontalAdvance(self._name())
        return QSize(min(round(width) + 1, _WIDEST_PX) + _ICON_PX + 20, 30)

    def paint_face(self, painter: QPainter) -> None:
        """Draw icon and name."""
        colors, rect = self.theme.colors, QRectF(self.rect())
        if self.hovered():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.touched())
            painter.drawRoundedRect(rect, self.corner_px(), self.corner_px())
        silent = self._output is not None and self._output.silent
        ink = colors.warn if silent else (colors.text if self.hovered() else colors.text_dim)
        icon_rect = QRectF(6, (self.height() - _ICON_PX) // 2, _ICON_PX, _ICON_PX)
        paint_icon(painter, "warning" if silent else "output", icon_rect, ink)
        if self._name_shown and self._output is not None:
            painter.setPen(ink)
            painter.setFont(self.theme.body())
            box = rect.adjusted(_ICON_PX + 14, 0, -5, 0)
            metrics = QFontMetricsF(self.theme.body())
            name = metrics.elidedText(self._name(), Qt.TextElideMode.ElideRight, box.width())
            paint_line(painter, box, name)

    def _name(self) -> str:
        if self._output is None:
            return ""
        return self.tr("No device") if self._output.silent else self._output.name
