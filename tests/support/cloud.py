"""A real `galaxia serve` in a process of its own, on a loopback port that was free."""

import os
import select
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

PATIENCE_S = 90
WORDS = "correct horse battery"
"""Everybody's password."""


def server_parts():
    """Skip unless the optional part is installed, and return what tests reach into."""
    for name in ("sqlalchemy", "starlette", "uvicorn", "argon2"):
        pytest.importorskip(name, reason=f"the optional part [server] is not installed ({name})")
    return pytest.importorskip("httpx2", reason="httpx2 is not installed")


@dataclass
class Cloud:
    """One running server.

    Attributes:
        key: An API key of `ann`, who is an administrator.
        log: What the process wrote to standard error, at DEBUG.
    """

    url: str
    home: Path
    database_url: str
    key: str
    log: Path
    process: subprocess.Popen

    def client(self, key=None):
        """Return an HTTP client that brings a key with every call; an empty one is none."""
        httpx2 = server_parts()
        shown = self.key if key is None else key
        headers = {"Authorization": f"Bearer {shown}"} if shown else {}
        return httpx2.Client(base_url=self.url, headers=headers, timeout=PATIENCE_S)

    def stop(self):
        """End the process and wait for it."""
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(PATIENCE_S)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process.stdout.close()


def environment(home):
    return {**os.environ, "GALAXIA_HOME": str(home)}


def admin(home, *words, database=None, given=""):
    """Run `galaxia serve WORDS...` and return what it printed."""
    more = ["--database", database] if database else []
    command = [sys.executable, "-m", "player", "serve", *words, *more]
    done = subprocess.run(
        command, env=environment(home), input=given, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def start(home, *folders, database=None, songs=None, words=(), wait=True):
    """Serve folders and return when they are published; `ann` with a key is there."""
    home.mkdir(parents=True, exist_ok=True)
    url, key = prepare(home, database)
    log = home / "server.log"
    command = [
        sys.executable,
        "-m",
        "player",
        "--debug",
        "serve",
        *map(str, folders),
        "--port",
        "0",
    ]
    command += ["--database", url, *map(str, words)]
    with log.open("wb") as errors:
        process = subprocess.Popen(
            command, env=environment(home), stdout=subprocess.PIPE, stderr=errors, text=True
        )
    cloud = Cloud(address_of(process, log), home, url, key, log, process)
    try:
        if wait:
            _wait_for(cloud, songs)
    except BaseException:
        cloud.stop()
        raise
    return cloud


@contextmanager
def running(home, *folders, **more):
    """Serve for the length of a block."""
    cloud = start(home, *folders, **more)
    try:
        yield cloud
    finally:
        cloud.stop()


def prepare(home, database=None):
    """Lay the database with `ann` in it; return its URL and her key."""
    from player.server.accounts.keys import Keys  # noqa: PLC0415  optional part
    from player.server.accounts.users import Users  # noqa: PLC0415
    from player.server.database import ServiceDatabase  # noqa: PLC0415

    (home / "data").mkdir(parents=True, exist_ok=True)
    url = database or f"sqlite:///{home / 'data' / 'service.db'}"
    found = ServiceDatabase(url)
    users = Users(found)
    user = users.find("ann") or users.add("ann", WORDS, admin=True)
    _, key = Keys(found).make(user.user_id, "test")
    found.close()
    return url, key


def opened(cloud):
    """Open a running server's database beside it; the caller closes it."""
    return opened_at(cloud.database_url)


def opened_at(url):
    """Open a server's database; the caller closes it."""
    from player.server.database import ServiceDatabase  # noqa: PLC0415  optional part

    return ServiceDatabase(url)


def add_user(database, name):
    """Add a user; return it and a key."""
    from player.server.accounts.keys import Keys  # noqa: PLC0415  optional part
    from player.server.accounts.users import Users  # noqa: PLC0415

    user = Users(database).add(name, WORDS)
    return user, Keys(database).make(user.user_id, "test")[1]


def add_key(cloud, user):
    """Make one more key of a user."""
    from player.server.accounts.keys import Keys  # noqa: PLC0415  optional part

    database = opened(cloud)
    try:
        return Keys(database).make(user.user_id, "test")[1]
    finally:
        database.close()


def new_code(cloud, plan, *, bound=False):
    """Make a code."""
    from player.server.membership.plans import Plans  # noqa: PLC0415  optional part
    from player.server.membership.redeeming import Redeeming  # noqa: PLC0415

    database = opened(cloud)
    try:
        return Redeeming(database, Plans(database)).new_code(plan, 30, bound=bound)
    finally:
        database.close()


def rotate(cloud):
    """Sign with a new key from now on."""
    from player.server.membership.signing import SIGNING_KEYS, SigningKeys  # noqa: PLC0415

    SigningKeys(cloud.home / "data" / "service" / SIGNING_KEYS).rotate()


def address_of(process, log):
    """Read the line that says where it listens."""
    ready, _, _ = select.select([process.stdout], [], [], PATIENCE_S)
    line = process.stdout.readline() if ready else ""
    if "http" not in line:
        process.kill()
        process.wait()
        process.stdout.close()
        raise AssertionError(f"the server does not start: {log.read_text()}")
    return line.split()[-1]


def _wait_for(cloud, songs):
    """Ask until the library is published: there is no push in the protocol."""
    deadline = time.monotonic() + PATIENCE_S
    with cloud.client() as client:
        while True:
            status = client.get("/rest/getScanStatus", params={"f": "json"}).json()
            found = status["subsonic-response"]["scanStatus"]
            if songs is None or (found["count"] == songs and not found["scanning"]):
                return
            assert time.monotonic() < deadline, f"not published: {found}"
            select.select([], [], [], 0.05)
