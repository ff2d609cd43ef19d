"""A PostgreSQL of a test's own, on a socket in a folder of its own; Debian's programs."""

import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

_QUICK = "-c fsync=off -c listen_addresses='' -c shared_buffers=16MB"


def program(name):
    """Where a program is: Debian keeps these off the path."""
    places = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return shutil.which(name) or (str(places[-1]) if places else "")


class Postgres:
    """One running server."""

    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="galaxia-pg-"))
        self._owner = None
        if os.getuid() == 0:  # it refuses to run as root
            self._owner = pwd.getpwnam("postgres")
            os.chown(self.folder, self._owner.pw_uid, self._owner.pw_gid)
        self._run(program("initdb"), "-A", "trust", "-U", "galaxia", "--no-sync", "-D", self._data)
        options = f"{_QUICK} -k {self.folder}"
        self._run(
            program("pg_ctl"), "-w", "-D", self._data, "-l", self._log, "-o", options, "start"
        )
        self.url = f"postgresql://galaxia@/postgres?host={self.folder}"

    @property
    def _data(self):
        return str(self.folder / "data")

    @property
    def _log(self):
        return str(self.folder / "log")

    def stop(self):
        self._run(program("pg_ctl"), "-w", "-m", "immediate", "-D", self._data, "stop")
        shutil.rmtree(self.folder, ignore_errors=True)

    def _run(self, *command):
        more = {} if self._owner is None else {"user": "postgres", "group": "postgres"}
        subprocess.run(
            command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            cwd=self.folder, stdin=subprocess.DEVNULL, **more,
        )  # fmt: skip


def start():
    """Start one, or skip with what is missing."""
    pytest.importorskip("psycopg", reason="the optional part [postgres] is not installed")
    missing = [name for name in ("initdb", "pg_ctl") if not program(name)]
    if missing:
        pytest.skip(f"PostgreSQL is not installed: {', '.join(missing)}")
    if os.getuid() == 0 and "postgres" not in {one.pw_name for one in pwd.getpwall()}:
        pytest.skip("PostgreSQL does not run as root, and there is no user postgres")
    return Postgres()
