"""Processes beside this one: those that are asked for, and no more."""

import os
import sys
import time
from contextlib import contextmanager

import pytest

from player.spawning import spawn_context
from tests.support.memory import family

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are listed by /proc")


@contextmanager
def started(target, *args):
    process = spawn_context().Process(target=target, args=args, daemon=False)
    process.start()
    try:
        yield process
    finally:
        process.terminate()
        process.join()
        process.close()


def start_another(pipe, shared):
    """In the child: what a scan does, which has its readers."""
    with started(time.sleep, 60) as grandchild:
        shared.value = grandchild.pid
        pipe.send(family(os.getpid()))
        pipe.recv()


def test_a_process_brings_no_other_along_and_neither_do_its_own():
    before = set(family(os.getpid()))
    ours, theirs = spawn_context().Pipe()
    shared = spawn_context().RawValue("q", 0)
    with ours, theirs, started(start_another, theirs, shared) as child:
        assert ours.recv() == [child.pid, shared.value]
        assert set(family(os.getpid())) - before == {child.pid, shared.value}
        ours.send("enough")
        child.join()
