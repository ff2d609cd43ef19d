"""Time that cannot be set back, and a wrong evening in 2040 that is forgiven."""

import pytest

from player.service.membership.clock import SUSPECT_S, Clock, Floor, started, ticked, told

DAY_S = 86_400
NOW_S = 1_800_000_000


class Times:
    """A wall clock and a monotonic one, both set by hand."""

    def __init__(self, wall_s=NOW_S):
        self.wall_s, self.ran_s = float(wall_s), 0.0

    def clock(self, floor):
        return Clock(floor, lambda: self.wall_s, lambda: self.ran_s)


def test_a_clock_set_back_stands_still_and_then_runs_on():
    times = Times(NOW_S - 400 * DAY_S)
    clock = times.clock(Floor(trusted_s=NOW_S))
    assert clock.now_s() == NOW_S
    times.ran_s = 60.0
    assert clock.now_s() == NOW_S + 60


@pytest.mark.parametrize("back_s, suspect", [(0, False), (24 * 3600, False), (SUSPECT_S + 1, True)])
def test_a_clock_that_is_more_than_a_zone_back_is_suspect(back_s, suspect):
    assert Times(NOW_S - back_s).clock(Floor(trusted_s=NOW_S)).is_suspect is suspect


def test_one_evening_in_the_future_does_not_count():
    floor = started(Floor(), NOW_S)
    floor = started(floor, NOW_S + 5000 * DAY_S)  # set forward by mistake
    assert floor.own_s == NOW_S
    floor = started(floor, NOW_S + DAY_S)  # mended
    assert floor.value_s == NOW_S
    assert Times(NOW_S + DAY_S).clock(floor).now_s() == NOW_S + DAY_S


def test_a_second_day_confirms_our_own_clock():
    floor = ticked(started(Floor(), NOW_S), NOW_S + 3600)
    assert floor.value_s == 0
    floor = started(floor, NOW_S + DAY_S)
    assert floor.value_s == NOW_S + 3600


def test_another_start_on_the_same_day_confirms_nothing():
    floor = started(started(Floor(), NOW_S), NOW_S + 60)
    assert floor.value_s == 0


def test_the_service_pulls_our_own_time_back_but_never_its_own():
    ahead = Floor(trusted_s=NOW_S, own_s=NOW_S + 900 * DAY_S, pending_s=NOW_S + 900 * DAY_S)
    assert told(ahead, NOW_S + 5).value_s == NOW_S + 900 * DAY_S  # a token's iat proves less
    assert told(ahead, NOW_S + 5, is_date=True).value_s == NOW_S + 5
    assert told(Floor(trusted_s=NOW_S), NOW_S - DAY_S, is_date=True).value_s == NOW_S


def test_a_clock_hears_the_service_while_it_runs():
    times = Times(NOW_S - 30 * DAY_S)
    clock = times.clock(Floor())
    assert clock.now_s() == NOW_S - 30 * DAY_S
    clock.hear(NOW_S)
    times.ran_s = 10.0
    assert clock.now_s() == NOW_S + 10
    assert clock.is_suspect
    clock.tick()
    assert clock.floor.trusted_s == NOW_S
