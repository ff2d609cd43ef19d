"""What every area of the window is built with."""

from dataclasses import dataclass

from player.settings.store import SettingsStore
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
