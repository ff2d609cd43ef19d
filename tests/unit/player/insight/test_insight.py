from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec
import pytest

from player.errors import PlayerError
from player.insight.home import (
    DAY_MS,
    favourite_artists,
    guess,
    on_this_day,
    recently_added,
    rediscover,
)
from player.insight.periods import period
from player.insight.report_files import report_csv, report_json, write_report
from player.insight.reports import longest_streak, report
from player.library.lists.history import Heard, Neglected

NOW = datetime(2026, 3, 18, 12, tzinfo=UTC)
NOW_MS = int(NOW.timestamp() * 1000)


def heard(
    when, *, track=1, album=10, artist="Orion", minutes=4, first=False, hi_res=True, exact=None
):
    return Heard(
        track_id=track,
        started_ms=int(when.timestamp() * 1000),
        heard_ms=minutes * 60_000,
        device="DAC",
        title=f"Track {track}",
        artist=artist,
        album_id=album,
        album=f"Album {album}",
        genre="Modern",
        lossless=True,
        hi_res=hi_res,
        first=first,
        exact_ms=exact,
    )


def test_a_loved_album_that_was_not_heard_for_long_is_brought_back_with_the_time():
    row = rediscover([Neglected(7, NOW_MS - 200 * DAY_MS), Neglected(8, None)], NOW_MS)
    assert [(c.album_id, c.reason.kind, c.reason.number) for c in row.cards] == [
        (7, "neglected", 200),
        (8, "never", 0),
    ]


def test_on_this_day_remembers_other_years_and_not_today():
    plays = [
        heard(NOW - timedelta(days=365), album=1),
        heard(NOW - timedelta(days=365 * 2), album=2),
        heard(NOW - timedelta(days=365 * 2), album=2),
        heard(NOW - timedelta(days=30), album=3),
        heard(NOW, album=4),
    ]
    row = on_this_day(plays, NOW_MS, UTC)
    assert [(c.album_id, c.reason.number) for c in row.cards] == [(2, 2024), (1, 2025)]


def test_guesses_take_turns_among_the_artists_and_say_whose_fault_it_is():
    plays = [heard(NOW, artist=name) for name in ("A", "A", "B")]
    plays.append(heard(NOW, artist="Skipped", minutes=1))
    artists = favourite_artists(plays)
    assert artists == [("A", 2), ("B", 1)]
    row = guess(artists, [(1, "A"), (2, "A"), (3, "B")])
    assert [(c.album_id, c.reason.name) for c in row.cards] == [(1, "A"), (3, "B"), (2, "A")]


def test_every_card_of_home_has_a_reason():
    rows = [
        recently_added([(1, NOW_MS - 3 * DAY_MS)], NOW_MS),
        rediscover([Neglected(2, None)], NOW_MS),
        on_this_day([heard(NOW - timedelta(days=365))], NOW_MS, UTC),
        guess([("A", 1)], [(3, "A")]),
    ]
    assert all(card.reason.kind for row in rows for card in row.cards)
    assert rows[0].cards[0].reason.number == 3


@pytest.mark.parametrize(
    "kind, back, first, after",
    [
        ("week", 0, "2026-03-16", "2026-03-23"),
        ("week", 1, "2026-03-09", "2026-03-16"),
        ("month", 0, "2026-03-01", "2026-04-01"),
        ("month", 3, "2025-12-01", "2026-01-01"),
        ("year", 1, "2025-01-01", "2026-01-01"),
    ],
)
def test_periods_are_whole_weeks_months_and_years(kind, back, first, after):
    found = period(kind, back, NOW_MS, zone=UTC)
    assert (found.start.date().isoformat(), found.end.date().isoformat()) == (first, after)


def test_a_month_with_a_change_of_clocks_ends_at_midnight_all_the_same():
    berlin = ZoneInfo("Europe/Berlin")
    found = period("month", 0, NOW_MS, zone=berlin)
    assert found.end_ms - found.start_ms == (31 * 24 - 1) * 3_600_000


def test_all_time_begins_with_the_first_play():
    found = period("all", 0, NOW_MS, NOW_MS - 400 * DAY_MS, UTC)
    assert found.start.date().isoformat() == "2025-02-11"


@pytest.fixture
def made():
    plays = [
        heard(NOW - timedelta(days=2), track=1, first=True),
        heard(NOW - timedelta(days=1), track=2, album=11, artist="Lumen", hi_res=False),
        heard(NOW, track=1),
        heard(NOW, track=3, album=11, artist="Lumen", minutes=10),
    ]
    return report(plays, period("week", 0, NOW_MS, zone=UTC), [heard(NOW)], UTC)


def test_a_report_adds_up(made):
    assert (made.plays, made.heard_ms, made.new_plays) == (4, 22 * 60_000, 1)
    assert (made.days, made.streak, made.before_ms) == (3, 3, 4 * 60_000)
    assert dict(made.formats) == {"hi-res": 18 * 60_000, "lossless": 4 * 60_000, "lossy": 0}
    assert sum(map(sum, made.heat)) == 22
    assert made.heat[NOW.weekday()][12] == 14


def test_equal_plays_are_ranked_by_time(made):
    assert [line.name for line in made.artists] == ["Lumen", "Orion"]
    assert made.tracks[0].name == "Track 1"
    assert made.albums[0].key == 11


def test_a_streak_is_broken_by_a_day_without_music():
    days = {NOW.date() - timedelta(days=gap) for gap in (0, 1, 3, 4, 5)}
    assert longest_streak(days) == 3


def test_an_empty_time_makes_an_empty_report():
    empty = report([], period("week", 0, NOW_MS, zone=UTC), [], UTC)
    assert (empty.plays, empty.artists, empty.streak) == (0, (), 0)


def test_a_report_goes_out_as_json_and_csv(made, tmp_path):
    assert msgspec.json.decode(report_json(made))["plays"] == 4
    assert report_csv(made).decode("utf-8-sig").splitlines()[1] == "artists,1,Lumen,,2,840"
    write_report(made, tmp_path / "report.csv")
    assert (tmp_path / "report.csv").read_bytes() == report_csv(made)
    with pytest.raises(PlayerError) as raised:
        write_report(made, tmp_path / "nowhere" / "report.json")
    assert raised.value.code == "file.write_failed"


def test_exact_minutes_are_those_of_which_somebody_took_note():
    week = period("week", 0, NOW_MS, zone=UTC)
    plays = [heard(NOW, exact=90_000), heard(NOW, exact=0), heard(NOW)]
    assert report(plays, week, zone=UTC).exact_ms == 90_000
    assert report(plays[2:], week, zone=UTC).exact_ms is None
