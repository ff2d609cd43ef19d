"""Heart and stars of what plays: the player bar, the keys, and taking them back."""

from functools import partial

from PySide6.QtCore import QObject

from ui.viewmodels.favourite import FavouriteModel
from ui.views.keys.commands import Command, Group
from ui.views.shell.window import MainWindow
from ui.widgets.transport.rating import MOST


class Annotating(QObject):
    """Joins the heart's view-model with a window; owned by it."""

    def __init__(self, window: MainWindow, favourite: FavouriteModel) -> None:
        super().__init__(window)
        self._favourite = favourite
        self._corner = window.bar.playing
        window.playing_changed.connect(favourite.follow)
        window.heart_wanted.connect(favourite.toggle)
        self._corner.heart.clicked.connect(favourite.toggle)
        self._corner.rating.rated.connect(favourite.rate)
        favourite.changed.connect(self._on_changed)
        window.commands.add(*map(self._rating, range(MOST + 1)))
        favourite.follow()

    def _rating(self, stars: int) -> Command:
        title = self.tr("Rate: %n star(s)", "", stars) if stars else self.tr("Rate: no stars")
        verb = partial(self._favourite.rate, stars)
        return Command(f"rate-{stars}", title, verb, (str(stars),), Group.PLAYBACK)

    def _on_changed(self) -> None:
        favourite, corner = self._favourite, self._corner
        corner.show_heart(possible=favourite.possible, loved=favourite.loved)
        corner.show_rating(possible=favourite.possible, stars=favourite.stars)
