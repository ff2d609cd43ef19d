"""One window for one home: a second start hands its files to the first and ends."""

import hashlib
from collections.abc import Sequence

import msgspec
from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from player.paths import config_dir

_PATIENCE_MS = 1_000
_LONGEST_BYTES = 1 << 20


def server_name() -> str:
    """Return the name of this listener's socket: another home is another program."""
    return "galaxia-" + hashlib.blake2b(str(config_dir()).encode(), digest_size=8).hexdigest()


def hand_over(files: Sequence[str], name: str) -> bool:
    """Give files to a program that runs already; False when none answers."""
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_PATIENCE_MS):
        return False
    socket.write(msgspec.json.encode(list(files)) + b"\n")
    socket.waitForBytesWritten(_PATIENCE_MS)
    answered = socket.waitForReadyRead(_PATIENCE_MS) and socket.readAll().data() == b"ok\n"
    socket.disconnectFromServer()
    return answered


class SingleInstance(QObject):
    """Listens for later starts; a socket that a dead program left behind is taken over."""

    opened = Signal(list)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._sockets: list[QLocalSocket] = []
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        if not self._server.listen(name):
            QLocalServer.removeServer(name)  # nobody answered `hand_over`: it is a dead one's
            self._server.listen(name)

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    def _on_connection(self) -> None:
        while self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.setParent(self)
            self._sockets.append(socket)
            socket.readyRead.connect(self._on_words)
            socket.disconnected.connect(self._on_gone)
        self._on_words()

    def _on_words(self) -> None:
        """Answer whoever has said a whole line."""
        for socket in self._sockets:
            if socket.bytesAvailable() > _LONGEST_BYTES:
                socket.abort()
            elif socket.canReadLine():
                files = _files(bytes(socket.readLine().data()))
                socket.write(b"ok\n")
                socket.flush()
                self.opened.emit(files)

    def _on_gone(self) -> None:
        connected = QLocalSocket.LocalSocketState.ConnectedState
        gone = [socket for socket in self._sockets if socket.state() is not connected]
        self._sockets = [socket for socket in self._sockets if socket not in gone]
        for socket in gone:
            socket.deleteLater()


def _files(line: bytes) -> list[str]:
    """Words that are no list of texts open nothing."""
    try:
        return msgspec.json.decode(line, type=list[str])
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return []
