"""What the player asks of the account's process, and what that tells."""

import importlib
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from player.service.membership.states import AccountState, ShownCode


@dataclass(frozen=True, slots=True)
class SignIn:
    """Sign in at a service: in a browser here, or with a code typed elsewhere."""

    url: str
    with_code: bool = False


@dataclass(frozen=True, slots=True)
class Cancel:
    """Give up signing in."""


@dataclass(frozen=True, slots=True)
class SignOut:
    """Sign this device out."""


@dataclass(frozen=True, slots=True)
class Refresh:
    """Ask the service now."""


@dataclass(frozen=True, slots=True)
class LookAtDevices:
    """Ask which devices there are; sign one out first when it is named."""

    remove: str = ""


@dataclass(frozen=True, slots=True)
class Redeem:
    """Turn a code into a membership."""

    code: str


@dataclass(frozen=True, slots=True)
class BringPack:
    """Fetch an effect pack, or clear it away."""

    name: str
    remove: bool = False


@dataclass(frozen=True, slots=True)
class Stop:
    """Keep the time and end."""


AccountOrder = SignIn | Cancel | SignOut | Refresh | LookAtDevices | Redeem | BringPack | Stop


@dataclass(frozen=True, slots=True)
class PageWanted:
    """An address to show in the listener's browser."""

    url: str


AccountNews = AccountState | PageWanted | ShownCode


def serve_account(pipe: Connection, record: Path, secrets: Path) -> None:
    """Run in the new process; httpx2, joserfc and keyring are imported only there."""
    process = importlib.import_module("player.service.membership.process")
    process.serve(pipe, record, secrets)
