"""The log of the server, for anybody to read."""

import logging
import sys

from player.redacting import Redacting


def log_to_stderr(*, debug: bool) -> None:
    """Send every logger's lines through `Redacting`; for the process of `galaxia serve`."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Redacting("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.DEBUG if debug else logging.WARNING)
