import pytest

from tests.support.stalls import StallMonitor
from tests.support.standstill import TRIES, heard_undisturbed


class _Test:
    """Passes or fails as told, and counts how often it was run."""

    def __init__(self, *outcomes):
        self.outcomes, self.runs = list(outcomes), 0

    def __call__(self):
        self.runs += 1
        return self.outcomes[self.runs - 1]


@pytest.mark.parametrize(
    "outcomes, stall_s, runs",
    [
        ([True], 0.3, 1),
        ([False], 0.0, 1),  # the machine ran on: the fault is ours
        ([False, True], 0.3, 2),
        ([False, False, True], 0.3, 3),
        ([False] * TRIES, 0.3, TRIES),
    ],
)
def test_a_failure_is_heard_again_only_when_the_machine_stood_still(outcomes, stall_s, runs):
    test = _Test(*outcomes)
    stalls = heard_undisturbed(test, lambda _: stall_s)
    assert test.runs == runs
    assert stalls == [stall_s] * (runs - 1)


def test_only_what_happened_in_the_last_run_excuses_it():
    stood_still_until_s, clock = 5.0, iter([0.0, 6.0])
    test = _Test(False, False)
    stalls = heard_undisturbed(
        test, lambda from_s: 0.3 if from_s < stood_still_until_s else 0.0, lambda: next(clock)
    )
    assert (test.runs, stalls) == (2, [0.3])


def test_a_core_that_is_held_up_is_seen_while_the_watch_goes_on():
    monitor = StallMonitor(limit_s=0.0)  # every turn of a core counts as held up
    try:
        while not (seen := monitor.so_far()):
            pass
    finally:
        everything = monitor.finish()
    assert seen[0].ended_s > seen[0].began_s
    assert set(seen) <= set(everything)
