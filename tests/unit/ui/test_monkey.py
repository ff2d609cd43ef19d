"""Random acts, seeded: whatever the listener does, nothing breaks, leaks, or confuses the queue."""

import os

import pytest

from tests.support.monkey import monkey
from tests.support.window import make_library, make_music

ACTS = int(os.environ.get("GALAXIA_MONKEY_ACTS", "2500"))
"""Of a run; `bench_monkey` makes four of them, 10,000 acts in all."""


@pytest.fixture(scope="session")
def library_file(tmp_path_factory):
    folder = tmp_path_factory.mktemp("monkey")
    make_library(folder / "library.db", make_music(folder / "music", albums=3)).close()
    return folder / "library.db"


@pytest.fixture
def window(library_window):
    return library_window


@pytest.mark.timeout(900)
def test_random_acts_end_with_a_queue_that_is_shown_as_it_is_and_leave_nothing(window, session):
    done, wrong, halfway, after = monkey(1, ACTS, window, session)
    assert done == ACTS
    assert wrong == []
    assert after.widgets <= halfway.widgets + 5
    assert after.threads <= halfway.threads
    assert after.memory_mb <= halfway.memory_mb + 24.0
