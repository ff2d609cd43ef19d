"""How processes beside this one are started: each with an interpreter of its own."""

import multiprocessing
import os
import sys
from functools import cache
from multiprocessing import resource_tracker
from multiprocessing.context import SpawnContext


def spawn_context() -> SpawnContext:
    """Return what makes processes, their pipes and what they share; the same each time.

    On POSIX Python starts one more with the first of them, which tidies semaphores and shared
    memory up by their names after all others were killed: 7 MB that look after nothing, for
    nothing of ours has a name. Whatever needs one all the same still starts it in this process.
    """
    if sys.platform != "win32":
        resource_tracker.getfd = _nobody
    return multiprocessing.get_context("spawn")


@cache
def _nobody() -> int:
    """Return where words to the process that is not there go: it is handed on to children."""
    return os.open(os.devnull, os.O_WRONLY)
