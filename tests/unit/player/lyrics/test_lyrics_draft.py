"""Timing lyrics by hand: what is stamped, written and saved is what is read again."""

import pytest

from player.errors import PlayerError
from player.lyrics.draft import LyricsDraft, draft_of, pieces_of
from player.lyrics.model import Line, Lyrics
from player.lyrics.reading import find_lyrics, parse_lyrics
from player.lyrics.saving import lrc_of, save_beside, sidecar_for

WORDS = ("Far from the harbour", "We steer by the things", "Spiral arm")


@pytest.fixture
def draft():
    return LyricsDraft().inserted(0, WORDS)


def times(lyrics):
    return [(line.start_ms, line.text) for line in lyrics.lines]


def test_stamped_lines_are_read_again_at_their_times(draft):
    timed = draft.stamped(0, 10_004.4).stamped(1, 15_500).stamped(2, 21_250)
    assert timed.untimed == 0
    read = parse_lyrics(lrc_of(timed.lyrics()))
    assert [text for _, text in times(read)] == list(WORDS)
    assert [start for start, _ in times(read)] == pytest.approx([10_004, 15_500, 21_250], abs=5)


def test_without_any_time_the_text_stays_plain(draft):
    assert not parse_lyrics(lrc_of(draft.lyrics())).synced


def test_no_written_line_is_lost_when_only_some_are_timed():
    draft = LyricsDraft().inserted(0, [f"line {n}" for n in range(6)])
    saved = draft.stamped(1, 10_000).stamped(3, 14_000).lyrics()
    assert times(saved) == [
        (8_000, "line 0"),
        (10_000, "line 1"),
        (12_000, "line 2"),
        (14_000, "line 3"),
        (16_000, "line 4"),
        (18_000, "line 5"),
    ]


def test_two_lines_of_one_time_stay_two_lines(draft):
    timed = draft.stamped(0, 5_000).stamped(1, 5_000).stamped(2, 9_000)
    assert len(parse_lyrics(lrc_of(timed.lyrics())).lines) == 3


def test_words_are_stamped_one_after_the_other_and_saved_word_by_word(draft):
    timed = draft.stamped(0, 1_000).stamped(1, 2_000)
    for time_ms in (3_000, 3_400):
        timed = timed.word_stamped(2, time_ms)
    assert timed.word_stamped(2, 4_000) == timed
    line = parse_lyrics(lrc_of(timed.lyrics())).lines[2]
    assert [(word.start_ms, word.text.strip()) for word in line.words] == [
        (3_000, "Spiral"),
        (3_400, "arm"),
    ]


def test_a_line_whose_words_are_half_timed_is_saved_by_the_line(draft):
    timed = draft.stamped(0, 1).stamped(1, 2_000).word_stamped(2, 3_000)
    assert timed.lyrics().lines[2] == Line(3_000, "Spiral arm")


def test_ideographs_are_sung_one_by_one():
    assert pieces_of("夜航 by night") == ("夜", "航 ", "by ", "night")


def test_moving_a_line_moves_its_words_and_only_the_chosen_ones(draft):
    timed = draft.stamped(0, 1_000).word_stamped(2, 3_000).word_stamped(2, 3_400)
    moved = timed.nudged([2], -50)
    assert moved.lines[2].start_ms == 2_950
    assert [word.start_ms for word in moved.lines[2].words] == [2_950, 3_350]
    assert moved.lines[0] == timed.lines[0]


def test_another_text_takes_the_times_of_its_words_but_not_of_its_line(draft):
    timed = draft.word_stamped(2, 3_000).word_stamped(2, 3_400)
    changed = timed.written(2, "  Spiral   arms ").written(2, "Spiralarm", part="translation")
    assert changed.lines[2].text == "Spiral arms"
    assert (changed.lines[2].start_ms, changed.lines[2].words) == (3_000, ())
    assert parse_lyrics(lrc_of(changed.lyrics())).lines[2].translation == "Spiralarm"


def test_what_was_not_touched_survives_editing():
    text = "[ti:Song]\n[00:01.00]v1: One\n[00:01.00]v1: Eins\n[00:02.00]Two\n"
    before = parse_lyrics(text)
    after = parse_lyrics(lrc_of(draft_of(before).stamped(1, 2_500).lyrics()))
    assert dict(after.metadata)["ti"] == "Song"
    assert (after.lines[0].agent, after.lines[0].translation) == ("v1", "Eins")
    assert after.lines[1].start_ms == 2_500


def test_lines_come_and_go(draft):
    assert [line.text for line in draft.inserted(1).without([0]).lines] == ["", *WORDS[1:]]
    assert draft.stamped(7, 1) == draft.without([9]) == draft


def test_ten_thousand_lines_are_timed_at_once():
    draft = LyricsDraft().inserted(0, [f"line {n}" for n in range(10_000)])
    lyrics = draft.stamped(0, 0).nudged(range(10_000), 500).lyrics()
    assert lyrics.lines[9_999].text == "line 9999"


def test_lyrics_are_saved_beside_the_track_and_taken_back(tmp_path, draft):
    track = tmp_path / "song.flac"
    (tmp_path / "song.lrc").write_bytes(b"[00:01.00]Old\n")
    saved = save_beside(track, draft.stamped(0, 500).lyrics())
    assert find_lyrics(track).lines[0] == Line(500, WORDS[0])
    saved.undo()
    assert (tmp_path / "song.lrc").read_bytes() == b"[00:01.00]Old\n"


def test_a_more_exact_file_does_not_hide_what_was_saved(tmp_path, draft):
    track = tmp_path / "song.flac"
    (tmp_path / "song.yrc").write_text("[1000,500](1000,500,0)Old")
    assert sidecar_for(track).suffix == ".ttml"
    save_beside(track, draft.stamped(0, 500).lyrics())
    assert find_lyrics(track).lines[0].text == WORDS[0]


def test_a_folder_that_cannot_be_written_is_said_in_one_sentence(tmp_path, draft):
    with pytest.raises(PlayerError) as caught:
        save_beside(tmp_path / "away" / "song.flac", draft.lyrics())
    assert caught.value.code == "file.write_failed"
    assert list(tmp_path.iterdir()) == []


def test_an_empty_draft_has_no_lyrics():
    assert LyricsDraft().lyrics().lines == Lyrics().lines
