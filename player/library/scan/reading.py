"""Reading one file into a record; every failure is a value."""

import os
from contextlib import suppress

from msgspec.structs import replace

from player.errors import PlayerError
from player.library.scan.describe import describe
from player.library.scan.records import FileRecord, Task
from player.library.scan.slices import flagged, slices_of
from player.library.tags import read_tags
from player.text.encoding import decode_unlabelled

LYRICS_BYTES_MAX = 1 << 20
_SAID = {
    "file.missing": "vanished during the scan",
    "file.empty": "the file is empty",
    "file.not_audio": "no sound in it that can be read",
}


def read_file(task: Task) -> FileRecord:
    """Read one file; what cannot be read gives a record with a reason."""
    path = os.fsdecode(task.path)
    try:
        tags = read_tags(path)
    except PlayerError as error:
        reason = _SAID.get(error.code) or str(error.details.get("reason", error.sentence))
        return FileRecord(task.file_key, reason=reason)
    if task.lyrics and not tags.lyrics:
        tags = replace(tags, lyrics=_lyrics_beside(task.folder + task.lyrics))
    slices = slices_of(tags, task) or [(flagged(tags, task), (0, 0, None))]
    return FileRecord(
        task.file_key,
        tracks=tuple(describe(part, path, task.folder_group, at) for part, at in slices),
        content_id=bytes.fromhex(tags.content_id),
        picture_id=bytes.fromhex(tags.picture_id),
    )


def _lyrics_beside(path: bytes) -> str:
    """Return the text of a lyrics file; odd and giant ones are none."""
    with suppress(OSError):
        if os.path.isfile(path) and os.path.getsize(path) <= LYRICS_BYTES_MAX:  # noqa: PTH113, PTH202  bytes
            with open(path, "rb") as file:  # noqa: PTH123  bytes
                return _text_of(file.read())
    return ""


def _text_of(raw: bytes) -> str:
    if raw[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return raw.decode("utf-16", "replace")
    return "\n".join(decode_unlabelled(raw.removeprefix(b"\xef\xbb\xbf").splitlines()))
