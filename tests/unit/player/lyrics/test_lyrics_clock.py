"""Which line and word is sung at a position: off by less than 20 ms, never by a line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from player.lyrics.model import Line, Lyrics, Word, line_at, lines_at, shifted, word_at
from player.lyrics.reading import parse_lyrics

SONG = Lyrics(
    (
        Line(1_000, "one", 2_000),
        Line(1_500, "(ooh)", 2_500, background=True),
        Line(3_000, "three"),
        Line(3_000, "third", 5_000, agent="v2"),
    )
)


@pytest.mark.parametrize(
    "position_ms, index",
    [(0, None), (999.9, None), (1_000, 0), (1_600, 0), (2_999, 0), (3_000, 3), (1e9, 3)],
)
def test_the_current_line_is_the_last_that_began(position_ms, index):
    assert line_at(SONG, position_ms) == index


@pytest.mark.parametrize(
    "position_ms, indices",
    [(500, ()), (1_200, (0,)), (1_600, (0, 1)), (2_700, (0,)), (3_500, (3,)), (6_000, (3,))],
)
def test_background_voices_sound_beside_the_current_line(position_ms, indices):
    assert lines_at(SONG, position_ms) == indices


def test_lyrics_without_times_have_no_current_line():
    assert line_at(parse_lyrics("only\nwords"), 5_000) is None
    assert lines_at(parse_lyrics("only\nwords"), 5_000) == ()


def test_a_word_fills_from_its_start_to_the_next():
    line = Line(0, "a b c", 1_000, (Word(100, "a "), Word(300, "b ", 400), Word(600, "c")))
    assert word_at(line, 99) is None
    assert word_at(line, 200) == (0, 0.5)
    assert word_at(line, 350) == (1, 0.5)
    assert word_at(line, 500) == (1, 1.0)
    assert word_at(line, 800) == (2, 0.5)


def test_a_last_word_without_any_end_is_complete_at_once():
    assert word_at(Line(0, "a", words=(Word(100, "a"),)), 100) == (0, 1.0)


@given(st.sets(st.integers(0, 600_000), min_size=1, max_size=60))
def test_every_line_of_an_lrc_begins_within_20_ms_of_what_was_meant(starts):
    stamps = [f"[{ms // 60_000:02d}:{ms // 1000 % 60:02d}.{ms % 1000 // 10:02d}]" for ms in starts]
    lyrics = parse_lyrics("\n".join(stamps))
    for ms in starts:
        index = line_at(lyrics, ms)
        assert index is not None
        assert 0 <= ms - lyrics.lines[index].start_ms <= 20


def test_lyrics_that_come_late_are_shifted_with_their_words():
    lyrics = Lyrics((Line(1_000, "a b", 2_000, (Word(1_000, "a "), Word(1_500, "b", 1_900))),))
    (line,) = shifted(lyrics, -50).lines
    assert (line.start_ms, line.end_ms) == (950, 1_950)
    assert line.words == (Word(950, "a "), Word(1_450, "b", 1_850))
    assert shifted(shifted(lyrics, 200), -200) == lyrics
