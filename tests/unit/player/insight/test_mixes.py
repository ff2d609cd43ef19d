"""Mixes of the day: the same all day, another one tomorrow, known and new, nobody twice in turn."""

from datetime import UTC, datetime
from itertools import pairwise

import pytest

from player.insight.mixes import (
    MIX_TRACKS,
    StationMode,
    Taste,
    day_mix,
    midnight_ms,
    station,
    tastes,
)
from player.library.lists.history import Candidate, Heard

JAZZ = Taste("Jazz", ("Halyard", "Tallgrass"))


def candidates(number=120, played_every=2):
    """Eight artists of jazz; every second track was played."""
    return [
        Candidate(
            track_id=i,
            artist=("Halyard", "Tallgrass", "Orion", "Noir", "Mono", "Kites", "Ruhe", "Sub")[i % 8],
            genre="Jazz",
            plays=3 if i // 8 % played_every == 0 else 0,
            loved=i % 11 == 0,
            stars=0.0,
        )
        for i in range(number)
    ]


def heard(genre, artist, minutes=4):
    return Heard(1, 0, minutes * 60_000, "DAC", "T", artist, 1, "A", genre, True, False, False)


def test_tastes_are_what_was_heard_through_most_with_its_artists():
    plays = [heard("Jazz", "Halyard")] * 4 + [heard("Jazz", "Tallgrass")] * 2
    plays += [heard("Baroque", "Lindqvist")] * 3 + [heard("Noise", "Nobody", minutes=1)] * 9
    assert tastes(plays) == [JAZZ, Taste("Baroque", ("Lindqvist",))]


def test_a_mix_is_the_same_all_day_and_another_one_tomorrow():
    morning = day_mix(1, JAZZ, candidates(), "20260318", {})
    assert day_mix(1, JAZZ, candidates()[::-1], "20260318", {}) == morning
    assert day_mix(1, JAZZ, candidates(), "20260319", {}).tracks != morning.tracks
    assert day_mix(2, JAZZ, candidates(), "20260318", {}).tracks != morning.tracks


def test_what_is_played_today_changes_no_mix_before_tomorrow():
    before = day_mix(1, JAZZ, candidates(), "20260318", {})
    played = {before.tracks[2]: 5}
    after = [
        Candidate(c.track_id, c.artist, c.genre, c.plays + played.get(c.track_id, 0), c.loved, 0.0)
        for c in candidates()
    ]
    assert day_mix(1, JAZZ, after, "20260318", played) == before


def test_a_mix_has_each_track_once_a_third_of_it_new_and_no_artist_twice_in_turn():
    mix = day_mix(1, JAZZ, candidates(), "20260318", {})
    there = {c.track_id: c for c in candidates()}
    chosen = [there[key] for key in mix.tracks]
    assert len(set(mix.tracks)) == MIX_TRACKS
    assert sum(c.plays == 0 for c in chosen) == MIX_TRACKS // 3
    assert all(a.artist != b.artist for a, b in pairwise(chosen))


def test_one_artist_alone_still_makes_a_mix():
    only = [c for c in candidates() if c.artist == "Halyard"]
    assert len(day_mix(1, JAZZ, only, "20260318", {}).tracks) == len(only)
    assert day_mix(1, JAZZ, [], "20260318", {}).tracks == ()


@pytest.mark.parametrize(
    "mode, fits",
    [
        (StationMode.ALL, lambda _c: True),
        (StationMode.FAMILIAR, lambda c: c.plays > 0 or c.loved),
        (StationMode.DISCOVER, lambda c: c.plays == 0),
    ],
)
def test_a_station_plays_what_its_mode_allows_and_nothing_twice(mode, fits):
    there = {c.track_id: c for c in candidates()}
    first = station(candidates(), [JAZZ], mode, "a", 20)
    second = station(candidates(), [JAZZ], mode, "b", 20, without=set(first))
    assert all(fits(there[key]) for key in first + second)
    assert len(set(first + second)) == 40


def test_liked_artists_come_more_often_than_others():
    there = {c.track_id: c for c in candidates(400)}
    draws = [station(list(there.values()), [JAZZ], StationMode.ALL, str(i), 10) for i in range(40)]
    liked = sum(there[key].artist in JAZZ.artists for draw in draws for key in draw)
    assert liked > 0.35 * 400  # a quarter of the artists


def test_a_day_begins_at_the_listener_s_midnight():
    noon = datetime(2026, 3, 18, 12, tzinfo=UTC)
    assert midnight_ms(int(noon.timestamp() * 1000), UTC) == 1_773_792_000_000


def test_a_journal_that_knows_more_plays_than_a_track_has_makes_a_mix_all_the_same():
    assert day_mix(1, JAZZ, candidates(40), "20261126", dict.fromkeys(range(40), 1)).tracks
