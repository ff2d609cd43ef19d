"""The account as the rest of the player sees it: a state to read, verbs that return at once.

There is no process, thread or file of it until somebody signs in. Music never waits for any of it.
"""

from collections.abc import Callable
from pathlib import Path

from player.service.membership.orders import (
    AccountNews,
    AccountOrder,
    BringPack,
    Cancel,
    LookAtDevices,
    Redeem,
    Refresh,
    SignIn,
    SignOut,
    Stop,
    serve_account,
)
from player.service.membership.states import AccountState, Standing
from player.service.side_process import SideProcess


class Account:
    """Membership of one service. Any thread.

    Args:
        record: The file that is kept between runs.
        secrets: The file that stands in for a missing keyring.
    """

    def __init__(self, record: Path, secrets: Path) -> None:
        self._record = record
        self._state = AccountState()
        self._side: SideProcess[AccountOrder, AccountNews] = SideProcess(
            "account", serve_account, (record, secrets), self._take, Stop()
        )

    @property
    def state(self) -> AccountState:
        """Where this device stands, as far as that is known by now."""
        return self._state

    def listen(self, listener: Callable[[AccountNews], None]) -> Callable[[], None]:
        """Have states, pages and codes told on the hearing thread; call the result to stop it."""
        return self._side.listen(listener)

    def start(self) -> None:
        """Look at what is kept, if anything is; returns at once."""
        if self._record.exists():
            self._state = AccountState(standing=Standing.REFRESHING)
            self._side.start()

    def sign_in(self, url: str) -> None:
        """Sign in with a browser: `PageWanted` tells which page it is to show."""
        self._side.order(SignIn(url))

    def sign_in_with_code(self, url: str) -> None:
        """Sign in with a code typed elsewhere: `ShownCode` tells which."""
        self._side.order(SignIn(url, with_code=True))

    def cancel(self) -> None:
        """Give up signing in."""
        self._side.order(Cancel())

    def sign_out(self) -> None:
        """Sign this device out."""
        self._side.order(SignOut())

    def refresh(self) -> None:
        """Ask the service now."""
        self._side.order(Refresh())

    def look_at_devices(self) -> None:
        """Ask which devices there are; the state has them then."""
        self._side.order(LookAtDevices())

    def remove_device(self, device_id: str) -> None:
        """Sign another device out."""
        self._side.order(LookAtDevices(remove=device_id))

    def redeem(self, code: str) -> None:
        """Turn a code into a membership."""
        self._side.order(Redeem(code))

    def bring_pack(self, name: str) -> None:
        """Fetch an effect pack; the state says when it is here, or why not."""
        self._side.order(BringPack(name))

    def remove_pack(self, name: str) -> None:
        """Clear an effect pack away."""
        self._side.order(BringPack(name, remove=True))

    def close(self) -> None:
        """Keep the time and end the process."""
        self._side.close()

    def _take(self, news: AccountNews) -> None:
        if isinstance(news, AccountState):
            self._state = news
