"""The account's process: orders as they come; each minute the time; the service when it is due."""

import queue
import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

from msgspec.structs import replace

from player.errors import PlayerError
from player.service.membership.member import Member
from player.service.membership.orders import (
    AccountNews,
    AccountOrder,
    BringPack,
    Cancel,
    LookAtDevices,
    PageWanted,
    Redeem,
    Refresh,
    SignIn,
    SignOut,
    Stop,
)
from player.service.membership.states import AccountState, Problem

TICK_S = 60.0
_PAUSES = (1, 1, 5, 15, 60)
"""Ticks to wait after so many failures in a row."""


def serve(pipe: Connection, record: Path, secrets: Path) -> None:
    """Run until told to stop, or until the player is gone."""
    serving = _Serving(pipe, Member(record, secrets))
    reader = threading.Thread(target=serving.read, name="account orders", daemon=True)
    reader.start()
    serving.run()


class _Serving:
    def __init__(self, pipe: Connection, member: Member) -> None:
        self._pipe, self._member = pipe, member
        self._orders: queue.SimpleQueue[AccountOrder] = queue.SimpleQueue()
        self._cancelled = threading.Event()
        self._told: AccountState | None = None
        self._failures = self._pause = 0

    def read(self) -> None:
        """Take orders off the pipe; a sign-in that waits for somebody hears `Cancel` at once."""
        while True:
            try:
                order = self._pipe.recv()
            except (EOFError, OSError):
                order = Stop()
            if isinstance(order, Cancel | Stop):
                self._cancelled.set()
            if not isinstance(order, Cancel):
                self._orders.put(order)
            if isinstance(order, Stop):
                return

    def run(self) -> None:
        """Work until `Stop`."""
        self._tell()
        while True:
            self._refresh_when_due()
            try:
                order = self._orders.get(timeout=TICK_S)
            except queue.Empty:
                self._pause -= 1
                self._attempt(self._member.tick)
                continue
            if isinstance(order, Stop):
                self._attempt(self._member.tick)
                return
            self._attempt(lambda order=order: self._obey(order))  # type: ignore[misc]

    def _refresh_when_due(self) -> None:
        if not self._member.holding.is_due or self._pause > 0:
            return
        went_well = self._attempt(self._member.refresh)
        self._failures = 0 if went_well else min(self._failures + 1, len(_PAUSES) - 1)
        self._pause = _PAUSES[self._failures]

    def _obey(self, order: AccountOrder) -> None:
        member = self._member
        match order:
            case SignIn(url=url, with_code=with_code):
                self._cancelled.clear()
                if with_code:
                    member.sign_in_with_code(url, self._send, self._cancelled)
                else:
                    member.sign_in(url, lambda page: self._send(PageWanted(page)), self._cancelled)
            case SignOut():
                member.sign_out()
            case Refresh():
                member.refresh()
            case LookAtDevices(remove=remove):
                member.look_at_devices(remove)
            case Redeem(code=code):
                member.redeem(code)
            case BringPack(name=name, remove=remove):
                (member.remove_pack if remove else member.bring_pack)(name)
            case Cancel() | Stop():
                pass

    def _attempt(self, job: Callable[[], object]) -> bool:
        """Do one thing; what went wrong is part of the state."""
        problem = None
        try:
            job()
        except PlayerError as error:
            problem = Problem(error.code, {k: str(v) for k, v in error.details.items()})
        self._tell(problem)
        return problem is None

    def _tell(self, problem: Problem | None = None) -> None:
        state = replace(self._member.state, problem=problem)
        if state != self._told:
            self._told = state
            self._send(state)

    def _send(self, news: AccountNews) -> None:
        try:
            self._pipe.send(news)
        except OSError:  # the player is gone; `Stop` is on its way
            return
