"""Is the shuffle fair, and does it keep its promises? Statistics over seeded shuffles."""

from collections import Counter
from itertools import pairwise

import pytest

from player.model import Track
from player.queue import Queue, QueueEntry
from player.queue.shuffle import shuffle

TRACKS, SHUFFLES = 12, 6000
CHI_SQUARE_MOST = 31.3
"""11 degrees of freedom, 1 in 1,000; the seeds are fixed, so this is passed or it is not."""


def entries(artists):
    return [
        QueueEntry(number, Track(path=f"/{number}", artist=artist, album=artist, work=""))
        for number, artist in enumerate(artists)
    ]


def artist_of(item):
    return item.artist


def chi_square(counts, expected):
    return sum((count - expected) ** 2 / expected for count in counts)


@pytest.mark.parametrize("place", [0, 5, 11])
def test_every_track_comes_equally_often_at_every_place(place):
    plain = entries(["A"] * TRACKS)
    seen = Counter(shuffle(plain, seed)[place].entry_id for seed in range(SHUFFLES))
    assert chi_square([seen[key] for key in range(TRACKS)], SHUFFLES / TRACKS) < CHI_SQUARE_MOST


def test_every_track_comes_equally_often_first_when_artists_are_kept_apart():
    plain = entries("AABBCCDDEEFF")
    seen = Counter(shuffle(plain, seed, artist_of)[0].entry_id for seed in range(SHUFFLES))
    assert chi_square([seen[key] for key in range(TRACKS)], SHUFFLES / TRACKS) < CHI_SQUARE_MOST


def test_no_pair_of_neighbours_is_preferred():
    plain = entries(["A"] * 4)
    pairs = Counter()
    for seed in range(SHUFFLES):
        pairs.update(pairwise(entry.entry_id for entry in shuffle(plain, seed)))
    expected = SHUFFLES * 3 / 12
    assert len(pairs) == 12
    assert chi_square(pairs.values(), expected) < CHI_SQUARE_MOST


@pytest.mark.parametrize("artists", ["AAABBBCCC", "AAAABBCCDD", "ABABABABAB", "AAAAABCDEF"])
def test_artists_never_follow_themselves_where_that_can_be(artists):
    plain = entries(artists)
    for seed in range(300):
        order = [entry.item.artist for entry in shuffle(plain, seed, artist_of)]
        assert sorted(order) == sorted(artists)
        assert all(a != b for a, b in pairwise(order))


def test_an_artist_is_spread_over_the_whole_queue():
    plain = entries("A" * 10 + "".join(map(chr, range(200, 290))))
    gaps = []
    for seed in range(100):
        order = [entry.item.artist for entry in shuffle(plain, seed, artist_of)]
        places = [place for place, artist in enumerate(order) if artist == "A"]
        gaps += [b - a for a, b in pairwise(places)]
    mean = sum(gaps) / len(gaps)
    assert 8 <= mean <= 12
    assert sum(gap < 3 for gap in gaps) < 0.05 * len(gaps)


def test_nothing_comes_twice_and_the_seed_gives_the_order_again():
    queue = Queue().replace([Track(path=f"/{n}", artist="AB"[n % 2]) for n in range(500)])
    first = queue.shuffled(7, artist_of)
    assert len({entry.entry_id for entry in first.entries}) == 500
    assert first.shuffle_seed == 7
    assert queue.shuffled(7, artist_of).entries == first.entries
    assert queue.shuffled(8, artist_of).entries != first.entries


def test_a_work_is_never_torn_apart():
    def work_of(item):
        return item.work or None

    movements = [Track(path=f"/w{n}", artist="K", work="Symphony") for n in range(4)]
    songs = [Track(path=f"/s{n}", artist=f"A{n}") for n in range(30)]
    queue = Queue().replace([*songs[:15], *movements, *songs[15:]])
    for seed in range(200):
        items = [entry.item for entry in queue.shuffled(seed, artist_of, work_of).entries]
        places = [items.index(movement) for movement in movements]
        assert places == list(range(places[0], places[0] + 4))


WEIGHTS = [4.0, 2.0, 1.0, 1.0, 0.5, 0.5, 1.0, 1.0, 2.0, 0.25, 0.25, 8.0]


def weight_of(item):
    return WEIGHTS[int(item.path[1:])]


def test_a_track_of_twice_the_weight_comes_first_twice_as_often():
    plain = entries(["A"] * TRACKS)
    seen = Counter(
        shuffle(plain, seed, weight_of=weight_of)[0].entry_id for seed in range(SHUFFLES)
    )
    share = SHUFFLES / sum(WEIGHTS)
    gaps = [(seen[n] - weight * share) ** 2 / (weight * share) for n, weight in enumerate(WEIGHTS)]
    assert sum(gaps) < CHI_SQUARE_MOST


def test_what_weighs_little_comes_late_but_comes_once():
    plain = entries("ABCDEFABCDEF")
    places = Counter()
    for seed in range(1000):
        order = shuffle(plain, seed, artist_of, weight_of=weight_of)
        assert sorted(entry.entry_id for entry in order) == list(range(TRACKS))
        places.update({entry.entry_id: place for place, entry in enumerate(order)})
    assert places[11] < places[0] < places[2] < places[4] < places[9]


def test_weights_do_not_bring_one_artist_twice_in_a_row():
    plain = entries("AAABBBCCCDDD")
    for seed in range(300):
        order = shuffle(plain, seed, artist_of, weight_of=weight_of)
        assert all(a.item.artist != b.item.artist for a, b in pairwise(order))


def test_the_seed_that_is_shown_gives_the_same_weighted_order_again():
    plain = entries("ABCDEFGHIJKL")
    assert shuffle(plain, 7, weight_of=weight_of) == shuffle(plain, 7, weight_of=weight_of)
    assert shuffle(plain, 7, weight_of=weight_of) != shuffle(plain, 8, weight_of=weight_of)


def test_the_same_seed_gives_the_same_order_wherever_the_music_is():
    queue = Queue().replace([Track(path=f"/{n}", artist=f"{n % 40}") for n in range(400)])
    first = queue.shuffled(7, artist_of)
    later = first.with_current(first.entries[9].entry_id).shuffled(7, artist_of)
    assert later.current == first.entries[9]
    moved = later.current.entry_id
    before = [entry.entry_id for entry in first.entries if entry.entry_id != moved]
    after = [entry.entry_id for entry in later.entries[1:]]
    assert sum(a == b for a, b in zip(before, after, strict=True)) > 0.9 * len(before)


def test_an_order_that_was_written_down_comes_again_in_another_version():
    """What a seed means is a promise: it is read out, copied, and typed in a year later."""
    order = shuffle(entries("AABBCCDDEEFF"), 482913, artist_of)
    assert [entry.entry_id for entry in order] == [0, 2, 11, 8, 7, 1, 5, 3, 10, 9, 4, 6]


def test_the_album_that_plays_goes_on_before_the_others_come():
    queue = Queue().replace([Track(path=f"/{n}", album="XYZ"[n // 4]) for n in range(12)], start=5)
    order = [e.item.path for e in queue.shuffled(3, group_of=lambda t: t.album).entries]
    assert order[:4] == ["/5", "/6", "/7", "/4"]
    assert len(set(order)) == 12


def test_what_is_mixed_anew_begins_at_the_start_of_an_album():
    queue = Queue().replace([Track(path=f"/{n}", album="XYZ"[n // 4]) for n in range(12)])
    firsts = {
        queue.shuffled(seed, group_of=lambda t: t.album, anew=True).current.item.path
        for seed in range(60)
    }
    assert firsts == {"/0", "/4", "/8"}
