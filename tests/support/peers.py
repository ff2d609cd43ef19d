"""Servers nobody here wrote, for the client to prove itself on; each in a process of its own."""

import importlib.util
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import sysconfig
import urllib.error
import urllib.request
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QThread

from tests.support import more_peers

USER, PASSWORD = "listener", "sesame"
_STARTS_MS = 90_000
_CONFIG = """[base]
database_uri = sqlite:///{home}/s.db
[webapp]
cache_dir = {home}/cache
log_file = {home}/web.log
[daemon]
socket = {home}/d.sock
run_watcher = no
"""


@dataclass(frozen=True)
class Peer:
    """A server that runs."""

    url: str
    home: Path


def missing_supysonic() -> str:
    """Why supysonic cannot run here; empty when it can."""
    return "" if _program("supysonic-server") else "supysonic is not installed"


@contextmanager
def supysonic(home: Path, music: Path) -> Iterator[Peer]:
    """Run supysonic over a folder of music until the block ends."""
    home.mkdir(parents=True, exist_ok=True)
    (home / "supysonic.conf").write_text(_CONFIG.format(home=home))
    cli = _program("supysonic-cli")
    for words in (
        ("user", "add", USER, "-p", PASSWORD),
        ("user", "setroles", "-A", USER),
        ("folder", "add", "Music", str(music)),
        ("folder", "scan", "Music"),
    ):
        subprocess.run([cli, *words], cwd=home, check=True, capture_output=True, env=_environ())
    port = free_port()
    words = ["-S", "waitress", "-h", "127.0.0.1", "-p", str(port), "--threads", "4"]
    with _running([_program("supysonic-server"), *words], home, port):
        yield Peer(f"http://127.0.0.1:{port}", home)


def fill_supysonic(peer: Peer, songs: int) -> None:
    """Put songs without files into a running supysonic, albums of ten; its ids have no dashes."""
    ids = [uuid.UUID(int=number).hex for number in range(songs)]
    with closing(sqlite3.connect(peer.home / "s.db", timeout=30)) as database, database:
        (root,) = database.execute("SELECT id FROM folder WHERE root").fetchone()
        (last,) = database.execute("SELECT max(id) FROM folder").fetchone()
        artists = list(enumerate(ids[: songs // 100 + 1]))
        database.executemany(
            "INSERT INTO artist VALUES (?, ?)", [(key, f"Artist {n}") for n, key in artists]
        )
        database.executemany(
            "INSERT INTO folder VALUES (?, 0, ?, ?, ?, '2026-01-01 00:00:00', NULL, 0, ?)",
            [
                (last + 1 + n, f"Artist {n}", f"/music/{n}", bytes.fromhex(key), root)
                for n, key in artists
            ],
        )
        database.executemany(
            "INSERT INTO album VALUES (?, ?, ?)",
            [
                (key, f"Album {number}", ids[number // 10])
                for number, key in enumerate(ids[: songs // 10 + 1])
            ],
        )
        database.executemany(
            "INSERT INTO track VALUES (?, 1, ?, ?, 2001, 'Rock', 200, 0, ?, ?, 900, ?, ?,"
            " '2026-01-01 00:00:00', 1700000000, 0, NULL, ?, ?)",
            [
                (key, number % 10 + 1, f"Song {number}", ids[number // 10], ids[number // 100],
                 f"/music/{number}.flac", bytes.fromhex(key), root, last + 1 + number // 100)
                for number, key in enumerate(ids)
            ],
        )  # fmt: skip


def missing_beetstream() -> str:
    """Why beetstream cannot run here; empty when it can."""
    found = _program("beet") and importlib.util.find_spec("beetsplug.beetstream")
    return "" if found else "beetstream is not installed"


@contextmanager
def beetstream(home: Path, music: Path) -> Iterator[Peer]:
    """Run beetstream over a folder of music until the block ends; it lets everybody in."""
    home.mkdir(parents=True, exist_ok=True)
    (home / "config.yaml").write_text(
        f"plugins: beetstream\ndirectory: {music}\nlibrary: {home}/b.db\nimport: {{copy: no}}\n"
    )
    environ = {**_environ(), "BEETSDIR": str(home)}
    beet, port = _program("beet"), free_port()
    command = [beet, "import", "-A", "-q", str(music)]
    subprocess.run(command, cwd=home, check=True, capture_output=True, env=environ)
    with _running([beet, "beetstream", "127.0.0.1", str(port)], home, port, environ):
        yield Peer(f"http://127.0.0.1:{port}", home)


def missing_maneki() -> str:
    """Why maneki cannot run here; empty when it can."""
    return "" if _maneki() else more_peers.why_not("maneki")


def _maneki() -> Path | None:
    return more_peers.place("maneki", "bin", "maneki")


@contextmanager
def maneki(home: Path, music: Path) -> Iterator[Peer]:
    """Run maneki over a folder of music until the block ends; its API lies under /audio."""
    home.mkdir(parents=True, exist_ok=True)
    program, port = str(_maneki()), free_port()
    environ = {**_environ(), "HOME": str(home), "XDG_CONFIG_HOME": str(home / ".config")}
    words = ["config", "user", "add", USER, "--admin", "--password", PASSWORD]
    subprocess.run([program, *words], cwd=home, check=True, capture_output=True, env=environ)
    command = [program, "serve", str(music), "--host", "127.0.0.1", "--port", str(port)]
    command += ["--no-artist-images", "--workers", "1"]
    with _running(command, home, port, environ):
        yield Peer(f"http://127.0.0.1:{port}/audio", home)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def _running(
    command: list[str], home: Path, port: int, environ: dict[str, str] | None = None
) -> Iterator[None]:
    with (home / "server.log").open("wb") as log:
        process = subprocess.Popen(
            command, cwd=home, stdout=log, stderr=log, env=environ or _environ()
        )
    try:
        _until_it_answers(process, port)
        yield
    finally:
        process.kill()
        process.wait()


def _until_it_answers(process: subprocess.Popen, port: int) -> None:
    deadline = QDeadlineTimer(_STARTS_MS)
    while not deadline.hasExpired():
        assert process.poll() is None, "the server ended at once"
        if _answers(port):
            return
        QThread.msleep(50)
    raise AssertionError("the server does not answer")


def until_it_listens(process: subprocess.Popen, port: int) -> None:
    """Wait for a program that takes connections and need not speak HTTP by itself."""
    deadline = QDeadlineTimer(_STARTS_MS)
    while not deadline.hasExpired():
        assert process.poll() is None, "it ended at once"
        with socket.socket() as knocking:
            if knocking.connect_ex(("127.0.0.1", port)) == 0:
                return
        QThread.msleep(50)
    raise AssertionError("it does not listen")


def _answers(port: int) -> bool:
    try:
        urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5).close()
    except urllib.error.HTTPError as answer:
        answer.close()
    except OSError:
        return False
    return True


def _program(name: str) -> str | None:
    found = Path(sysconfig.get_path("scripts"), name)
    return str(found) if found.exists() else shutil.which(name)


def _environ() -> dict[str, str]:
    """Without what would make a child fail over its own warnings."""
    return {
        **os.environ,
        "PYTHONPATH": "",
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
    }
