"""A network that swallows everything: it takes a connection and never says a word."""

import socket
import threading
from contextlib import contextmanager


class BlackHole:
    """One port; what was said to it is kept.

    Attributes:
        heard: Set once somebody has connected and said something.
    """

    def __init__(self, port=0):
        self._socket = socket.create_server(("127.0.0.1", port))
        self._held = []
        self.heard = threading.Event()
        self.port = self._socket.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self._thread = threading.Thread(target=self._swallow, name="black hole", daemon=True)
        self._thread.start()

    def _swallow(self):
        while True:
            try:
                line, _ = self._socket.accept()
            except OSError:
                return
            self._held.append(line)
            if line.recv(1):
                self.heard.set()

    def close(self):
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        for line in self._held:
            line.close()
        self._thread.join()


@contextmanager
def black_hole(port=0):
    """Swallow what comes to a port until the block ends."""
    made = BlackHole(port)
    try:
        yield made
    finally:
        made.close()
