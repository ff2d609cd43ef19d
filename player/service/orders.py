"""What the player and the network process say to each other: frozen values over a pipe."""

from dataclasses import dataclass, field

from player.service.report import SyncReport
from player.service.source import Credentials


@dataclass(frozen=True, slots=True)
class SyncNow:
    """Bring one source up to date, or all of them; `whole` reads everything."""

    source_id: int | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Bring:
    """Fetch a song; with `soon` before whatever else is on its way."""

    source_id: int
    remote_id: str
    path: str
    soon: bool = True


@dataclass(frozen=True, slots=True)
class BringCover:
    """Fetch a picture into a file."""

    source_id: int
    cover: str
    path: str


@dataclass(frozen=True, slots=True)
class KeepPinned:
    """Fetch what is pinned and not here yet."""

    source_id: int


@dataclass(frozen=True, slots=True)
class KeepCredentials:
    """Put a source's credentials where only the listener gets at them."""

    source_id: int
    credentials: Credentials


Order = KeepCredentials | SyncNow | Bring | BringCover | KeepPinned


@dataclass(frozen=True, slots=True)
class Syncing:
    """A sync is under way and has seen this many songs."""

    source_id: int
    seen: int


@dataclass(frozen=True, slots=True)
class Synced:
    """A sync is over and went well."""

    source_id: int
    report: SyncReport


@dataclass(frozen=True, slots=True)
class Brought:
    """A song lies here whole."""

    path: str


@dataclass(frozen=True, slots=True)
class CoverBrought:
    """A picture lies here."""

    path: str


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something did not work; the code is a PlayerError's."""

    source_id: int
    code: str
    details: dict[str, object] = field(default_factory=dict)


News = Syncing | Synced | Brought | CoverBrought | Trouble
