"""What stands above the words: as files say it, pinyin for Chinese, and never a guess at kanji."""

import base64
import json

import pytest

from player.lyrics.draft import draft_of
from player.lyrics.export import to_ttml
from player.lyrics.model import Reading
from player.lyrics.reading import parse_lyrics
from player.lyrics.readings import has_readings, is_chinese, with_pinyin


def above(line):
    return [(line.text[r.first : r.first + r.letters], r.text) for r in line.readings]


def ruby(base, *sounds, times=()):
    """A container; what stands above may be timed."""
    timed = times or ("",) * len(sounds)
    said = "".join(
        f'<span tts:ruby="text" {time}>{sound}</span>'
        for sound, time in zip(sounds, timed, strict=True)
    )
    above_it = f'<span tts:ruby="textContainer">{said}</span>'
    return f'<span tts:ruby="container"><span tts:ruby="base">{base}</span>{above_it}</span>'


NIGHT = f'<span begin="1s" end="2s">{ruby("夜", "よる")}の</span>'
SHIP = ruby("船", "ふ", "ね", times=('begin="2s" end="3s"', 'begin="3s" end="4s"'))
RUBY = f'<tt xmlns:tts="x"><body><p begin="1s" end="5s">{NIGHT}{SHIP}</p></body></tt>'


def test_ruby_of_ttml_stands_above_its_base_and_is_no_part_of_the_text():
    (line,) = parse_lyrics(RUBY).lines
    assert line.text == "夜の船"
    assert above(line) == [("夜", "よる"), ("船", "ふね")]
    assert [(word.text, word.start_ms, word.end_ms) for word in line.words] == [
        ("夜の", 1_000, 2_000),
        ("船", 2_000, 4_000),
    ]


def test_ruby_in_a_line_without_timed_words():
    bases = '<span tts:ruby="base">東</span><span tts:ruby="base">京</span>'
    sounds = '<span tts:ruby="text">とう</span><span tts:ruby="text">きょう</span>'
    container = f'<span tts:ruby="container">{bases}{sounds}</span>'
    text = f'<tt xmlns:tts="x"><p begin="1s">川{container}</p></tt>'
    (line,) = parse_lyrics(text).lines
    assert line.text == "川東京"
    assert above(line) == [("東", "とう"), ("京", "きょう")]


def test_a_timed_transliteration_of_ttml_is_spread_over_the_words():
    text = (
        "<tt><head><transliteration><text for='L1'><span begin='1s' end='1.4s'>yo</span>"
        "<span begin='1.4s' end='2s'>ru</span> <span begin='2s'>no</span></text></transliteration>"
        "</head><p begin='1s' xmlns:k='k' k:key='L1'><span begin='1s'>夜</span>"
        "<span begin='2s'>の</span></p></tt>"
    )
    (line,) = parse_lyrics(text).lines
    assert above(line) == [("夜", "yoru"), ("の", "no")]
    assert line.romanisation == "yoru no"


def test_a_roma_line_of_qrc_and_yrc_is_spread_over_its_words():
    sung = "[1000,900]夜(1000,300)の(1300,300)船(1600,300)\n"
    spoken = "[1000,900]yo(1000,100)ru (1100,200)no (1300,300)fune(1600,300)\n"
    qrc = sung + spoken
    (line,) = parse_lyrics(qrc).lines
    assert above(line) == [("夜", "yoru"), ("の", "no"), ("船", "fune")]
    yrc = "[1000,900](1000,300,0)夜(1300,600,0)の\n[1000,900](1000,300,0)yoru (1300,600,0)no\n"
    (line,) = parse_lyrics(yrc).lines
    assert above(line) == [("夜", "yoru"), ("の", "no")]


def test_the_language_tag_of_krc_translates_and_spells():
    said = {
        "content": [
            {"language": 0, "type": 0, "lyricContent": [["yo ", "ru"], ["mi"]]},
            {"language": 0, "type": 1, "lyricContent": [["The night"], ["Sea"]]},
        ],
        "version": 1,
    }
    packed = base64.b64encode(json.dumps(said).encode()).decode()
    krc = f"[language:{packed}]\n[1000,400]<0,200,0>夜<200,200,0>る\n[2000,200]<0,200,0>海\n"
    first, second = parse_lyrics(krc).lines
    assert (first.translation, first.romanisation) == ("The night", "yo ru")
    assert above(first) == [("夜", "yo"), ("る", "ru")]
    assert (second.translation, above(second)) == ("Sea", [("海", "mi")])


@pytest.mark.parametrize("packed", ["", "e30=", "!!!", "W10=", "eyJjb250ZW50IjpbMV19", "AAAA"])
def test_a_language_tag_that_makes_no_sense_says_nothing(packed):
    lyrics = parse_lyrics(f"[language:{packed}]\n[1000,400]<0,400,0>海\n")
    assert [line.text for line in lyrics.lines] == ["海"]


def test_chinese_gets_pinyin_character_by_character_and_by_phrase():
    lyrics = parse_lyrics("[00:01.00]夜航 slow, 银行\n[00:02.00]slow\n")
    assert is_chinese(lyrics)
    first, second = with_pinyin(lyrics).lines
    assert above(first) == [("夜", "ye"), ("航", "hang"), ("银", "yin"), ("行", "hang")]
    assert second.readings == ()


@pytest.mark.parametrize("text", ["夜の船", "밤 夜", "only words"])
def test_kanji_are_not_guessed_at(text):
    lyrics = parse_lyrics(f"[00:01.00]{text}\n[00:02.00]海\n" if text != "only words" else text)
    assert with_pinyin(lyrics) == lyrics
    assert not has_readings(lyrics)


def test_what_a_file_says_stands_before_pinyin():
    yrc = "[1000,900](1000,300,0)行(1300,600,0)走\n[1000,900](1000,300,0)háng (1300,600,0)zǒu\n"
    lyrics = parse_lyrics(yrc)
    assert above(with_pinyin(lyrics).lines[0]) == [("行", "háng"), ("走", "zǒu")]


def test_a_long_line_is_spelled_to_its_end():
    (line,) = with_pinyin(parse_lyrics("[00:01.00]" + "海" * 150)).lines
    assert line.readings[-1] == Reading(149, 1, "hai")


def test_readings_survive_ttml_and_the_editor():
    lyrics = parse_lyrics(RUBY)
    assert above(parse_lyrics(to_ttml(lyrics)).lines[0]) == [("夜", "よる"), ("船", "ふね")]
    plain = parse_lyrics(to_ttml(with_pinyin(parse_lyrics("[00:01.00]a 夜航 & 海"))))
    assert above(plain.lines[0]) == [("夜", "ye"), ("航", "hang"), ("海", "hai")]
    draft = draft_of(lyrics)
    assert draft.lyrics().lines[0].readings == lyrics.lines[0].readings
    assert draft.written(0, "船の夜").lyrics().lines[0].readings == ()
