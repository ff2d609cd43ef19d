"""What the editor saves is what it reads again."""

from pathlib import Path

import pytest

from player.lyrics.export import to_enhanced_lrc, to_lrc, to_ttml
from player.lyrics.reading import parse_lyrics, read_lyrics_file

DATA = Path(__file__).parents[3] / "data" / "lyrics"


def told(lyrics):
    return [
        (line.start_ms, line.text, line.translation, line.romanisation, line.agent)
        for line in lyrics.lines
        if not line.background
    ]


def sung(lyrics):
    return [
        (line.background, [(word.start_ms, word.text) for word in line.words])
        for line in lyrics.lines
    ]


@pytest.mark.parametrize("name", ["words.ttml", "song.qrc", "song.yrc", "enhanced.lrc"])
@pytest.mark.parametrize("export", [to_enhanced_lrc, to_ttml])
def test_words_survive_enhanced_lrc_and_ttml(name, export):
    lyrics = read_lyrics_file(DATA / name)
    again = parse_lyrics(export(lyrics))
    assert told(again) == told(lyrics)
    assert sung(again) == sung(lyrics)


@pytest.mark.parametrize("name", ["plain.lrc", "three_lines.lrc", "lines.srt"])
def test_lines_survive_lrc_within_its_hundredths(name):
    lyrics = read_lyrics_file(DATA / name)
    again = told(parse_lyrics(to_lrc(lyrics)))
    for (start_ms, *rest), (start_again_ms, *rest_again) in zip(told(lyrics), again, strict=True):
        assert abs(start_ms - start_again_ms) <= 5
        assert rest == rest_again


def test_markup_in_words_is_text_in_ttml():
    lyrics = parse_lyrics('[00:01.00]<b> & "you"')
    assert parse_lyrics(to_ttml(lyrics)).lines[0].text == '<b> & "you"'


def test_lyrics_without_times_are_exported_as_they_are():
    assert to_lrc(parse_lyrics("one\ntwo")) == "one\ntwo\n"
