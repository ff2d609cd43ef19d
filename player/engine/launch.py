"""The first thing the engine process runs: settings that must precede numpy's import."""

import importlib
import os
from multiprocessing.connection import Connection
from pathlib import Path

from player.engine.shared import EngineMemory


def launch(connection: Connection, memory: EngineMemory, log_path: Path) -> None:
    """Serve, with one BLAS thread: more of them made a reverb 11 times slower beside the GUI."""
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    host = importlib.import_module("player.engine.host")  # after the line above, not before
    host.serve(connection, memory, log_path)
