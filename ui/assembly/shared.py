"""What every area of the window is built with."""

from dataclasses import dataclass

from player.settings.store import SettingsStore
from player.settings.window_state import WindowStateStore
from ui.covers import Covers
from ui.tasks import Tasks
from ui.theme.theme import Theme


@dataclass(frozen=True, slots=True)
class Shared:
    """One of each for the whole window, which owns them."""

    theme: Theme
    tasks: Tasks
    covers: Covers
    settings: SettingsStore
    window_state: WindowStateStore
