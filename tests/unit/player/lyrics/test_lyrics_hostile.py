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


def test_the_sidecar_of_the_hostile_library_gives_its_sensible_lines():
    text = (
        "\ufeff[offset:-99999999999]\n[00:00.00]喵\n[99:99.99]x\n[-1:00.0]neg\n[00:1]short\n"
        "[00:00.0000001]long\n[xx:yy]bad\n[00:01.00][00:00.50]two\n<00:00.10>word<00:00.20>\n"
    )
    lines = parse_lyrics(text_of(text.encode("utf-16"))).lines
    assert (6_039_990, "x") in [(line.start_ms, line.text) for line in lines]
    assert next(line.text for line in lines if line.start_ms in {500, 1_000}) == "two"
