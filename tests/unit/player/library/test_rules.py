import pytest

from player.errors import PlayerError
from player.library.find.parse import parse
from player.library.find.rules import (
    FIELDS,
    Rule,
    RuleSet,
    operators_of,
    rules_of,
    suggestion_of,
    text_of,
)

QUERIES = (
    "hires: rate>=96k added:<30d",
    'artist:"Orion Quartet" OR genre:jazz',
    "year:1990..1999 -live",
    "duration:>10m (loud OR quiet) loved:",
    "/^the.*s$/ -hires: plays:0",
    "-(demo live) bits:24",
    '"exact words" rating>=4 disc<2',
)


@pytest.mark.parametrize("query", QUERIES)
def test_rules_say_the_same_as_the_text(query):
    assert parse(text_of(rules_of(query))) == parse(query)


def test_a_query_comes_apart_into_lines():
    assert rules_of("genre:jazz -live year:1990..1999 hires:").rules == (
        Rule("genre", "contains", "jazz"),
        Rule("", "lacks", "live"),
        Rule("year", "between", "1990..1999"),
        Rule("hires", "is"),
    )


def test_any_of_is_told_from_all_of():
    assert rules_of("a OR b").any_of
    assert not rules_of("a b").any_of


def test_a_nested_part_stays_a_line_of_its_own():
    found = rules_of("jazz (a OR b)")
    assert found.rules[1] == Rule("query", "is", "(a OR b)")


def test_a_line_without_a_value_says_nothing_yet():
    assert text_of(RuleSet((Rule("artist", "contains", " "), Rule("loved", "is")))) == "loved:"


def test_words_that_mean_something_are_quoted():
    for word in ("OR", "a:b", "-live", "(x)"):
        assert parse(text_of(RuleSet((Rule("", "contains", word),)))) == parse(f'"{word}"')


def test_a_slip_is_guessed():
    query = "genre:rock artst:velasco"
    with pytest.raises(PlayerError) as raised:
        rules_of(query)
    assert suggestion_of(raised.value, query) == "genre:rock artist:velasco"
    with pytest.raises(PlayerError) as raised:
        rules_of("(a")
    assert suggestion_of(raised.value, "(a") is None


def test_every_field_can_be_asked_something():
    assert all(operators_of(field) for field in FIELDS)
