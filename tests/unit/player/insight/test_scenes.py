"""Scenes say only what was measured or heard."""

from datetime import UTC, datetime

import pytest

from player.insight.mixes import StationMode, Taste
from player.insight.scenes import LEAST_MEASURED, Scene, StationPlan, around_this_hour, suiting
from player.library.lists.history import Candidate, Heard


def candidates(number=30, *, measured=True):
    """The first are the quietest and the most even, in two genres by turns."""
    return [
        Candidate(
            track_id=i,
            artist="Orion",
            genre=("Jazz", "Ambient")[i % 2],
            plays=0,
            loved=False,
            stars=0.0,
            loudness_lufs=-30.0 + i if measured else None,
            range_lu=float(i) if measured else None,
        )
        for i in range(number)
    ]


def ids(scene, found, genre="", around=()):
    plan = StationPlan(StationMode.SCENE, scene, genre)
    return [candidate.track_id for candidate in suiting(found, plan, around)]


@pytest.mark.parametrize(
    "scene, expected",
    [
        (Scene.QUIET, range(10)),
        (Scene.EVEN, range(10)),
        (Scene.LOUD, range(20, 30)),
        (Scene.WIDE, range(20, 30)),
    ],
)
def test_a_measured_scene_is_a_third_of_what_there_is(scene, expected):
    assert ids(scene, candidates()) == list(expected)


def test_too_few_figures_say_nothing():
    assert ids(Scene.QUIET, candidates(measured=False)) == []
    assert ids(Scene.QUIET, candidates(LEAST_MEASURED - 1)) == []


def test_a_genre_and_what_is_heard_at_this_hour_need_no_figures():
    found = candidates(6, measured=False)
    assert ids(Scene.GENRE, found, "Ambient") == [1, 3, 5]
    assert ids(Scene.HOUR, found, around=[Taste("Jazz", ("Kites",))]) == [0, 2, 4]
    assert ids(Scene.HOUR, found) == []


def test_other_modes_take_whatever_there_is():
    assert len(suiting(candidates(), StationPlan(StationMode.DISCOVER), ())) == 30


def test_the_hour_goes_round_midnight():
    def play(hour, minute=0):
        moment = datetime(2026, 3, 1, hour, minute, tzinfo=UTC)
        return Heard(
            hour, round(moment.timestamp() * 1000), 1, "", "", "", 1, "", "", True, True, True
        )

    now_ms = round(datetime(2026, 11, 26, 0, 30, tzinfo=UTC).timestamp() * 1000)
    plays = [play(22, 30), play(23, 10), play(0), play(2), play(12), play(21)]
    assert [p.track_id for p in around_this_hour(plays, now_ms, UTC)] == [23, 0, 2]
