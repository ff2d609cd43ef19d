"""What the background could not do, said once and not every five seconds."""

from player.errors import PlayerError
from player.events import Notice
from player.playback import Playback

_SAID_AT_OPENING = "library.read_only"


class Complaints:
    """Tells a trouble when it begins; it may begin again after something went well. Any thread."""

    def __init__(self, playback: Playback) -> None:
        self._playback = playback
        self._code = ""

    def went_well(self) -> None:
        """What follows is a trouble of its own."""
        self._code = ""

    def tell(self, error: PlayerError) -> None:
        """Say what is wrong, unless it is what was said last."""
        if error.code not in {self._code, _SAID_AT_OPENING}:
            self._code = error.code
            self._playback.notice(Notice(error.code, error.details))
