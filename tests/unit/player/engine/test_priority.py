import os
import sys
import threading

import pytest

from player.engine.priority import urgent_threads

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="Linux only")


def policy_of_a_new_thread():
    seen = []
    thread = threading.Thread(target=lambda: seen.append(os.sched_getscheduler(0)))
    thread.start()
    thread.join()
    return seen[0]


def test_threads_begun_inside_are_real_time_ones_where_the_system_allows_it():
    with urgent_threads():
        granted = os.sched_getscheduler(0)
        assert policy_of_a_new_thread() == granted
    if granted != os.SCHED_FIFO:
        pytest.skip("no real-time rights here")


def test_the_caller_and_its_later_threads_are_ordinary_again():
    nice = os.getpriority(os.PRIO_PROCESS, 0)
    with urgent_threads():
        pass
    assert os.sched_getscheduler(0) == os.SCHED_OTHER
    assert os.getpriority(os.PRIO_PROCESS, 0) == nice
    assert policy_of_a_new_thread() == os.SCHED_OTHER


def test_a_device_that_does_not_open_leaves_the_caller_ordinary():
    with pytest.raises(OSError, match="no such device"), urgent_threads():
        raise OSError("no such device")
    assert os.sched_getscheduler(0) == os.SCHED_OTHER
