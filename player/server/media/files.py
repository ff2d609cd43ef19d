"""Files go out only from under a folder of the library, with a strong tag and a digest."""

import base64
import hashlib
import os
import stat
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from sqlalchemy import select
from starlette.responses import FileResponse, Response

from player.server.database import ServiceDatabase, put
from player.server.failure import Failure
from player.server.tables import digest

_PIECE = 1 << 20


class Roots:
    """The folders music may come from; a link that leads out of them leads nowhere."""

    def __init__(self, folders: Callable[[], list[Path]]) -> None:
        self._folders = folders

    def inside(self, path: bytes) -> Path:
        """Return the real file behind a path of the library; or `Failure` 70."""
        real = os.path.realpath(os.fsdecode(path))
        allowed = (os.path.realpath(folder) for folder in self._folders())
        if not any(real.startswith(folder.rstrip(os.sep) + os.sep) for folder in allowed):
            raise Failure.not_found()
        try:
            if not stat.S_ISREG(os.stat(real).st_mode):  # noqa: PTH116  beside realpath
                raise Failure.not_found()
        except OSError:
            raise Failure.not_found() from None
        return Path(real)


class Digests:
    """SHA-256 of whole files (RFC 9530), computed behind the first answer and kept."""

    def __init__(self, database: ServiceDatabase) -> None:
        self._database = database
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="digest")
        self._pending: set[str] = set()
        self._guard = threading.Lock()
        self._closing = threading.Event()

    def close(self) -> None:
        """End the thread; what is not computed yet is not."""
        self._closing.set()
        self._worker.shutdown(cancel_futures=True)

    def known(self, path: Path, mark: str) -> str | None:
        """Return a file's digest as the header has it; None the first time it is asked for."""
        with self._database.reading() as connection:
            found = connection.execute(select(digest.c.sha256).where(digest.c.mark == mark))
            sha256 = found.scalar()
        if sha256 is not None:
            return f"sha-256=:{base64.b64encode(sha256).decode()}:"
        with self._guard:
            if mark not in self._pending:
                self._pending.add(mark)
                self._worker.submit(self._compute, path, mark)
        return None

    def _compute(self, path: Path, mark: str) -> None:
        try:
            found = self._digest(path)
            if found is not None and mark_of(path) == mark:
                with self._database.writing() as connection:
                    put(connection, digest, {"mark": mark}, {"sha256": found})
        except OSError:
            pass  # gone meanwhile; the next request finds that out by itself
        with self._guard:
            self._pending.discard(mark)

    def _digest(self, path: Path) -> bytes | None:
        """Read a whole file, GBs perhaps; None when the server ends meanwhile."""
        found = hashlib.sha256()
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                if self._closing.is_set():
                    return None
                found.update(piece)
        return found.digest()


def mark_of(path: Path) -> str:
    """Return what changes with a file's content: its real path, size and time of change."""
    status = path.stat()
    facts = (os.fsencode(path), status.st_size, status.st_mtime_ns, status.st_ino)
    return hashlib.sha256(repr(facts).encode()).hexdigest()[:32]


def sent(
    path: Path, content_type: str, digests: Digests, asked: Mapping[str, str], more: dict[str, str]
) -> Response:
    """Answer with a file: ranges, If-Range, If-None-Match, `Repr-Digest`.

    Raises:
        Failure: 70 when it went away.
    """
    try:
        mark = mark_of(path)
    except OSError:
        raise Failure.not_found() from None
    headers = {"ETag": f'"{mark}"', "Cache-Control": "private, no-cache", **more}
    known = digests.known(path, mark)
    if known:
        headers["Repr-Digest"] = known
    if headers["ETag"] in asked.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return FileResponse(path, media_type=content_type, headers=headers)
