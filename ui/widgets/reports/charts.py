"""Figures of a report: tiles, ranked bars, a map of the week, and a bar of shares."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme.fonts import font
from ui.theme.theme import Theme, mixed
from ui.widgets.meters.still import Still
from ui.widgets.mirror import mirrored

_AIR_PX = 18
_ROW_PX = 40
_TITLE_PX = 46
_LEAST_PITCH_PX, _HOURS_PX = 24, 34


class Panel(QWidget):
    """A raised card with a title; heirs paint what is in it."""

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.title = title
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card."""
        colors, radius = self.theme.colors, self.theme.radii.card
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colors.line, 1))
        painter.setBrush(colors.raised)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.setFont(self.theme.body(QFont.Weight.DemiBold))
        painter.setPen(colors.text)
        room = QRectF(_AIR_PX, 15, self.width() - 2 * _AIR_PX, 20)
        self.line(painter, room, self.title)
        self.paint_inside(painter)
        painter.end()

    def paint_inside(self, painter: QPainter) -> None:
        """Draw what the panel shows, below its title."""
        raise NotImplementedError

    def line(self, painter: QPainter, box: QRectF, text: str, *, right: bool = False) -> float:
        """Draw one line that is cut where the room ends; return its width."""
        metrics = QFontMetricsF(painter.font())
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(self.at(painter, box), side | Qt.AlignmentFlag.AlignVCenter, shown)
        return metrics.horizontalAdvance(shown)

    def at(self, painter: QPainter, box: QRectF) -> QRectF:
        """Return where a box lies in the direction that the painter writes."""
        return mirrored(box, QRectF(self.rect()), painter.layoutDirection())


class FigureTile(Panel):
    """One figure and what it is compared with."""

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, title, parent)
        self._figure = ""
        self._note = ""

    def show_figure(self, figure: str, note: str = "") -> None:
        """Show another figure."""
        self._figure, self._note = figure, note
        self.setAccessibleDescription(f"{figure} {note}".strip())
        self.update()

    def sizeHint(self) -> QSize:
        """A tile of a row."""
        return QSize(180, 108)

    def paint_inside(self, painter: QPainter) -> None:
        """Draw the figure large, the note small."""
        colors, room = self.theme.colors, self.width() - 2 * _AIR_PX
        painter.setFont(font(self.theme.sizes.large, QFont.Weight.Bold, tabular=True))
        painter.setPen(colors.text)
        self.line(painter, QRectF(_AIR_PX, 40, room, 30), self._figure)
        painter.setFont(self.theme.caption())
        painter.setPen(colors.text_dim)
        self.line(painter, QRectF(_AIR_PX, 72, room, 20), self._note)


