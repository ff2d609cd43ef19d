"""Hardware of our own: claim a card before it is opened, and say who holds it when it is refused.

`org.freedesktop.ReserveDevice1` is how sound servers and players hand a card to each other: its
owner is asked to let go, and keeps the name on the bus while it plays.
"""

import importlib
import re
import sys
from typing import Any

from player.engine.bus import Bus, NoBusError
from player.errors import PlayerError

_HARDWARE = re.compile(r"\(hw:(\d+),(\d+)\)")
_NAME = "org.freedesktop.ReserveDevice1"
_PRIORITY = 20  # sound servers have 0, players between 10 and 20, JACK more


class Reservation:
    """The card that is ours now, or none."""

    def __init__(self, bus: Bus | None = None) -> None:
        self._bus = bus or Bus()
        self._card: str | None = None

    def take(self, device: str) -> None:
        """Claim the card of an ALSA hardware device; others need no claim.

        Raises:
            PlayerError: `device.busy`, when its owner keeps it.
        """
        match = _HARDWARE.search(device)
        if match is None or sys.platform != "linux" or self._card == match.group(1):
            return
        self.release()
        card = match.group(1)
        try:
            holder: str | None = self._bus.ask(lambda bus: _claim(bus, card))
        except NoBusError:
            return  # where nobody keeps a book, whoever opens first has it
        if holder is not None:
            raise PlayerError("device.busy", device=device, holder=holder)
        self._card = card

    def release(self) -> None:
        """Let others have it."""
        card, self._card = self._card, None
        if card is not None:
            self._bus.post(lambda bus: _let_go(bus, card))

    def close(self) -> None:
        """Let go of the card and of the bus."""
        self._bus.close()


async def _claim(bus: Any, card: str) -> str | None:
    """Own the card's name; return who keeps it instead."""
    dbus = importlib.import_module("dbus_fast")
    flags, reply = dbus.NameFlag, dbus.RequestNameReply
    ours = {reply.PRIMARY_OWNER, reply.ALREADY_OWNER}
    name = f"{_NAME}.Audio{card}"
    bus.add_message_handler(_answer)
    if await bus.request_name(name, flags.DO_NOT_QUEUE) in ours:
        return None
    asked = await _ask_owner(bus, card, _NAME, "RequestRelease", "i", [_PRIORITY])
    if asked and asked[0] is True:
        taken = await bus.request_name(name, flags.DO_NOT_QUEUE | flags.REPLACE_EXISTING)
        if taken in ours:
            return None
    properties = "org.freedesktop.DBus.Properties"
    said = await _ask_owner(bus, card, properties, "Get", "ss", [_NAME, "ApplicationName"])
    return str(said[0].value) if said else "another program"


async def _ask_owner(
    bus: Any, card: str, interface: str, member: str, signature: str, body: list[Any]
) -> list[Any]:
    """Call the owner of a card; nothing when it does not answer well."""
    dbus = importlib.import_module("dbus_fast")
    answer = await bus.call(
        dbus.Message(
            destination=f"{_NAME}.Audio{card}",
            path=f"/org/freedesktop/ReserveDevice1/Audio{card}",
            interface=interface,
            member=member,
            signature=signature,
            body=body,
        )
    )
    well = answer is not None and answer.message_type is dbus.MessageType.METHOD_RETURN
    return list(answer.body) if well else []


def _answer(message: Any) -> Any:
    """What others hear who want a card of ours: who we are, and that we keep it while we play."""
    if not str(message.path).startswith("/org/freedesktop/ReserveDevice1/"):
        return None
    dbus = importlib.import_module("dbus_fast")
    known = {"ApplicationName": dbus.Variant("s", "Galaxia"), "Priority": dbus.Variant("i", 20)}
    reply = dbus.Message.new_method_return
    if message.member == "RequestRelease":
        return reply(message, "b", [False])
    if message.member == "Get" and message.body[1] in known:
        return reply(message, "v", [known[message.body[1]]])
    return None


async def _let_go(bus: Any, card: str) -> None:
    await bus.release_name(f"{_NAME}.Audio{card}")
