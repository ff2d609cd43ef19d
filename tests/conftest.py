"""What every test gets: a home of its own, no screen, and a look at what it left behind."""

import gc
import os
import shutil
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.support import leaks, pulse

_HOMES = iter(range(1 << 31))

settings.register_profile(
    "calm", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("calm")
"""A busy machine is slow, not wrong; the seeds are fixed."""


def pytest_configure():
    """Before Qt or a child process can read them."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    for name in ("PYTHONWARNINGS", "PYTHONOPTIMIZE"):  # a child would warn, or lose its asserts
        os.environ.pop(name, None)


def pytest_collection_finish():
    """The tests themselves live to the end: no search for garbage has to walk over them."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def _homes(tmp_path_factory):
    return tmp_path_factory.mktemp("homes")


@pytest.fixture(autouse=True)
def galaxia_home(_homes, monkeypatch):
    """An empty home: no test reads the developer's library or writes into it."""
    home = _homes / str(next(_HOMES))
    monkeypatch.setenv("GALAXIA_HOME", str(home))
    return home


@pytest.fixture(autouse=True)
def _nothing_is_left_behind(request):
    threads, children = leaks.threads(), leaks.children()
    with pytest.MonkeyPatch.context() as patch:
        started = _watch_qt(patch)
        yield
    left = [*leaks.left_threads(threads), *leaks.left_children(children), *_left_in_qt(started)]
    assert not left, f"{request.node.name} left behind: {', '.join(left)}"


def _watch_qt(patch):
    """Note who starts a timer or a thread; a test without Qt does not load it for this."""
    started = leaks.Started()
    if core := sys.modules.get("PySide6.QtCore"):
        for kind in (core.QTimer, core.QThread):
            patch.setattr(kind, "start", started.wrap(kind.start))
    return started


def _left_in_qt(started):
    core = sys.modules.get("PySide6.QtCore")
    if core is None:
        return []
    core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)
    alive = started.alive(sys.modules["shiboken6"].isValid)
    timers = [found for found in alive if isinstance(found, core.QTimer) and found.isActive()]
    threads = [found for found in alive if isinstance(found, core.QThread) and found.isRunning()]
    return [f"{type(found).__name__} of {found.parent()!r}" for found in (*timers, *threads)]


@pytest.fixture(scope="session")
def pulse_server():
    """The private sound server, one a session; a test takes `pulse_sinks`."""
    if missing := pulse.missing_programs():
        pytest.skip(f"not installed: {', '.join(missing)}")
    directory = Path(tempfile.mkdtemp(prefix="galaxia-"))  # a socket's path may have 107 characters
    server = pulse.start(directory)
    yield server
    server.stop()
    shutil.rmtree(directory, ignore_errors=True)


@pytest.fixture
def pulse_sinks(pulse_server, monkeypatch):
    """The private server, in the environment of every process the test starts."""
    for name, value in pulse_server.environ.items():
        monkeypatch.setenv(name, value)
    return pulse_server
