"""Which preset plays and why: one table, one sentence each."""

import pytest

from player.documents import DocumentError, decode, load, save
from player.model import Track
from player.presets.rules import RULES, Rule, RuleBook, RuleKind, Situation, choose

TRACK = Track(
    path="/music/a.flac",
    title="Air",
    artist="Duo; Guest",
    album="Suites",
    album_artist="Duo",
    genre="Baroque, Classical",
)
HERE = Situation(TRACK, "usb:dac", "Topping E30", "headphones")

BY_TRACK = Rule(RuleKind.TRACK, "/music/a.flac", "T")
BY_ALBUM = Rule(RuleKind.ALBUM, "duo / suites", "A")
BY_ARTIST = Rule(RuleKind.ARTIST, "GUEST", "S")
BY_GENRE = Rule(RuleKind.GENRE, "classical", "G")
BY_DEVICE = Rule(RuleKind.DEVICE, "usb:dac", "D")
BY_OUTPUT = Rule(RuleKind.OUTPUT, "headphones", "O")


@pytest.mark.parametrize(
    "rules, preset, reason",
    [
        ([], None, "No rule applies."),
        ([BY_OUTPUT], "O", "Applies to all headphones."),
        ([BY_OUTPUT, BY_DEVICE], "D", "Applies to Topping E30."),
        ([BY_DEVICE, BY_GENRE], "G", "Rule for the genre “Classical”."),
        ([BY_GENRE, BY_ARTIST], "S", "Rule for the artist “Guest”."),
        ([BY_ARTIST, BY_ALBUM], "A", "The album “Suites” has its own preset."),
        ([BY_ALBUM, BY_TRACK], "T", "This track has its own preset."),
        ([Rule(RuleKind.TRACK, "/music/a.flac", "off", enabled=False), BY_GENRE], "G", None),
        ([Rule(RuleKind.ALBUM, "other / suites", "wrong")], None, "No rule applies."),
        ([Rule(RuleKind.GENRE, "class", "wrong")], None, "No rule applies."),
        ([Rule(RuleKind.GENRE, "", "wrong")], None, "No rule applies."),
        ([Rule(RuleKind.GENRE, "baroque", "first"), BY_GENRE], "first", None),
        ([Rule(RuleKind.ALBUM, "duo / suites", ""), BY_DEVICE], None, "The album “Suites”"),
    ],
)
def test_the_most_particular_rule_wins_and_says_why(rules, preset, reason):
    choice = choose(rules, HERE)
    assert choice.preset == preset
    assert (reason or "") in choice.sentence


def test_a_manual_choice_wins_over_every_rule():
    assert choose([BY_TRACK], HERE, manual="Mine").preset == "Mine"
    assert choose([BY_TRACK], HERE, manual="").preset is None
    assert choose([BY_TRACK], HERE, manual="Mine").sentence == "You chose it."


def test_without_a_track_only_the_output_counts():
    assert choose([BY_TRACK, BY_GENRE, BY_OUTPUT], Situation(output="headphones")).preset == "O"


def test_rules_are_kept_in_their_order(tmp_path):
    book = RuleBook((BY_GENRE, BY_TRACK, BY_OUTPUT))
    save(RULES, tmp_path / "rules.json", book)
    assert load(RULES, tmp_path / "rules.json") == book


def test_a_rule_of_an_unknown_kind_is_named_with_its_place():
    rule = '{"kind": "mood", "value": "calm", "preset": "x"}'
    with pytest.raises(DocumentError) as caught:
        decode(RULES, f'{{"schema": 1, "rules": [{rule}]}}'.encode())
    assert caught.value.place == "$.rules[0].kind"
