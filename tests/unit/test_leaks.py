import subprocess
import sys
import threading

import pytest
from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from tests.support import leaks


def test_a_thread_that_goes_on_is_named(monkeypatch):
    monkeypatch.setattr(leaks, "_PATIENCE_S", 0.05)
    before, done = leaks.threads(), threading.Event()
    thread = threading.Thread(target=done.wait, name="endless")
    thread.start()
    assert leaks.left_threads(before) == ["thread endless"]
    done.set()
    thread.join()
    assert leaks.left_threads(before) == []


@pytest.mark.skipif(sys.platform != "linux", reason="children are found in /proc")
def test_a_child_process_that_goes_on_is_named():
    before = leaks.children()
    pipe = subprocess.PIPE
    with subprocess.Popen(["cat"], stdin=pipe, stdout=pipe, bufsize=0) as child:
        child.stdin.write(b"there?\n")  # before it answers, it may have no name yet
        assert child.stdout.readline() == b"there?\n"
        assert leaks.left_children(before) == [f"process {child.pid}: cat "]
    assert leaks.left_children(before) == []


def test_a_timer_that_nobody_owns_any_more_is_no_leak(monkeypatch, qapp):
    started = leaks.Started()
    monkeypatch.setattr(QTimer, "start", started.wrap(QTimer.start))
    owner = QObject()
    kept, dropped = QTimer(owner), QTimer()
    kept.start(1000)
    dropped.start(1000)
    del dropped
    assert started.alive(isValid) == [kept]
    kept.stop()
