"""How the bootstrap speaks: one sentence at a time, on stderr, in order with its children."""

from __future__ import annotations

import sys

MISSING = 3
"""Exit code: something this machine lacks; the sentence before it says what."""


def say(sentence: str) -> None:
    """Print one sentence at once."""
    print(sentence, file=sys.stderr, flush=True)
