"""The built-in head, and Debian's copy of the file it was made from."""

from functools import lru_cache
from pathlib import Path

from dsp.hrtf import HrtfSet, unpack

PACKED_HEAD = Path(__file__).parents[2] / "resources" / "hrtf" / "kemar.npz"
KEMAR_SOFA = Path("/usr/share/libmysofa/MIT_KEMAR_normal_pinna.sofa")


@lru_cache(maxsize=1)
def packed_kemar() -> bytes:
    return PACKED_HEAD.read_bytes()


def kemar() -> HrtfSet:
    return unpack(packed_kemar())
