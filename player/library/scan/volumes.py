"""Which volume a folder is on, so that another stick at the same place is not taken for it."""

import os
import sys
from contextlib import suppress

_BY_UUID = "/dev/disk/by-uuid"
MOUNT = "mount"
"""A mount point whose file system has no name of its own: network shares, macOS."""


def volume_of(path: bytes) -> str:
    """Return the volume's identity: "uuid:...", "serial:...", or whether one is mounted here.

    When that mark is gone, the drive is: an empty mount point must not look like an emptied folder.
    """
    with suppress(OSError):
        device = os.stat(path).st_dev  # noqa: PTH116  bytes
        name = f"serial:{device:x}" if sys.platform == "win32" else _uuid_of(device)
        if name:
            return name
    return MOUNT if os.path.ismount(path) else ""


def _uuid_of(device: int) -> str:
    """Ask the links that udev keeps; none elsewhere."""
    if not os.path.isdir(_BY_UUID):  # noqa: PTH112  beside os.scandir
        return ""
    with os.scandir(_BY_UUID) as entries:
        for entry in entries:
            with suppress(OSError):
                if os.stat(entry.path).st_rdev == device:  # noqa: PTH116
                    return f"uuid:{entry.name}"
    return ""
