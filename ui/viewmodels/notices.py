"""What just happened, as one sentence with at most one button."""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct
from PySide6.QtCore import QObject, Signal

from player.events import Notice
from player.playback import Playback
from ui.messages import action_label, sentence, way_out

_PASSING = frozenset({"library.full", "library.busy", "library.write_failed", "library.unreadable"})


class Toast(Struct, frozen=True):
    """One toast.

    Attributes:
        code: Toasts of one code replace each other.
        action: What the button asks for; empty without a button.
        label: What the button says.
    """

    code: str
    text: str
    action: str = ""
    label: str = ""


class NoticesModel(QObject):
    """Turns notices into toasts and buttons into verbs."""

    raised = Signal(object)

    def __init__(self, playback: Playback, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._verbs: dict[str, Callable[[], object]] = {
            "play": playback.play,
            "resume": playback.play,
            "retry": playback.play,
            "next": playback.next,
            "take-out": self._take_out,
            "skip-damage": self._skip_damage,
        }
        self._playback = playback
        self._about: Mapping[str, Any] = {}

    @property
    def path(self) -> str:
        """The file that the last notice with a button is about."""
        return str(self._about.get("path", ""))

    def promise(self, action: str, verb: Callable[[], object]) -> None:
        """Say what the button of an action does that playback does not know."""
        self._verbs[action] = verb

    def show(self, notice: Notice) -> None:
        """Say what a notice says."""
        text = sentence(notice.code, notice.details)
        wanted = notice.action or way_out(notice.code)
        action = wanted if wanted in self._verbs else ""
        if action:
            self._about = notice.details
        label = action_label(action) if action else ""
        self.raised.emit(Toast(notice.code, text, action, label))

    def show_again(self, notice: Notice, again: Callable[[], object]) -> None:
        """Say what a notice says; what may go well the next time can be tried again."""
        if notice.code in _PASSING:
            text = sentence(notice.code, notice.details)
            self.offer(notice.code, text, action_label("retry"), again)
        else:
            self.show(notice)

    def say(self, code: str, text: str) -> None:
        """Say a sentence of the window's own."""
        self.raised.emit(Toast(code, text))

    def offer(self, code: str, text: str, label: str, verb: Callable[[], object]) -> None:
        """Say a sentence of the window's own, with a button that does something about it."""
        self._verbs[code] = verb
        self.raised.emit(Toast(code, text, code, label))

    def _take_out(self) -> None:
        self._playback.remove([int(self._about["entry_id"])])

    def _skip_damage(self) -> None:
        self._playback.skip_damage(int(self._about["entry_id"]), float(self._about["position_s"]))

    def act(self, action: str) -> None:
        """Do what the button of a toast promised."""
        self._verbs[action]()
