"""`python -m player.demo OUT_DIR`: make the album, one JSON line a step on stdout.

A line is `{"schema": 1, "track": 2, "tracks": 6, "title": "...", "path": null}`; the path follows
when the track is there. Errors are one sentence on stderr and exit code 1.
"""

import sys
from pathlib import Path

import msgspec

from player.demo.album import Progress, make_demo_album
from player.errors import PlayerError

_SCHEMA = 1


def main(words: list[str]) -> int:
    """Make the album in the one folder named."""
    if len(words) != 1:
        sys.stderr.write("Name one folder for the demo album.\n")
        return 2
    try:
        make_demo_album(Path(words[0]), _report)
    except PlayerError as error:
        sys.stderr.write(f"{error.sentence}\n")
        return 1
    return 0


def _report(step: Progress) -> None:
    line = {
        "schema": _SCHEMA,
        "track": step.track,
        "tracks": step.tracks,
        "title": step.title,
        "path": str(step.path) if step.path else None,
    }
    sys.stdout.write(msgspec.json.encode(line).decode() + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
