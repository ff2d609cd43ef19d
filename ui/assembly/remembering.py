"""The window as it was left: its place, the page, the panel, which way time counts."""

from dataclasses import replace

from PySide6.QtCore import QByteArray

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
