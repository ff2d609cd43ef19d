"""How each page was left: columns, order, size of cards."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QObject

from player.settings.window_state import ViewState, WindowStateStore


class ViewsModel(QObject):
    """The views part of the window's state; whoever owns the store saves it."""

    def __init__(self, store: WindowStateStore) -> None:
        super().__init__()
        self._store = store

    def state(self, name: str) -> ViewState:
        """Return how a page was left; as new when it never was."""
        return self._store.state.views.get(name, ViewState())

    def remember(self, states: Mapping[str, ViewState]) -> None:
        """Keep how pages are left."""
        views = dict(self._store.state.views) | dict(states)
        self._store.state = replace(self._store.state, views=views)
