import pytest

from player.errors import PlayerError
from player.library.find.parse import parse
from player.library.find.query import All, Any, Flag, Not, Pattern, Range, Word


@pytest.mark.parametrize(
    "text, tree",
    [
        ("", All()),
        ("   ", All()),
        ("silver", Word("silver")),
        ("silver rivers", All((Word("silver"), Word("rivers")))),
        ('"silver rivers"', Word("silver rivers")),
        ('"never closed', Word("never closed")),
        ("-live", Not(Word("live"))),
        ("jazz -live", All((Word("jazz"), Not(Word("live"))))),
        ("a OR b", Any((Word("a"), Word("b")))),
        ("a b OR c", Any((All((Word("a"), Word("b"))), Word("c")))),
        ("(a OR b) c", All((Any((Word("a"), Word("b"))), Word("c")))),
        ("-(a OR b)", Not(Any((Word("a"), Word("b"))))),
        ("OR a", Word("a")),
        ("artist:Bach", Word("Bach", "artist")),
        ('ARTIST:"Ane Brun"', Word("Ane Brun", "artist")),
        ("year:1990..1999", Range("year", 1990, 1999)),
        ("year:1990..", Range("year", 1990)),
        ("year:..1999", Range("year", None, 1999)),
        ("year:1990", Range("year", 1990, 1990)),
        ("rate>=96k", Range("rate", low=96_000)),
        ("rate>=96", Range("rate", low=96_000)),
        ("rate>44100", Range("rate", low=44_100, low_open=True)),
        ("bits:24", Range("bits", 24, 24)),
        ("added:<30d", Range("added", high=30 * 86_400_000, high_open=True)),
        ("played:>1y", Range("played", low=365 * 86_400_000, low_open=True)),
        ("plays:0", Range("plays", 0, 0)),
        ("rating>=4", Range("rating", low=4)),
        ("duration>10m", Range("duration", low=600_000, low_open=True)),
        ("duration<=3:20", Range("duration", high=200_000)),
        ("loved:", Flag("loved")),
        ("-lossless:", Not(Flag("lossless"))),
        ("hires:no", Not(Flag("hires"))),
        ("/^Silver/", Pattern("^Silver")),
        ("AC/DC", Word("AC/DC")),
        ("Re:Stacks", Word("Re:Stacks")),
        ("12:30", Word("12:30")),
        ("a - b", All((Word("a"), Word("-"), Word("b")))),
        ("夜航", Word("夜航")),
    ],
)
def test_a_query_means_what_it_says(text, tree):
    assert parse(text) == tree


@pytest.mark.parametrize(
    "text, sentence",
    [
        ("silver artits:Bach", "did you mean “artist:”"),
        ("albun:x", "did you mean “album:”"),
        ("(a OR b", "parenthesis at 1"),
        ("a) b", "parenthesis at 2"),
        ("rate>=fast", "“fast” at 7 is no value for rate"),
        ("year:abc", "no value for year"),
        ("/(/", "cannot be read"),
        ("x" * 3000, "at most 2000"),
        ("(" * 100, "parenthesis"),
    ],
)
def test_a_wrong_query_says_where_and_suggests(text, sentence):
    with pytest.raises(PlayerError, match=".*".join(map(_escaped, [sentence]))):
        parse(text)


def _escaped(text):
    return "".join(f"[{char}]" if char.isascii() and not char.isalnum() else char for char in text)
