"""Two people changed one list: both find what they did."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from player.service.syncing.merge import merged

ITEMS = st.lists(st.sampled_from("abcdefgh"), max_size=12)


def test_additions_of_both_sides_are_kept_at_their_neighbours():
    assert merged("abc", "axbc", "abcy") == list("axbcy")


def test_what_either_side_removed_is_gone():
    assert merged("abcd", "acd", "abc") == list("ac")


def test_the_order_is_the_other_sides():
    assert merged("abc", "abcx", "cba") == list("cxba")


def test_a_song_that_stands_twice_stands_twice():
    assert merged("aa", "aab", "aa") == list("aab")


@given(ITEMS)
def test_nothing_changed_is_nothing_changed(base):
    assert merged(base, base, base) == base


@given(ITEMS, ITEMS)
def test_one_side_alone_decides(base, changed):
    assert merged(base, base, changed) == changed
    assert Counter(merged(base, changed, base)) == Counter(changed)


@given(ITEMS, ITEMS, ITEMS)
def test_every_song_is_there_as_often_as_both_changes_say(base, ours, theirs):
    result, before = Counter(merged(base, ours, theirs)), Counter(base)
    for item in "abcdefgh":
        delta = Counter(ours)[item] + Counter(theirs)[item] - before[item]
        assert result[item] == max(0, delta)


@given(ITEMS, ITEMS, ITEMS)
def test_merging_again_changes_nothing(base, ours, theirs):
    agreed = merged(base, ours, theirs)
    assert merged(agreed, agreed, agreed) == agreed
    assert Counter(agreed) == Counter(merged(base, theirs, ours))
