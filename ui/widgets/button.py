"""Buttons that paint themselves: icons, the round play button, chips and cards."""

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from ui.theme.fonts import width_of
from ui.theme.icons import paint_icon
from ui.theme.theme import Theme, mixed
from ui.widgets.access.focus import paint_focus_ring
from ui.widgets.mirror import mirrored
from ui.widgets.text.words import paint_line

_FOLDED_PX = 40
_HOVERED, _HELD = 0.18, 0.36
"""How much accent is on a filled button under the pointer, and while it is held down."""

_PRESS_KEYS = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Button(QPushButton):
    """A push button without a face; heirs paint it.

    Tab reaches it and a click does not focus it: so Space pauses after a click, as listeners
    expect, and presses the button for who walks by keyboard.
    """

    def __init__(self, theme: Theme, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.name_it(label)
        theme.changed.connect(self.update)

    def setText(self, text: str) -> None:
        """Show words: an ampersand in them ("R&B") is no key that presses this from anywhere."""
        super().setText(text)
        if "&" in text:
            self.setShortcut(QKeySequence())

    def name_it(self, label: str) -> None:
        """Say what it does: to a screen reader, and to who rests the pointer on it."""
        self.setAccessibleName(label)
        self.setToolTip(label)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hear all events only while focused: there are many buttons, and each event costs."""
        self.installEventFilter(self)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hear them no longer."""
        self.removeEventFilter(self)
        super().focusOutEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep Space and Enter from the window's shortcuts while focused."""
        if watched is self and isinstance(event, QKeyEvent):
            plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            override = event.type() == QEvent.Type.ShortcutOverride
            if override and event.key() in _PRESS_KEYS and plain:
                event.accept()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the face, then the focus ring."""
        painter = QPainter(self)
        self.paint(painter)
        painter.end()

    def paint(self, painter: QPainter) -> None:
        """Draw the button as it is now."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self.isEnabled():
            painter.setOpacity(0.5)
        self.paint_face(painter)
        if self.hasFocus():
            paint_focus_ring(painter, QRectF(self.rect()), self.corner_px(), self.theme)

    def paint_face(self, painter: QPainter) -> None:
        """Draw the button; antialiasing is on."""
        raise NotImplementedError

    def corner_px(self) -> float:
        """Radius of the focus ring."""
        return float(self.theme.radii.control)

    def hovered(self) -> bool:
        """Whether the pointer is on a button that can be pressed."""
        return self.isEnabled() and self.underMouse()

    def filling(self) -> QColor:
        """Return the ground of a filled button, as it is touched."""
        share = _HELD if self.isDown() else _HOVERED if self.hovered() else 0.0
        return mixed(self.theme.colors.text, self.theme.colors.accent, share)

    def touched(self) -> QColor:
        """Return the ground of a button without one, while the pointer is on it or holds it."""
        colors = self.theme.colors
        return mixed(colors.high, colors.text, 0.12) if self.isDown() else colors.high


class IconButton(Button):
    """One icon; accent-coloured while switched on.

    Even sizes all through: in a row the middles of icons and of words are then the same pixel.
    """

    def __init__(
        self,
        theme: Theme,
        icon_name: str,
        label: str,
        parent: QWidget | None = None,
        *,
        icon_px: int = 18,
        air_px: int = 14,
    ) -> None:
        super().__init__(theme, label, parent)
        self._icon_name = icon_name
        self._icon_px = icon_px
        self._air_px = air_px

    @property
    def icon_name(self) -> str:
        """The icon shown."""
        return self._icon_name

    def set_icon_name(self, name: str) -> None:
        """Show another icon."""
        if name != self._icon_name:
            self._icon_name = name
            self.update()

    def sizeHint(self) -> QSize:
        """Leave room for a finger around the icon."""
        return QSize(self._icon_px + self._air_px, self._icon_px + self._air_px)

    def paint_face(self, painter: QPainter) -> None:
        """Draw the icon, on a light ground under the pointer."""
        colors = self.theme.colors
        face = QRectF(self.rect())
        if self.hovered() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.touched())
            painter.drawRoundedRect(face, self.corner_px(), self.corner_px())
        color = colors.accent if self.isChecked() else colors.text_dim
        if self.hovered() and not self.isChecked():
            color = colors.text
        paint_icon(painter, self._icon_name, centred(face, self._icon_px), color)


