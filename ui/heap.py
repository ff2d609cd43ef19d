"""How this process keeps memory that it has given back."""

import ctypes
import sys
from contextlib import suppress

_M_MMAP_THRESHOLD = -3
_LARGE_BYTES = 256 * 1024


def return_large_blocks() -> None:
    """Have large blocks go back to the system when they are freed; before the first is taken.

    glibc raises its limit with each large block that is freed, up to 32 MB, and from then on keeps
    them: after half a minute of use that was 28 MB which nobody used.
    """
    if sys.platform == "linux":
        with suppress(AttributeError):  # another libc than glibc
            ctypes.CDLL(None).mallopt(_M_MMAP_THRESHOLD, _LARGE_BYTES)


def return_free_pages() -> None:
    """Give back what lies free between blocks that are in use, 10 MB in the first minute; 1.5 ms.

    glibc by itself gives back the end of each heap only, and never that of the threads' heaps.
    """
    if sys.platform == "linux":
        with suppress(AttributeError):
            ctypes.CDLL(None).malloc_trim(0)
