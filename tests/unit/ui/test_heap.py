"""Memory that was taken and is not used any more goes back to the system."""

import os
import sys

import pytest

from tests.support.memory import pss_mb
from ui.heap import return_free_pages

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other heaps tidy themselves")

_BLOCKS, _BYTES = 20_000, 2_000


def test_what_lies_free_between_blocks_in_use_is_given_back():
    taken = [bytes(_BYTES) for _ in range(_BLOCKS)]
    left = taken[::100] + taken[-1:]
    full_mb = pss_mb(os.getpid())
    taken.clear()
    return_free_pages()
    assert full_mb - pss_mb(os.getpid()) > 0.7 * _BLOCKS * _BYTES / 2**20
    assert len(left) == _BLOCKS // 100 + 1
