"""Ask a server for lyrics, in a process of its own: nothing here speaks HTTP, nothing waits long.

What is sent is the artist, the title, the album and the length of one track; nothing about the
listener, and nothing at all before they said so.
"""

import subprocess
import sys

import msgspec
from msgspec import Struct, field

from player.errors import PlayerError
from player.model import Track

LRCLIB = "https://lrclib.net"


class Question(Struct, frozen=True):
    """All that is sent."""

    server: str
    artist: str
    title: str
    album: str = ""
    duration_s: int | None = None


class Answer(Struct, frozen=True):
    """The text, empty when there is none; or the code of what stood in the way."""

    text: str = ""
    code: str = ""
    details: dict[str, str] = field(default_factory=dict)


class LyricsLookup:
    """One question at a time; `ask` belongs on a thread that may wait.

    Args:
        server: Whom to ask; tests bring their own.
    """

    def __init__(self, server: str = LRCLIB) -> None:
        self._server = server
        self._process: subprocess.Popen[bytes] | None = None

    def can_ask(self, track: Track) -> bool:
        """Return whether enough is known of a track to ask about it."""
        return bool(track.title and track.artist)

    def ask(self, track: Track) -> str | PlayerError:
        """Return the lyrics of a track as LRC or plain text, empty when nobody knows any."""
        seconds = round(track.duration_ms / 1000) if track.duration_ms else None
        question = Question(self._server, track.artist, track.title, track.album, seconds)
        words = [sys.executable, "-m", "player.service.lrclib"]
        words.append(msgspec.json.encode(question).decode())
        with subprocess.Popen(  # noqa: S603  our own interpreter and module
            words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        ) as process:
            self._process = process
            output, _ = process.communicate()
        self._process = None
        return _answered(output)

    def close(self) -> None:
        """Give up what is under way."""
        if self._process:
            self._process.kill()


def _answered(output: bytes) -> str | PlayerError:
    try:
        answer = msgspec.json.decode(output, type=Answer)
    except msgspec.MsgspecError:
        return PlayerError("lyrics.odd_answer", reason="its process ended")
    return PlayerError(answer.code, **answer.details) if answer.code else answer.text
