"""The curve of an equalizer, with a node for every band that can be taken hold of."""

import math

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from ui.theme.theme import Theme
from ui.widgets.response.eq_paint import NODE_PX
from ui.widgets.response.eq_picture import EqPicture

_GRAB_PX = NODE_PX + 6
_SEMITONE = 2 ** (1 / 12)
_CENT_STEP = 2 ** (1 / 48)
_KEYS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


class EqCurve(EqPicture):
    """Says what the listener wants of which band; whoever decides shows it again."""

    band_moved = Signal(int, float, float)
    q_turned = Signal(int, float)
    band_wanted = Signal(float, float)
    band_unwanted = Signal(int)
    band_selected = Signal(int)
    alone_wanted = Signal(object)
    """The band that alone is to be heard, or None."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._held: int | None = None
        self._alone = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a node."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._held = self._node_at(event.position())
            if self._held is not None:
                self._select(self._held)
                if event.modifiers() & Qt.KeyboardModifier.AltModifier:
                    self._alone = True
                    self.alone_wanted.emit(self._held)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry a node along."""
        if self._held is None:
            over = self._node_at(event.position()) is not None
            shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.CrossCursor
            self.setCursor(shape)
            return
        scale, at = self.scale, event.position()
        self.band_moved.emit(self._held, scale.freq_hz(at.x()), scale.level_db(at.y()))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go."""
        self._held = None
        if self._alone:
            self._alone = False
            self.alone_wanted.emit(None)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Add a band where there is none, take away the one there is."""
        number, scale = self._node_at(event.position()), self.scale
        self._held = None
        if number is not None:
            self.band_unwanted.emit(number)
        else:
            at = event.position()
            self.band_wanted.emit(scale.freq_hz(at.x()), scale.level_db(at.y()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn the Q of the node under the pointer, or of the chosen one."""
        number = self._node_at(event.position())
        number = self._selected if number is None else number
        notches = event.angleDelta().y() / 120
        if number is not None and notches:
            self._select(number)
            self.q_turned.emit(number, 1.12**notches)
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin with a band chosen."""
        if self._selected is None and self._nodes:
            backwards = event.reason() == Qt.FocusReason.BacktabFocusReason
            self._select(len(self._nodes) - 1 if backwards else 0)
        super().focusInEvent(event)

    def focusNextPrevChild(self, forwards: bool) -> bool:  # noqa: FBT001  Qt's own signature
        """Tab goes from node to node, and on from the last one."""
        step = 1 if forwards else -1
        number = (self._selected if self._selected is not None else -1) + step
        if self.hasFocus() and 0 <= number < len(self._nodes):
            self._select(number)
            return True
        return super().focusNextPrevChild(forwards)

    def event(self, event: QEvent) -> bool:
        """Keep the keys that edit from the window's shortcuts while focused."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
            own = (*_KEYS, Qt.Key.Key_Delete, Qt.Key.Key_Insert, Qt.Key.Key_PageUp)
            if plain and Qt.Key(event.key()) in (*own, Qt.Key.Key_PageDown):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move, page keys turn the Q, Insert adds and Delete removes."""
        key, fine = Qt.Key(event.key()), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        number = self._selected
        if key == Qt.Key.Key_Insert:
            self.band_wanted.emit(1_000.0, 0.0)
        elif number is None:
            event.ignore()
        elif key in _KEYS:
            self._step(number, *_KEYS[key], fine=fine)
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            turn = 1.02 if fine else 1.12
            self.q_turned.emit(number, turn if key == Qt.Key.Key_PageUp else 1 / turn)
        elif key == Qt.Key.Key_Delete:
            self.band_unwanted.emit(number)
        else:
            event.ignore()

    def _node_at(self, place: QPointF) -> int | None:
        """The nearest node within reach; the chosen one wins where they overlap."""
        distances = [
            (
                math.hypot(at.x() - place.x(), at.y() - place.y()) - (number == self._selected),
                number,
            )
            for number, at in enumerate(map(self.node_place, range(len(self._nodes))))
        ]
        near = min(distances, default=(math.inf, 0))
        return near[1] if near[0] <= _GRAB_PX else None

    def _step(self, number: int, right: int, up: int, *, fine: bool) -> None:
        node = self._nodes[number]
        ratio = (_CENT_STEP if fine else _SEMITONE) ** right
        change_db = up * (0.1 if fine else 0.5)
        self.band_moved.emit(number, node.freq_hz * ratio, round(node.level_db + change_db, 2))

    def _select(self, number: int) -> None:
        if number != self._selected:
            self._selected = number
            self._describe()
            self.redraw()
            self.band_selected.emit(number)
