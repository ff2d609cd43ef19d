"""The chorus is what comes again; a word that comes again is not."""

import pytest

from player.lyrics.chorus import LEAD_MS, chorus_starts_ms, next_chorus_ms
from player.lyrics.reading import parse_lyrics

VERSES = ("far from the harbour", "lanterns go out", "hold to the line", "we cannot explain")
CHORUS = ("Spiral arm, carry me home", "slow as the light")


def song(*lines):
    stamped = (f"[{at // 6:02}:{at % 6}0.00]{line}" for at, line in enumerate(lines))
    return parse_lyrics("\n".join(stamped))


SONG = song(*VERSES[:2], *CHORUS, *VERSES[2:], "spiral arm - carry me home!", CHORUS[1], "end")


def test_the_longest_run_of_lines_that_comes_again_is_the_chorus():
    assert chorus_starts_ms(SONG) == (20_000, 60_000)


def test_one_goes_from_chorus_to_chorus_and_round_again():
    assert next_chorus_ms(SONG, 0) == 20_000 - LEAD_MS
    assert next_chorus_ms(SONG, 20_000 - LEAD_MS) == 60_000 - LEAD_MS
    assert next_chorus_ms(SONG, 70_000) == 20_000 - LEAD_MS


@pytest.mark.parametrize(
    "lyrics",
    [
        song("a", "b", "c"),
        song("Oh", "what", "Oh", "a day"),
        parse_lyrics("only words\nonly words"),
        parse_lyrics(""),
        song(*["la la la la la la"] * 3_000),
    ],
)
def test_no_chorus_is_made_up(lyrics):
    assert next_chorus_ms(lyrics, 0) is None


def test_one_long_line_that_comes_again_is_enough():
    assert chorus_starts_ms(
        song("让我们荡起双桨小船儿推开波浪", "x", "让我们荡起双桨小船儿推开波浪")
    ) == (
        0,
        20_000,
    )
