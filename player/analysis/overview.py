"""How loud a file is along its way, for whoever cannot wait for the whole analysis.

Runs in a process of its own: `python -m player.analysis.overview FILE` prints the levels as one
JSON list, an empty one for what cannot be read.
"""

import os
import sys
from contextlib import closing

import msgspec

from player.analysis.outline import BARS, Outline
from player.engine.source import open_source
from player.errors import PlayerError

__all__ = ["BARS", "overview_of"]

_BLOCK_FRAMES = 1 << 16


def overview_of(path: str) -> tuple[float, ...]:
    """Decode a whole file and return its levels, 0..1 from its start to its end."""
    try:
        with closing(open_source(path)) as source:
            outline = Outline(source.frames, source.format.channels)
            while len(block := source.read(_BLOCK_FRAMES)):
                outline.feed(block)
            return outline.levels()
    except PlayerError:
        return ()


def main() -> None:
    """Print the levels of the one file named, when nobody else needs the processor."""
    if hasattr(os, "nice"):
        os.nice(15)
    sys.stdout.buffer.write(msgspec.json.encode(overview_of(sys.argv[1])))


if __name__ == "__main__":
    main()
