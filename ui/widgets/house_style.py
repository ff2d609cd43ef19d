"""How stock widgets look: Fusion, and a stylesheet for each of them by itself."""

import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QProxyStyle, QWidget

from ui.theme.theme import Theme
from ui.widgets.stylesheet import Sheets, sheets

_FORCED = "/* */"
"""What Qt writes over the sheet of a tool tip whenever it shows one."""

_STOCK = "/* stock */"
"""How the sheets that are put on here begin."""

_AT_ONCE_S = 0.005


class HouseStyle(QProxyStyle):
    """Gives a stock widget its sheet when it is first shown.

    A sheet of the whole application is matched with every widget there is, ours too, when it is
    shown and again when the theme changes: with all pages made that held the window for 900 ms.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__("Fusion")
        self._sheets = sheets(theme)
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._dress_hidden)

    def polish(self, thing: object) -> None:
        """Called by Qt for each widget before it is seen, for palettes and for itself."""
        if isinstance(thing, QWidget | QApplication | QPalette):
            super().polish(thing)
        if isinstance(thing, QWidget) and thing.styleSheet() in ("", _FORCED):
            self._dress(thing)

    def use(self, theme: Theme) -> None:
        """Dress stock widgets for a theme: those in sight at once, the others before long."""
        self._sheets = sheets(theme)
        for widget in QApplication.allWidgets():
            if widget.isVisible() and widget.styleSheet().startswith(_STOCK):
                self._dress(widget)
        self._timer.start()

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


def _sheet_of(widget: QWidget, known: Sheets) -> str:
    """Return the sheet of a widget's kind; none for our own."""
    for kind, sheet in known.items():
        if widget.inherits(kind) if isinstance(kind, str) else isinstance(widget, kind):
            return sheet
    return ""
