"""Whatever bytes come, the answer is lyrics or one sentence, and it comes soon."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from player.documents import DocumentError
from player.lyrics.encoding import text_of
from player.lyrics.model import MAX_LINES, MAX_TIME_MS
from player.lyrics.reading import parse_lyrics

PIECES = st.sampled_from(
    [
        "[00:01.00]",
        "<00:02.50>",
        "[offset:5]",
        "[1000,200]",
        "(1000,200)",
        "(1,2,0)",
        "<1,2,0>",
        "-->",
        "00:00:01,000",
        "a",
        "喵",
        "[bg:",
        "]",
        "v1:",
        "<tt>",
        "<p",
        'begin="1s">',
        "</p>",
        "</tt>",
        "<span>",
        "</span>",
        '{"t":1,"c":[]}',
        "[ti:x]",
        "<",
        ">",
        'LyricContent="',
        '"',
        "[99:99.99]",
        "[-1:0]",
        "00:01",
        "[",
        "]",
        *list("\n\r\x00\ufeff\x85 "),
    ]
)
SOUP = st.lists(PIECES, max_size=60).map("".join)


@settings(max_examples=150)
@given(SOUP | st.text(max_size=300))
def test_any_text_is_lyrics_in_order_or_one_sentence(text):
    with suppress(DocumentError):
        lyrics = parse_lyrics(text)
        starts = [line.start_ms for line in lyrics.lines]
        assert starts == sorted(starts)
        assert all(0 <= start <= MAX_TIME_MS for start in starts)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_text(content):
    with suppress(DocumentError):
        parse_lyrics(text_of(content))


@pytest.mark.timeout(20)
@pytest.mark.parametrize(
    "text",
    [
        "[00:01.00]" * 100_000,
        "[00:01.00]" + "<00:01.00>x" * 100_000,
        ("[00:01.00]" * 100 + "<00:01.00>x" * 1_000 + "\n") * 200,
        "[00:01.00]line\n" * 200_000,
        "[bg:" * 100_000,
        "[1,1]" + "(1,1)" * 200_000,
        "[1,1]" + "(1,1,1)" * 200_000,
        "1\n00:00:01,000 --> 00:00:02,000\n" * 50_000,
        "00:00:01,000 " + " " * 500_000 + "x",
        "[a:" + "]" * 300_000 + "x",
        "[00:01.00]川\n[00:01.00]" + "n" * 200_000 + "!",
        '<tt><p begin="1s">' + "<span>" * 100_000,
        "<tt>" + "<p>" * 30_000 + "</p>" * 30_000 + "</tt>",
        "<tt>" + '<p begin="1s">x</p>' * 100_000 + "</tt>",
        'LyricContent="' + "[" * 500_000,
        '[1,1](1,1,1)\n{"t":' + "[" * 200_000,
    ],
    ids=lambda text: text[:18].replace("\n", " ") + str(len(text)),
)
def test_a_hostile_text_is_limited_soon(text):
    with suppress(DocumentError):
        assert len(parse_lyrics(text).lines) <= MAX_LINES + 100


@pytest.mark.parametrize(
    "document",
    [
        '<!DOCTYPE tt [<!ENTITY x "ha">]><tt><p begin="1s">&x;</p></tt>',
        '<!DOCTYPE tt [<!ENTITY x SYSTEM "file:///etc/passwd">]><tt><p begin="1s">&x;</p></tt>',
    ],
)
def test_ttml_with_entities_is_refused(document):
    with pytest.raises(DocumentError, match="not safe"):
        parse_lyrics(document)


SUNG = {
    "gbk": "夜航的船慢慢靠岸\n我们在海上",
    "gb18030": "作词\n作曲\n天青色等烟雨",
    "big5": "月亮代表我的心\n你問我愛你有多深",
    "shift_jis": "夜に駆ける\n沈むように溶けてゆくように",
    "euc_jp": "夜に駆ける\n二人だけの空が広がる夜に",
    "euc_kr": "봄날\n나의 노래를 들어요",
    "cp1251": "Катюша\nЖизнь идёт дальше",
    "cp1252": "Ça ira\nl'été est fini, mañana",
    "utf-16": "夜航的船\nslow",
    "utf-16-be": "hello there 夜航",
    "utf-8-sig": "夜",
}


@pytest.mark.parametrize("encoding", SUNG)
def test_a_song_reads_the_same_in_every_encoding_with_any_line_ends(encoding):
    sung = SUNG[encoding].split("\n")
    for end in ("\r\n", "\n", "\r"):
        text = end.join(f"[00:0{number}.00]{line}" for number, line in enumerate(sung))
        lyrics = parse_lyrics(text_of(text.encode(encoding)))
        assert [line.text for line in lyrics.lines] == sung


def test_one_short_line_is_told_apart_too():
    for encoding in ("gbk", "big5", "euc_kr"):
        word = {"gbk": "青花瓷", "big5": "甜蜜蜜", "euc_kr": "봄날"}[encoding]
        assert parse_lyrics(text_of(f"[00:01.00]{word}".encode(encoding))).text == word


@pytest.mark.parametrize(
    "text, starts",
    [
        ("[120:05.5]a\n[1:02:03.45]b\n[00:01.5]c\n[0:2]d", [1_500, 2_000, 3_723_450, 7_205_500]),
        ("[offset:+500]\n[00:10.00]a", [9_500]),
        ("[00:10.00]a\n[OFFSET: -500ms]", [10_500]),
        ("[00:09.00][00:05.00]a\n[00:07.00]b", [5_000, 7_000, 9_000]),
        ("[00:01.123]a\n[00:01.12]b\n[00:01.1]c", [1_100, 1_120, 1_123]),
    ],
)
def test_times_are_read_however_they_are_written(text, starts):
    assert [line.start_ms for line in parse_lyrics(text).lines] == starts


def test_what_a_text_without_times_says_about_itself_is_not_sung():
    lyrics = parse_lyrics("[ti:Kites]\n[by:x]\n\nfirst\n\n[Chorus]\nlast\n")
    assert [line.text for line in lyrics.lines] == ["first", "", "[Chorus]", "last"]


def test_the_sidecar_of_the_hostile_library_gives_its_sensible_lines():
    text = (
        "\ufeff[offset:-99999999999]\n[00:00.00]喵\n[99:99.99]x\n[-1:00.0]neg\n[00:1]short\n"
        "[00:00.0000001]long\n[xx:yy]bad\n[00:01.00][00:00.50]two\n<00:00.10>word<00:00.20>\n"
    )
    lines = parse_lyrics(text_of(text.encode("utf-16"))).lines
    assert (6_039_990, "x") in [(line.start_ms, line.text) for line in lines]
    assert next(line.text for line in lines if line.start_ms in {500, 1_000}) == "two"
