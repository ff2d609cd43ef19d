"""What of servers lies on this machine, or is to."""

from dataclasses import dataclass, field

from PySide6.QtCore import QObject, Signal

from player.library.library import Library
from player.library.remote.songs import Kept
from player.service.cloud import Cloud
from player.service.membership.account import Account
from player.service.membership.states import AccountState
from player.service.orders import Brought, Synced, Trouble
from ui.messages import sentence
from ui.tasks import Tasks
from ui.viewmodels.pages import Ids
from ui.viewmodels.tracks import TracksModel

_ALL = "(kept: OR downloaded:)"


@dataclass(frozen=True, slots=True)
class Downloads:
    """All of them in numbers.

    Attributes:
        plays_until_s: Until when those that a service gives play; None when none is here.
        days_left: How many days that is.
        problem: Why the last one failed, one sentence.
    """

    kept: Kept = field(default_factory=Kept)
    plays_until_s: int | None = None
    days_left: int | None = None
    problem: str = ""


class DownloadsModel(QObject):
    """Counts beside the GUI thread; turns wishes into verbs of the cloud.

    Attributes:
        is_shown: Whether there is a page that shows it.
    """

    changed = Signal()

    def __init__(
        self, library: Library, cloud: Cloud, account: Account, table: TracksModel, tasks: Tasks
    ) -> None:
        super().__init__()
        self._library, self._cloud, self._account = library, cloud, account
        self._tasks = tasks
        self.table = table
        self._problem = ""
        self.state = Downloads()
        self.is_shown = False

    @staticmethod
    def source(library: Library, words: str, sort: str) -> Ids:
        """Answer the table: what is kept or here, and what the listener types."""
        return library.tracks.ids(f"{_ALL} {words}", sort)

    def refresh(self) -> None:
        """Count again, and read the table anew."""
        self.table.refresh()
        self._tasks.run(self._library.remote_files.kept, self._show, self)

    def hear(self, news: object) -> None:
        """Take news of servers and of the account in."""
        match news:
            case Trouble(code=code, details=details):
                self._problem = sentence(code, details)
            case Synced():
                self._problem = ""
            case Brought() | AccountState():
                pass
            case _:
                return
        if self.is_shown:
            self.refresh()

    def change(self, ids: list[int], kept: bool) -> None:  # noqa: FBT001  a slot
        """Some tracks are to lie here, or no more."""
        cloud = self._cloud

        def work() -> None:
            if not kept:
                cloud.let_go(ids)
            cloud.keep()

        self._tasks.run(work, lambda _: self.refresh(), self)

    def retry(self) -> None:
        """Fetch what could not be fetched."""
        self._cloud.keep()

    def _show(self, kept: Kept) -> None:
        account = self._account.state
        ends_s = account.grace_ends_s or 0
        until_s = ends_s if kept.supplied else None
        self.state = Downloads(kept, until_s, account.days_left, self._problem)
        self.changed.emit()
