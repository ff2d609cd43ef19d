"""Telling of a new track by org.freedesktop.Notifications, on the bus's thread."""

import asyncio
import html
import logging
from collections.abc import Awaitable, Callable
from typing import cast

from dbus_fast import Message, MessageFlag, MessageType, Variant
from dbus_fast.aio import MessageBus
from PySide6.QtCore import QCoreApplication

from ui.platform.media import MediaState, MediaVerbs
from ui.platform.session_bus import DAEMON, bus_message, bus_text
from ui.wording import joined

_LOG = logging.getLogger(__name__)
_NAME, _PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
_RULE = f"type='signal',interface='{_NAME}',path='{_PATH}'"
_SETTLES_S = 0.7
"""Who skips on does not want to read what was skipped."""
_PATIENCE_S = 5.0
_LONGEST = 200
_BY_SERVER = -1


class TrackNotifications:
    """One bubble, whose words change with the track.

    Args:
        verbs: What its buttons do.
        art_url: Finds the address of a cover.
    """

    def __init__(self, verbs: MediaVerbs, art_url: Callable[[str], str]) -> None:
        self._verbs = verbs
        self._art_url = art_url
        self._bus: MessageBus | None = None
        self._settling: asyncio.TimerHandle | None = None
        self._turn = asyncio.Lock()
        self._tasks: set[asyncio.Task[None]] = set()
        self._number = 0
        self._told = MediaState()

    async def join(self, bus: MessageBus) -> None:
        """Hear what becomes of the bubble."""
        bus.add_message_handler(self._on_message)
        await bus.call(bus_message(*DAEMON, "AddMatch", "s", [_RULE]))
        self._bus = bus

    async def leave(self) -> None:
        """Take the bubble away; a server that does not answer is not waited for."""
        self._call_off()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._close()
        self._bus = None

    def announce(self, state: MediaState) -> None:
        """Tell of a track, once the listener stays with it."""
        self._call_off()
        self._told = state
        loop = asyncio.get_running_loop()
        self._settling = loop.call_later(_SETTLES_S, self._begin)

    def correct(self, state: MediaState) -> None:
        """Take over what has become known of the track that was told: its tags come later."""
        if state.number != self._told.number or _words_of(state) == _words_of(self._told):
            return
        self._told = state
        if self._number:
            self._do(self._tell)

    def dismiss(self) -> None:
        """The listener looks at the window, which says more."""
        self._call_off()
        self._do(self._close)

    def _begin(self) -> None:
        self._settling = None
        self._do(self._tell)

    def _call_off(self) -> None:
        if self._settling is not None:
            self._settling.cancel()
            self._settling = None

    def _do(self, act: Callable[[], Awaitable[None]]) -> None:
        """Act when what is under way is done: only then is known which bubble there is."""

        async def act_in_turn() -> None:
            async with self._turn:
                await act()

        task = asyncio.get_running_loop().create_task(act_in_turn())
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _tell(self) -> None:
        able = await self._ask("GetCapabilities")
        if able is None:
            return
        words = self._words(self._told, set(cast("list[str]", able[0])))
        number = await self._ask("Notify", "susssasa{sv}i", words)
        self._number = cast("int", number[0]) if number else 0

    async def _close(self) -> None:
        number, self._number = self._number, 0
        if number and self._bus is not None and self._bus.connected:
            message = bus_message(_NAME, _PATH, "CloseNotification", "u", [number])
            message.flags = MessageFlag.NO_REPLY_EXPECTED | MessageFlag.NO_AUTOSTART
            await self._bus.send(message)

    def _words(self, state: MediaState, able: set[str]) -> list[object]:
        credit = joined(*map(_short, filter(None, (state.artist, state.album))))
        body = html.escape(credit, quote=False) if "body-markup" in able else credit
        translate = QCoreApplication.translate
        buttons = [
            *("default", translate("Tray", "Show Galaxia")),
            *("next", translate("Tray", "Next")),
        ]
        hints = {
            "desktop-entry": Variant("s", "galaxia"),
            "suppress-sound": Variant("b", True),  # noqa: FBT003  a D-Bus value
            "transient": Variant("b", True),  # noqa: FBT003  a D-Bus value
        }
        if picture := self._art_url(state.art):
            hints["image-path"] = Variant("s", picture)
        shown = buttons if "actions" in able else []
        title = _short(state.title)
        return ["Galaxia", self._number, "galaxia", title, body, shown, hints, _BY_SERVER]

    async def _ask(
        self, member: str, signature: str = "", words: list[object] | None = None
    ) -> list[object] | None:
        """Return the server's answer, None where there is no server or it refuses."""
        if self._bus is None or not self._bus.connected:
            return None
        message = bus_message(_NAME, _PATH, member, signature, words)
        try:
            reply = await asyncio.wait_for(self._bus.call(message), _PATIENCE_S)
        except (TimeoutError, EOFError, OSError) as error:
            _LOG.info("no notification: %r", error)
            return None
        if reply.message_type is MessageType.ERROR:
            _LOG.info("no notification: %s", reply.error_name)
            return None
        return list(reply.body)

    def _on_message(self, message: Message) -> None:
        """A button was pressed, or the bubble is gone."""
        if message.message_type is not MessageType.SIGNAL or message.interface != _NAME:
            return
        if not self._number or message.body[:1] != [self._number]:
            return
        verbs = {"default": self._verbs.raise_window, "next": self._verbs.next}
        if message.member == "NotificationClosed":
            self._number = 0
        elif message.member == "ActionInvoked" and message.signature == "us":
            verbs.get(message.body[1], lambda: None)()


def _words_of(state: MediaState) -> tuple[str, ...]:
    return state.title, state.artist, state.album, state.art


def _short(text: str) -> str:
    """Return a text in one line that fits into a bubble."""
    line = " ".join(bus_text(text).split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