class RankedList(Panel):
    """Names with bars as long as their share of the first; a press goes there."""

    pressed = Signal(int)

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, title, parent)
        self._lines: tuple[tuple[str, str, str, float], ...] = ()

    def show_lines(self, lines: Sequence[tuple[str, str, str, float]]) -> None:
        """Show name, detail, figure and share 0..1 of each."""
        self._lines = tuple(lines)
        words = (
            f"{place}. {name}, {figure}" for place, (name, _, figure, _) in enumerate(lines, 1)
        )
        self.setAccessibleDescription("; ".join(words))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        return QSize(260, _TITLE_PX + max(len(self._lines), 1) * _ROW_PX + 10)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell which line was pressed."""
        row = int((event.position().y() - _TITLE_PX) // _ROW_PX)
        if 0 <= row < len(self._lines) and event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit(row)

    def paint_inside(self, painter: QPainter) -> None:
        """Draw the lines."""
        for place, line in enumerate(self._lines):
            top = _TITLE_PX + place * _ROW_PX
            self._paint_line(painter, place, top, line)

    def _paint_line(
        self, painter: QPainter, place: int, top: float, line: tuple[str, str, str, float]
    ) -> None:
        colors, (name, detail, figure, share) = self.theme.colors, line
        room = self.width() - 2 * _AIR_PX
        painter.setFont(self.theme.caption(QFont.Weight.Medium))
        painter.setPen(colors.text_dim)
        self.line(painter, QRectF(_AIR_PX, top, 20, 22), str(place + 1))
        used = self.line(painter, QRectF(_AIR_PX, top, room, 22), figure, right=True)
        painter.setFont(self.theme.body(QFont.Weight.Medium))
        painter.setPen(colors.text)
        words = QRectF(_AIR_PX + 24, top, room - 24 - used - 12, 22)
        taken = self.line(painter, words, name)
        painter.setFont(self.theme.caption())
        painter.setPen(colors.text_dim)
        if words.width() - taken > 40:
            self.line(painter, words.adjusted(taken + 10, 0, 0, 0), detail)
        bar = QRectF(_AIR_PX + 24, top + 26, room - 24, 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.high)
        painter.drawRoundedRect(self.at(painter, bar), 2, 2)
        painter.setBrush(colors.accent)
        filled = QRectF(bar.left(), bar.top(), bar.width() * share, 4)
        painter.drawRoundedRect(self.at(painter, filled), 2, 2)


class HeatMap(Panel):
    """Hours across, days down; the brighter, the more was heard."""

    def __init__(
        self, theme: Theme, title: str, days: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, title, parent)
        self._days = tuple(days)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._minutes: tuple[tuple[float, ...], ...] = ()
        self._cells = Still(self, self._paint_cells)
        theme.changed.connect(self._cells.forget)

    def show_minutes(self, minutes: tuple[tuple[float, ...], ...], words: str) -> None:
        """Show minutes by day and hour, and say in words when most was heard."""
        if minutes != self._minutes:
            self._cells.forget()
        self._minutes = minutes
        self.setAccessibleDescription(words)
        self.setToolTip(words)
        self.update()

    def sizeHint(self) -> QSize:
        """Seven rows and the hours below."""
        return QSize(520, _TITLE_PX + 7 * _LEAST_PITCH_PX + _HOURS_PX)

    def paint_inside(self, painter: QPainter) -> None:
        """Draw the cells, a hundred and more: they are kept."""
        self._cells.draw(painter)

    def _paint_cells(self, painter: QPainter) -> None:
        """Hours run from left to right for every reader."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        colors = self.theme.colors
        most = max((max(hours) for hours in self._minutes), default=0.0) or 1.0
        left = _AIR_PX + 38
        width = (self.width() - left - _AIR_PX) / 24
        pitch = (self.height() - _TITLE_PX - _HOURS_PX) // 7
        edges = [round(left + hour * width) for hour in range(25)]
        painter.setFont(self.theme.caption())
        for day, hours in enumerate(self._minutes):
            top = _TITLE_PX + day * pitch
            painter.setPen(colors.text_dim)
            self.line(painter, QRectF(_AIR_PX, top, 36, pitch - 4), self._days[day])
            painter.setPen(Qt.PenStyle.NoPen)
            for hour, minutes in enumerate(hours):
                painter.setBrush(self._heat(minutes / most))
                cell = QRectF(edges[hour], top, edges[hour + 1] - edges[hour] - 3, pitch - 4)
                painter.drawRoundedRect(cell, 4, 4)
        painter.setPen(colors.text_dim)
        for hour in range(0, 24, 3):
            box = QRectF(edges[hour], _TITLE_PX + 7 * pitch + 2, 40, 18)
            self.line(painter, box, f"{hour:02}")

    def _heat(self, share: float) -> QColor:
        colors = self.theme.colors
        return mixed(colors.high, colors.accent, share**0.6) if share else colors.high


class ShareBar(Panel):
    """One bar in parts with a key below: what music was made of."""

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, title, parent)
        self._parts: tuple[tuple[str, str, float, str], ...] = ()

    def show_parts(self, parts: Sequence[tuple[str, str, float, str]]) -> None:
        """Show name, figure, share 0..1 and colour token of each."""
        self._parts = tuple(parts)
        self.setAccessibleDescription("; ".join(f"{p[0]}: {p[1]}" for p in parts))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """The bar and its key."""
        return QSize(260, _TITLE_PX + 34 + max(len(self._parts), 1) * 24 + 8)

    def minimumSizeHint(self) -> QSize:
        """No line of the key is cut."""
        return QSize(160, self.sizeHint().height())

    def paint_inside(self, painter: QPainter) -> None:
        """Draw the bar, then the key."""
        colors, room = self.theme.colors, self.width() - 2 * _AIR_PX
        left = float(_AIR_PX)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.high)
        painter.drawRoundedRect(QRectF(left, _TITLE_PX + 2, room, 12), 6, 6)
        painter.save()
        for _, _, share, token in self._parts:
            painter.setBrush(getattr(colors, token))
            part = QRectF(left, _TITLE_PX + 2, room * share, 12)
            painter.drawRoundedRect(self.at(painter, part), 4, 4)
            left += room * share
        painter.restore()
        for row, (name, figure, _, token) in enumerate(self._parts):
            top = _TITLE_PX + 30 + row * 24
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(getattr(colors, token))
            painter.drawEllipse(self.at(painter, QRectF(_AIR_PX, top + 6, 8, 8)))
            painter.setFont(self.theme.body())
            painter.setPen(colors.text)
            used = self.line(painter, QRectF(_AIR_PX, top, room, 20), figure, right=True)
            painter.setPen(colors.text_dim)
            self.line(painter, QRectF(_AIR_PX + 18, top, room - 26 - used, 20), name)
