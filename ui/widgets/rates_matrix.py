"""Which sample rates and depths a device takes: filled where it does, a diamond where proven."""

from collections.abc import Collection

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.fonts import font
from ui.theme.theme import Theme
from ui.widgets.transport.pill import paint_mark

Cell = tuple[int, int]
USUAL_RATES = (44_100, 48_000, 88_200, 96_000, 176_400, 192_000, 352_800, 384_000)
USUAL_DEPTHS = (16, 24, 32)
_CELL_PX, _ROW_PX = 52, 22
_HEAD_PX = 44


class RatesMatrix(QWidget):
    """Rates across, depths down; says itself in words too."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._takes: frozenset[Cell] = frozenset()
        self._proven: frozenset[Cell] = frozenset()
        self._failed: frozenset[Cell] = frozenset()
        self._rates: tuple[int, ...] = USUAL_RATES
        self._depths: tuple[int, ...] = USUAL_DEPTHS
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Rates and depths"))
        theme.changed.connect(self.update)

    def show_cells(
        self,
        takes: Collection[Cell],
        proven: Collection[Cell] = (),
        failed: Collection[Cell] = (),
    ) -> None:
        """Show pairs of rate and depth: taken, proven equal, and found different."""
        self._takes, self._proven = frozenset(takes), frozenset(proven)
        self._failed = frozenset(failed)
        every = self._takes | self._proven | self._failed
        self._rates = tuple(sorted({*USUAL_RATES, *(rate for rate, _ in every)}))
        self._depths = tuple(sorted({*USUAL_DEPTHS, *(bits for _, bits in every)}))
        self.setAccessibleDescription(", ".join(_cell_text(cell) for cell in sorted(self._takes)))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As many cells as there are."""
        return QSize(_HEAD_PX + len(self._rates) * _CELL_PX, (len(self._depths) + 1) * _ROW_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw names and cells."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(self._theme.sizes.small, tabular=True))
        painter.setPen(self._theme.colors.text_dim)
        corner = QRectF(0, 0, _HEAD_PX, _ROW_PX)
        painter.drawText(corner, Qt.AlignmentFlag.AlignVCenter, "kHz")
        for column, rate in enumerate(self._rates):
            box = QRectF(_HEAD_PX + column * _CELL_PX, 0, _CELL_PX, _ROW_PX)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"{rate / 1000:g}")
        for row, bits in enumerate(self._depths):
            box = QRectF(0, (row + 1) * _ROW_PX, _HEAD_PX, _ROW_PX)
            painter.setPen(self._theme.colors.text_dim)
            text = self.tr("{bits} bit").format(bits=bits)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, text)
            for column, rate in enumerate(self._rates):
                self._paint_cell(painter, row, column, (rate, bits))
        painter.end()

    def _paint_cell(self, painter: QPainter, row: int, column: int, cell: Cell) -> None:
        colors = self._theme.colors
        left, top = _HEAD_PX + column * _CELL_PX, (row + 1) * _ROW_PX
        box = QRectF(left + 3, top + 3, _CELL_PX - 6, _ROW_PX - 6)
        taken = cell in self._takes
        fill = QColor(colors.ok if cell not in self._failed else colors.bad)
        fill.setAlphaF(0.28)
        painter.setPen(QPen(colors.line, 1) if not taken else Qt.PenStyle.NoPen)
        painter.setBrush(fill if taken else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 4, 4)
        if cell in self._proven:
            paint_mark(painter, QPointF(box.center()), "proven", colors.nebula)
        elif cell in self._failed:
            paint_mark(painter, QPointF(box.center()), "degraded", colors.bad)


def _cell_text(cell: Cell) -> str:
    rate, bits = cell
    return f"{bits}/{rate / 1000:g}"
