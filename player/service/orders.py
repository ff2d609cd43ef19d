"""What the player and the network process say to each other: frozen values over a pipe."""

from msgspec import Struct, field

from player.service.handover.left_queue import LeftQueue
from player.service.songs.tiers import AS_IS, Tier
from player.service.source import Credentials
from player.service.syncing.report import SyncReport


class SyncNow(Struct, frozen=True):
    """Bring one source up to date, or all of them; `whole` reads everything."""

    source_id: int | None = None
    whole: bool = False


class Bring(Struct, frozen=True):
    """Fetch a song as a tier has it; with `soon` before whatever else is on its way."""

    source_id: int
    remote_id: str
    path: str
    soon: bool = True
    tier: Tier = AS_IS


class BringCover(Struct, frozen=True):
    """Fetch a picture into a file."""

    source_id: int
    cover: str
    path: str


class KeepPinned(Struct, frozen=True):
    """Fetch what is pinned and not here yet."""

    source_id: int


class Keep(Struct, frozen=True):
    """From now on this many songs of a source may lie here; `evictable` when none has to."""

    source_id: int
    most: int | None
    evictable: bool


class LeaveQueue(Struct, frozen=True):
    """Leave the queue on its server for the listener's other machines."""

    source_id: int
    queue: LeftQueue


class AskForQueue(Struct, frozen=True):
    """Ask all servers whether another machine left a queue."""


class KeepCredentials(Struct, frozen=True):
    """Put a source's credentials where only the listener gets at them."""

    source_id: int
    credentials: Credentials


class TrustOnce(Struct, frozen=True):
    """Until the player ends, this certificate of a source is the right one; SHA-256, hex."""

    source_id: int
    pin_sha256: str


class ForgetCredentials(Struct, frozen=True):
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


class Syncing(Struct, frozen=True):
    """A sync is under way and has seen this many songs."""

    source_id: int
    seen: int


class Synced(Struct, frozen=True):
    """A sync is over and went well."""

    source_id: int
    report: SyncReport


class Brought(Struct, frozen=True):
    """A song lies here whole."""

    path: str


class Coming(Struct, frozen=True):
    """A song is on its way, and this much of it is here, percent."""

    source_id: int
    remote_id: str
    percent: int


class LineMeasured(Struct, frozen=True):
    """The line to a server carries this much, kbit/s."""

    source_id: int
    kbps: float


class CoverBrought(Struct, frozen=True):
    """A picture lies here."""

    path: str


class Trouble(Struct, frozen=True):
    """Something did not work; the code is a PlayerError's."""

    source_id: int
    code: str
    details: dict[str, object] = field(default_factory=dict)


class CredentialsForgotten(Struct, frozen=True):
    """Nothing lets anybody in at a source that was removed."""

    source_id: int


class QueueElsewhere(Struct, frozen=True):
    """Another machine of the listener's left a queue on a server."""

    source_id: int
    queue: LeftQueue


News = (
    Coming
    | CredentialsForgotten
    | QueueElsewhere
    | Syncing
    | Synced
    | Brought
    | CoverBrought
    | LineMeasured
    | Trouble
)
