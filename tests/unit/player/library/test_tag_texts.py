import pytest

from player.library.tags.interpret import interpret
from player.library.tags.names import artists_of, split_names
from player.library.tags.numbers import (
    gain_db_of,
    number_of,
    peak_of,
    popm_stars_of,
    r128_gain_db_of,
    stars_of,
    total_of,
    year_of,
)
from player.text.encoding import decode_unlabelled, repair


@pytest.mark.parametrize(
    "text, number",
    [("7", 7), ("07/12", 7), ("\uff10\uff17/\uff11\uff12", 7), (" 3 ", 3)]
    + [(text, None) for text in ("", "A1", "-3", "0", "1e400"[1:], "9" * 400)],
)
def test_a_track_number_is_the_number_at_the_front(text, number):
    assert number_of(text) == number


def test_the_total_stands_behind_the_slash():
    assert total_of("3/12") == 12
    assert total_of("3") is None
    assert total_of("1/0") is None


@pytest.mark.parametrize(
    "text, year",
    [("2004", 2004), ("2004-02-30", 2004), ("20040215", 2004), ("15.02.2004", 2004)]
    + [(text, None) for text in ("0000-00-00", "99999999999", "-5", "\u4e8c\u3007", "")],
)
def test_a_year_is_found_in_any_usual_date(text, year):
    assert year_of(text) == year


@pytest.mark.parametrize(
    "text, gain_db",
    [("-6.20 dB", -6.2), ("+3,5", 3.5), ("nan dB", None), ("1e9 dB", None), ("-inf", None)],
)
def test_a_gain_is_a_number_of_decibels_or_nothing(text, gain_db):
    assert gain_db_of(text) == gain_db


def test_r128_gains_move_to_the_replaygain_scale():
    assert r128_gain_db_of("-1280") == 0.0
    assert r128_gain_db_of("junk") is None


def test_a_peak_may_exceed_full_scale_but_not_be_nothing():
    assert peak_of("1.12") == 1.12
    assert peak_of("0") is None
    assert peak_of("-1") is None


@pytest.mark.parametrize(
    "text, stars", [("0.5", 2.5), ("4", 4.0), ("10", 5.0), ("80", 4.0), ("999", None), ("x", None)]
)
def test_ratings_on_any_scale_become_stars(text, stars):
    assert stars_of(text) == stars


def test_windows_ratings_become_stars():
    assert [popm_stars_of(byte) for byte in (0, 1, 64, 128, 196, 255)] == [None, 1, 2, 3, 4, 5]


HARD_CREDITS = [
    (["Tyler, The Creator"], ("Tyler, The Creator",)),
    (["AC/DC"], ("AC/DC",)),
    (["Earth, Wind & Fire"], ("Earth, Wind & Fire",)),
    (["Simon & Garfunkel"], ("Simon & Garfunkel",)),
    (["Crosby, Stills, Nash & Young"], ("Crosby, Stills, Nash & Young",)),
    (["Emerson, Lake & Palmer"], ("Emerson, Lake & Palmer",)),
    (["Peter, Paul and Mary"], ("Peter, Paul and Mary",)),
    (["Blood, Sweat & Tears"], ("Blood, Sweat & Tears",)),
    (["Nick Cave & The Bad Seeds"], ("Nick Cave & The Bad Seeds",)),
    (["Bob Marley & The Wailers"], ("Bob Marley & The Wailers",)),
    (["Florence + The Machine"], ("Florence + The Machine",)),
    (["Mike + The Mechanics"], ("Mike + The Mechanics",)),
    (["Hall & Oates"], ("Hall & Oates",)),
    (["10,000 Maniacs"], ("10,000 Maniacs",)),
    (["I, Monster"], ("I, Monster",)),
    (["Me First and the Gimme Gimmes"], ("Me First and the Gimme Gimmes",)),
    (["Belle and Sebastian"], ("Belle and Sebastian",)),
    (["The Good, the Bad & the Queen"], ("The Good, the Bad & the Queen",)),
    (["GHOST/SPIRIT"], ("GHOST/SPIRIT",)),
    (["K/DA"], ("K/DA",)),
    (["Axwell /\\ Ingrosso"], ("Axwell /\\ Ingrosso",)),
    (["AC/DC; Motörhead"], ("AC/DC", "Motörhead")),
    (["A; B"], ("A", "B")),
    (["A;B"], ("A", "B")),
    (["A / B"], ("A", "B")),
    (["A/B"], ("A/B",)),
    (["A\0B"], ("A", "B")),
    (["A", "B"], ("A", "B")),
    (["A", "B; C"], ("A", "B", "C")),
    (["A; A"], ("A",)),
    (["A;"], ("A",)),
    ([";"], ()),
    ([""], ()),
    ([" A "], ("A",)),
    (["A feat. B"], ("A feat. B",)),
    (["A ft. B"], ("A ft. B",)),
    (["A featuring B & C"], ("A featuring B & C",)),
    (["A vs. B"], ("A vs. B",)),
    (["A x B"], ("A x B",)),
    (["A with B"], ("A with B",)),
    (["A, B"], ("A, B",)),
    (["A & B"], ("A & B",)),
    (["A and B"], ("A and B",)),
    (["周杰伦;费玉清"], ("周杰伦", "费玉清")),
    (["周杰伦 / 费玉清"], ("周杰伦", "费玉清")),
    (["周杰伦、费玉清"], ("周杰伦、费玉清",)),
    (["YOASOBI"], ("YOASOBI",)),
    (["!!!"], ("!!!",)),
    (["+/-"], ("+/-",)),
    (["./."], ("./.",)),
    (["Sunn O)))"], ("Sunn O)))",)),
    (["Godspeed You! Black Emperor"], ("Godspeed You! Black Emperor",)),
    (["Above & Beyond; Richard Bedford"], ("Above & Beyond", "Richard Bedford")),
    (["Karajan; Berliner Philharmoniker"], ("Karajan", "Berliner Philharmoniker")),
    (["Sly & The Family Stone"], ("Sly & The Family Stone",)),
    (["Echo & the Bunnymen"], ("Echo & the Bunnymen",)),
    (["Kool & The Gang; Lionel Richie"], ("Kool & The Gang", "Lionel Richie")),
    (["Tyler, The Creator; Frank Ocean"], ("Tyler, The Creator", "Frank Ocean")),
    (["Dave Dee, Dozy, Beaky, Mick & Tich"], ("Dave Dee, Dozy, Beaky, Mick & Tich",)),
    (["Yes / Rick Wakeman / Jon Anderson"], ("Yes", "Rick Wakeman", "Jon Anderson")),
    (["AC/DC / Guns N' Roses"], ("AC/DC", "Guns N' Roses")),
    (["宇多田ヒカル; 椎名林檎"], ("宇多田ヒカル", "椎名林檎")),
    (["방탄소년단; Halsey"], ("방탄소년단", "Halsey")),
    (["Би-2; Чичерина"], ("Би-2", "Чичерина")),
    (["A;;B"], ("A", "B")),
    (["A; ; B"], ("A", "B")),
    (["A\0\0B"], ("A", "B")),
    (["Panic! at the Disco"], ("Panic! at the Disco",)),
    (["will.i.am; Britney Spears"], ("will.i.am", "Britney Spears")),
]


