"""A spectrogram: time to the right, frequency upwards, level as light."""

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from player.inspection import Inspection
from ui.theme.fonts import font
from ui.theme.theme import Theme, mixed
from ui.wording import clock

_LEFT_PX, _FOOT_PX = 48, 22
_STOPS = (0.0, 0.3, 0.55, 0.78, 1.0)


class SpectrogramView(QWidget):
    """Paints once and keeps the picture; a dashed line marks where the spectrum ends."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._found: Inspection | None = None
        self._picture = QImage()
        self.setMinimumHeight(200)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Spectrogram"))
        theme.changed.connect(self._on_theme)

    def show_file(self, found: Inspection | None) -> None:
        """Show what was found in a file."""
        self._found = found
        self._on_theme()

    def sizeHint(self) -> QSize:
        """As large as there is room."""
        return QSize(760, 360)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the picture, the scales and the edge."""
        found = self._found
        if found is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(_LEFT_PX, 0, self.width() - _LEFT_PX, self.height() - _FOOT_PX)
        frame = QPainterPath()
        frame.addRoundedRect(box, 8, 8)
        painter.setClipPath(frame)
        painter.drawImage(box, self._picture)
        if found.cutoff_hz:
            y = box.bottom() - found.cutoff_hz / found.highest_hz * box.height()
            painter.setPen(QPen(QColor("#ffffff"), 1.25, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
        painter.setClipping(False)
        self._paint_scales(painter, box, found)
        painter.end()

    def _paint_scales(self, painter: QPainter, box: QRectF, found: Inspection) -> None:
        painter.setPen(self._theme.colors.text_dim)
        painter.setFont(font(self._theme.sizes.badge, tabular=True))
        top_khz = found.highest_hz / 1_000
        step = 5 if top_khz <= 30 else 10 if top_khz <= 60 else 20
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for khz in range(0, int(top_khz) + 1, step):
            y = box.bottom() - khz / top_khz * box.height()
            place = QRectF(0, min(max(y - 8, 0), box.bottom() - 14), _LEFT_PX - 8, 16)
            painter.drawText(place, side, f"{khz} kHz" if khz else "0")
        for part in range(5):
            x = box.left() + box.width() * part / 4
            place = QRectF(x - 40, box.bottom() + 4, 80, 16)
            place.moveRight(min(place.right(), float(self.width())))
            place.moveLeft(max(place.left(), box.left()))
            text = clock(round(found.duration_s * 1000 * part / 4))
            ends = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight)
            align = (
                ends[0] if part == 0 else ends[1] if part == 4 else Qt.AlignmentFlag.AlignHCenter
            )
            painter.drawText(place, align | Qt.AlignmentFlag.AlignVCenter, text)

    def _on_theme(self) -> None:
        self._picture = _picture_of(self._found, self._theme) if self._found else QImage()
        self.update()


def _picture_of(found: Inspection, theme: Theme) -> QImage:
    """Return the picture in the colours of a theme: from night over violet to gold."""
    colors = theme.colors
    dark = QColor("#07090E")
    inks = (dark, mixed(dark, colors.nebula, 0.45), colors.nebula, colors.warn, colors.gold_light)
    table = np.array([[ink.red(), ink.green(), ink.blue()] for ink in inks], dtype=float)
    steps = np.linspace(0.0, 1.0, 256)
    palette = np.stack([np.interp(steps, _STOPS, table[:, part]) for part in range(3)], axis=1)
    cells = np.frombuffer(found.picture, np.uint8).reshape(found.columns, found.rows)
    pixels = np.ascontiguousarray(palette.astype(np.uint8)[cells.T[::-1]])
    rows, columns = pixels.shape[:2]
    image = QImage(pixels.tobytes(), columns, rows, 3 * columns, QImage.Format.Format_RGB888)
    return image.copy()
