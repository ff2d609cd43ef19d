"""What the player's process imports to start the network's, and nothing of what that needs."""

import importlib
from multiprocessing.connection import Connection
from pathlib import Path


def serve_network(pipe: Connection, library: Path, secrets: Path, cache: Path) -> None:
    """Run in the new process; httpx2 and keyring are imported only there."""
    network = importlib.import_module("player.service.network")
    network.serve(pipe, library, secrets, cache)
