"""Starts `window_figures` as `galaxia` starts the window: `-m tests.support.window_start MODE`.

Nothing heavy is imported up here: processes of the program import its main module again.
"""

import gc
import importlib
import os

from ui.__main__ import import_plainly

if __name__ == "__main__":
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    gc.disable()
    import_plainly()
    importlib.import_module("tests.support.window_figures").main()
