"""The window's end: asks only when the listener has allowed it, in a process of its own."""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec

from player.deferred import deferred
from player.errors import PlayerError
from player.lookup.question import Answer, Candidate, Cover, Question, Releases, Servers

with deferred():
    from player.library.tags import cover_file, covers

_MBID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_WAIT_S = 90.0
_answers = msgspec.json.Decoder(Answer)


class Lookup:
    """Blocks while it asks: for worker threads.

    Args:
        is_allowed: Whether the listener wants anything looked up online at all.
        servers: Others than the public ones (tests).
    """

    def __init__(self, is_allowed: Callable[[], bool], servers: Servers | None = None) -> None:
        self._is_allowed = is_allowed
        self._servers = servers or Servers()

    def releases(self, artist: str, album: str) -> tuple[Candidate, ...]:
        """Return the releases that may be meant, the likeliest first.

        Raises:
            PlayerError: lookup.off, lookup.failed, or source.* of the server.
        """
        found = self._ask(Releases(artist, album, self._servers)).candidates
        return tuple(sorted(found, key=lambda candidate: -candidate.score))

    def cover(self, mbid: str) -> bytes | None:
        """Return the front cover of a release, None when there is none.

        Raises:
            PlayerError: lookup.off, lookup.failed, or source.* of the server.
        """
        if not _MBID.fullmatch(mbid):
            return None
        picture = self._ask(Cover(mbid, self._servers)).picture
        return picture if picture and covers.is_picture(picture) else None

    def _ask(self, question: Question) -> Answer:
        if not self._is_allowed():
            raise PlayerError("lookup.off")
        try:
            done = subprocess.run(
                [sys.executable, "-m", "player.lookup.answering"],
                input=msgspec.json.encode(question),
                capture_output=True,
                timeout=_WAIT_S,
                check=True,
            )
            answer = _answers.decode(done.stdout)
        except (OSError, subprocess.SubprocessError, msgspec.DecodeError) as error:
            raise PlayerError("lookup.failed", reason=type(error).__name__) from error
        if answer.code:
            raise PlayerError(answer.code, **answer.details)
        return answer


def save_cover(folder: Path, picture: bytes) -> Path | None:
    """Put a cover beside an album that has none; one that is there is never replaced.

    Raises:
        PlayerError: file.write_failed.
    """
    if cover_file.read_side_cover(folder) is not None:
        return None
    place = folder / ("cover.png" if picture.startswith(b"\x89PNG") else "cover.jpg")
    part = place.with_name(f".{place.name}.part")
    try:
        part.write_bytes(picture)
        part.replace(place)
    except OSError as error:
        part.unlink(missing_ok=True)
        reason = error.strerror or str(error)
        raise PlayerError("file.write_failed", path=str(place), reason=reason) from error
    return place
