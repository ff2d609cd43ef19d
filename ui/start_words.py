"""What `galaxia` is started with."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from player.addresses import absolute

OPTIONS = frozenset({"--offscreen", "--minimized"})
"""Those of the window; any other is the command line's."""


def parsed(words: Sequence[str]) -> argparse.Namespace:
    """Return options and `files`: absolute paths, and addresses that are none as they are."""
    parser = argparse.ArgumentParser("galaxia", description="Open the window.")
    parser.add_argument("files", nargs="*", metavar="FILE", help="files and folders to play")
    parser.add_argument("--offscreen", action="store_true", help="run without a display")
    parser.add_argument("--minimized", action="store_true", help="start as a task bar entry")
    wanted = parser.parse_args([_harmless(word) for word in words])
    wanted.files = [absolute(file) for file in wanted.files]
    return wanted


def _harmless(word: str) -> str:
    """A file here may be called like an option; shells name it so where `*` stands."""
    return f"./{word}" if is_file_like_an_option(word) else word


def is_file_like_an_option(word: str) -> bool:
    """Whether a word that begins like an option is a file."""
    return word.startswith("-") and word not in OPTIONS and Path(word).exists()
