"""A picture's file beside the music: replaced, made or taken away in one step."""

import os
from pathlib import Path

from player.errors import PlayerError
from player.library.edit.cover_fields import content_of
from player.library.edit.safe_write import replacing, to_disk


def put_file(path: Path, part: Path, before: bytes | None, after: bytes | None) -> None:
    """Give a file other content, or None for no file, if it has the one that is expected.

    Args:
        path: A file, not a link to one.
        part: Where the new content is written first; it is gone afterwards.
        before: What is expected there.
        after: What shall be there.

    Raises:
        PlayerError: tags.changed_meanwhile, file.unreadable, file.write_failed.
    """
    if content_of(path) != before:
        raise PlayerError("tags.changed_meanwhile", path=str(path))
    with replacing(path, part):
        if after is None:
            path.unlink()
        else:
            part.write_bytes(after)
            to_disk(part)
            os.replace(part, path)  # noqa: PTH105  the one step
        to_disk(path.parent)
