"""One picture, or a few that lie on each other, or a place where one can be put."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.theme.theme import Theme
from ui.widgets.mirror import mirrored

_STEP_PX = 7
_MOST = 3
_EDGE_PX = 12


class CoverPlate(QWidget):
    """A square; pictures are shown whole, whatever their shape."""

    def __init__(self, theme: Theme, side_px: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._images: tuple[QImage, ...] = ()
        self._hint = ""
        self.setFixedSize(side_px, side_px)
        theme.changed.connect(self.update)

    @property
    def images(self) -> tuple[QImage, ...]:
        """What is shown, the one on top first."""
        return self._images

    def show_images(self, images: Sequence[QImage], hint: str = "") -> None:
        """Show other pictures, or without any the words in their place."""
        self._images = tuple(image for image in images if not image.isNull())[:_MOST]
        self._hint = hint
        self.setAccessibleDescription("" if self._images else hint)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw them, the first on top."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if not self._images:
            self._paint_empty(painter)
        behind = (len(self._images) - 1) * _STEP_PX
        side = self.width() - behind
        for place in reversed(range(len(self._images))):
            at = place * _STEP_PX
            box = QRectF(at, behind - at, side, side)
            box = mirrored(box, QRectF(self.rect()), self.layoutDirection())
            self._paint_one(painter, box, self._images[place])
        painter.end()

    def _paint_one(self, painter: QPainter, box: QRectF, image: QImage) -> None:
        colors, radius = self._theme.colors, float(self._theme.radii.cover)
        shape = QPainterPath()
        shape.addRoundedRect(box, radius, radius)
        painter.fillPath(shape, colors.high)
        painter.save()
        painter.setClipPath(shape)
        side = round(box.width() * self.devicePixelRatioF())
        scaled = image.scaled(
            QSize(side, side),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        size = scaled.size() / self.devicePixelRatioF()
        target = QRectF(0, 0, size.width(), size.height())
        target.moveCenter(box.center())
        painter.drawImage(target, scaled)
        painter.restore()
        painter.setPen(QPen(colors.line, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def _paint_empty(self, painter: QPainter) -> None:
        colors, radius = self._theme.colors, float(self._theme.radii.cover)
        painter.setPen(QPen(colors.hint, 1, Qt.PenStyle.DashLine))
        painter.setBrush(colors.raised)
        box = QRectF(self.rect())
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.setPen(colors.text_dim)
        painter.setFont(self._theme.caption())
        flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignCenter
        inner = box.adjusted(_EDGE_PX, _EDGE_PX, -_EDGE_PX, -_EDGE_PX)
        painter.drawText(inner, int(flags), self._hint)
