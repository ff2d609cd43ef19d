"""ABX: the statistics of guessing, and that nothing tells what X is before the end."""

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.abx import AbxTest, Side, chance_of, coin


@pytest.mark.parametrize(
    "right, trials, expected",
    [(12, 16, 0.0384), (9, 10, 0.0107), (16, 16, 1 / 65_536), (8, 16, 0.5982), (0, 5, 1.0)],
)
def test_the_chance_of_a_score_is_the_binomial_tail(right, trials, expected):
    assert chance_of(right, trials) == pytest.approx(expected, abs=5e-5)


@given(st.integers(1, 100), st.data())
def test_the_tails_of_all_scores_add_up(trials, data):
    right = data.draw(st.integers(0, trials))
    others = chance_of(right + 1, trials) if right < trials else 0.0
    exactly = math.comb(trials, right) / 2**trials
    assert chance_of(right, trials) == pytest.approx(others + exactly)
    assert chance_of(right, trials) + chance_of(trials - right, trials) == pytest.approx(
        1.0 + exactly
    )


def test_an_impossible_score_is_refused():
    with pytest.raises(ValueError, match="17 right answers of 16"):
        chance_of(17, 16)


def answered(test, sides):
    for side in sides:
        test.listen("X")
        test.answer(side)
    return test


def test_the_score_comes_when_every_trial_is_answered_and_not_before():
    test = AbxTest(5, toss=lambda: True)
    answered(test, [Side.A] * 4)
    assert test.score() is None
    assert test.log() == ()
    answered(test, [Side.B])
    assert (test.score().right, test.score().trials) == (4, 5)
    assert not test.score().convincing
    assert [trial.right for trial in test.log()] == [True] * 4 + [False]


def test_an_answer_without_having_heard_x_is_no_answer():
    test = AbxTest(5)
    test.listen("A")
    assert not test.can_answer
    with pytest.raises(ValueError, match="not listened"):
        test.answer(Side.A)


def test_what_was_heard_is_kept_for_each_trial():
    test = AbxTest(5, toss=lambda: False)
    for what in "ABXAX":
        test.listen(what)
    test.answer(Side.B, seconds=4.5)
    answered(test, [Side.B] * 4)
    first, second = test.log()[:2]
    assert (first.heard, first.seconds, second.heard) == ("ABXAX", 4.5, "X")


def test_every_trial_is_tossed_afresh_by_a_coin():
    sides = [coin() for _ in range(2_000)]
    assert 850 < sum(sides) < 1_150
    runs = sum(one != other for one, other in pairwise(sides))
    assert 850 < runs < 1_150


def test_too_few_and_too_many_trials_are_refused():
    for trials in (4, 101):
        with pytest.raises(ValueError, match=r"outside 5\.\.100"):
            AbxTest(trials)
