"""What the player and the network process say to each other: frozen values over a pipe."""

from dataclasses import dataclass, field

from player.service.handover.left_queue import LeftQueue
from player.service.songs.tiers import AS_IS, Tier
from player.service.source import Credentials
from player.service.syncing.report import SyncReport


@dataclass(frozen=True, slots=True)
class SyncNow:
    """Bring one source up to date, or all of them; `whole` reads everything."""

    source_id: int | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Bring:
    """Fetch a song as a tier has it; with `soon` before whatever else is on its way."""

    source_id: int
    remote_id: str
    path: str
    soon: bool = True
    tier: Tier = AS_IS


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
class Keep:
    """From now on this many songs of a source may lie here; `evictable` when none has to."""

    source_id: int
    most: int | None
    evictable: bool


@dataclass(frozen=True, slots=True)
class LeaveQueue:
    """Leave the queue on its server for the listener's other machines."""

    source_id: int
    queue: LeftQueue


@dataclass(frozen=True, slots=True)
class AskForQueue:
    """Ask all servers whether another machine left a queue."""


@dataclass(frozen=True, slots=True)
class KeepCredentials:
    """Put a source's credentials where only the listener gets at them."""

    source_id: int
    credentials: Credentials


@dataclass(frozen=True, slots=True)
class TrustOnce:
    """Until the player ends, this certificate of a source is the right one; SHA-256, hex."""

    source_id: int
    pin_sha256: str


@dataclass(frozen=True, slots=True)
class ForgetCredentials:
    """Forget what let the listener in at a source that was removed."""

    source_id: int


Order = (
    KeepCredentials
    | ForgetCredentials
    | TrustOnce
    | LeaveQueue
    | AskForQueue
    | SyncNow
    | Bring
    | BringCover
    | KeepPinned
    | Keep
)


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
class Coming:
    """A song is on its way, and this much of it is here, percent."""

    source_id: int
    remote_id: str
    percent: int


@dataclass(frozen=True, slots=True)
class LineMeasured:
    """The line to a server carries this much, kbit/s."""

    source_id: int
    kbps: float


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


@dataclass(frozen=True, slots=True)
class QueueElsewhere:
    """Another machine of the listener's left a queue on a server."""

    source_id: int
    queue: LeftQueue


News = Coming | QueueElsewhere | Syncing | Synced | Brought | CoverBrought | LineMeasured | Trouble
