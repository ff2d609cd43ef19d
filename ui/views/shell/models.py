"""The view-models a window is made of."""

from dataclasses import dataclass

from ui.viewmodels.look import LookModel
from ui.viewmodels.notices import NoticesModel
from ui.viewmodels.opening import OpeningModel
from ui.viewmodels.output_choice import OutputChoiceModel
from ui.viewmodels.player import PlayerModel
from ui.viewmodels.queue import QueueModel
from ui.viewmodels.queue_time import QueueTimeModel
from ui.viewmodels.shuffle import ShuffleModel
from ui.viewmodels.undo import QueueUndo, UndoModel


@dataclass(frozen=True, slots=True)
class Models:
    """One of each; `ui.app` builds them."""

    player: PlayerModel
    queue: QueueModel
    queue_time: QueueTimeModel
    shuffle: ShuffleModel
    opening: OpeningModel
    notices: NoticesModel
    look: LookModel
    outputs: OutputChoiceModel
    undo: UndoModel
    queue_undo: QueueUndo
