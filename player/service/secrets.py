"""Where passwords and keys are kept: the system's keyring, else a file only its owner can read."""

import base64
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import keyring
import msgspec
from keyring.backends import fail
from keyring.errors import KeyringError

_SERVICE = "galaxia"
_PATIENCE_S = 5.0
_Answer = TypeVar("_Answer")


class Secrets:
    """Small secrets by name, at most 1 kB each: Windows keeps no longer ones. Any thread.

    Args:
        file: Used where the system has no keyring, or one that does not answer within 5 s (it may
            be waiting for somebody to unlock it).

    Attributes:
        in_file: Whether secrets lie in the file; said once in the settings.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._lock = threading.Lock()
        self.in_file = isinstance(keyring.get_keyring(), fail.Keyring)

    def get(self, name: str) -> bytes | None:
        """Return a secret, None when there is none of that name."""
        found = self._ask(lambda: keyring.get_password(_SERVICE, name))
        text = found if found is not None else self._read().get(name)
        return None if text is None else base64.b64decode(text)

    def set(self, name: str, secret: bytes) -> None:
        """Keep a secret.

        Raises:
            OSError: Neither the keyring nor the file takes it.
        """
        text = base64.b64encode(secret).decode()
        if self._ask(lambda: _kept(name, text)):
            return
        with self._lock:
            self._write({**self._read(), name: text})

    def delete(self, name: str) -> None:
        """Forget a secret; forgetting what is not there is no mistake."""
        self._ask(lambda: keyring.delete_password(_SERVICE, name))
        with self._lock:
            held = self._read()
            if held.pop(name, None) is not None:
                self._write(held)

    def _ask(self, question: Callable[[], _Answer]) -> _Answer | None:
        """Ask the keyring, on a thread that may be left waiting for a person."""
        if self.in_file:
            return None
        pool = ThreadPoolExecutor(1, thread_name_prefix="keyring")
        try:
            answer: Future[_Answer] = pool.submit(question)
            return answer.result(_PATIENCE_S)
        except (KeyringError, TimeoutError, RuntimeError):
            return None
        finally:
            pool.shutdown(wait=False)

    def _read(self) -> dict[str, str]:
        try:
            return msgspec.json.decode(self._file.read_bytes(), type=dict[str, str])
        except (OSError, msgspec.MsgspecError):
            return {}

    def _write(self, secrets: dict[str, str]) -> None:
        """Whole or not at all, and readable by nobody else from its first byte on."""
        self._file.parent.mkdir(parents=True, exist_ok=True)
        fresh = self._file.with_suffix(".new")
        fresh.unlink(missing_ok=True)
        fresh.touch(mode=0o600)
        fresh.write_bytes(msgspec.json.encode(secrets))
        fresh.replace(self._file)


def _kept(name: str, text: str) -> bool:
    keyring.set_password(_SERVICE, name, text)
    return True
