"""What was copied elsewhere, in a file manager, a terminal or an editor: the files it names."""

import os
import shlex
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from player.addresses import absolute, file_path, is_address
from player.errors import PlayerError

_MOST_LINES = 10_000
_PAIRS = {'"': '"', "'": "'"}


def files_copied(lines: Sequence[str]) -> list[str]:
    """Return the files and folders that lines name, and addresses that are none as they are.

    A name stands alone in its line, or several as a shell writes them; with quotes or without, from
    `~` or from the root. Lines that name nothing are passed over. Reads the disk.

    Raises:
        PlayerError: file.missing, when all there is names a file that is not there; open.copied,
            when nothing names any.
    """
    wanted = [line.strip() for line in lines[:_MOST_LINES] if line.strip()]
    found = list(dict.fromkeys(name for line in wanted for name in _named(line)))
    if found:
        return found
    name = _plain(wanted[0]) if len(wanted) == 1 else ""
    if name != os.sep and Path(name).is_absolute():
        raise PlayerError("file.missing", path=name)
    raise PlayerError("open.copied")


def _named(line: str) -> Iterator[str]:
    for name in dict.fromkeys((line, _plain(line))):  # quotes may be a part of the name
        if is_address(name) or _is_there(name):
            yield absolute(name)
            return
    with suppress(ValueError):  # a quote without its partner
        names = [_plain(word) for word in shlex.split(line)]
        if all(map(_is_there, names)):
            yield from map(absolute, names)


def _plain(name: str) -> str:
    """The name without quotes around it, from the root instead of from `~`, an address's path."""
    if len(name) > 1 and _PAIRS.get(name[0]) == name[-1]:
        name = name[1:-1].strip()
    return os.path.expanduser(file_path(name) or name)  # noqa: PTH111  raises for no user's name


def _is_there(name: str) -> bool:
    """Whether it may be played; a lone `/` in some text does not mean the whole disk."""
    path = file_path(name) or name
    try:
        return path != os.sep and Path(path).is_absolute() and Path(path).exists()
    except (OSError, ValueError):  # too long for a name, or no name at all
        return False