@pytest.mark.parametrize("values, names", HARD_CREDITS)
def test_credits_split_without_destroying_names(values, names):
    assert split_names(values) == names


@pytest.mark.parametrize(
    "listed, printed, names",
    [
        (["A", "B"], ["A feat. B"], ("A", "B")),
        (["A\0B"], ["A & B"], ("A", "B")),
        (
            ["Tyler, The Creator", "Kali Uchis"],
            ["Tyler, ..."],
            ("Tyler, The Creator", "Kali Uchis"),
        ),
        (["The Semi;Colon"], ["x"], ("The Semi;Colon",)),
        ([""], ["A; B"], ("A", "B")),
        ([], [], ()),
    ],
)
def test_listed_artists_win_over_the_printed_credit(listed, printed, names):
    assert artists_of(listed, printed) == names


def test_the_credit_stays_as_printed_when_the_artists_are_listed():
    tags = interpret({"artist": ["A feat. B"], "artists": ["A", "B"]}, {})
    assert tags.artist_credit == "A feat. B"
    assert tags.artists == ("A", "B")


def test_roles_keep_their_names():
    tags = interpret({"composer": ["Bach"], "conductor": ["Karajan"], "performer": ["X", "Y"]}, {})
    assert tags.credits == (
        ("composer", "Bach"),
        ("conductor", "Karajan"),
        ("performer", "X"),
        ("performer", "Y"),
    )


def test_a_work_is_read_from_its_tag_or_from_the_grouping_beside_a_movement():
    assert interpret({"work": ["BWV 988"]}, {}).work == "BWV 988"
    assert interpret({"grouping": ["BWV 988"], "movementname": ["Aria"]}, {}).work == "BWV 988"
    assert interpret({"grouping": ["Party"]}, {}).work == ""


LEGACY = [
    ("gb18030", ["周杰伦", "七里香", "叶惠美"]),
    ("gb18030", ["王菲", "红豆", "唱游"]),
    ("gb18030", ["陶喆", "爱很简单", "㐀㐁"]),
    ("big5", ["張學友", "吻別", "吻別"]),
    ("shift_jis", ["宇多田ヒカル", "花束を君に", "ファントーム"]),
    ("euc_kr", ["아이유", "좋은 날", "리얼"]),
    ("cp1251", ["Кино", "Группа крови", "Группа крови"]),
    ("utf-8", ["Sigur Rós", "夜曲", "Ágætis"]),
]


@pytest.mark.parametrize("encoding, texts", LEGACY)
def test_national_encodings_labelled_latin_1_are_repaired(encoding, texts):
    assert repair([text.encode(encoding).decode("latin-1") for text in texts]) == texts


@pytest.mark.parametrize("encoding, texts", LEGACY)
def test_texts_without_any_label_are_decoded(encoding, texts):
    assert decode_unlabelled([text.encode(encoding) for text in texts]) == texts


GENUINE = [
    ["Björk", "Jóga", "Homogénic"],
    ["Sigur Rós", "Sæglópur", "Ágætis byrjun"],
    ["Motörhead", "Überkill"],
    ["Édith Piaf", "Hymne à l'amour", "Où es-tu ?"],
    ["Beyoncé", "Déjà Vu"],
    ["Mägo de Oz", "Señor", "Año"],
    ["Þórr", "Ðögun"],
]


@pytest.mark.parametrize("texts", GENUINE)
def test_genuine_latin_1_is_left_alone(texts):
    assert repair(texts) == texts
    assert decode_unlabelled([text.encode("cp1252") for text in texts]) == texts


def test_a_name_cut_in_the_middle_of_a_character_loses_only_the_half():
    cut = "周杰伦的七里香".encode("gbk")[:-1].decode("latin-1")
    assert repair([cut]) == ["周杰伦的七里"]
