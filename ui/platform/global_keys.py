"""Keys that act while another program has the focus, lent by the desktop's portal.

Source: org.freedesktop.portal.GlobalShortcuts.
"""

import asyncio
import logging
from collections.abc import Callable

from dbus_fast import Message, MessageType, Variant
from dbus_fast.aio import MessageBus
from PySide6.QtCore import QCoreApplication

from ui.platform.media import MediaVerbs
from ui.platform.portal import Portal, PortalError

_LOG = logging.getLogger(__name__)
_KEYS = "org.freedesktop.portal.GlobalShortcuts"


class GlobalKeys:
    """A part of the session bus; methods are called on its thread.

    The desktop asks the listener which keys, so it is asked only once they are wanted.

    Args:
        verbs: Called on the bus's thread.
    """

    def __init__(self, verbs: MediaVerbs) -> None:
        self._refused = verbs.keys_refused
        self._acts: dict[str, Callable[[], None]] = {
            "toggle": verbs.toggle,
            "next": verbs.next,
            "previous": verbs.previous,
            "show": verbs.raise_window,
        }
        self._wanted = False
        self._portal: Portal | None = None
        self._session = ""
        self._asking: asyncio.Task[None] | None = None

    def want(self, *, wanted: bool) -> None:
        """Ask for the keys, or give them back."""
        self._wanted = wanted
        if self._portal is None:
            return
        if wanted and self._asking is None:
            self._asking = asyncio.get_running_loop().create_task(self._ask(self._portal))
        elif not wanted and self._asking is not None:
            self._asking.cancel()
            self._asking = None
            if self._session:
                self._portal.close_session(self._session)
            self._session = ""

    async def join(self, bus: MessageBus) -> None:
        """Listen to the portal; ask it if the keys were wanted before."""
        self._portal = Portal(bus)
        bus.add_message_handler(self._on_message)
        self.want(wanted=self._wanted)

    async def leave(self) -> None:
        """Give the keys back; an answer that has not come is not waited for."""
        asking = self._asking
        self.want(wanted=False)
        if asking is not None:
            await asyncio.gather(asking, return_exceptions=True)

    async def _ask(self, portal: Portal) -> None:
        try:
            await portal.greet(_KEYS)
            made = await portal.request(_KEYS, "CreateSession", "", [])
            self._session = str(made["session_handle"].value)
            bound: list[object] = [self._session, _shortcuts(), ""]
            await portal.request(_KEYS, "BindShortcuts", "oa(sa{sv})s", bound)
        except PortalError as error:
            _LOG.info("the desktop lends no keys: %s", error)
            self._refused()

    def _on_message(self, message: Message) -> None:
        if message.message_type is not MessageType.SIGNAL or message.interface != _KEYS:
            return
        if message.member == "Activated" and message.body[:1] == [self._session]:
            self._acts.get(message.body[1], lambda: None)()


def _shortcuts() -> list[object]:
    """Return what the keys can do, and keys to begin with; triggers as freedesktop.org spells."""
    translate = QCoreApplication.translate
    offered = (
        ("toggle", translate("Keyboard", "Play or pause"), "CTRL+ALT+p"),
        ("next", translate("Keyboard", "Next"), "CTRL+ALT+n"),
        ("previous", translate("Keyboard", "Previous"), "CTRL+ALT+b"),
        ("show", translate("Tray", "Show Galaxia"), "CTRL+ALT+g"),
    )
    return [
        [name, {"description": Variant("s", words), "preferred_trigger": Variant("s", trigger)}]
        for name, words, trigger in offered
    ]
