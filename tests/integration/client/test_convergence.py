"""Two machines with one server come to the same, whatever is done on either while offline."""

import itertools

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.support.two_machines import TwoMachines

_PHASES = [phase for phase in Phase if phase is not Phase.explain]


def test_no_star_rating_play_or_addition_is_lost_or_doubled(served, tmp_path):
    folders = (tmp_path / str(number) for number in itertools.count())
    run_state_machine_as_test(
        lambda: TwoMachines(served, next(folders)),
        settings=settings(
            max_examples=12, stateful_step_count=15, deadline=None, derandomize=True,
            database=None, suppress_health_check=list(HealthCheck), phases=_PHASES,
        ),
    )  # fmt: skip
