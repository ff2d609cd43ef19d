"""A desktop's portal that lends keys: org.freedesktop.portal.GlobalShortcuts on a bus."""

from typing import Annotated, Any

from dbus_fast import Message, Variant
from dbus_fast.aio import MessageBus
from dbus_fast.annotations import DBusObjectPath, DBusSignature, DBusStr
from dbus_fast.service import ServiceInterface, dbus_method

NAME = "org.freedesktop.portal.Desktop"
PATH = "/org/freedesktop/portal/desktop"
_KEYS = "org.freedesktop.portal.GlobalShortcuts"
_Facts = Annotated[dict[str, Variant], DBusSignature("a{sv}")]
_Shortcuts = Annotated[list[list[Any]], DBusSignature("a(sa{sv})")]


class Session(ServiceInterface):
    """What keys are lent for; closing it gives them back."""

    def __init__(self) -> None:
        super().__init__("org.freedesktop.portal.Session")
        self.closed = False

    @dbus_method(name="Close")
    def close(self) -> None:
        self.closed = True


class Portal(ServiceInterface):
    """Lends what it is asked for once `allow` says so; requests wait for it, as for a dialog."""

    def __init__(self, bus: MessageBus) -> None:
        super().__init__(_KEYS)
        self.session = Session()
        self.offered: dict[str, str] = {}
        self._bus = bus
        self._asker = self._session_path = self._waiting = ""
        bus.add_message_handler(self._note_asker)

    def _note_asker(self, message: Message) -> None:
        if message.interface == _KEYS:
            self._asker = message.sender or ""

    @dbus_method(name="CreateSession")
    def create_session(self, options: _Facts) -> DBusObjectPath:
        request = self._path_of("request", options["handle_token"].value)
        self._session_path = self._path_of("session", options["session_handle_token"].value)
        self._bus.export(self._session_path, self.session)
        self._answer(request, 0, {"session_handle": Variant("s", self._session_path)})
        return request

    @dbus_method(name="BindShortcuts")
    def bind_shortcuts(
        self, session: DBusObjectPath, shortcuts: _Shortcuts, _window: DBusStr, options: _Facts
    ) -> DBusObjectPath:
        assert session == self._session_path
        self.offered = {name: facts["description"].value for name, facts in shortcuts}
        self._waiting = self._path_of("request", options["handle_token"].value)
        return self._waiting

    def allow(self, *, allowed: bool) -> None:
        """Press a button of the dialog."""
        self._answer(self._waiting, 0 if allowed else 1, {})

    def press(self, name: str) -> None:
        """Press one of the keys that were lent."""
        body = [self._session_path, name, 0, {}]
        self._tell(PATH, _KEYS, "Activated", "osta{sv}", body)

    def _path_of(self, kind: str, token: str) -> str:
        return f"{PATH}/{kind}/{self._asker.removeprefix(':').replace('.', '_')}/{token}"

    def _answer(self, request: str, code: int, results: dict[str, Variant]) -> None:
        body = [code, results]
        self._tell(request, "org.freedesktop.portal.Request", "Response", "ua{sv}", body)

    def _tell(self, path: str, interface: str, member: str, signature: str, body: list) -> None:
        message = Message.new_signal(path, interface, member, signature, body)
        message.destination = self._asker
        self._bus.send(message)