class PlayButton(IconButton):
    """The round one."""

    def sizeHint(self) -> QSize:
        """40 px, as everywhere."""
        return QSize(40, 40)

    def corner_px(self) -> float:
        """A circle."""
        return self.height() / 2

    def paint_face(self, painter: QPainter) -> None:
        """Draw a filled circle with the icon cut out."""
        colors = self.theme.colors
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.filling())
        painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        paint_icon(painter, self._icon_name, centred(QRectF(self.rect()), 18), colors.ground)


class Chip(Button):
    """A rounded choice: filled while chosen, outlined otherwise."""

    def __init__(
        self,
        theme: Theme,
        label: str,
        parent: QWidget | None = None,
        *,
        icon_name: str = "",
        opens: bool = False,
    ) -> None:
        super().__init__(theme, label, parent)
        self.setText(label)
        self.setToolTip("")
        self._icon_name = icon_name
        self._opens = opens
        self._stands_out = False
        self._folded = False

    def fold(self, *, folded: bool) -> None:
        """Show only the icon, where there is no room for words; one without an icon keeps them."""
        folded = folded and bool(self._icon_name)
        if folded != self._folded:
            self._folded = folded
            self.setToolTip(self.text() if folded else "")
            self.updateGeometry()
            self.update()

    def whole_width(self) -> int:
        """Return how wide it is with its words."""
        width = width_of(self._font(), self.text()) + 26
        width += 18 if self._opens else 0
        width += 22 if self._icon_name else 0
        return round(width)

    def stand_out(self) -> None:
        """Be filled: the first thing to do on a page."""
        self._stands_out = True
        self.update()

    def show_icon(self, name: str) -> None:
        """Show another icon before the text."""
        self._icon_name = name
        self.update()

    def relabel(self, label: str) -> None:
        """Show another text."""
        self.setText(label)
        self.setAccessibleName(label)
        if self._folded:
            self.setToolTip(label)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Text, air, and the arrow of a chip that opens a menu."""
        return QSize(_FOLDED_PX if self._folded else self.whole_width(), 28)

    def corner_px(self) -> float:
        """Half its height."""
        return self.height() / 2

    def paint_face(self, painter: QPainter) -> None:
        """Draw the outline or the fill, then the text."""
        ink = self._paint_ground(painter)
        box, whole = QRectF(self.rect()).adjusted(13, 0, -13, 0), QRectF(self.rect())
        if self._folded:
            paint_icon(painter, self._icon_name, centred(whole, 16), ink)
            return
        if self._icon_name:
            icon = QRectF(box.left() - 2, box.center().y() - 8, 16, 16)
            place = mirrored(icon, whole, self.layoutDirection())
            paint_icon(painter, self._icon_name, place, ink)
            box.setLeft(box.left() + 22)
        painter.setFont(self._font())
        painter.setPen(ink)
        paint_line(painter, mirrored(box, whole, self.layoutDirection()), self.text())
        if self._opens:
            arrow = QRectF(box.right() - 11, box.center().y() - 6, 13, 13)
            place = mirrored(arrow, whole, self.layoutDirection())
            paint_icon(painter, "chevron-down", place, ink)

    def _paint_ground(self, painter: QPainter) -> QColor:
        colors, radius = self.theme.colors, self.corner_px()
        face = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.isChecked() or (self._stands_out and self.isEnabled()):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.filling())
            painter.drawRoundedRect(face, radius, radius)
            return colors.ground
        painter.setPen(QPen(colors.hint if self.hovered() else colors.line, 1))
        painter.setBrush(self.touched() if self.isDown() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(face, radius, radius)
        return colors.text if self.hovered() else colors.text_dim

    def _font(self) -> QFont:
        return self.theme.body(QFont.Weight.Medium)


def centred(rect: QRectF, size_px: float) -> QRectF:
    """Return the square of that size in the middle of a rectangle, on whole pixels."""
    left = round(rect.center().x() - size_px / 2)
    top = round(rect.center().y() - size_px / 2)
    return QRectF(left, top, size_px, size_px)
