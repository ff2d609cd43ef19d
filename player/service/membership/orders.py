"""What the player asks of the account's process, and what that tells."""

import importlib
from multiprocessing.connection import Connection
from pathlib import Path

from msgspec import Struct

from player.service.membership.states import AccountState, ShownCode


class SignIn(Struct, frozen=True):
    """Sign in at a service: in a browser here, or with a code typed elsewhere."""

    url: str
    with_code: bool = False


class Cancel(Struct, frozen=True):
    """Give up signing in."""


class SignOut(Struct, frozen=True):
    """Sign this device out."""


class Refresh(Struct, frozen=True):
    """Ask the service now."""


class LookAtDevices(Struct, frozen=True):
    """Ask which devices there are; sign one out first when it is named."""

    remove: str = ""


class Redeem(Struct, frozen=True):
    """Turn a code into a membership."""

    code: str


class BringPack(Struct, frozen=True):
    """Fetch an effect pack, or clear it away."""

    name: str
    remove: bool = False


class Stop(Struct, frozen=True):
    """Keep the time and end."""


AccountOrder = SignIn | Cancel | SignOut | Refresh | LookAtDevices | Redeem | BringPack | Stop


class PageWanted(Struct, frozen=True):
    """An address to show in the listener's browser."""

    url: str


AccountNews = AccountState | PageWanted | ShownCode


def serve_account(pipe: Connection, record: Path, secrets: Path) -> None:
    """Run in the new process; httpx2, joserfc and keyring are imported only there."""
    process = importlib.import_module("player.service.membership.process")
    process.serve(pipe, record, secrets)
