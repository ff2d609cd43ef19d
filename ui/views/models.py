"""The view-models a window is made of."""

from dataclasses import dataclass

from ui.viewmodels.look import LookModel
from ui.viewmodels.notices import NoticesModel
from ui.viewmodels.opening import OpeningModel
from ui.viewmodels.player import PlayerModel
from ui.viewmodels.queue import QueueModel


@dataclass(frozen=True, slots=True)
class Models:
    """One of each; `ui.app` builds them."""

    player: PlayerModel
    queue: QueueModel
    opening: OpeningModel
    notices: NoticesModel
    look: LookModel
