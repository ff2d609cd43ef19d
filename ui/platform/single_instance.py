"""One window for one home: a second start hands its files to the first and ends."""

import hashlib
import json
import logging
import os
import sys
import tempfile
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from time import monotonic, sleep

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from player.paths import config_dir

_LOG = logging.getLogger(__name__)
_PATIENCE_S = 10.0
_TICK_S = 0.1
_SLICE_MS = 50
_LONGEST_BYTES = 1 << 24


class Answer(Enum):
    """What a start has found."""

    FIRST = "first"
    TAKEN = "taken"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class Request:
    """What a later start asks for.

    Attributes:
        files: Absolute paths, or addresses as they were given.
        token: What the desktop gave it so that a window may come forward; empty without.
    """

    files: tuple[str, ...] = ()
    token: str = ""


def server_name() -> str:
    """Return the place of this listener's socket: another home is another program."""
    mark = hashlib.blake2b(str(config_dir()).encode(errors="replace"), digest_size=8).hexdigest()
    name = f"galaxia-{mark}"
    return name if sys.platform == "win32" else str(_folder() / name)


def _folder() -> Path:
    """A folder that is the listener's alone, where the system has one."""
    known = os.environ.get("XDG_RUNTIME_DIR"), f"/run/user/{os.getuid()}"
    for folder in filter(None, known):
        try:
            if Path(folder).stat().st_uid == os.getuid() and os.access(folder, os.W_OK):
                return Path(folder)
        except OSError:
            continue
    return Path(tempfile.gettempdir())


def lock_of(name: str) -> QLockFile:
    """Return the lock that the first program holds while it lives."""
    path = name if Path(name).is_absolute() else str(Path(tempfile.gettempdir()) / name)
    lock = QLockFile(f"{path}.lock")
    lock.setStaleLockTime(0)  # stale is what a program left that lives no more, however old
    return lock


def claim(request: Request, name: str, lock: QLockFile, patience_s: float = _PATIENCE_S) -> Answer:
    """Become the first program, or hand over to it: it may be about to start, busy, or hang."""
    last_s = monotonic() + patience_s
    while True:
        if lock.tryLock(0):
            return Answer.FIRST
        answer = _asked(request, name, last_s)
        if answer is not Answer.FIRST:
            return answer
        held = lock.error() is QLockFile.LockError.LockFailedError
        if not held or monotonic() > last_s:
            return Answer.FIRST  # where no lock can be had, whoever hears nobody is the first
        sleep(_TICK_S)


def _asked(request: Request, name: str, last_s: float) -> Answer:
    """Hand over to a program that listens; `FIRST` when none does."""
    if not _is_ours(name):
        return Answer.FIRST
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_SLICE_MS):
        return Answer.FIRST
    words = {"files": request.files, "token": request.token}
    socket.write(json.dumps(words).encode() + b"\n")
    while not socket.canReadLine() and monotonic() < last_s and socket.isValid():
        socket.waitForReadyRead(_SLICE_MS)  # Qt holds Python while it waits
        sleep(0)
    taken = socket.readAll().data() == b"ok\n"
    socket.abort()
    return Answer.TAKEN if taken else Answer.SILENT


def _is_ours(name: str) -> bool:
    """Whether a socket is the listener's own: in a folder for all anybody can put one there."""
    try:
        return not Path(name).is_absolute() or os.lstat(name).st_uid == os.getuid()
    except OSError:
        return False


class SingleInstance(QObject):
    """Listens for later starts; a socket that a dead program left behind is taken over.

    Args:
        name: Where; whoever listens has claimed it.
    """

    asked = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._sockets: list[QLocalSocket] = []
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connection)
        if not self._server.listen(name):
            QLocalServer.removeServer(name)
            if not self._server.listen(name):
                _LOG.warning("later starts are not heard: %s", self._server.errorString())

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
                request = _request(bytes(socket.readLine().data()))
                socket.write(b"ok\n")
                socket.flush()
                self.asked.emit(request)

    def _on_gone(self) -> None:
        connected = QLocalSocket.LocalSocketState.ConnectedState
        gone = [socket for socket in self._sockets if socket.state() is not connected]
        self._sockets = [socket for socket in self._sockets if socket not in gone]
        for socket in gone:
            socket.deleteLater()


def _request(line: bytes) -> Request:
    """Words that make no sense open nothing."""
    try:
        words = json.loads(line)
        files, token = words["files"], words["token"]
    except (ValueError, TypeError, KeyError):
        return Request()
    known = isinstance(files, list) and all(isinstance(each, str) for each in [*files, token])
    return Request(tuple(files), token) if known else Request()
