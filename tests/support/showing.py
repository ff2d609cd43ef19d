"""What every picture of the gallery begins with: a page, or a state of one, in the window."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from tests.support.fake_playback import FakeSession
from ui.views.shell.window import MainWindow

Show = Callable[[MainWindow, FakeSession], QWidget | None]
"""Brings the window there; what it returns is a window of its own, to be drawn and closed."""


def open_alone(window: MainWindow, name: str) -> None:
    """Open a page without the right panel beside it."""
    window.open_page(name)
    window.show_panel(shown=False)
