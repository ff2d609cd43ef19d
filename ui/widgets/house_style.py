"""How stock widgets look: Fusion, with bars and heads of our own, and sheets for the others."""

import weakref
from collections.abc import Callable, Iterator
from functools import partial

import shiboken6
from PySide6 import QtWidgets
from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QFrame,
    QLabel,
    QProxyStyle,
    QStyle,
    QStyleOption,
    QStyleOptionComplex,
    QStyleOptionHeader,
    QStyleOptionSlider,
    QWidget,
)

from ui.theme.theme import Theme
from ui.turns import Turns
from ui.widgets.heads_paint import paint_head
from ui.widgets.scroll_bar_paint import paint_bar, part_of, thickness_px
from ui.widgets.stylesheet import Sheets, sheets

_FORCED = "/* */"
"""What Qt writes over the sheet of a tool tip whenever it shows one."""

_STOCK = "/* stock */"
"""How the sheets that are put on here begin."""

_AFTER_MS = 200
"""When the window has long been painted in a new theme: what is hidden can wait for that."""

_SCROLL_BAR = QStyle.ComplexControl.CC_ScrollBar


class HouseStyle(QProxyStyle):
    """Draws scroll bars, heads and lists itself; gives other stock widgets their sheets.

    A sheet of the whole application is matched with every widget there is, ours too, when it is
    shown and again when the theme changes: with all pages made that held the window for 900 ms.
    One on each list, its heads and their bars still was half of what opening a page took.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__("Fusion")
        self._theme = theme
        self._sheets = sheets(theme)
        self._dressed: dict[int, Callable[[], QWidget | None]] = {}
        self._turns, self._later = Turns(self), QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_AFTER_MS)
        self._later.timeout.connect(self._dress_hidden)

    def polish(self, thing: object) -> None:
        """Called by Qt for each widget before it is seen, for palettes and for itself."""
        if isinstance(thing, QWidget | QApplication | QPalette):
            super().polish(thing)
        if isinstance(thing, QAbstractItemView):
            _let_through(thing)
        elif isinstance(thing, QDialog):
            self._raise(thing)
        elif isinstance(thing, QLabel) and thing.inherits("QTipLabel"):
            thing.setTextFormat(Qt.TextFormat.PlainText)  # a title may look like markup
        if isinstance(thing, QWidget) and thing.styleSheet() in ("", _FORCED):
            self._dress(thing)

    def use(self, theme: Theme) -> None:
        """Dress stock widgets for a theme: those in sight at once, the others before long.

        One that is shown before its turn comes is dressed then: none is seen in other colours.
        """
        self._theme, self._sheets = theme, sheets(theme)
        for window in QApplication.topLevelWidgets():
            if isinstance(window, QDialog):
                self._raise(window)
        self._dressed = {at: one for at, one in self._dressed.items() if _there(one)}
        for one in self._dressed.values():
            widget = _there(one)
            if widget is not None and widget.isVisible():
                self._dress(widget)
            elif widget is not None:
                widget.installEventFilter(self)
        self._later.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A widget that waits for the colours of a theme comes into sight."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
            watched.removeEventFilter(self)
            self._dress(watched)
        return False

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw scroll bars."""
        if control == _SCROLL_BAR and isinstance(option, QStyleOptionSlider):
            paint_bar(painter, option, self._theme.colors)
        else:
            super().drawComplexControl(control, option, painter, widget)

    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        part: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        """Say where the handle of a scroll bar is."""
        if control == _SCROLL_BAR and isinstance(option, QStyleOptionSlider):
            return part_of(option, part)
        return self.baseStyle().subControlRect(control, option, part, widget)

    def sizeFromContents(
        self,
        kind: QStyle.ContentsType,
        option: QStyleOption,
        size: QSize,
        widget: QWidget | None = None,
    ) -> QSize:
        """Say how wide scroll bars are."""
        if kind == QStyle.ContentsType.CT_ScrollBar and isinstance(option, QStyleOptionSlider):
            across = thickness_px(widget)
            if option.orientation == Qt.Orientation.Vertical:
                return QSize(across, size.height())
            return QSize(size.width(), across)
        return self.baseStyle().sizeFromContents(kind, option, size, widget)

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        """Draw the heads of tables; beside them there is nothing."""
        if element == QStyle.ControlElement.CE_Header and isinstance(option, QStyleOptionHeader):
            paint_head(painter, option, self._theme.colors)
        elif element != QStyle.ControlElement.CE_HeaderEmptyArea:
            super().drawControl(element, option, painter, widget)

    def _raise(self, dialog: QDialog) -> None:
        """Have a dialog lie above the window."""
        palette = QPalette(dialog.palette())
        palette.setColor(QPalette.ColorRole.Window, self._theme.colors.raised)
        dialog.setPalette(palette)

    def _dress_hidden(self) -> None:
        self._turns.add(partial(self._dress_again, one) for one in list(self._dressed.values()))

    def _dress_again(self, one: Callable[[], QWidget | None]) -> None:
        if widget := _there(one):
            widget.removeEventFilter(self)
            self._dress(widget)

    def _dress(self, widget: QWidget) -> None:
        """Put on what belongs on it."""
        sheet = _STOCK + _sheet_of(widget, self._sheets)
        if sheet not in (_STOCK, widget.styleSheet()):
            self._dressed[shiboken6.getCppPointer(widget)[0]] = _reach(widget)
            widget.setStyleSheet(sheet)


def option_kinds() -> Iterator[type]:
    """Have the classes made that a style is asked with, one at each step.

    Qt's binding makes all of them when the first head is drawn, and each has enumerations.
    """
    for name in dir(QtWidgets):
        if name.startswith("QStyleOption"):
            yield getattr(QtWidgets, name)


def dress_stock(app: QApplication, theme: Theme) -> None:
    """Dress the stock widgets of an application, those that come and those that are there."""
    style = app.style()
    if isinstance(style, HouseStyle):
        style.use(theme)
    else:
        app.setStyle(HouseStyle(theme))


def _let_through(view: QAbstractItemView) -> None:
    """Take frame and ground from a list: it lies on the page."""
    view.setFrameShape(QFrame.Shape.NoFrame)
    port = view.viewport()
    port.setAutoFillBackground(False)
    port.setAttribute(Qt.WidgetAttribute.WA_Hover)


def _reach(widget: QWidget) -> Callable[[], QWidget | None]:
    """Return what finds a widget again, as long as there is one, and keeps none alive.

    What Qt has made itself has an object in Python only while somebody holds it.
    """
    return weakref.ref(widget) if shiboken6.createdByPython(widget) else lambda: widget


def _there(one: Callable[[], QWidget | None]) -> QWidget | None:
    widget = one()
    return widget if widget is not None and shiboken6.isValid(widget) else None


def _sheet_of(widget: QWidget, known: Sheets) -> str:
    """Return the sheet of a widget's kind; none for our own."""
    for kind, sheet in known.items():
        if widget.inherits(kind) if isinstance(kind, str) else isinstance(widget, kind):
            return sheet
    return ""
