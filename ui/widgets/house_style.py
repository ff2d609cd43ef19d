"""How stock widgets look: Fusion, with bars and heads of our own, and sheets for the others."""

import time

from PySide6.QtCore import QRect, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QFrame,
    QProxyStyle,
    QStyle,
    QStyleOption,
    QStyleOptionComplex,
    QStyleOptionHeader,
    QStyleOptionSlider,
    QWidget,
)

from ui.theme.theme import Theme
from ui.widgets.heads_paint import paint_head
from ui.widgets.scroll_bar_paint import paint_bar, part_of, thickness_px
from ui.widgets.stylesheet import Sheets, sheets

_FORCED = "/* */"
"""What Qt writes over the sheet of a tool tip whenever it shows one."""

_STOCK = "/* stock */"
"""How the sheets that are put on here begin."""

_AT_ONCE_S = 0.005
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
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._dress_hidden)

    def polish(self, thing: object) -> None:
        """Called by Qt for each widget before it is seen, for palettes and for itself."""
        if isinstance(thing, QWidget | QApplication | QPalette):
            super().polish(thing)
        if isinstance(thing, QAbstractItemView):
            _let_through(thing)
        elif isinstance(thing, QDialog):
            self._raise(thing)
        if isinstance(thing, QWidget) and thing.styleSheet() in ("", _FORCED):
            self._dress(thing)

    def use(self, theme: Theme) -> None:
        """Dress stock widgets for a theme: those in sight at once, the others before long."""
        self._theme, self._sheets = theme, sheets(theme)
        for widget in QApplication.allWidgets():
            if isinstance(widget, QDialog):
                self._raise(widget)
            if widget.isVisible() and widget.styleSheet().startswith(_STOCK):
                self._dress(widget)
        self._timer.start()

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
        """As many as do not hold the window; they are looked for anew each time, for some go."""
        began = time.thread_time()
        for widget in QApplication.allWidgets():
            if not widget.styleSheet().startswith(_STOCK):
                continue
            if self._dress(widget) and time.thread_time() - began > _AT_ONCE_S:
                return
        self._timer.stop()

    def _dress(self, widget: QWidget) -> bool:
        """Put on what belongs on it; returns whether it wore something else."""
        sheet = _STOCK + _sheet_of(widget, self._sheets)
        if sheet in (_STOCK, widget.styleSheet()):
            return False
        widget.setStyleSheet(sheet)
        return True


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


def _sheet_of(widget: QWidget, known: Sheets) -> str:
    """Return the sheet of a widget's kind; none for our own."""
    for kind, sheet in known.items():
        if widget.inherits(kind) if isinstance(kind, str) else isinstance(widget, kind):
            return sheet
    return ""
