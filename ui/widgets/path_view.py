"""The signal path as a chain of nodes, each with a dot that says how it is known."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from player.signal_path import Effect, Evidence, PathNode
from ui.path_wording import evidence_word, node_text
from ui.theme.theme import Theme
from ui.widgets.access.focus import paint_focus_ring
from ui.widgets.mirror import mirrored

_DOT_PX = 6.0
_LEFT_PX = 9
_WORDS_PX = 36
_GAP_PX = 12
_LEADING_PX = 2
_EFFECT_COLORS = {
    Effect.UNTOUCHED: "ok",
    Effect.SHARED: "text_dim",
    Effect.ENHANCES: "accent",
    Effect.CONVERTS: "warn",
    Effect.LOSSY: "warn",
    Effect.DAMAGES: "bad",
    Effect.UNKNOWN: "hint",
}


class PathView(QWidget):
    """Nodes from the file down to the device; arrows walk, for who listens instead of looking."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._nodes: Sequence[PathNode] = ()
        self._chosen = 0
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(self.tr("Signal path"))
        theme.changed.connect(self.update)

    def show_nodes(self, nodes: Sequence[PathNode]) -> None:
        """Show the nodes of a path."""
        self.refresh(nodes)
        self.setAccessibleDescription(self._spoken(self._chosen))

    def refresh(self, nodes: Sequence[PathNode]) -> None:
        """Show newer figures of the same nodes; who listens hears them at the next step."""
        if nodes == self._nodes:
            return
        self._nodes = nodes
        self._chosen = min(self._chosen, max(len(nodes) - 1, 0))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its nodes."""
        height = sum(self._height(node) + _GAP_PX for node in self._nodes)
        return QSize(420, round(height))

    def minimumSizeHint(self) -> QSize:
        """No less."""
        return QSize(160, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk from node to node."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if not step or not self._nodes:
            event.ignore()
            return
        self._chosen = min(max(self._chosen + step, 0), len(self._nodes) - 1)
        self.setAccessibleDescription(self._spoken(self._chosen))
        self.update()

    def event(self, event: QEvent) -> bool:
        """Say how a node is known where the pointer rests."""
        if event.type() == QEvent.Type.ToolTip:
            number = self._node_at(float(event.pos().y()))  # type: ignore[attr-defined]
            words = self._spoken(number) if number is not None else ""
            QToolTip.showText(event.globalPos(), words, self)  # type: ignore[attr-defined]
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw dots, the line between them, and the words beside."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = 0.0
        for number, node in enumerate(self._nodes):
            height = self._height(node)
            following = number + 1 < len(self._nodes)
            self._paint_node(painter, node, top, height + (_GAP_PX if following else 0))
            if self.hasFocus() and number == self._chosen:
                box = QRectF(0, top - 4, self.width(), height + 8)
                paint_focus_ring(painter, box, 8, self._theme)
            top += height + _GAP_PX
        painter.end()

    def _paint_node(self, painter: QPainter, node: PathNode, top: float, reach: float) -> None:
        colors, text = self._theme.colors, node_text(node)
        color: QColor = getattr(colors, _EFFECT_COLORS[node.effect])
        whole, way = QRectF(self.rect()), self.layoutDirection()
        side = mirrored(QRectF(0, 0, 2 * _LEFT_PX, 0), whole, way)
        dot = QPointF(side.center().x(), top + 10)
        line = QColor(color)
        line.setAlphaF(0.45)
        painter.setPen(QPen(line, 2))
        painter.drawLine(dot + QPointF(0, _DOT_PX + 1), dot + QPointF(0, reach - 3))
        self._paint_dot(painter, dot, node.evidence, color)
        box = mirrored(QRectF(_WORDS_PX, top, self.width() - _WORDS_PX - 8, reach), whole, way)
        top_left = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        bold = self._theme.body(QFont.Weight.Bold)
        for words, face, ink in (
            (text.name, bold, colors.text),
            (text.fact, self._theme.body(), colors.text),
            (text.remark, self._theme.body(), colors.text_dim),
        ):
            if not words:
                continue
            metrics = QFontMetricsF(face)
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width())
            painter.setFont(face)
            painter.setPen(ink)
            painter.drawText(box, top_left, shown)
            box.setTop(box.top() + metrics.height() + _LEADING_PX)

    def _paint_dot(
        self, painter: QPainter, centre: QPointF, evidence: Evidence, color: QColor
    ) -> None:
        """Full is measured or reported, ringed is asked for or inferred, hollow is not known."""
        painter.setPen(QPen(color, 2))
        known = evidence >= Evidence.REPORTED
        painter.setBrush(color if known else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, _DOT_PX - 1, _DOT_PX - 1)
        if evidence is Evidence.MEASURED:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(color, 1.25))
            painter.drawEllipse(centre, _DOT_PX + 2.5, _DOT_PX + 2.5)
        elif evidence in {Evidence.REQUESTED, Evidence.INFERRED}:
            painter.setBrush(color)
            painter.drawEllipse(centre, 1.5, 1.5)

    def _height(self, node: PathNode) -> float:
        text = node_text(node)
        lines = 1 + bool(text.fact) + bool(text.remark)
        return lines * (QFontMetricsF(self._theme.body()).height() + _LEADING_PX)

    def _node_at(self, y: float) -> int | None:
        top = 0.0
        for number, node in enumerate(self._nodes):
            top += self._height(node) + _GAP_PX
            if y < top:
                return number
        return None

    def _spoken(self, number: int) -> str:
        if number >= len(self._nodes):
            return ""
        node = self._nodes[number]
        text = node_text(node)
        known = evidence_word(node.evidence)
        return ". ".join(part for part in (text.name, text.fact, text.remark, known) if part)
