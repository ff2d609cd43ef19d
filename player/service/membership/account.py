"""The account as the rest of the player sees it: a state to read, verbs that return at once.

There is no process, thread or file of it until somebody signs in. Music never waits for any of it.
"""

import multiprocessing
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path

from player.service.membership.orders import (
    AccountNews,
    AccountOrder,
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

_SPAWN = multiprocessing.get_context("spawn")
_ENDS_S = 2.0


class Account:
    """Membership of one service. Any thread.

    Args:
        record: The file that is kept between runs.
        secrets: The file that stands in for a missing keyring.
    """

    def __init__(self, record: Path, secrets: Path) -> None:
        self._files = (record, secrets)
        self._lock = threading.Lock()
        self._pipe: Connection | None = None
        self._process: SpawnProcess | None = None
        self._hearing: threading.Thread | None = None
        self._listeners: list[Callable[[AccountNews], None]] = []
        self._state = AccountState()

    @property
    def state(self) -> AccountState:
        """Where this device stands, as far as that is known by now."""
        return self._state

    def listen(self, listener: Callable[[AccountNews], None]) -> Callable[[], None]:
        """Have states, pages and codes told on the hearing thread; call the result to stop it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def start(self) -> None:
        """Look at what is kept, if anything is; returns at once."""
        if self._files[0].exists():
            self._state = AccountState(standing=Standing.REFRESHING)
            with self._lock:
                self._connected()

    def sign_in(self, url: str) -> None:
        """Sign in with a browser: `PageWanted` tells which page it is to show."""
        self._order(SignIn(url))

    def sign_in_with_code(self, url: str) -> None:
        """Sign in with a code typed elsewhere: `ShownCode` tells which."""
        self._order(SignIn(url, with_code=True))

    def cancel(self) -> None:
        """Give up signing in."""
        self._order(Cancel())

    def sign_out(self) -> None:
        """Sign this device out."""
        self._order(SignOut())

    def refresh(self) -> None:
        """Ask the service now."""
        self._order(Refresh())

    def look_at_devices(self) -> None:
        """Ask which devices there are; the state has them then."""
        self._order(LookAtDevices())

    def remove_device(self, device_id: str) -> None:
        """Sign another device out."""
        self._order(LookAtDevices(remove=device_id))

    def redeem(self, code: str) -> None:
        """Turn a code into a membership."""
        self._order(Redeem(code))

    def close(self) -> None:
        """Keep the time and end the process."""
        with self._lock:
            pipe, process = self._pipe, self._process
            self._pipe = None
        if pipe is None or process is None:
            return
        self._send(pipe, Stop())
        process.join(_ENDS_S)
        if process.is_alive():  # it waits for the network; the file is whole at any moment
            process.kill()
            process.join()
        if self._hearing:
            self._hearing.join()
        pipe.close()
        process.close()

    def _order(self, order: AccountOrder) -> None:
        with self._lock:
            self._send(self._connected(), order)

    def _send(self, pipe: Connection, order: AccountOrder) -> None:
        try:
            pipe.send(order)
        except OSError:  # the process died; the next order starts another
            self._pipe = None

    def _connected(self) -> Connection:
        """Start the process the first time; the lock is held."""
        if self._pipe is not None:
            return self._pipe
        ours, theirs = _SPAWN.Pipe()
        self._process = _SPAWN.Process(
            target=serve_account, args=(theirs, *self._files), name="galaxia-account", daemon=True
        )
        self._process.start()
        theirs.close()
        self._hearing = threading.Thread(
            target=self._hear, args=(ours,), name="hear account", daemon=True
        )
        self._hearing.start()
        self._pipe = ours
        return ours

    def _hear(self, pipe: Connection) -> None:
        while True:
            try:
                news: AccountNews = pipe.recv()
            except (EOFError, OSError):
                return
            if isinstance(news, AccountState):
                self._state = news
            for listener in tuple(self._listeners):
                listener(news)
