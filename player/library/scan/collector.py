"""Python's collector of cycles in processes that do nothing but scan."""

import gc

_ALLOCATIONS = 50_000


def collect_seldom() -> None:
    """Look for cycles every 50,000 objects, and never among what is here already.

    A scan makes millions of tuples and hardly a cycle: looking every 700 objects cost each file
    15 us of a reader and 5 us of the writer. For a whole process: not where a window lives, too.
    """
    gc.freeze()
    gc.set_threshold(_ALLOCATIONS, 10, 10)
