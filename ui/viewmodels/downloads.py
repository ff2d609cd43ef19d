"""What of servers lies on this machine, or is to."""

from msgspec import Struct, field
from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from player.library.library import Library
from player.library.lists.rows import Here, TrackRow
from player.library.remote.songs import Kept
from player.service.cloud import Cloud
from player.service.membership.account import Account
from player.service.membership.states import AccountState
from player.service.orders import Brought, Coming, Synced, Trouble
from ui.messages import sentence
from ui.tasks import Tasks
from ui.viewmodels.pages import Ids
from ui.viewmodels.tracks import TracksModel

_ALL = "(kept: OR downloaded:)"


class Downloads(Struct, frozen=True):
    """All of them in numbers.

    Attributes:
        plays_until_s: Until when those that a service gives play; None when none is here.
        days_left: How many days that is.
        problem: Why the last one failed, one sentence.
        coming: The song that is on its way; empty when none is.
        percent: How much of it is here.
    """

    kept: Kept = field(default_factory=Kept)
    plays_until_s: int | None = None
    days_left: int | None = None
    problem: str = ""
    coming: str = ""
    percent: int = 0


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
        self._latest: Coming | None = None
        self._coming = ("", 0)
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

    def left(self, row: TrackRow) -> str:
        """Say how long a song that a service gives plays yet, as its entitlement has it."""
        if row.remote is None or not row.remote.supplied or row.remote.here is not Here.WHOLE:
            return ""
        days = self._account.state.days_left
        return self.tr("%n day(s) left", "", days) if days else self.tr("locked: go online once")

    def hear(self, news: object) -> None:
        """Take news of servers and of the account in."""
        match news:
            case Trouble(code=code, details=details):
                self._latest, self._coming = None, ("", 0)
                self._problem = sentence(code, details)
            case Synced():
                self._problem = ""
            case Coming():
                self._look_up(news)
                return
            case Brought():
                self._latest, self._coming = None, ("", 0)
            case AccountState():
                pass
            case _:
                return
        if self.is_shown:
            self.refresh()

    def _look_up(self, coming: Coming) -> None:
        """Tell which song is on its way, by its title."""
        if not self.is_shown:
            return
        self._latest = coming
        tracks, place = self._library.tracks, f"source:{coming.source_id}/{coming.remote_id}"

        def title() -> str:
            rows = tracks.rows(tracks.at(place)[:1])
            return rows[0].title if rows else ""

        def show(title: str) -> None:
            if self._latest is not coming:  # it is here by now, or more of it is
                return
            self._coming = (title, coming.percent)
            self.state = replace(self.state, coming=title, percent=coming.percent)
            self.changed.emit()

        self._tasks.run(title, show, self)

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
        self.state = Downloads(kept, until_s, account.days_left, self._problem, *self._coming)
        self.changed.emit()
