"""MPRIS and notifications: a Linux desktop's way to the music."""

import os
from collections.abc import Callable

from dbus_fast import NameFlag, RequestNameReply
from dbus_fast.aio import MessageBus

from ui.platform.global_keys import GlobalKeys
from ui.platform.media import MediaState, MediaVerbs
from ui.platform.mpris_interfaces import OBJECT_PATH, ROOT, PlayerInterface, RootInterface
from ui.platform.notifications import TrackNotifications
from ui.platform.session_bus import SessionBus
from ui.platform.tray_watch import TrayWatch


class Mpris:
    """A `MediaSession` over the session bus; without one it is silent.

    Args:
        verbs: Called on the bus's thread.
        art_url: Finds the address of a cover; called on the bus's thread.
    """

    announces = calls_tray = True

    def __init__(self, verbs: MediaVerbs, art_url: Callable[[str], str]) -> None:
        self._root = RootInterface(verbs)
        self._player = PlayerInterface(verbs, art_url)
        self._notifications = TrackNotifications(verbs, art_url)
        self._keys = GlobalKeys(verbs)
        tray = TrayWatch(verbs.show_tray)
        self._bus = SessionBus((self, self._notifications, tray, self._keys))

    def show(self, state: MediaState) -> None:
        """Show what plays."""
        self._bus.soon(lambda: self._player.show(state))
        self._bus.soon(lambda: self._notifications.correct(state))

    def seeked(self, position_ms: int) -> None:
        """Say that the position jumped."""
        self._bus.soon(lambda: self._player.Seeked(position_ms * 1000))

    def announce(self, state: MediaState) -> None:
        """Tell of a new track while the window is away."""
        self._bus.soon(lambda: self._notifications.announce(state))

    def dismiss(self) -> None:
        """Take back what was told."""
        self._bus.soon(self._notifications.dismiss)

    def want_keys(self, *, wanted: bool) -> None:
        """Ask the desktop's portal for keys, or give them back."""
        self._bus.soon(lambda: self._keys.want(wanted=wanted))

    def close(self) -> None:
        """Leave the bus and end the thread."""
        self._bus.close()

    async def join(self, bus: MessageBus) -> None:
        """Be found by remote controls; a second program has a name of its own."""
        for interface in (self._root, self._player):
            bus.export(OBJECT_PATH, interface)
        reply = await bus.request_name(f"{ROOT}.galaxia", NameFlag.DO_NOT_QUEUE)
        if reply is not RequestNameReply.PRIMARY_OWNER:
            await bus.request_name(f"{ROOT}.galaxia.instance{os.getpid()}")

    async def leave(self) -> None:
        """The bus lets go of names by itself."""
