"""Reading one file into a record; every failure is a value."""

import os

from player.errors import PlayerError
from player.library.scan.describe import describe
from player.library.scan.records import FileRecord, Task
from player.library.scan.slices import slices_of
from player.library.tags import read_tags

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
    slices = slices_of(tags, task) or [(tags, (0, 0, None))]
    return FileRecord(
        task.file_key,
        tracks=tuple(describe(part, path, task.folder_group, at) for part, at in slices),
        content_id=bytes.fromhex(tags.content_id),
        picture_id=bytes.fromhex(tags.picture_id),
    )
