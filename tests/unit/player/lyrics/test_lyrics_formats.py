"""Every format tells the same story: which line and word is sung when."""

from pathlib import Path

import pytest

from player.lyrics.model import Line, Word
from player.lyrics.reading import parse_lyrics, read_lyrics_file

DATA = Path(__file__).parents[3] / "data" / "lyrics"


def times(name):
    return [(line.start_ms, line.text) for line in read_lyrics_file(DATA / name).lines]


def words(line):
    return [(word.start_ms, word.text) for word in line.words]


def test_lrc_stamps_of_every_kind_are_read():
    assert times("plain.lrc") == [
        (1_000, "Down the river"),
        (3_000, "La la la"),
        (5_500, "goes the boat"),
        (7_000, "and the lantern"),
        (9_250, "and the song"),
        (12_345, "far away"),
        (20_000, "La la la"),
        (60_000, ""),
    ]


def test_lrc_tags_are_kept():
    metadata = dict(read_lyrics_file(DATA / "plain.lrc").metadata)
    assert metadata["ti"] == "River Song"
    assert metadata["ar"] == "The Example Choir"


def test_a_positive_offset_makes_every_line_sooner_and_none_negative():
    assert times("offset.lrc") == [(0, "early"), (500, "one"), (1_500, "two")]


def test_a_negative_offset_makes_every_line_later():
    assert parse_lyrics("[offset:-250]\n[00:01.00]one").lines[0].start_ms == 1_250


@pytest.mark.parametrize("offset", ["-99999999999", "12e3", "", "soon", "700000"])
def test_an_offset_that_makes_no_sense_is_no_offset(offset):
    assert parse_lyrics(f"[offset:{offset}]\n[00:01.00]one").lines[0].start_ms == 1_000


def test_enhanced_lrc_times_every_word():
    first, second, background, inline = read_lyrics_file(DATA / "enhanced.lrc").lines
    assert first.text == "When the rain"
    assert words(first) == [(10_000, "When "), (10_400, "the "), (10_620, "rain")]
    assert first.end_ms == 11_900
    assert second.text == "falling down"
    assert second.agent == "v1"
    assert words(second) == [(12_000, "fal"), (12_300, "ling "), (12_800, "down")]
    assert background.background
    assert (background.start_ms, background.text) == (13_000, "falling down")
    assert words(inline) == [(15_000, "Hello "), (15_500, "world")]


def test_a_repeated_line_repeats_its_words():
    again = parse_lyrics("[00:01.00][00:11.00]<00:01.00>la <00:01.50>la").lines[1]
    assert words(again) == [(11_000, "la "), (11_500, "la")]


def test_lines_at_one_instant_are_original_romanisation_and_translation():
    both, romaji, english, pinyin = read_lyrics_file(DATA / "three_lines.lrc").lines
    assert both.text == "春の風が吹く"
    assert both.romanisation == "haru no kaze ga fuku"
    assert both.translation == "The wind of spring blows"
    assert (romaji.romanisation, romaji.translation) == ("hana ga saku", "")
    assert (english.romanisation, english.translation) == ("", "Night turns to day")
    assert (pinyin.romanisation, pinyin.translation) == ("wǒ xiǎng nǐ", "")


def test_a_second_latin_line_translates_a_latin_line():
    line = parse_lyrics("[00:01.00]Hallo Welt\n[00:01.00]Hello world").lines[0]
    assert (line.text, line.translation, line.romanisation) == ("Hallo Welt", "Hello world", "")


@pytest.mark.parametrize(
    "name, text",
    [
        ("gbk.lrc", "月亮照在河面上"),
        ("shift_jis.lrc", "川の水がひかる"),
        ("utf16.lrc", "Größe"),
        ("latin1.lrc", "Über den Fluß geht die Fähre"),
    ],
)
def test_the_encoding_is_found(name, text):
    assert times(name)[0] == (1_000, text)


def test_ttml_words_roles_and_keys_are_read():
    down, background, far = read_lyrics_file(DATA / "words.ttml").lines
    assert down.text == "Down the river"
    assert words(down) == [(1_000, "Down "), (1_400, "the "), (1_600, "ri"), (2_000, "ver")]
    assert (down.translation, down.romanisation) == ("Den Fluss hinab", "")
    assert (down.start_ms, down.end_ms, down.agent) == (1_000, 4_000, "v1")
    assert background.background
    assert words(background) == [(2_600, "(down "), (3_000, "down)")]
    assert (far.start_ms, far.end_ms, far.text) == (5_500, 7_250, "远方")
    assert (far.translation, far.romanisation) == ("Weit weg", "yuǎn fāng")


def test_pretty_printed_ttml_keeps_spaces_only_where_a_language_has_them():
    assert times("pretty.ttml") == [(1_000, "Gold rain"), (3_000, "君の")]


@pytest.mark.parametrize(
    "value, ms",
    [
        ("00:02:35.500", 155_500),
        ("00:02:35", 155_000),
        ("02:35.55", 155_550),
        ("35.123", 35_123),
        ("95", 95_000),
        ("15.8s", 15_800),
        ("1500ms", 1_500),
        ("2m", 120_000),
        ("1h", 3_600_000),
        ("15f", 500),
        ("00:00:01:15", 1_500),
    ],
)
def test_every_time_expression_of_ttml_is_read(value, ms):
    document = f'<tt xmlns="http://www.w3.org/ns/ttml"><body><p begin="{value}">x</p></body></tt>'
    assert parse_lyrics(document).lines[0].start_ms == ms


def test_srt_blocks_are_lines_with_ends():
    down, boat, far = read_lyrics_file(DATA / "lines.srt").lines
    assert down == Line(1_000, "Down the river", 3_500, translation="den Fluss hinab")
    assert boat == Line(4_250, "goes the boat", 62_000)
    assert far == Line(3_600_000, "far away", 3_601_000)


def test_webvtt_is_read_like_srt():
    assert times("web.vtt") == [(1_500, "Down the river"), (3_000, "goes the boat")]


def test_qrc_stamps_follow_their_syllable():
    river, boat = read_lyrics_file(DATA / "song.qrc").lines
    assert river.text == "Down the river"
    assert words(river) == [(1_000, "Down "), (1_400, "the "), (1_600, "ri"), (2_000, "ver")]
    assert (river.end_ms, river.words[-1]) == (3_000, Word(2_000, "ver", 2_500))
    assert boat.text == "小船"


def test_qrc_in_its_xml_wrapper_is_unwrapped():
    assert times("wrapped.qrc") == [(1_000, "Rock & roll")]


def test_yrc_stamps_stand_before_their_syllable_and_credits_are_lines():
    credit, river, boat = read_lyrics_file(DATA / "song.yrc").lines
    assert credit.text == "Words: Example Writer"
    assert words(river) == [(1_000, "Down "), (1_400, "the "), (1_600, "river")]
    assert words(boat) == [(4_000, "小"), (4_300, "船")]


def test_krc_syllables_count_from_their_line():
    line = read_lyrics_file(DATA / "song.krc").lines[0]
    assert words(line) == [(1_000, "Down "), (1_400, "the "), (1_600, "river")]


def test_plain_text_has_lines_and_no_times():
    lyrics = read_lyrics_file(DATA / "words.txt")
    assert not lyrics.synced
    assert [line.text for line in lyrics.lines] == ["Down the river", "", "goes the boat"]
