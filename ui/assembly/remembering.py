"""The window as it was left: its place, the page, the panel, which way time counts.

Kept for the next start, and handed to the window that speaks another language.
"""

from dataclasses import replace

from PySide6.QtCore import QByteArray, QRect

from player.settings.window_state import WindowStateStore
from ui.views.shell.window import MainWindow


def remember(window: MainWindow, store: WindowStateStore) -> None:
    """Put a window back as it was left, and keep it when it closes; a last step of building."""
    state = store.state
    if state.geometry:
        window.restoreGeometry(QByteArray.fromBase64(state.geometry.encode()))
    window.bar.transport.total.setChecked(state.counts_down)
    if state.page in window.sidebar.names and state.page in window.navigator.names:
        window.open_page(state.page)
    if state.panel in window.panel.names and not window.panel.isHidden():
        window.show_panel(shown=True, tab=state.panel)

    def keep() -> None:
        visit = window.navigator.current
        store.state = replace(
            store.state,
            geometry=bytes(window.saveGeometry().toBase64().data()).decode(),
            page=visit.entry if visit else "",
            panel=window.panel.current,
            counts_down=window.bar.transport.total.isChecked(),
        )
        store.save()

    window.closing.connect(keep)


def hand_on(window: MainWindow) -> None:
    """Leave place, pages, panel and queue to a next window; before what lies on the pages."""
    navigator, rows, succession = window.navigator, window.queue_panel.list, window.succession

    def put_in_place(place: QRect) -> None:
        """To the pixel, if it does not fill the screen; what a next start restores is fitted in."""
        if not (window.isMaximized() or window.isFullScreen()):
            window.setGeometry(place)

    def panel() -> tuple[bool, str]:
        return not window.panel.isHidden(), window.panel.current

    def put_panel(state: tuple[bool, str]) -> None:
        shown, tab = state
        window.show_panel(shown=shown, tab=tab)

    succession.add("place", window.geometry, put_in_place)
    succession.add("way", navigator.hand_over, navigator.take_over)
    succession.add("panel", panel, put_panel)
    succession.add("queue", rows.chosen, rows.choose)
