"""Screens of different scales: what was drawn for one is not shown, blurred, on the other."""

import subprocess
import sys

import pytest

from tests.support.two_screens import PAGES, environment


@pytest.mark.slow
def test_a_window_that_is_moved_is_as_sharp_as_one_that_was_opened_there(tmp_path):
    ran = subprocess.run(
        [sys.executable, "-m", "tests.support.two_screens", str(tmp_path)],
        env=environment(tmp_path), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr[-2_000:]
    assert ran.stdout.split() == [word for page in PAGES for word in (page, "0")]
