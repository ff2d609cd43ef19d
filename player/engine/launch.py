"""The first thing the engine process runs: what must precede numpy's import and every thread."""

import importlib
import os
from multiprocessing.connection import Connection
from pathlib import Path

from player.engine.priority import raise_priority, stand_alone
from player.engine.shared import EngineMemory


def launch(connection: Connection, memory: EngineMemory, log_path: Path) -> None:
    """Serve, with one BLAS thread: more of them made a reverb 11 times slower beside the GUI.

    Linux raises threads, not processes: those that begin later inherit it.
    """
    stand_alone()
    granted = raise_priority()
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    host = importlib.import_module("player.engine.host")  # after the line above, not before
    host.serve(connection, memory, log_path, granted)
